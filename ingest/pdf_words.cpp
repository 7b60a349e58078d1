#include "ingest/pdf_words.h"

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Parts of the em.
constexpr double kGap = 0.15;          // the narrowest blank of justified text; kerning stays below 0.1
constexpr double kBackward = 0.3;      // letters overlap by less (kerning, slanted letters)
constexpr double kBaseline = 0.12;     // letters of a line differ by less; raised ones by more
constexpr double kMarkReach = 0.8;     // how far above or below its letter's baseline a mark may be set
constexpr double kSamePlace = 0.08;    // bold that is drawn twice is shifted by less
constexpr std::size_t kLookBack = 64;  // words in which a letter that is drawn again is looked for

/// Glyphs of one replacement.  More is a paragraph, whose drawn places are worth more than its text.
constexpr std::size_t kReplaced = 256;

bool is_blank(std::uint32_t c) {
  return c == 0x20 || (c >= 0x09 && c <= 0x0D) || c == 0x85 || c == 0xA0 || c == 0x1680 ||
         (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x2029 || c == 0x202F || c == 0x205F ||
         c == 0x3000;
}

/// Combining marks, and the accents that fonts without them print over letters.
bool is_mark(std::uint32_t c) {
  if (c < 0x300) {
    return c == 0x5E || c == 0x60 || c == 0x7E || c == 0xA8 || c == 0xAF || c == 0xB4 || c == 0xB8 ||
           (c >= 0x2B0 && c <= 0x2FF);
  }
  return c <= 0x36F || (c >= 0x1AB0 && c <= 0x1AFF) || (c >= 0x1DC0 && c <= 0x1DFF) ||
         (c >= 0x20D0 && c <= 0x20FF) || (c >= 0xFE20 && c <= 0xFE2F);
}

bool is_combining(std::uint32_t c) { return c >= 0x300 && is_mark(c); }

/// What stands in the text for `c`: control codes and what is no code point are letters that got lost.
char32_t written(std::uint32_t c) {
  const bool lost = c < 0x20 || (c >= 0x7F && c <= 0x9F) || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF;
  return lost ? U'�' : static_cast<char32_t>(c);
}

}  // namespace

WordBuilder::WordBuilder(double page_width, double page_height) : page_{page_width, page_height} {
  words_.reserve(512);
  directions_.reserve(512);
}

void WordBuilder::set_style(const GlyphStyle& style) {
  const int turns = turns_of(style.direction);
  if (replacement_.depth > 0 && !replacement_.drawn.empty() && turns != turns_) give_up_replacement();
  style_ = style;
  turns_ = turns;
}

WordBuilder::Place WordBuilder::place_of(const Glyph& glyph) const {
  Place place;
  double end = 0;
  if (turns_ == kOblique) {
    const TextDirection& d = style_.direction;
    place.begin = glyph.x * d.x + glyph.y * d.y;
    place.baseline = glyph.y * d.x - glyph.x * d.y;
    end = place.begin + glyph.dx * d.x + glyph.dy * d.y;
  } else {
    std::tie(place.begin, place.baseline) = page_.turned(glyph.x, glyph.y, turns_);
    end = page_.turned(glyph.x + glyph.dx, glyph.y + glyph.dy, turns_).first;
  }
  place.end = std::max(place.begin, end);
  place.begin = std::min(place.begin, end);
  place.visible = glyph.visible;
  return place;
}

void WordBuilder::add(const Glyph& glyph) {
  const Place place = place_of(glyph);
  if (replacement_.depth == 0 || replacement_.given_up) return add_letter(place, glyph.text);
  Replacement& r = replacement_;
  const bool leaves_line =
      !r.drawn.empty() && std::abs(place.baseline - r.drawn.front().baseline) > style_.size;
  if (leaves_line || r.drawn.size() == kReplaced) {
    give_up_replacement();
    return add_letter(place, glyph.text);
  }
  r.drawn.push_back(place);
  r.drawn_text.insert(r.drawn_text.end(), glyph.text.begin(), glyph.text.end());
  r.drawn_counts.push_back(static_cast<std::uint32_t>(glyph.text.size()));
}

void WordBuilder::add_letter(const Place& place, std::span<const std::uint32_t> text) {
  if (text.empty()) return;
  if (std::all_of(text.begin(), text.end(), is_blank)) {
    end_word();
  } else {
    take_letter(place, text);
  }
  last_ = place;
  last_turns_ = turns_;
}

void WordBuilder::take_letter(const Place& place, std::span<const std::uint32_t> text) {
  if (is_combining(text.front()) && after_twin_) return;
  if (is_mark(text.front()) && attach_mark(place, text)) return;
  const bool was_twin = std::exchange(after_twin_, false);
  if (!word_.text.empty() && continues(place)) return append(place, text);
  if (!place.visible) return;
  // Where the line goes on, nothing can stand already, unless it goes on with what did.
  if (was_twin || !goes_on(place)) after_twin_ = stands_already(place, text.front());
  if (after_twin_) return;
  end_word();
  start_word(place);
  append(place, text);
}

