#include "parsers/citation_cue.h"

#include <map>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kCueBytes = 200;

// "số" as it is printed and as scanners read it: "Sô", "S ố", "5ố".
const std::string kNumberWord = "(?:[Ss5] ?[ốôổỐÔỔ]) ?[:.]?";
// Words between the type and "số" that are no part of a title.
const std::string kManner =
    "(?i:chuyên đề|liên tịch|liên ngành|cá biệt|chung|hỏa tốc|hoả tốc|thượng khẩn|khẩn|mật|mới|tổng thể|chi "
    "tiết|phê duyệt|ban hành|công nhận|thực hiện|triển khai|thành lập|kiện toàn|sửa đổi|có)";
const std::string kBareNumber = "(?:(?:[Ss]ố|SỐ) ?:? ?)?\\d{1,5}[a-eđ]?";

std::string alternatives(const Vocabulary& vocabulary) {
  std::vector<std::string> names, signs;
  for (const DocumentType& type : vocabulary.document_types()) {
    names.push_back(type.canonical);
    names.insert(names.end(), type.variants.begin(), type.variants.end());
    signs.insert(signs.end(), type.signs.begin(), type.signs.end());
  }
  return "(?i:" + any_of_words(std::move(names)) + ")|" + any_of_words(std::move(signs));
}

}  // namespace

struct CueReader::Words {
  const IssuerNameReader& issuers;
  std::map<std::string, std::string> type_by_name;  // comparison key → canonical
  std::map<std::string, std::string> state_type;    // by sign: "TT" → "Thông tư"
  std::map<std::string, std::string> party_type;    // by sign: "TT" → "Thông tri"
  Pattern type_at_end;
  Pattern type_ahead;  // a type word and "số" or a digit at the start of a text

  Words(const Vocabulary& vocabulary, const IssuerNameReader& names)
      : issuers(names),
        type_at_end("(?:^|[^\\p{L}])(?:" + alternatives(vocabulary) + ")$"),
        type_ahead("^(?i:các )?(?:(?:" + alternatives(vocabulary) + ")(?: " + kManner +
                   ")? ?(?:" + kNumberWord + "|\\d)|" + kNumberWord + " ?\\d)") {
    for (const DocumentType& type : vocabulary.document_types()) {
      type_by_name.emplace(comparison_key(type.canonical), type.canonical);
      for (const std::string& variant : type.variants)
        type_by_name.emplace(comparison_key(variant), type.canonical);
      for (const std::string& sign : type.signs) {
        if (type.state) state_type.emplace(sign, type.canonical);
        if (type.party) party_type.emplace(sign, type.canonical);
      }
    }
    party_type.erase("QĐ");
  }

  bool is_sign(std::string_view printed) const {
    const std::string sign(printed);
    return state_type.contains(sign) || party_type.contains(sign);
  }

  std::string canonical_type(std::string_view printed) const {
    if (const auto sign = state_type.find(std::string(printed)); sign != state_type.end())
      return sign->second;
    if (const auto sign = party_type.find(std::string(printed)); sign != party_type.end())
      return sign->second;
    const auto known = type_by_name.find(comparison_key(printed));
    return known == type_by_name.end() ? std::string(printed) : known->second;
  }

  /// Type word and "số" at the end of `before`, whose first byte is at `offset` of the paragraph.
  CitationCue read_direct(std::string_view before, std::size_t offset) const;
  /// "Quyết định của UBND tỉnh" and what else stands between it and "số" at the end of `before`.
  std::optional<CitationCue> read_with_issuer(std::string_view before, std::size_t offset) const;
};

CitationCue CueReader::Words::read_direct(std::string_view before, std::size_t offset) const {
  static const Pattern number_word(" ?" + kNumberWord + " ?$");
  static const Pattern manner(" " + kManner + "$");
  CitationCue cue;
  cue.begin = offset + before.size();
  const auto number = number_word.find(before);
  std::string_view words = before.substr(0, number ? number->whole().begin : before.size());
  if (!number && words.ends_with(' ')) words.remove_suffix(1);
  auto type = type_at_end.find(words);
  if (!type) {
    const auto found = manner.find(words);
    if (found) words = words.substr(0, found->whole().begin);
    if (found) type = type_at_end.find(words);
  }
  if (type) {
    const std::size_t begin = behind_edge(words, type->whole()).begin;
    const std::string_view printed = words.substr(begin);
    cue.type = canonical_type(printed);
    if (is_sign(printed)) cue.sign = std::string(printed);
    cue.has_number_word = number.has_value();
    cue.begin = offset + begin;
  } else if (number) {
    const std::size_t begin = number->whole().begin;
    const bool blank = before[begin] == ' ';
    const bool inside_word =
        !blank && begin > 0 && letters()[code_point_before(before, begin)].letter_or_digit;
    if (inside_word) return cue;
    cue.has_number_word = true;
    cue.begin = offset + begin + (blank ? 1 : 0);
  }
  return cue;
}

