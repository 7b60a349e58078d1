#include "parsers/citations.h"

#include <algorithm>
#include <map>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/dates.h"
#include "parsers/document_number.h"
#include "parsers/excerpt.h"
#include "parsers/issuer_name.h"
#include "parsers/law_names.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// A citation in the making.
struct Mention {
  Citation citation;
  ByteRange raw;        // what the record quotes
  std::size_t end = 0;  // behind the issuer's name
  std::string issuer_sign;
  bool has_type_word = false;
};

/// What stands before a number: the type word, "số", and where they begin.
struct Cue {
  std::optional<std::string> type;
  bool has_number_word = false;
  std::size_t begin = 0;
  std::optional<NamedIssuer> issuer;  // "Quyết định của UBND tỉnh số 12/QĐ-UBND"
};

/// One way in which a sentence says what the cited text is to the citing one (domain.md 2.12).
struct RelationRule {
  std::string name;  // value of `relation`
  Pattern before;    // on the key of the text before the mention
};

const std::vector<RelationRule>& relation_rules() {
  static const std::vector<RelationRule> rules = [] {
    std::vector<RelationRule> list;
    const auto add = [&](const char* name, const char* pattern) { list.push_back({name, Pattern(pattern)}); };
    add("attached-to", R"((?:kèm theo|đính kèm)(?: cùng)?(?: theo)? ?$)");
    add("amends", R"(sửa đổi(?:, bổ sung)?(?: một số (?:điều|nội dung)(?: của)?)?(?: tại| của)? ?$)");
    add("replaces", R"(thay thế(?: cho)? ?$)");
    add("repeals", R"((?:bãi bỏ|hủy bỏ)(?: toàn bộ)? ?$)");
    add("basis", R"(^[-+* ]*căn cứ(?: vào)? ?$)");
    add("basis", R"(theo quy định (?:tại|của)(?: (?:khoản|điều|điểm|mục) [^;.]{1,40})? ?$)");
    add("implements",
        R"((?:thực hiện|triển khai|thi hành|chấp hành)(?: có hiệu quả| hiệu quả| nghiêm túc| nghiêm| tốt)?(?: nội dung| các nội dung| chỉ đạo tại)? ?$)");
    return list;
  }();
  return rules;
}

std::string type_pattern(const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const DocumentType& type : vocabulary.document_types()) {
    names.push_back(type.canonical);
    names.insert(names.end(), type.variants.begin(), type.variants.end());
  }
  return any_of_words(std::move(names));
}

}  // namespace

struct CitationReader::Grammar {
  const NumberReader& numbers;
  const IssuerNameReader& issuers;
  LawNameReader laws;
  std::map<std::string, std::string> type_by_name;  // comparison key → canonical
  std::map<std::string, std::string> type_by_sign;  // "NQ" → "Nghị quyết"
  Pattern cue;                                      // type word and "số" at the end of a text
  Pattern cue_with_issuer;                          // "Quyết định của … số" at the end of a text

  Grammar(const Vocabulary& vocabulary, const NumberReader& number_reader,
          const IssuerNameReader& issuer_names)
      : numbers(number_reader),
        issuers(issuer_names),
        laws(vocabulary),
        cue("(?:^|[^\\p{L}])((?i:" + type_pattern(vocabulary) + "))?( ?(?:[Ss]ố|SỐ|[Ss]ô) ?[:.]?)? ?$"),
        cue_with_issuer("(?:^|[^\\p{L}])((?i:" + type_pattern(vocabulary) +
                        ")) của ([^,;:()]{3,120}) (?:[Ss]ố) ?[:.]? ?$") {
    for (const DocumentType& type : vocabulary.document_types()) {
      type_by_name.emplace(comparison_key(type.canonical), type.canonical);
      for (const std::string& variant : type.variants)
        type_by_name.emplace(comparison_key(variant), type.canonical);
      for (const std::string& sign : type.signs) type_by_sign.emplace(sign, type.canonical);
    }
  }

  std::string canonical_type(std::string_view printed) const {
    const auto known = type_by_name.find(comparison_key(printed));
    return known == type_by_name.end() ? std::string(printed) : known->second;
  }

  Cue read_cue(std::string_view text, std::size_t from, std::size_t number_begin) const;
  void read_tail(std::string_view text, Mention& mention) const;
  std::optional<Mention> read_number(std::string_view text, std::size_t from,
                                     const DocumentNumberMatch& number) const;
  Mention read_law(std::string_view text, const LawMention& law) const;
};