/// Whether `place` lies behind the last one on the same line.
bool WordBuilder::goes_on(const Place& place) const {
  return last_turns_ == turns_ && std::abs(place.baseline - last_.baseline) <= kBaseline * style_.size &&
         place.begin >= last_.end - kSamePlace * style_.size;
}

/// Whether the letter at `place` belongs to the open word.
bool WordBuilder::continues(const Place& place) const {
  if (word_turns_ != turns_ || word_style_.annotation != style_.annotation) return false;
  const double size = std::max(word_style_.size, style_.size);
  if (std::abs(place.baseline - static_cast<double>(word_.baseline)) > kBaseline * size) return false;
  const double gap = place.begin - static_cast<double>(ends_.back());
  if (gap - std::max(0.0, word_style_.spacing) > kGap * size) return false;
  if (gap < -kBackward * size) return false;
  // A letter that lies over the last one is looked at by stands_already.
  return gap > -kSamePlace * size || place.end > static_cast<double>(ends_.back()) + kSamePlace * size;
}

/// Whether the same letter was drawn almost at `place` before, in the last words.
bool WordBuilder::stands_already(const Place& place, std::uint32_t letter) const {
  const double near = kSamePlace * style_.size;
  const auto holds = [&](const PageWord& word, const std::vector<float>& ends, double begin, int turns) {
    if (turns != turns_ || ends.empty() ||
        std::abs(static_cast<double>(word.baseline) - place.baseline) > near ||
        static_cast<double>(ends.back()) + near < place.end || begin - near > place.begin) {
      return false;
    }
    std::size_t offset = 0;
    for (const float end : ends) {
      const DecodedCodePoint point = decode_utf8(word.text, offset);
      if (point.value == written(letter) && std::abs(begin - place.begin) <= near &&
          std::abs(static_cast<double>(end) - place.end) <= near) {
        return true;
      }
      offset += point.length;
      begin = static_cast<double>(end);
    }
    return false;
  };
  if (!word_.text.empty() && holds(word_, ends_, word_begin_, word_turns_)) return true;
  const std::size_t first = words_.size() > kLookBack ? words_.size() - kLookBack : 0;
  for (std::size_t i = words_.size(); i-- > first;) {
    if (holds(words_[i], words_[i].ends, words_[i].box.x0, directions_[i].turns)) return true;
  }
  return false;
}

void WordBuilder::start_word(const Place& place) {
  word_style_ = style_;
  word_turns_ = turns_;
  word_begin_ = place.begin;
  word_.baseline = static_cast<float>(place.baseline);
  word_.size = static_cast<float>(style_.size);
  word_.font = style_.font;
  word_.invisible = style_.invisible;
  word_.annotation = style_.annotation;
}

/// Letters of a ligature share its box evenly; marks have the end of their letter.
void WordBuilder::append(const Place& place, std::span<const std::uint32_t> text) {
  const auto bases = std::max<std::ptrdiff_t>(1, std::count_if(text.begin(), text.end(), [](std::uint32_t c) {
                                                return !is_blank(c) && !is_combining(c);
                                              }));
  const double step = (place.end - place.begin) / static_cast<double>(bases);
  double end = place.begin;
  for (const std::uint32_t c : text) {
    if (is_blank(c)) continue;
    if (!is_combining(c)) end = std::min(place.end, end + step);
    append_utf8(word_.text, written(c));
    ends_.push_back(
        std::max(static_cast<float>(end), ends_.empty() ? static_cast<float>(word_begin_) : ends_.back()));
    ++letters_;
  }
  word_begin_ = std::min(word_begin_, place.begin);
  word_.invisible = word_.invisible && style_.invisible;
}

/// A mark that lies over a letter of the open word is put behind that letter.
bool WordBuilder::attach_mark(const Place& place, std::span<const std::uint32_t> text) {
  if (word_.text.empty() || word_turns_ != turns_ || text.size() != 1) return false;
  const double size = std::max(word_style_.size, style_.size);
  if (std::abs(place.baseline - static_cast<double>(word_.baseline)) > kMarkReach * size) return false;
  const bool combining = is_combining(text.front());
  const double last = static_cast<double>(ends_.back());
  // A spacing accent behind a letter is a letter of its own.
  if (place.begin > last + (combining ? kGap : -kBackward) * size) return false;
  const double middle = (place.begin + place.end) / 2;
  if (middle < word_begin_ - kGap * size) return false;
  std::size_t letter = ends_.size() - 1;
  while (letter > 0 && middle < static_cast<double>(ends_[letter - 1]) - kSamePlace * size) --letter;
  while (letter + 1 < ends_.size() && ends_[letter + 1] <= ends_[letter]) ++letter;  // behind its other marks
  std::string mark;
  append_utf8(mark, written(text.front()));
  if (letter + 1 == ends_.size()) {
    word_.text += mark;
  } else {
    std::size_t offset = 0;
    for (std::size_t i = 0; i <= letter; ++i) offset += decode_utf8(word_.text, offset).length;
    word_.text.insert(offset, mark);
  }
  ends_.insert(ends_.begin() + static_cast<std::ptrdiff_t>(letter), ends_[letter]);
  ++letters_;
  return true;
}

