#include "parsers/issuer_name.h"

#include <algorithm>
#include <vector>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

// The longest name known has twelve words ("Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố Hải Phòng").
constexpr std::size_t kNameWords = 16;
constexpr std::size_t kNameBytes = 240;

bool is_word_letter(std::string_view text, std::size_t offset) {
  return offset < text.size() && letters()[code_point_at(text, offset).value].letter_or_digit;
}

/// End of the word of a known name that begins at `at`, marks before it included; `at` where there is none.
/// Names contain commas and dashes ("Bộ Lao động - Thương binh và Xã hội"); a full stop belongs to a word
/// only where it goes on behind it, or in "TP.".
std::size_t name_word_end(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return i < text.size() ? text[i] : '\0'; };
  std::size_t begin = at;
  if (byte(begin) == ',') {
    ++begin;
  } else {
    const std::size_t dash = begin + (byte(begin) == ' ' ? 1 : 0);
    if (byte(dash) == '-') begin = dash + 1;
    if (text.substr(std::min(dash, text.size())).starts_with("–"))
      begin = dash + std::string_view("–").size();
  }
  if (byte(begin) == ' ') ++begin;
  if (text.substr(std::min(begin, text.size())).starts_with("TP."))
    return begin + std::string_view("TP.").size();
  std::size_t end = begin;
  while (byte(end) == '&' || is_word_letter(text, end) ||
         (end > begin && byte(end) == '.' && is_word_letter(text, end + 1))) {
    end += code_point_at(text, end).length;
  }
  return end > begin ? end : at;
}

std::vector<std::size_t> name_word_ends(std::string_view text) {
  std::vector<std::size_t> ends;
  ends.reserve(kNameWords);
  for (std::size_t at = 0; ends.size() < kNameWords;) {
    const std::size_t end = name_word_end(text, at);
    if (end == at) break;
    ends.push_back(at = end);
  }
  return ends;
}

std::string name_key(const Vocabulary& vocabulary, std::string_view name) {
  return comparison_key(vocabulary.expand_abbreviations(name));
}

/// Bytes of a place name in capitals at the start of `rest`, which the register must know: in a title of
/// capitals nothing else tells where it ends.
std::size_t capital_place_length(const Vocabulary& vocabulary, std::string_view rest) {
  constexpr std::size_t kPlaceWords = 5;
  static const Pattern word(R"( \p{Lu}+(?:['’-]\p{Lu}+)*)");
  const std::vector<std::size_t> ends = ends_of_run(word, rest, kPlaceWords);
  for (std::size_t count = ends.size(); count > 0; --count) {
    const std::string_view name = rest.substr(1, ends[count - 1] - 1);
    if (!vocabulary.find_communes(name).empty() || vocabulary.find_province(name) != nullptr)
      return ends[count - 1];
  }
  return 0;
}

/// Ends of the words of a place name at the start of `rest`.  Some have one letter ("Ia O") or an apostrophe
/// ("M'gar"); the first letter of a word in capitals is none.
std::vector<std::size_t> place_word_ends(std::string_view rest) {
  constexpr std::size_t kPlaceWords = 4;
  static const Pattern word(R"( (?:\p{Lu}\p{Ll}*(?:['’]\p{L}+)?|\d{1,2}\b)(?:-\p{Lu}\p{Ll}+)?)");
  static const Pattern goes_on(R"(^[\p{L}/])");
  std::vector<std::size_t> ends = ends_of_run(word, rest, kPlaceWords);
  if (!ends.empty() && goes_on.contains(rest.substr(ends.back()))) ends.pop_back();
  return ends;
}

/// Level word and place name behind a stem: " xã Gia Lộc", " thành phố", " Hải Phòng", " phường Văn Miếu -
/// Quốc Tử Giám", " xã Ea H'Leo".
std::size_t place_length(const Vocabulary& vocabulary, std::string_view rest, bool level_known) {
  static const Pattern level(
      R"( (?:(?i:xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|thành phố|tỉnh)|TP\.?))");
  static const Pattern capitals(R"(^ \p{Lu}\p{Lu})");
  // The halves of a joined name stand behind a level only.
  static const Pattern joint(R"(^ [-–] \p{Lu}\p{Ll})");
  static const Pattern no_half(
      R"(^ [-–] (?:Phòng|Sở|Ủy|Hội|Văn phòng|Trung tâm|Đảng|Đơn|Các|Nơi|Thời|Cơ|Đoàn)(?: |$))");
  static const Pattern type_word(
      R"(^ (?:Nghị|Quyết|Chỉ|Kế|Chương|Kết|Thông|Hướng|Công|Về|Ban|Quy|Triển|Thực|Phê|Giai|Năm|Trong|Khóa) )");
  if (!rest.starts_with(' ') || type_word.contains(rest)) return 0;
  const auto match = level.match_at(rest);
  const std::size_t begin = match ? match->whole().end : 0;
  if (capitals.contains(rest.substr(begin))) {
    const std::size_t name = capital_place_length(vocabulary, rest.substr(begin));
    if (name > 0) return begin + name;
  }
  const std::vector<std::size_t> ends = place_word_ends(rest.substr(begin));
  std::size_t end = begin + (ends.empty() ? 0 : ends.back());
  const std::string_view behind = rest.substr(end);
  if ((match || level_known) && !ends.empty() && joint.contains(behind) && !no_half.contains(behind)) {
    const std::size_t half_begin = behind.find(' ', 1);
    const std::vector<std::size_t> half = place_word_ends(behind.substr(half_begin));
    if (!half.empty()) end += half_begin + half.back();
  }
  return end;
}