Cue CitationReader::Grammar::read_cue(std::string_view text, std::size_t from,
                                      std::size_t number_begin) const {
  constexpr std::size_t kCueBytes = 200;
  const std::string_view before = last_bytes(text.substr(from, number_begin - from), kCueBytes);
  const std::size_t offset = number_begin - before.size();
  Cue result;
  result.begin = number_begin;
  const auto match = cue.find(before);
  if (match && match->has(1)) {
    result.type = canonical_type(match->text(before, 1));
    result.has_number_word = match->has(2);
    result.begin = offset + match->groups[1].begin;
    return result;
  }
  if (const auto with_issuer = cue_with_issuer.find(before)) {
    const std::string_view name = with_issuer->text(before, 2);
    const auto issuer = issuers.read_at(name);
    if (issuer && issuer->length == name.size()) {
      result.type = canonical_type(with_issuer->text(before, 1));
      result.has_number_word = true;
      result.issuer = issuer;
      result.begin = offset + with_issuer->groups[1].begin;
      return result;
    }
  }
  if (match && match->has(2)) {
    result.has_number_word = true;
    const std::string_view word = match->text(before, 2);
    result.begin = offset + match->groups[2].begin + (word.starts_with(' ') ? 1u : 0u);
  }
  return result;
}

/// Date and issuer behind the number, in either order.
void CitationReader::Grammar::read_tail(std::string_view text, Mention& mention) const {
  static const Pattern before_date(R"(^ ?[,(]? ?(?:ban hành |ký )?(?i:ngày))");
  static const Pattern closing(R"(^ ?\))");
  static const Pattern year_only(R"(^ (?i:năm) ((?:19|20)\d{2})(?:[^\p{N}]|$))");
  static const Pattern of(R"(^ ?,? ?(?i:của) (?:các )?)");
  mention.end = mention.raw.end;
  for (int part = 0; part < 2; ++part) {
    const std::string_view rest = text.substr(mention.end);
    if (const auto date_mark = before_date.find(rest); date_mark && !mention.citation.date) {
      const std::size_t begin = mention.end + date_mark->whole().end - std::string_view("ngày").size();
      const std::size_t length = date_length_at(text.substr(begin));
      if (length == 0) return;
      if (const auto date = parse_date_at(text.substr(begin))) mention.citation.date = date->iso;
      mention.raw.end = mention.end = begin + length;
      const bool bracketed = date_mark->text(rest, 0).find('(') != std::string_view::npos;
      const auto close = closing.find(text.substr(mention.end));
      if (bracketed && close) mention.raw.end = mention.end = mention.end + close->whole().end;
    } else if (const auto year = year_only.find(rest); year && !mention.citation.date) {
      mention.citation.date = std::string(year->text(rest, 1));
      mention.raw.end = mention.end = mention.end + year->groups[1].end;
    } else if (const auto owner = of.find(rest); owner && !mention.citation.issuer) {
      const std::size_t begin = mention.end + owner->whole().end;
      const auto issuer = issuers.read_at(text.substr(begin));
      if (!issuer) return;
      mention.citation.issuer = issuer->canonical;
      mention.end = begin + issuer->length;
    } else {
      return;
    }
  }
}

std::optional<Mention> CitationReader::Grammar::read_number(std::string_view text, std::size_t from,
                                                            const DocumentNumberMatch& number) const {
  const Cue found = read_cue(text, from, number.where.begin);
  if (number.needs_cue && !found.type && !found.has_number_word) return std::nullopt;
  if (number.rule == "blank" && !found.has_number_word) return std::nullopt;
  Mention mention;
  mention.has_type_word = found.type.has_value();
  mention.raw = {found.begin, number.where.end};
  mention.issuer_sign = number.issuer_sign;
  Citation& citation = mention.citation;
  citation.type = found.type;
  if (found.issuer) citation.issuer = found.issuer->canonical;
  if (!citation.type && !number.type_sign.empty()) {
    const auto type = type_by_sign.find(number.type_sign);
    if (type != type_by_sign.end()) citation.type = type->second;
  }
  if (!number.key.empty()) citation.key = number.key;
  citation.raw_key = number.number ? number.raw_key : number.symbol;
  read_tail(text, mention);
  return mention;
}

