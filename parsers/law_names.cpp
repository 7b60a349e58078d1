#include "parsers/law_names.h"

#include <algorithm>
#include <iterator>

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
      R"(^ (?:và|của|năm|ngày|số|được|trên|theo|về|tại|để|cho|đối|trong|có|này|đã|do|khi|từ|đến|các|những|với|là|thì|sửa đổi|ban hành|quy định|có hiệu lực|(?:19|20)\d{2})(?: |$))");
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
  // "Luật Luật sư" is known; of an unknown one a kind is no name.
  if (text.substr(kind_length + 1).starts_with("Luật ")) return std::nullopt;
  const std::size_t end = unknown_name_end(text, kind_length);
  if (end == kind_length) return std::nullopt;
  return LawMention{{0, end}, std::string(text.substr(0, end)), type, false};
}

/// Bytes of the state's name behind "Hiến pháp".
std::size_t state_length(std::string_view type, std::string_view rest) {
  static const Pattern state("^ (?i:nước Cộng h(?:òa|oà) xã hội chủ nghĩa Việt Nam)");
  const auto match = type == "Hiến pháp" ? state.find(rest) : std::nullopt;
  return match ? match->whole().end : 0;
}

/// False where none of the words that begin a law's name is in `text`; most texts are told by this alone.
bool may_name_law(std::string_view text) {
  constexpr std::string_view kBeginnings[] = {"Luật ", "LUẬT ",  "Bộ l",   "Bộ L",
                                              "BỘ L",  "Pháp l", "PHÁP L", "Hiến "};
  return std::any_of(std::begin(kBeginnings), std::end(kBeginnings), [&](std::string_view beginning) {
    return text.find(beginning) != std::string_view::npos;
  });
}

}  // namespace

LawNameReader::LawNameReader(const Vocabulary& vocabulary) {
  for (const Law& law : vocabulary.laws()) official_.emplace(comparison_key(law.name), law.name);
}

std::optional<LawMention> LawNameReader::read_known(std::string_view text, std::size_t kind_length) const {
  // Commas stand between words of some names.
  static const Pattern word(R"([ ,]{0,2}[\p{L}\p{N}]+(?:-\p{L}+)*)");
  // "trong khuôn khổ Hiến pháp và pháp luật" is a set phrase; a citation gives the year.
  static const Pattern year(R"(^ (?:(?:năm )?(?:19|20)\d{2}|nước |ngày ))");
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
    return LawMention{{0, end + state_length(type, text.substr(end))}, official->second, type, true};
  }
  return std::nullopt;
}

std::optional<LawMention> LawNameReader::read_at(std::string_view text, std::size_t kind_length) const {
  auto mention = read_known(text, kind_length);
  return mention ? mention : read_unknown(text, kind_length);
}

/// "Luật sửa đổi, bổ sung một số điều của Luật A và Luật B" is one law; its name as printed.
std::optional<LawMention> LawNameReader::read_amending(std::string_view text, std::size_t kind_length) const {
  static const Pattern head(
      R"(^[^ ]+(?: luật| lệnh)? (?i:sửa đổi)(?:, bổ sung)?(?: một số điều|(?: \d+)? điều)?(?: của)?(?: các)? (Luật|Bộ luật|Bộ Luật|Pháp lệnh) )");
  static const Pattern next(R"(^(?:, | và |, và )(Luật|Bộ luật|Bộ Luật|Pháp lệnh) )");
  const auto match = head.find(text);
  if (!match) return std::nullopt;
  std::size_t begin = match->groups[1].begin;
  std::size_t end = 0;  // of the name: laws behind commas belong to it only where "và" ends their list
  constexpr int kMostLaws = 12;
  for (int count = 0; count < kMostLaws; ++count) {
    const std::string_view rest = text.substr(begin);
    const auto law = read_at(rest, rest.find(' '));
    if (!law) break;
    const std::size_t behind = begin + law->where.end;
    if (count == 0 || text.substr(0, begin).ends_with("và ")) end = behind;
    const auto more = next.find(text.substr(behind));
    if (!more) break;
    begin = behind + more->groups[1].begin;
  }
  if (end == 0) return std::nullopt;
  return LawMention{
      {0, end}, std::string(text.substr(0, end)), sentence_case(text.substr(0, kind_length)), true};
}

std::vector<LawMention> LawNameReader::find(std::string_view text) const {
  // The kind begins with a capital: "pháp luật", "kỷ luật" and "luật" in general cite nothing.
  static const Pattern kind(
      R"((?:^|[^\p{L}\p{N}])(?:Luật|LUẬT|Bộ luật|Bộ Luật|BỘ LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp) \p{L})");
  static const Pattern no_law(R"(^(?:Luật|LUẬT) (?i:sư|gia|số|này|trên|nêu|học|định|lệ|pháp)(?:[^\p{L}]|$))");
  std::vector<LawMention> mentions;
  if (!may_name_law(text)) return mentions;
  for (std::size_t from = 0; auto match = kind.find(text, from);) {
    const std::size_t begin = behind_edge(text, match->whole()).begin;
    const ByteRange kind_range{begin, text.rfind(' ', match->whole().end - 1)};
    from = kind_range.end;
    const std::string_view rest = first_bytes(text.substr(kind_range.begin), kNameBytes);
    if (no_law.contains(rest)) continue;
    auto mention = read_amending(rest, kind_range.size());
    if (!mention) mention = read_at(rest, kind_range.size());
    if (!mention) continue;
    mention->where = {kind_range.begin, kind_range.begin + mention->where.end};
    from = mention->where.end;
    mentions.push_back(std::move(*mention));
  }
  return mentions;
}

}  // namespace vanthu