/// " XÃ MƯỜNG CHÀ" → " xã Mường Chà"; a text of both cases stays as it is.
std::string tidy_capitals(std::string_view place) {
  static const Pattern small(R"(\p{Ll})");
  static const Pattern level(R"(^ (?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|THÀNH PHỐ|TỈNH)(?: |$))");
  if (place.empty() || small.contains(place)) return std::string(place);
  const auto match = level.find(place);
  std::size_t begin = match ? match->whole().end : 0;
  if (match && place[begin - 1] == ' ') --begin;
  std::string tidy = to_lower(place.substr(0, begin));
  for (std::size_t at = begin; at < place.size();) {
    const std::size_t end = std::min(place.find(' ', at + 1), place.size());
    tidy += " " + capitalize(to_lower(place.substr(at + 1, end - at - 1)));
    at = end;
  }
  return tidy;
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
  std::string name = place_tones(vocabulary.may_abbreviate(printed) ? vocabulary.expand_abbreviations(printed)
                                                                    : std::string(printed));
  static const Pattern level(
      R"([^\p{L}](Xã|Phường|Đặc khu|Đặc Khu|Huyện|Quận|Tỉnh|Thành phố|Thành Phố|TP\.?)(?: |$))");
  for (std::size_t at = 0; auto match = level.find(name, at);) {
    const ByteRange word = match->groups[1];
    const std::string printed_level(name, word.begin, word.size());
    const std::string_view behind = std::string_view(name).substr(word.end);
    if (behind.starts_with(" ủy") || behind.starts_with(" đoàn") ||
        behind.starts_with(" hội")) {  // "Tỉnh ủy" and "Tỉnh đoàn" are bodies, "Xã hội" a field
      at = word.end;
      continue;
    }
    const std::string lower = printed_level.starts_with("TP") ? "thành phố" : to_lower(printed_level);
    name.replace(word.begin, word.size(), lower);
    at = word.begin + lower.size();
  }
  return name;
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

/// The longest stem among the beginnings of `text` that end at `ends`.
std::optional<IssuerNameReader::Stem> IssuerNameReader::find_stem(
    std::string_view text, const std::vector<std::size_t>& ends) const {
  const std::string_view longest = text.substr(0, ends.back());
  if (!vocabulary_.may_abbreviate(longest)) {
    const NormalizedText key = comparison_key_with_origin(longest);
    for (std::size_t count = ends.size(); count > 0; --count) {
      const auto stem = stems_.find(key_up_to(key, ends[count - 1]));
      if (stem != stems_.end()) return Stem{stem->second, ends[count - 1]};
    }
    return std::nullopt;
  }
  // Abbreviations have no way back into the text: the beginning that makes a known key is looked for.
  const std::string key = name_key(vocabulary_, longest);
  for (std::size_t size = key.size(); size > 0 && size != std::string::npos;
       size = key.find_last_of(" ,-", size - 1)) {
    const std::string_view name = std::string_view(key).substr(0, size);
    const auto stem = stems_.find(name);
    if (stem == stems_.end()) continue;
    for (const std::size_t end : ends) {
      const std::string beginning = name_key(vocabulary_, text.substr(0, end));
      if (beginning == name) return Stem{stem->second, end};
      if (beginning.size() > size) break;
    }
  }
  return std::nullopt;
}

std::optional<NamedIssuer> IssuerNameReader::read_known_at(std::string_view text) const {
  text = first_bytes(text, kNameBytes);
  const std::vector<std::size_t> ends = name_word_ends(text);
  const auto stem = ends.empty() ? std::nullopt : find_stem(text, ends);
  if (!stem) return std::nullopt;
  const IssuerName& issuer = *stem->issuer;
  const std::string_view behind = text.substr(stem->length);
  const std::size_t subject = subject_length(issuer.canonical, behind);
  const bool has_place = issuer.level != "trung ương" || subject > 0;
  const std::size_t place =
      has_place ? subject + place_length(vocabulary_, behind.substr(subject), !issuer.level.empty()) : 0;
  return NamedIssuer{issuer.canonical + tidy_levels(vocabulary_, tidy_capitals(behind.substr(0, place))),
                     stem->length + place, issuer.level};
}

std::optional<NamedIssuer> IssuerNameReader::read_at(std::string_view text) const {
  text = first_bytes(text, kNameBytes);
  if (auto known = read_known_at(text)) return known;
  static const Pattern head(
      R"(^(?i:bộ trưởng, chủ nhiệm|bộ trưởng|chủ tịch|giám đốc|chủ nhiệm|tổng kiểm toán|chánh án|viện trưởng) )");
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
  return NamedIssuer{capitalize(tidy_levels(vocabulary_, text.substr(0, length))), length, ""};
}

}  // namespace vanthu
