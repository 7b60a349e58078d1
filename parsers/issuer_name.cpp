#include "parsers/issuer_name.h"

#include <algorithm>
#include <vector>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

// The longest name known has twelve words ("Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố Hải Phòng").
constexpr std::size_t kNameWords = 16;
constexpr std::size_t kNameBytes = 240;

std::string name_key(const Vocabulary& vocabulary, std::string_view name) {
  return comparison_key(vocabulary.expand_abbreviations(name));
}

/// Level word and place name behind a stem: " xã Gia Lộc", " thành phố", " Hải Phòng".
std::size_t place_length(std::string_view rest) {
  constexpr std::size_t kPlaceWords = 4;
  static const Pattern level(
      R"( (?:(?i:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)|TP\.?))");
  static const Pattern word(R"( (?:\p{Lu}\p{Ll}+|\d{1,2}\b)(?:-\p{Lu}\p{Ll}+)?)");
  static const Pattern type_word(
      R"(^ (?:Nghị|Quyết|Chỉ|Kế|Chương|Kết|Thông|Hướng|Công|Về|Ban|Quy|Triển|Thực|Phê|Giai|Năm|Trong|Khóa) )");
  if (type_word.contains(rest)) return 0;
  const auto match = level.match_at(rest);
  const std::size_t begin = match ? match->whole().end : 0;
  const std::vector<std::size_t> ends = ends_of_run(word, rest.substr(begin), kPlaceWords);
  return begin + (ends.empty() ? 0 : ends.back());
}

/// What a committee is for, behind its stem, up to the level word: "Ban Chỉ đạo" + " chuyển đổi số" + " xã".
std::size_t subject_length(std::string_view stem, std::string_view rest) {
  static const Pattern committee(R"(^(?i:ban chỉ đạo|ban chỉ huy|ban tổ chức|tổ công tác|hội đồng)$)");
  static const Pattern subject(
      R"(^((?:,? [\p{L}\d]+(?:-[\p{L}\d]+)*)+?) (?:xã|phường|đặc khu|tỉnh|thành phố|huyện|quốc gia|Trung ương)(?:[^\p{L}]|$))");
  if (!committee.contains(stem)) return 0;
  constexpr std::ptrdiff_t kSubjectWords = 12;
  const auto match = subject.find(rest);
  const std::string_view words = match ? match->text(rest, 1) : std::string_view();
  return std::count(words.begin(), words.end(), ' ') <= kSubjectWords ? words.size() : 0;
}

/// Level words are no names: "Thành phố" → "thành phố", "TP" → "thành phố".
std::string tidy_levels(const Vocabulary& vocabulary, std::string_view printed) {
  std::string name = place_tones(vocabulary.expand_abbreviations(printed));
  static const Pattern level(
      R"([^\p{L}](Xã|Phường|Đặc khu|Đặc Khu|Huyện|Quận|Tỉnh|Thành phố|Thành Phố|TP\.?)(?: |$))");
  for (std::size_t at = 0; auto match = level.find(name, at);) {
    const ByteRange word = match->groups[1];
    const std::string printed_level(name, word.begin, word.size());
    const std::string_view behind = std::string_view(name).substr(word.end);
    if (behind.starts_with(" ủy") || behind.starts_with(" hội")) {  // "Tỉnh ủy" is a body, "Xã hội" a field
      at = word.end;
      continue;
    }
    const std::string lower = printed_level.starts_with("TP") ? "thành phố" : to_lower(printed_level);
    name.replace(word.begin, word.size(), lower);
    at = word.begin + lower.size();
  }
  return capitalize(name);
}

/// The part of a key that was made from the first `bytes` of its text.
std::string_view key_up_to(const NormalizedText& key, std::size_t bytes) {
  const auto end = std::lower_bound(key.origin.begin(), key.origin.end(), bytes);
  return std::string_view(key.text).substr(0, static_cast<std::size_t>(end - key.origin.begin()));
}

}  // namespace

