#include "ingest/scan_numerals.h"

#include <algorithm>
#include <cstdlib>
#include <string>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostStrokes = 3;
// Strokes of one numeral are as high as each other but for so many pixels, and at most this wide by their
// height: an "I" with its serifs has half of it.
constexpr int kSameHeight = 2;
constexpr double kWidest = 0.65;

bool is_stroke(const PixelBox& piece, const PixelBox& first) {
  return std::abs(piece.height() - first.height()) <= kSameHeight &&
         piece.width() <= kWidest * piece.height() &&
         std::abs(piece.width() - first.width()) <= std::max(kSameHeight, first.width() / 3);
}

/// Signs of a word that stand as high as letters: a full stop is no piece of ink of its own.
std::size_t count_letters(std::string_view text) {
  std::size_t count = count_code_points(text);
  for (const char sign : text) count -= sign == '.' || sign == ',' || sign == '-';
  return count;
}

void count_strokes(const PageInk& ink, ScannedWord& word) {
  const std::size_t read = std::min(word.text.find_first_not_of('I'), word.text.size());
  if (read == 0 || read >= kMostStrokes) return;
  const std::string_view rest = std::string_view(word.text).substr(read);
  if (!rest.empty() && rest.front() != '/' && rest.front() != '.' && rest.front() != ',') return;
  const std::vector<PixelBox> letters = ink.letters_of(word);
  if (letters.size() != count_letters(word.text) + 1) return;
  const auto strokes = std::find_if_not(letters.begin(), letters.end(), [&](const PixelBox& piece) {
    return is_stroke(piece, letters.front());
  });
  if (static_cast<std::size_t>(strokes - letters.begin()) != read + 1) return;
  word.text.insert(read, 1, 'I');
  word.ends.insert(word.ends.begin() + static_cast<std::ptrdiff_t>(read), word.ends[read - 1]);
}

}  // namespace

void count_strokes(const PageInk& ink, std::vector<ScannedWord>& words) {
  for (ScannedWord& word : words) count_strokes(ink, word);
}

}  // namespace vanthu