Mention CitationReader::Grammar::read_law(std::string_view text, const LawMention& law) const {
  Mention mention;
  mention.raw = law.where;
  mention.has_type_word = true;
  mention.citation.type = law.type;
  mention.citation.name = law.name;
  // "Luật Đất đai 2024": of laws the year may stand without "năm".
  static const Pattern bare_year(R"(^ ((?:19|20)\d{2})(?:[^\d/-]|$))");
  const std::string_view rest = text.substr(mention.raw.end);
  if (const auto year = bare_year.find(rest)) {
    mention.citation.date = std::string(year->text(rest, 1));
    mention.raw.end += year->groups[1].end;
  }
  read_tail(text, mention);
  return mention;
}

namespace {

/// True where `number`, which stands behind `law`, is the law's own.
bool is_number_of_law(std::string_view text, const Mention& law, const Mention& number) {
  static const Pattern joint(R"(^ ?,? ?\(?(?:số ?:? ?)?$)");
  if (!law.citation.name || law.citation.key || law.citation.date) return false;
  if (number.has_type_word || number.issuer_sign.find("QH") == std::string::npos) return false;
  return law.raw.end <= number.raw.begin &&
         joint.contains(text.substr(law.raw.end, number.raw.begin - law.raw.end));
}

/// "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": the name and the number are one mention.
std::vector<Mention> join_law_numbers(std::string_view text, std::vector<Mention> mentions) {
  std::vector<Mention> joined;
  for (Mention& mention : mentions) {
    if (!joined.empty() && is_number_of_law(text, joined.back(), mention)) {
      const Mention& law = joined.back();
      mention.raw.begin = law.raw.begin;
      mention.citation.name = law.citation.name;
      mention.citation.type = law.citation.type;
      joined.pop_back();
    }
    joined.push_back(std::move(mention));
  }
  return joined;
}

/// The organ of a symbol: of an official letter without the drafting unit ("UBND-NN" → "UBND").
std::string_view organ_of(const Mention& mention) {
  const std::string_view sign = mention.issuer_sign;
  const bool letter = mention.citation.type == "Công văn";
  return letter ? sign.substr(0, sign.find('-')) : sign;
}

/// "… ngày 26/12/2025 và Công văn số 4102/UBND-NN cùng ngày của UBND tỉnh": the date is that of the mention
/// before.
std::vector<Mention> read_same_day(std::string_view text, std::vector<Mention> mentions,
                                   const IssuerNameReader& issuers) {
  static const Pattern same_day(R"(^ ?,? cùng ngày(?: của )?)");
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const auto match = same_day.find(text.substr(mentions[i].end));
    if (!match || mentions[i].citation.date) continue;
    mentions[i].citation.date = mentions[i - 1].citation.date;
    const std::size_t begin = mentions[i].end + match->whole().end;
    const auto issuer = issuers.read_at(text.substr(begin));
    if (match->text(text.substr(mentions[i].end), 0).ends_with("của ") && issuer) {
      mentions[i].citation.issuer = issuer->canonical;
      mentions[i].end = begin + issuer->length;
    }
  }
  return mentions;
}

/// Between two mentions of one run: ",", ";", "và".
bool is_joined(std::string_view text, const Mention& left, const Mention& right) {
  static const Pattern joiner(R"(^ ?[,;]? ?(?:và )?(?:các )?$)");
  if (left.raw.end > right.raw.begin) return false;
  const std::string_view between = text.substr(left.raw.end, right.raw.begin - left.raw.end);
  return !between.empty() && joiner.contains(between);
}

std::vector<Mention> share_in_runs(std::string_view text, std::vector<Mention> mentions) {
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    // Type words are carried forward: "Quyết định số 217-QĐ/TW, 218-QĐ/TW".
    if (!mentions[i].has_type_word && is_joined(text, mentions[i - 1], mentions[i]) &&
        mentions[i - 1].citation.type) {
      mentions[i].citation.type = mentions[i - 1].citation.type;
    }
  }
  for (std::size_t i = mentions.size(); i-- > 1;) {
    // Dates and issuers go back, while the organ in the symbol stays the same.
    Mention& left = mentions[i - 1];
    const Mention& right = mentions[i];
    if (left.issuer_sign.empty() || organ_of(left) != organ_of(right)) continue;
    if (!is_joined(text, left, right) || left.citation.issuer) continue;
    if (!left.citation.date) left.citation.date = right.citation.date;
    left.citation.issuer = right.citation.issuer;
  }
  return mentions;
}

