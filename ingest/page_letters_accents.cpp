#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

#include "ingest/letters.h"
#include "ingest/page_letters_steps.h"
#include "ingest/page_words.h"
#include "ingest/syllables.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// An apostrophe or a quote is an accent by mistake now and then: fewer accents on a page prove nothing, and
// so many of them must make syllables.
constexpr std::size_t kFewAccents = 3;
constexpr double kMostAccents = 0.8;
constexpr std::size_t kLongestWord = 64;  // bytes

constexpr char32_t kVowels[] = {U'a', U'ă', U'â', U'e', U'ê', U'i', U'o', U'ô', U'ơ', U'u', U'ư', U'y'};

struct Accent {
  char32_t spacing, combining;
};

constexpr std::array<Accent, 9> kAccents{{{U'´', 0x301},
                                          {U'ˊ', 0x301},
                                          {U'`', 0x300},
                                          {U'ˋ', 0x300},
                                          {U'ˆ', 0x302},
                                          {U'^', 0x302},
                                          {U'˜', 0x303},
                                          {U'~', 0x303},
                                          {U'˘', 0x306}}};

char32_t combining_accent(char32_t point) {
  const auto found = std::find_if(kAccents.begin(), kAccents.end(),
                                  [&](const Accent& accent) { return accent.spacing == point; });
  return found == kAccents.end() ? 0 : found->combining;
}

struct Point {
  char32_t value = 0;
  std::size_t offset = 0;
};

std::vector<Point> points_of(std::string_view text) {
  std::vector<Point> points;
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    points.push_back({point.value, at});
    at += std::max<std::size_t>(point.length, 1);
  }
  return points;
}

MappedText text_of(const std::vector<Point>& points, std::size_t source_size) {
  MappedText mapped;
  for (const Point& point : points) {
    append_utf8(mapped.text, point.value);
    mapped.origin.resize(mapped.text.size(), static_cast<std::uint32_t>(point.offset));
  }
  mapped.origin.push_back(static_cast<std::uint32_t>(source_size));
  return mapped;
}

/// True where the text makes syllables only, accents that have no letter yet left out.
bool makes_syllables(std::vector<Point> points) {
  std::erase_if(points, [](const Point& point) { return combining_accent(point.value) != 0; });
  const SyllableCount count = count_syllables(text_of(points, 0).text);
  return count.valid == count.total;
}

bool bears_accent(const std::vector<Point>& points, std::size_t index) {
  if (index >= points.size()) return false;
  static const std::array<std::uint8_t, 12> vowels = [] {
    std::array<std::uint8_t, 12> bases{};
    std::transform(std::begin(kVowels), std::end(kVowels), bases.begin(), base_index);
    return bases;
  }();
  const std::uint8_t base = letter_of(points[index].value).base;
  return base != 0 && std::find(vowels.begin(), vowels.end(), base) != vowels.end();
}

/// Where accents stand that have only one letter to belong to: behind it or ahead of it.
struct Order {
  std::size_t behind = 0, ahead = 0;
};

Order order_in(std::string_view word) {
  Order order;
  const std::vector<Point> points = points_of(word);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (combining_accent(points[i].value) == 0) continue;
    const bool left = i > 0 && bears_accent(points, i - 1), right = bears_accent(points, i + 1);
    order.behind += left && !right;
    order.ahead += right && !left;
  }
  return order;
}

/// The word with its accents as combining marks behind their letters, which stand before them or (`ahead`)
/// after them; the word itself where that makes no syllables.
MappedText with_accents(std::string_view word, bool ahead) {
  std::vector<Point> points = points_of(word);
  for (std::size_t i = 0; i < points.size(); ++i) {
    const char32_t mark = combining_accent(points[i].value);
    const bool placed = ahead ? bears_accent(points, i + 1)
                              : i > 0 && (bears_accent(points, i - 1) || points[i - 1].value >= 0x300);
    if (mark == 0 || !placed) continue;
    if (ahead) {
      points[i].value = std::exchange(points[i + 1].value, mark);
      ++i;
    } else {
      points[i].value = mark;
    }
  }
  return makes_syllables(points) ? text_of(points, word.size()) : text_of(points_of(word), word.size());
}

bool has_accent(std::string_view text) {
  if (text.find_first_of("`^~\xC2\xCB") == std::string_view::npos) return false;
  const std::vector<Point> points = points_of(text);
  const bool accent = std::any_of(points.begin(), points.end(),
                                  [](const Point& point) { return combining_accent(point.value) != 0; });
  const bool letter = std::any_of(points.begin(), points.end(),
                                  [](const Point& point) { return letter_of(point.value).base != 0; });
  return accent && letter;
}

/// The words of a page that hold accents and letters.
std::vector<std::size_t> accented_words(const Page& page) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < page.words.size(); ++i) {
    const std::string& text = page.words[i].text;
    if (text.size() <= kLongestWord && has_accent(text)) found.push_back(i);
  }
  return found;
}

/// Repairs a page where nearly all accents prove to be those of letters.
WordRepair place_page_accents(Page& page) {
  const std::vector<std::size_t> found = accented_words(page);
  WordRepair repair;
  if (found.size() < kFewAccents) return repair;
  Order order;
  for (const std::size_t index : found) {
    const Order own = order_in(page.words[index].text);
    order.behind += own.behind;
    order.ahead += own.ahead;
  }
  std::vector<std::pair<std::size_t, MappedText>> placed;
  for (const std::size_t index : found) {
    MappedText mapped = with_accents(page.words[index].text, order.ahead > order.behind);
    if (mapped.text != page.words[index].text) placed.emplace_back(index, std::move(mapped));
  }
  const bool most = static_cast<double>(placed.size()) >= kMostAccents * static_cast<double>(found.size());
  if (placed.size() < kFewAccents || !most) return repair;
  for (const auto& [index, mapped] : placed) {
    PageWord& word = page.words[index];
    repair.add(word.box, word.text, mapped.text);
    set_text(word, mapped);
  }
  return repair;
}

}  // namespace

std::vector<PageFinding> place_accents(PrintedDocument& document) {
  std::vector<PageFinding> findings;
  for (Page& page : document.pages) {
    const WordRepair repair = place_page_accents(page);
    if (repair.words > 0) findings.push_back(repair_finding(page.number, repair, "page-letters-accents"));
  }
  return findings;
}

}  // namespace vanthu
