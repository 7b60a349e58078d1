// Letters as a PDF file draws them become words.  Knows nothing of PDF libraries.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "ingest/page.h"
#include "ingest/pdf_frame.h"

namespace vanthu {

/// What the letters of one string have in common.
struct GlyphStyle {
  TextDirection direction{};
  double size = 0;                     // height of the em, in points
  double ascent = 0.8, descent = 0.2;  // of the em, above and below the baseline
  double spacing = 0;                  // points put behind each letter (Tc)
  std::uint16_t font = 0;              // index into PrintedDocument::fonts
  bool invisible = false;
  bool annotation = false;
};

/// One drawn letter: its origin and its advance without what is put behind it, in points on the page as it is
/// shown; what it says: one code point, several (a ligature), or a blank.
struct Glyph {
  double x = 0, y = 0;
  double dx = 0, dy = 0;
  std::span<const std::uint32_t> text;
  bool visible = true;  // false: clipped away; there only as the rest of a word that begins inside
};

/// Puts the letters of a page into words, in the order in which they are drawn.  A word ends at a blank, at a
/// gap, where the baseline or the direction changes.  Marks over a letter belong to it; a letter drawn again
/// almost where it stands already (bold, shadows) is none.
class WordBuilder {
 public:
  WordBuilder(double page_width, double page_height);

  /// The style of the letters that follow.
  void set_style(const GlyphStyle& style);
  void add(const Glyph& glyph);

  /// Letters from here to end_replacement() read `text` (ActualText), if they stand on one line; blanks in it
  /// part words.  Of nested replacements the outer one counts.
  void begin_replacement(std::vector<std::uint32_t> text);
  void end_replacement();

  std::size_t letter_count() const { return letters_; }

  /// Ends the open word; to be called once, after the last letter.
  void finish();

  /// Quarter turns of the page after which most of its letters read upright; 0 where it has none.
  int upright_turns() const;

  /// The words as on the page turned by `turns`.
  std::vector<PageWord> take_words(int turns);

 private:
  /// Along the direction and across it.
  struct Place {
    double begin = 0, end = 0, baseline = 0;
    bool visible = true;
  };
  struct Direction {
    TextDirection direction;
    int turns = 0;
  };
  struct Replacement {
    int depth = 0;          // of nested ones; 0: none is open
    bool given_up = false;  // what is drawn is taken
    std::vector<std::uint32_t> text;
    std::vector<Place> drawn;
    std::vector<std::uint32_t> drawn_text;
    std::vector<std::size_t> drawn_counts;  // code points of each
  };

  Place place_of(const Glyph& glyph) const;
  void add_letter(const Place& place, std::span<const std::uint32_t> text);
  void take_letter(const Place& place, std::span<const std::uint32_t> text);
  void append(const Place& place, std::span<const std::uint32_t> text);
  void start_word(const Place& place);
  bool attach_mark(const Place& place, std::span<const std::uint32_t> text);
  bool continues(const Place& place) const;
  bool goes_on(const Place& place) const;
  bool stands_already(const Place& place, std::uint32_t letter) const;
  void end_word();
  void give_up_replacement();
  void add_replacement();
  void show_word(PageWord& word, const Direction& drawn, int turns) const;

  PageFrame page_;
  GlyphStyle style_;
  int turns_ = 0;  // of style_
  std::vector<PageWord> words_;
  std::vector<Direction> directions_;  // of each word; its box is still along them
  PageWord word_;                      // none is open where its text is empty
  GlyphStyle word_style_;
  int word_turns_ = 0;
  double word_begin_ = 0;
  std::vector<float> ends_;  // of word_
  bool after_twin_ = false;  // the last letter stood already, and so do its marks
  Place last_;               // of the last letter or blank
  int last_turns_ = 0;
  std::size_t letters_ = 0;
  std::array<std::size_t, 4> letters_by_turns_{};
  Replacement replacement_;
};

}  // namespace vanthu