std::optional<CitationCue> CueReader::Words::read_with_issuer(std::string_view before,
                                                              std::size_t offset) const {
  static const Pattern list_mark("^ ?(?:, ?gồm|gồm|bao gồm)? ?:? ?$");
  constexpr std::string_view kOf = " của ";
  static const Pattern number_word("( ?" + kNumberWord + " ?)$");
  const auto number = number_word.find(before);
  if (!number) return std::nullopt;
  before = before.substr(0, number->whole().begin);
  const std::size_t of = before.rfind(kOf);
  if (of == std::string_view::npos) return std::nullopt;
  const auto type = type_at_end.find(before.substr(0, of));
  if (!type) return std::nullopt;
  const std::string_view named = before.substr(of + kOf.size());
  const auto issuer = issuers.read_at(named);
  if (!issuer || !list_mark.contains(named.substr(issuer->length))) return std::nullopt;
  CitationCue cue;
  const std::size_t begin = behind_edge(before, type->whole()).begin;
  cue.type = canonical_type(before.substr(begin, of - begin));
  cue.has_number_word = true;
  cue.issuer = issuer;
  cue.begin = offset + begin;
  return cue;
}

CueReader::CueReader(const Vocabulary& vocabulary, const IssuerNameReader& issuers)
    : words_(std::make_unique<const Words>(vocabulary, issuers)) {}
CueReader::~CueReader() = default;
CueReader::CueReader(CueReader&&) noexcept = default;

std::optional<std::string> CueReader::type_of_sign(const std::string& sign, bool party) const {
  const auto& types = party ? words_->party_type : words_->state_type;
  const auto type = types.find(sign);
  if (type == types.end()) return std::nullopt;
  return type->second;
}

bool CueReader::begins_mention(std::string_view text, std::size_t offset) const {
  constexpr std::size_t kTypeBytes = 120;
  return words_->type_ahead.contains(first_bytes(text.substr(offset), kTypeBytes));
}

namespace {

/// The numbers of a list that ends `before`: "1, 2, " of "số 1, 2, 3/QĐ-UBND".
std::vector<BareNumber> read_bare_numbers(std::string_view before, std::size_t offset) {
  static const Pattern list("(?:[Ss]ố|SỐ) ?:? ?((?:" + kBareNumber +
                            " ?(?:,|;|,? ?và) ?)+(?:(?:[Ss]ố|SỐ) )?)$");
  static const Pattern one(R"(\d{1,5}[a-eđ]?)");
  std::vector<BareNumber> numbers;
  if (before.empty() || before.back() != ' ') return numbers;
  const auto found = list.find(before);
  if (!found) return numbers;
  for (std::size_t at = found->groups[1].begin;;) {
    const auto number = one.find(before, at);
    if (!number) break;
    const ByteRange where = number->whole();
    numbers.push_back({{offset + where.begin, offset + where.end}, std::string(number->text(before, 0))});
    at = where.end;
  }
  return numbers;
}

}  // namespace

CitationCue CueReader::read(std::string_view text, std::size_t from, std::size_t number_begin) const {
  static const Pattern form(
      R"((?:^|[^\p{L}])(?i:mẫu|biểu|biểu mẫu|phụ lục|nhà|tài khoản|điện thoại|bảng|trang|thửa đất|tờ bản đồ|hòm thư|ngõ|ngách|hẻm)( số)? ?:? ?$)");
  const std::string_view before = last_bytes(text.substr(from, number_begin - from), kCueBytes);
  const std::size_t offset = number_begin - before.size();
  CitationCue cue = words_->read_direct(before, offset);
  if (cue.type) return cue;
  if (cue.has_number_word) {
    if (auto with_issuer = words_->read_with_issuer(before, offset)) return *with_issuer;
  }
  cue.is_form = form.contains(before);
  auto bare = read_bare_numbers(before, offset);
  if (bare.empty() || cue.is_form) return cue;
  // The words before the list are those of its first number.
  const std::string_view words = before.substr(0, bare.front().where.begin - offset);
  cue = words_->read_direct(words, offset);
  if (!cue.type) {
    if (auto with_issuer = words_->read_with_issuer(words, offset)) cue = *with_issuer;
  }
  cue.bare = std::move(bare);
  return cue;
}

}  // namespace vanthu