/// The relation that the words before `mention` tell; "mentions" where they tell none.
std::string relation_of(std::string_view text, const Mention& mention) {
  constexpr std::size_t kCueBytes = 120;
  const std::string before = comparison_key(last_bytes(text.substr(0, mention.raw.begin), kCueBytes));
  for (const RelationRule& rule : relation_rules()) {
    if (rule.before.contains(before)) return rule.name;
  }
  return mention.citation.relation;
}

std::vector<Mention> set_relations(std::string_view text, std::vector<Mention> mentions) {
  // "Căn cứ A …; B …": what stands behind a semicolon of a basis is one as well.
  static const Pattern next_basis(R"(; ?(?:và )?$)");
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const bool lists_bases = i > 0 && mentions[i - 1].citation.relation == "basis" &&
                             next_basis.contains(text.substr(0, mentions[i].raw.begin));
    const bool shared = lists_bases || (i > 0 && is_joined(text, mentions[i - 1], mentions[i]));
    mentions[i].citation.relation =
        shared ? mentions[i - 1].citation.relation : relation_of(text, mentions[i]);
  }
  return mentions;
}

}  // namespace

CitationReader::CitationReader(const Vocabulary& vocabulary, const NumberReader& numbers,
                               const IssuerNameReader& issuers)
    : grammar_(std::make_unique<const Grammar>(vocabulary, numbers, issuers)) {}
CitationReader::~CitationReader() = default;
CitationReader::CitationReader(CitationReader&&) noexcept = default;

std::vector<Citation> CitationReader::read(std::string_view text) const {
  std::vector<Mention> mentions;
  std::size_t from = 0;
  while (const auto number = grammar_->numbers.find(text, from)) {
    if (auto mention = grammar_->read_number(text, from, *number)) {
      from = mention->raw.end;
      mentions.push_back(std::move(*mention));
    } else {
      from = number->where.end;
    }
  }
  for (const LawMention& law : grammar_->laws.find(text)) mentions.push_back(grammar_->read_law(text, law));
  std::stable_sort(mentions.begin(), mentions.end(),
                   [](const Mention& a, const Mention& b) { return a.raw.begin < b.raw.begin; });
  mentions = join_law_numbers(text, std::move(mentions));
  mentions = read_same_day(text, std::move(mentions), grammar_->issuers);
  mentions = share_in_runs(text, std::move(mentions));
  mentions = set_relations(text, std::move(mentions));

  std::vector<Citation> citations;
  for (Mention& mention : mentions) {
    if (!citations.empty() && mention.raw.begin < citations.back().span.bytes.end) continue;
    mention.citation.raw = std::string(text.substr(mention.raw.begin, mention.raw.size()));
    mention.citation.span.bytes = mention.raw;
    citations.push_back(std::move(mention.citation));
  }
  return citations;
}

std::vector<Citation> find_citations(const NormalizedDocument& document, const Parts& parts,
                                     const std::vector<Section>& sections, const CitationReader& reader) {
  std::vector<Citation> all;
  std::size_t section = 0;
  for (const Prose& prose : list_prose(document, parts)) {
    // Lines of a title are read as one; in the record they stay as they are.
    std::string one_line;
    std::string_view text = document.slice(prose.text);
    if (text.find('\n') != std::string_view::npos) {
      one_line = text;
      std::replace(one_line.begin(), one_line.end(), '\n', ' ');
      text = one_line;
    }
    const bool in_head = prose.block < parts.title.begin && !prose.in_table;
    if (in_head && classify_line(text) == LineRole::number) continue;
    const bool in_body = prose.block >= parts.body.begin && prose.block < parts.body.end;
    for (Citation& citation : reader.read(text)) {
      citation.raw = std::string(document.slice(
          {citation.span.bytes.begin + prose.text.begin, citation.span.bytes.end + prose.text.begin}));
      citation.span = make_span(document, {citation.span.bytes.begin + prose.text.begin,
                                           citation.span.bytes.end + prose.text.begin});
      while (section < sections.size() && sections[section].span.bytes.begin <= citation.span.bytes.begin)
        ++section;
      if (in_body && section > 0) citation.section = sections[section - 1].id;
      all.push_back(std::move(citation));
    }
  }
  return all;
}

}  // namespace vanthu