IssuerNameReader::IssuerNameReader(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {
  for (const IssuerName& issuer : vocabulary.issuers()) {
    stems_.emplace(name_key(vocabulary, issuer.canonical), &issuer);
    for (const std::string& variant : issuer.variants) stems_.emplace(name_key(vocabulary, variant), &issuer);
  }
}

std::optional<NamedIssuer> IssuerNameReader::read_known_at(std::string_view text) const {
  text = first_bytes(text, kNameBytes);
  // "Bộ Văn hóa, Thể thao và Du lịch", "Bộ Lao động - Thương binh và Xã hội": known names contain marks.
  // A full stop belongs to a word only where it goes on behind it, or in "TP.".
  static const Pattern word(R"((?:,| ?[-–])? ?(?:TP\.|[\p{L}\p{N}&]+(?:\.[\p{L}\p{N}]+)*))");
  const std::vector<std::size_t> ends = ends_of_run(word, text, kNameWords);
  if (ends.empty()) return std::nullopt;
  const std::string_view longest = text.substr(0, ends.back());
  const bool abbreviates = vocabulary_.may_abbreviate(longest);
  const NormalizedText key = abbreviates ? NormalizedText() : comparison_key_with_origin(longest);
  for (std::size_t count = ends.size(); count > 0; --count) {
    const std::string_view words = text.substr(0, ends[count - 1]);
    const auto stem =
        abbreviates ? stems_.find(name_key(vocabulary_, words)) : stems_.find(key_up_to(key, words.size()));
    if (stem == stems_.end()) continue;
    const std::size_t subject = subject_length(words, text.substr(words.size()));
    const std::size_t place = stem->second->level == "trung ương" && subject == 0
                                  ? 0
                                  : subject + place_length(text.substr(words.size() + subject));
    return NamedIssuer{
        tidy_levels(vocabulary_, stem->second->canonical + std::string(text.substr(words.size(), place))),
        words.size() + place, stem->second->level};
  }
  return std::nullopt;
}

std::optional<NamedIssuer> IssuerNameReader::read_at(std::string_view text) const {
  text = first_bytes(text, kNameBytes);
  if (auto known = read_known_at(text)) return known;
  static const Pattern head(
      R"(^(?i:bộ trưởng|chủ tịch|giám đốc|chủ nhiệm|tổng kiểm toán|chánh án|viện trưởng) )");
  if (const auto office = head.find(text)) {
    const std::size_t length = office->whole().end;
    if (const auto body = read_known_at(text.substr(length))) {
      return NamedIssuer{capitalize(text.substr(0, length)) + body->canonical, length + body->length,
                         body->level};
    }
  }
  static const Pattern capital(R"(^\p{Lu})");
  static const Pattern stop(
      R"(^ ?(?i:về|ban hành|quy định|quyết định|phê duyệt|triển khai|hướng dẫn|thực hiện|tại|trên|trong|đã|và|khóa|khoá|nhiệm kỳ|số|ngày|năm|giao|gửi|theo|là|được|có|để|cho|tới|đến|gắn|đối|với|thông qua|sửa đổi|công bố|kèm|sau)(?: |$))");
  if (!capital.contains(text)) return std::nullopt;
  std::size_t length = 0;
  static const Pattern plain_word(R"( ?(?:TP\.|[\p{L}\p{N}&]+(?:[.-][\p{L}\p{N}]+)*))");
  for (const std::size_t end : ends_of_run(plain_word, text, kNameWords)) {
    const std::string_view word = text.substr(length, end - length);
    if (length > 0 && (stop.contains(text.substr(length)) || stop.contains(word))) break;
    length = end;
  }
  if (length == 0) return std::nullopt;
  return NamedIssuer{tidy_levels(vocabulary_, text.substr(0, length)), length, ""};
}

}  // namespace vanthu
