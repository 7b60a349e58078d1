#include "parsers/named_programmes.h"

#include <algorithm>
#include <string>
#include <vector>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

// Names and years reach no further.
constexpr std::size_t kNameBytes = 400;

const Pattern& name_word() {
  static const Pattern word(R"((?:,| ?[-–])? ?[“"]?[\p{L}\p{N}]+(?:/[\p{L}\p{N}]+)*)");
  return word;
}

/// The key without what is printed for looks: "Chương trình “Mỗi xã một sản phẩm”".
std::string name_key(std::string_view name) {
  std::string key = comparison_key(name);
  std::erase(key, '"');
  return key;
}

/// Years behind a name, as in the table.
struct Period {
  std::string years;  // "2021-2030"
  std::size_t length = 0;
};

std::optional<Period> read_period(std::string_view rest) {
  static const Pattern pattern(
      R"(^[”"]?,? (?i:giai đoạn|thời kỳ|từ năm) ((?:19|20)\d{2}) ?(?:[-–—]|đến năm|đến) ?((?:19|20)\d{2}))");
  const auto match = pattern.find(rest);
  if (!match) return std::nullopt;
  return Period{std::string(match->text(rest, 1)) + "-" + std::string(match->text(rest, 2)),
                match->whole().end};
}

}  // namespace

ProgrammeReader::ProgrammeReader(const Vocabulary& vocabulary) {
  for (const NamedProgramme& programme : vocabulary.named_programmes()) {
    std::vector<std::string> names = programme.variants;
    names.push_back(programme.name);
    for (const std::string& name : names) {
      names_[name_key(name)].programmes.push_back(&programme);
      most_words_ = std::max(most_words_, ends_of_run(name_word(), name, kNameBytes).size());
    }
  }
}

std::optional<ProgrammeMention> ProgrammeReader::read_at(std::string_view text) const {
  text = first_bytes(text, kNameBytes);
  const std::vector<std::size_t> ends = ends_of_run(name_word(), text, most_words_);
  for (std::size_t count = ends.size(); count > 1; --count) {
    const auto found = names_.find(name_key(text.substr(0, ends[count - 1])));
    if (found == names_.end()) continue;
    const std::vector<const NamedProgramme*>& programmes = found->second.programmes;
    const std::optional<Period> period = read_period(text.substr(ends[count - 1]));
    ProgrammeMention mention{nullptr, ends[count - 1] + (period ? period->length : 0)};
    for (const NamedProgramme* programme : programmes) {
      const bool meant = programme->period.empty() || (period && programme->period == period->years);
      if (meant) mention.programme = programme;
    }
    return mention;
  }
  return std::nullopt;
}

}  // namespace vanthu