void WordBuilder::end_word() {
  if (word_.text.empty()) return;
  const double size = word_style_.size, baseline = static_cast<double>(word_.baseline);
  // Ends are rounded: that of a letter without width may come to lie before its beginning.
  word_.box = {word_begin_, baseline - word_style_.ascent * size,
               std::max(word_begin_, static_cast<double>(ends_.back())),
               baseline + word_style_.descent * size};
  word_.ends.assign(ends_.begin(), ends_.end());
  if (word_turns_ != kOblique && !word_.annotation) {
    letters_by_turns_[static_cast<std::size_t>(word_turns_)] += ends_.size();
  }
  words_.push_back(std::move(word_));
  directions_.push_back({word_style_.direction, word_turns_});
  word_ = {};
  ends_.clear();
}

void WordBuilder::begin_replacement(std::vector<std::uint32_t> text) {
  if (++replacement_.depth > 1) return;
  replacement_.given_up = false;
  replacement_.text = std::move(text);
}

void WordBuilder::end_replacement() {
  if (replacement_.depth == 0 || --replacement_.depth > 0) return;
  if (!replacement_.given_up && !replacement_.drawn.empty()) add_replacement();
  replacement_ = {};
}

/// What was drawn so far is taken as it was drawn, and so is what follows.
void WordBuilder::give_up_replacement() {
  const Replacement r = std::exchange(replacement_, {});
  replacement_.depth = r.depth;
  replacement_.given_up = true;
  std::span<const std::uint32_t> text = r.drawn_text;
  for (std::size_t i = 0; i < r.drawn.size(); ++i) {
    add_letter(r.drawn[i], text.first(r.drawn_counts[i]));
    text = text.subspan(r.drawn_counts[i]);
  }
}

/// The replacing text spreads evenly over the place of what was drawn, unless that says the same letter by
/// letter.
void WordBuilder::add_replacement() {
  if (replacement_.text == replacement_.drawn_text) return give_up_replacement();
  Place whole = replacement_.drawn.front();
  for (const Place& place : replacement_.drawn) {
    whole.begin = std::min(whole.begin, place.begin);
    whole.end = std::max(whole.end, place.end);
  }
  const std::span<const std::uint32_t> text = replacement_.text;
  const double step = (whole.end - whole.begin) / static_cast<double>(std::max<std::size_t>(1, text.size()));
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = begin + 1;
    while (end < text.size() && is_blank(text[end]) == is_blank(text[begin])) ++end;
    add_letter({whole.begin + step * static_cast<double>(begin),
                whole.begin + step * static_cast<double>(end), whole.baseline},
               text.subspan(begin, end - begin));
    begin = end;
  }
}

void WordBuilder::finish() {
  while (replacement_.depth > 0) end_replacement();
  end_word();
}

int WordBuilder::upright_turns() const {
  const auto most = std::max_element(letters_by_turns_.begin(), letters_by_turns_.end());
  return static_cast<int>(most - letters_by_turns_.begin());
}

/// From the places along its own direction to those of the page turned by `turns`.
void WordBuilder::show_word(PageWord& word, const Direction& drawn, int turns) const {
  if (drawn.turns == kOblique) {
    const TextDirection& d = drawn.direction;
    const auto shown = [&](double along, double across) {
      return std::pair(along * d.x - across * d.y, along * d.y + across * d.x);
    };
    const Box along = word.box;
    const std::pair<double, double> corners[] = {shown(along.x0, along.y0), shown(along.x1, along.y0),
                                                 shown(along.x0, along.y1), shown(along.x1, along.y1)};
    word.box = {corners[0].first, corners[0].second, corners[0].first, corners[0].second};
    for (const auto& [x, y] : corners) {
      word.box = {std::min(word.box.x0, x), std::min(word.box.y0, y), std::max(word.box.x1, x),
                  std::max(word.box.y1, y)};
    }
    word.box = page_.turned(word.box, turns);
    word.direction = WordDirection::oblique;
  } else if (drawn.turns != turns) {
    word.box = page_.turned(page_.shown(word.box, drawn.turns), turns);
    word.direction = static_cast<WordDirection>((drawn.turns - turns + 4) % 4);
  }
}

std::vector<PageWord> WordBuilder::take_words(int turns) {
  for (std::size_t i = 0; i < words_.size(); ++i) show_word(words_[i], directions_[i], turns);
  words_.shrink_to_fit();  // all pages are kept until the last is read
  return std::move(words_);
}

}  // namespace vanthu
