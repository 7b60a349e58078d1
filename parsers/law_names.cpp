#include "parsers/law_names.h"

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

}  // namespace

LawNameReader::LawNameReader(const Vocabulary& vocabulary) {
  for (const Law& law : vocabulary.laws()) official_.emplace(comparison_key(law.name), law.name);
}

std::vector<LawMention> LawNameReader::find(std::string_view text) const {
  // The kind begins with a capital: "pháp luật", "kỷ luật" and "luật" in general cite nothing.
  static const Pattern kind(
      R"((?:^|[^\p{L}])(Luật|LUẬT|Bộ luật|Bộ Luật|BỘ LUẬT|Pháp lệnh|PHÁP LỆNH|Hiến pháp) \p{L})");
  static const Pattern no_law(R"(^(?:Luật|LUẬT) (?i:sư|gia|số|này|trên|nêu|học|định|lệ|pháp)(?:[^\p{L}]|$))");
  static const Pattern capital(R"(^\p{Lu})");
  std::vector<LawMention> mentions;
  for (std::size_t from = 0; auto match = kind.find(text, from);) {
    const ByteRange kind_range = match->groups[1];
    from = kind_range.end;
    const std::string_view rest = first_bytes(text.substr(kind_range.begin), kNameBytes);
    if (no_law.contains(rest)) continue;
    const std::string printed_kind = sentence_case(text.substr(kind_range.begin, kind_range.size()));
    LawMention mention;
    mention.type = printed_kind;
    // Commas stand between words of some names.
    static const Pattern word(R"([ ,]{0,2}[\p{L}\p{N}]+(?:-\p{L}+)*)");
    const std::vector<std::size_t> ends = ends_of_run(word, rest, kNameWords);
    for (std::size_t count = ends.size(); count > 1 && !mention.known; --count) {
      const auto official = official_.find(comparison_key(rest.substr(0, ends[count - 1])));
      if (official == official_.end()) continue;
      // "trong khuôn khổ Hiến pháp và pháp luật" is a set phrase; a citation gives the year.
      static const Pattern year(R"(^ (?:năm \d|nước ))");
      if (mention.type == "Hiến pháp" && !year.contains(rest.substr(ends[count - 1]))) continue;
      mention.known = true;
      mention.name = official->second;
      mention.where = {kind_range.begin, kind_range.begin + ends[count - 1]};
    }
    if (!mention.known) {
      // An unknown name must begin with a capital.
      const std::string_view name = rest.substr(kind_range.size() + 1);
      if (mention.type == "Hiến pháp" || !capital.contains(name)) continue;
      const std::size_t end = unknown_name_end(rest, kind_range.size());
      if (end == kind_range.size()) continue;
      mention.where = {kind_range.begin, kind_range.begin + end};
      mention.name = std::string(rest.substr(0, end));
    }
    from = mention.where.end;
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace vanthu
