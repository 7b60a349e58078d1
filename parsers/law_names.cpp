#include "parsers/law_names.h"

#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

// The longest name of the vocabulary has 19 words.
constexpr std::size_t kNameWords = 24;
constexpr std::size_t kNameBytes = 400;

/// End of an unknown law's name: words up to a mark or a word that begins something else.
std::size_t unknown_name_end(std::string_view text, std::size_t kind_length) {
  static const Pattern stop(
      R"(^ (?:và|của|năm|ngày|số|được|trên|theo|về|tại|để|cho|đối|trong|có|này|đã|do|khi|từ|đến|các|những|với|là|thì|sửa đổi|ban hành|quy định|có hiệu lực)(?: |$))");
  static const Pattern word(R"(^ [\p{L}\p{N}]+(?:-\p{L}+)*)");
  constexpr std::size_t kUnknownWords = 8;
  std::size_t end = kind_length;
  for (std::size_t count = 0; count < kUnknownWords; ++count) {
    const std::string_view rest = text.substr(end);
    const auto match = word.find(rest);
    if (!match || stop.contains(rest)) break;
    end += match->whole().end;
  }
  return end;
}

/// A law at the start of `text` that the vocabulary does not know; its name must begin with a capital.
std::optional<LawMention> read_unknown(std::string_view text, std::size_t kind_length) {
  static const Pattern capital(R"(^\p{Lu})");
  const std::string type = sentence_case(text.substr(0, kind_length));
  if (type == "Hiến pháp" || !capital.contains(text.substr(kind_length + 1))) return std::nullopt;
  const std::size_t end = unknown_name_end(text, kind_length);
  if (end == kind_length) return std::nullopt;
  return LawMention{{0, end}, std::string(text.substr(0, end)), type, false};
}

/// False where none of the words that begin a law's name is in `text`; most texts are told by this alone.
bool may_name_law(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::string_view rest = text.substr(i);
    switch (text[i]) {
      case 'L':
        if (rest.starts_with("Luật") || rest.starts_with("LUẬT")) return true;
        break;
      case 'B':
        if (rest.starts_with("Bộ ") || rest.starts_with("BỘ ")) return true;
        break;
      case 'P':
        if (rest.starts_with("Pháp") || rest.starts_with("PHÁP")) return true;
        break;
      case 'H':
        if (rest.starts_with("Hiến")) return true;
        break;
      default:
        break;
    }
  }
  return false;
}

}  // namespace

LawNameReader::LawNameReader(const Vocabulary& vocabulary) {
  for (const Law& law : vocabulary.laws()) official_.emplace(comparison_key(law.name), law.name);
}

std::optional<LawMention> LawNameReader::read_known(std::string_view text, std::size_t kind_length) const {
  // Commas stand between words of some names.
  static const Pattern word(R"([ ,]{0,2}[\p{L}\p{N}]+(?:-\p{L}+)*)");
  // "trong khuôn khổ Hiến pháp và pháp luật" is a set phrase; a citation gives the year.
  static const Pattern year(R"(^ (?:năm \d|nước ))");
  const std::string type = sentence_case(text.substr(0, kind_length));
  const NormalizedText key = comparison_key_with_origin(text);
  const std::vector<std::size_t> ends = ends_of_run(word, text, kNameWords);
  for (std::size_t count = ends.size(); count > 1; --count) {
    const std::size_t end = ends[count - 1];
    const auto key_end = std::lower_bound(key.origin.begin(), key.origin.end(), end);
    const auto official =
        official_.find(key.text.substr(0, static_cast<std::size_t>(key_end - key.origin.begin())));
    if (official == official_.end()) continue;
    if (type == "Hiến pháp" && !year.contains(text.substr(end))) continue;
    return LawMention{{0, end}, official->second, type, true};
  }
  return std::nullopt;
}

std::vector<LawMention> LawNameReader::find(std::string_view text) const {
  // The kind begins with a capital: "pháp luật", "kỷ luật" and "luật" in general cite nothing.
  static const Pattern kind(
      R"((?:^|[^\p{L}])(Luật|LUẬT|Bộ luật|Bộ Luật|BỘ LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp) \p{L})");
  static const Pattern no_law(R"(^(?:Luật|LUẬT) (?i:sư|gia|số|này|trên|nêu|học|định|lệ|pháp)(?:[^\p{L}]|$))");
  std::vector<LawMention> mentions;
  if (!may_name_law(text)) return mentions;
  for (std::size_t from = 0; auto match = kind.find(text, from);) {
    const ByteRange kind_range = match->groups[1];
    from = kind_range.end;
    const std::string_view rest = first_bytes(text.substr(kind_range.begin), kNameBytes);
    if (no_law.contains(rest)) continue;
    auto mention = read_known(rest, kind_range.size());
    if (!mention) mention = read_unknown(rest, kind_range.size());
    if (!mention) continue;
    mention->where = {kind_range.begin, kind_range.begin + mention->where.end};
    from = mention->where.end;
    mentions.push_back(std::move(*mention));
  }
  return mentions;
}

}  // namespace vanthu
