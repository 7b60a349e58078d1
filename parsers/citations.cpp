#include "parsers/citations.h"

#include <algorithm>
#include <iterator>

#include "normalize/pattern.h"
#include "parsers/citation_cue.h"
#include "parsers/citation_mention.h"
#include "parsers/citation_relation.h"
#include "parsers/citation_runs.h"
#include "parsers/citation_tail.h"
#include "parsers/citation_title.h"
#include "parsers/document_number.h"
#include "parsers/excerpt.h"
#include "parsers/issuer_name.h"
#include "parsers/law_names.h"
#include "parsers/prose.h"
#include "parsers/provision.h"

namespace vanthu {

struct CitationReader::Grammar {
  const NumberReader& numbers;
  const IssuerNameReader& issuers;
  LawNameReader laws;
  CueReader cues;

  Grammar(const Vocabulary& vocabulary, const NumberReader& number_reader,
          const IssuerNameReader& issuer_names)
      : numbers(number_reader), issuers(issuer_names), laws(vocabulary), cues(vocabulary, issuer_names) {}

  std::vector<Mention> read_numbers(std::string_view text) const;
  std::vector<Mention> read_laws(std::string_view text) const;
  std::vector<Mention> mentions_of(std::string_view text, const DocumentNumberMatch& number,
                                   const CitationCue& cue) const;
  Mention with_title(std::string_view text, Mention mention) const;
};

namespace {

/// False where the number means nothing without the words that are missing before it.
bool is_citation(const DocumentNumberMatch& number, const CitationCue& cue) {
  if (cue.is_form) return false;
  if (!number.number && number.rule == "blank" && number.raw_key.starts_with('-')) return cue.has_number_word;
  return !number.needs_cue || cue.type || cue.has_number_word;
}

/// The type and how sure it is.
Mention with_type(Mention mention, const DocumentNumberMatch& number, const CitationCue& cue,
                  const CueReader& cues) {
  Citation& citation = mention.citation;
  citation.confidence = number.confidence;
  citation.type = cue.sign.empty() ? cue.type : cues.type_of_sign(cue.sign, number.party);
  mention.has_type_word = citation.type.has_value();
  if (mention.has_type_word) return mention;
  if (number.rule == "official-letter") {
    citation.confidence = std::min(citation.confidence, kLetterWithoutWord);
  } else if (!number.type_sign.empty()) {
    citation.type = cues.type_of_sign(number.type_sign, number.party);
    citation.confidence = std::min(citation.confidence, kTypeFromSign);
  }
  return mention;
}

/// A number of a list whose sign stands at its last one alone: "1" of "số 1, 2, 3/QĐ-UBND".
Mention bare_mention(const Mention& carrier, const DocumentNumberMatch& number, const BareNumber& bare) {
  Mention mention;
  mention.raw = bare.where;
  mention.begin = mention.raw.begin;
  mention.end = mention.full_end = mention.raw.end;
  mention.type_sign = carrier.type_sign;
  mention.issuer_sign = carrier.issuer_sign;
  mention.citation.type = carrier.citation.type;
  mention.citation.raw_key = bare.number;
  mention.citation.key = bare.number + number.key.substr(number.number->size());
  mention.citation.confidence = kSignOfALaterNumber;
  return mention;
}

}  // namespace

/// The mention of `number`, behind those of the numbers that share its sign.
std::vector<Mention> CitationReader::Grammar::mentions_of(std::string_view text,
                                                          const DocumentNumberMatch& number,
                                                          const CitationCue& cue) const {
  std::vector<Mention> mentions;
  Mention mention;
  mention.type_sign = number.type_sign;
  mention.issuer_sign = number.issuer_sign;
  if (!number.key.empty()) mention.citation.key = number.key;
  mention.citation.raw_key = number.number ? number.raw_key : number.symbol;
  const bool lists_numbers = !cue.bare.empty() && number.number;
  mention = with_type(std::move(mention), number, cue, cues);
  for (const BareNumber& bare : lists_numbers ? cue.bare : std::vector<BareNumber>()) {
    mentions.push_back(bare_mention(mention, number, bare));
  }
  Mention& first = lists_numbers ? mentions.front() : mention;
  first.begin = first.raw.begin = cue.begin;
  first.has_type_word = mention.has_type_word;
  if (cue.issuer) {
    first.citation.issuer = cue.issuer->canonical;
    first.shares_issuer = true;
  }
  if (lists_numbers) {
    mention.has_type_word = false;
    mention.raw.begin = mention.begin = number.where.begin;
  }
  mention.raw.end = number.where.end;
  mentions.push_back(with_tail(text, std::move(mention), issuers));
  return mentions;
}

std::vector<Mention> CitationReader::Grammar::read_numbers(std::string_view text) const {
  std::vector<Mention> all;
  std::size_t from = 0;
  while (const auto number = numbers.find(text, from)) {
    const CitationCue cue = cues.read(text, from, number->where.begin);
    from = number->where.end;
    const bool continues_letters = number->rule == "official-letter" && !all.empty() &&
                                   all.back().type_sign.empty() && all.back().has_type_word &&
                                   is_run_joint(text, all.back().end, number->where.begin);
    if (!is_citation(*number, cue) && !continues_letters) continue;
    for (Mention& mention : mentions_of(text, *number, cue)) all.push_back(std::move(mention));
    from = all.back().raw.end;
  }
  return all;
}

std::vector<Mention> CitationReader::Grammar::read_laws(std::string_view text) const {
  // "Luật Đất đai 2024", "Luật Đất đai (2024)": of laws the year may stand without "năm".
  static const Pattern bare_year(R"(^ (?:\(((?:19|20)\d{2})\)|((?:19|20)\d{2})(?:[^\d/-]|$)))");
  std::vector<Mention> all;
  for (const LawMention& law : laws.find(text)) {
    Mention mention;
    mention.raw = law.where;
    mention.begin = law.where.begin;
    mention.has_type_word = true;
    mention.citation.type = law.type;
    mention.citation.name = law.name;
    if (!law.known) mention.citation.confidence = kUnknownLaw;
    const std::string_view rest = text.substr(mention.raw.end);
    if (const auto year = bare_year.match_at(rest)) {
      const bool bracketed = year->has(1);
      mention.citation.date = std::string(year->text(rest, bracketed ? 1 : 2));
      mention.raw.end += bracketed ? year->groups[1].end + 1 : year->groups[2].end;
    }
    all.push_back(with_tail(text, std::move(mention), issuers));
  }
  return all;
}

/// Title, short name and provision of a mention.
Mention CitationReader::Grammar::with_title(std::string_view text, Mention mention) const {
  // "(được sửa đổi, bổ sung năm 2020)", "(sửa đổi)": the date is not the law's own.
  static const Pattern amended(R"(^ ?\((?:đã )?(?:được )?(?i:sửa đổi|bổ sung)[^()]{0,120}\))");
  Citation& citation = mention.citation;
  constexpr std::size_t kAmendedBytes = 300;
  if (const auto note = amended.find(first_bytes(text.substr(mention.end), kAmendedBytes))) {
    mention.full_end = mention.end + note->whole().end;
  }
  if (!citation.name) {
    const TitlePlace place{
        citation.date || citation.issuer,
        citation.type && (citation.type->starts_with("Kế hoạch") ||
                          citation.type->starts_with("Chương trình") || citation.type == "Công văn")};
    if (const auto title = read_title(text, mention.full_end, place, cues)) {
      citation.title = title->title;
      mention.full_end = title->end;
    }
  }
  if (const auto alias = read_alias(text, mention.full_end)) {
    citation.alias = alias->alias;
    mention.alias = {mention.full_end, alias->end};
    mention.full_end = alias->end;
  }
  if (const auto provision = find_provision_before(text, mention.raw.begin)) {
    mention.begin = provision->where.begin;
    citation.provision = provision->provision;
  }
  return mention;
}

namespace {

/// Without the laws that a short name seems to name: "(gọi tắt là Luật Dân chủ)".
std::vector<Mention> without_aliases(std::vector<Mention> mentions) {
  ByteRange alias;
  std::erase_if(mentions, [&](const Mention& mention) {
    if (!mention.alias.empty()) alias = mention.alias;
    return mention.citation.name && !mention.citation.key && alias.begin < mention.raw.begin &&
           mention.raw.begin < alias.end;
  });
  return mentions;
}

}  // namespace

CitationReader::CitationReader(const Vocabulary& vocabulary, const NumberReader& numbers,
                               const IssuerNameReader& issuers)
    : grammar_(std::make_unique<const Grammar>(vocabulary, numbers, issuers)) {}
CitationReader::~CitationReader() = default;
CitationReader::CitationReader(CitationReader&&) noexcept = default;

std::vector<Citation> CitationReader::read(std::string_view text) const {
  std::vector<Mention> mentions = grammar_->read_numbers(text);
  std::vector<Mention> laws = grammar_->read_laws(text);
  if (mentions.empty() && laws.empty()) return {};
  std::move(laws.begin(), laws.end(), std::back_inserter(mentions));
  mentions = join_law_numbers(text, std::move(mentions));
  for (Mention& mention : mentions) mention = grammar_->with_title(text, std::move(mention));
  mentions = without_aliases(std::move(mentions));
  mentions = share_in_runs(text, std::move(mentions));
  mentions = with_relations(text, std::move(mentions));
  std::vector<Citation> citations;
  citations.reserve(mentions.size());
  for (Mention& mention : mentions) {
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
    const std::size_t first = all.size();
    for (Citation& citation : reader.read(text)) {
      for (InheritedField& inherited : citation.inherited) inherited.from += first;
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
