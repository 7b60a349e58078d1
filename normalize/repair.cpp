#include "normalize/repair.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>

#include "normalize/blanks.h"
#include "normalize/characters.h"
#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

constexpr std::string_view kSeparators = " \n\t";

bool is_separator(char32_t value) { return value == ' ' || value == '\n' || value == '\t'; }

constexpr char32_t kCircumflex = 0x302, kBreve = 0x306;
constexpr char32_t kShortStroke = 0x335, kLongStroke = 0x336;

/// A code point, fully decomposed, and the bytes of the source that it came from.
struct Piece {
  char32_t value = 0;
  std::size_t begin = 0, end = 0;
};

using Pieces = std::vector<Piece>;

// ---- what needs no work ---------------------------------------------------------------------------

/// End of the words from `from` on that need no work: the start of the first that does, or the end of the
/// text.
std::size_t plain_end(std::string_view source, std::size_t from) {
  const LetterTable& table = letters();
  std::size_t word = from;
  for (std::size_t i = from; i < source.size();) {
    if ('a' <= source[i] && source[i] <= 'z') {
      ++i;
      continue;
    }
    const DecodedCodePoint point = code_point_at(source, i);
    if (!table[point.value].plain) return word;
    i += point.length;
    if (is_separator(point.value)) word = i;
  }
  return source.size();
}

// ---- one word --------------------------------------------------------------------------------------

class Repairer {
 public:
  explicit Repairer(std::string_view source) : source_(source) {
    result_.text.reserve(source.size());
    result_.origin.reserve(source.size() + 1);
  }

  RepairedText run() &&;

 private:
  void copy(std::size_t begin, std::size_t end);
  void repair_word(std::size_t begin, std::size_t end);
  Pieces read_pieces(std::size_t begin, std::size_t end);
  void fold_homoglyphs(std::span<Piece> word);
  void fold_stroked_d(Pieces& pieces);
  void append_segment(std::span<Piece> segment);
  void note(LetterRepairKind kind, std::size_t where, char32_t example);

  std::string_view source_;
  NormalizedText result_;
  std::size_t kept_end_ = 0;  // in the source: end of the last byte that became something
  std::array<Repair, 5> repairs_{};
};

void Repairer::note(LetterRepairKind kind, std::size_t where, char32_t example) {
  Repair& repair = repairs_[static_cast<std::size_t>(kind)];
  if (repair.count == 0 || where < repair.first) repair = {kind, repair.count, where, example};
  ++repair.count;
}

void Repairer::copy(std::size_t begin, std::size_t end) {
  result_.text.append(source_, begin, end - begin);
  const std::size_t size = result_.origin.size();
  result_.origin.resize(size + (end - begin));
  std::iota(result_.origin.begin() + static_cast<std::ptrdiff_t>(size), result_.origin.end(),
            static_cast<std::uint32_t>(begin));
  if (end > begin) kept_end_ = end;
}

/// Decomposes the word and applies the table, homoglyphs excepted.
Pieces Repairer::read_pieces(std::size_t begin, std::size_t end) {
  Pieces pieces;
  icu::UnicodeString decomposition;
  const auto put = [&](char32_t value, Piece from) {
    const Replacement* replacement = characters().find_display(value);
    if (replacement == nullptr || replacement->kind == CharacterKind::homoglyph) {
      pieces.push_back({value, from.begin, from.end});
      return;
    }
    if (replacement->kind == CharacterKind::d_look_alike)
      note(LetterRepairKind::d_look_alike, from.begin, value);
    for (const char32_t part : replacement->text) pieces.push_back({part, from.begin, from.end});
  };
  for (std::size_t i = begin; i < end;) {
    const DecodedCodePoint point = code_point_at(source_, i);
    const Piece whole{point.value, i, i + point.length};
    const auto value = static_cast<UChar32>(point.value);
    if (point.value == kReplacementCharacter) {
      note(LetterRepairKind::replacement_character, i, point.value);
    } else if (u_charType(value) == U_PRIVATE_USE_CHAR && characters().find_display(point.value) == nullptr) {
      note(LetterRepairKind::private_use, i, point.value);
    }
    if (point.value < 0x80 || !nfd().getDecomposition(value, decomposition)) {
      put(point.value, whole);
    } else {
      for (int32_t unit = 0; unit < decomposition.length(); unit = decomposition.moveIndex32(unit, 1)) {
        put(static_cast<char32_t>(decomposition.char32At(unit)), whole);
      }
    }
    i += point.length;
  }
  return pieces;
}

/// The letter that the homoglyph looks like; 0 for any other code point.
char32_t homoglyph_of(char32_t value) {
  const Replacement* replacement = value < 0x80 ? nullptr : characters().find_display(value);
  const bool is_homoglyph = replacement != nullptr && replacement->kind == CharacterKind::homoglyph;
  return is_homoglyph ? replacement->text.front() : 0;
}

bool is_word_part(char32_t value) {
  const LetterForms letter = letters()[value];
  return letter.alphabetic || letter.mark;
}

bool is_latin(char32_t letter) {
  if (letter < 0x80) return true;
  UErrorCode status = U_ZERO_ERROR;
  return uscript_getScript(static_cast<UChar32>(letter), &status) == USCRIPT_LATIN;
}

/// A word in which a letter is neither Latin nor a homoglyph is of another language: it stays.
void Repairer::fold_homoglyphs(std::span<Piece> word) {
  bool found = false;
  for (const Piece& piece : word) {
    if (letters()[piece.value].mark) continue;
    if (homoglyph_of(piece.value) != 0) {
      found = true;
    } else if (!is_latin(piece.value)) {
      return;
    }
  }
  if (!found) return;
  for (Piece& piece : word) {
    if (const char32_t latin = homoglyph_of(piece.value); latin != 0) {
      note(LetterRepairKind::homoglyph, piece.begin, piece.value);
      piece.value = latin;
    }
  }
}

/// D with a combining stroke among its marks is Đ; Unicode does not compose the two.
void Repairer::fold_stroked_d(Pieces& pieces) {
  std::size_t kept = 0;
  std::size_t base = pieces.size();  // the D whose marks we are among
  for (const Piece& piece : pieces) {
    if ((piece.value == kShortStroke || piece.value == kLongStroke) && base < kept) {
      note(LetterRepairKind::d_look_alike, pieces[base].begin, pieces[base].value);
      pieces[base].value = pieces[base].value == 'D' ? U'Đ' : U'đ';
      pieces[base].end = std::max(pieces[base].end, piece.end);
      base = pieces.size();
      continue;
    }
    if (piece.value == 'D' || piece.value == 'd') {
      base = kept;
    } else if (u_getCombiningClass(static_cast<UChar32>(piece.value)) == 0) {
      base = pieces.size();
    }
    pieces[kept++] = piece;
  }
  pieces.resize(kept);
}

bool is_tone_above(char32_t mark) { return mark == 0x300 || mark == 0x301 || mark == 0x303 || mark == 0x309; }

bool takes_hat(char32_t base, char32_t mark) {
  switch (base) {
    case 'a':
    case 'A':
      return mark == kCircumflex || mark == kBreve;
    case 'e':
    case 'E':
    case 'o':
    case 'O':
      return mark == kCircumflex;
    default:
      return false;
  }
}

/// Marks above the letter (class 230) keep their order in Unicode's eyes, so that á + circumflex would never
/// become ấ: the hat goes first.
void put_hats_first(std::span<Piece> segment) {
  std::vector<Piece*> above;
  for (Piece& piece : segment.subspan(1)) {
    const auto combining_class = u_getCombiningClass(static_cast<UChar32>(piece.value));
    if (combining_class == 0) break;
    if (combining_class == 230) above.push_back(&piece);
  }
  const auto is_hat = [&](char32_t mark) { return takes_hat(segment.front().value, mark); };
  const bool hat = std::any_of(above.begin(), above.end(), [&](const Piece* p) { return is_hat(p->value); });
  const bool tone =
      std::any_of(above.begin(), above.end(), [](const Piece* p) { return is_tone_above(p->value); });
  if (!hat || !tone) return;
  std::vector<char32_t> marks;
  marks.reserve(above.size());
  for (const Piece* piece : above) marks.push_back(piece->value);
  std::stable_partition(marks.begin(), marks.end(), is_hat);
  for (std::size_t i = 0; i < above.size(); ++i) above[i]->value = marks[i];
}

/// Canonical order, which ICU makes as well, but by moving each mark past all those that it has to stand in
/// front of: a line of marks alone would take it minutes.
void put_marks_in_order(std::vector<char32_t>& points) {
  const auto class_of = [](char32_t point) { return u_getCombiningClass(static_cast<UChar32>(point)); };
  const auto is_letter = [&](char32_t point) { return class_of(point) == 0; };
  for (auto begin = points.begin(); begin != points.end();) {
    const auto end = std::find_if(begin, points.end(), is_letter);
    std::stable_sort(begin, end, [&](char32_t a, char32_t b) { return class_of(a) < class_of(b); });
    begin = std::find_if_not(end, points.end(), is_letter);
  }
}

/// A segment is what canonical composition treats as one: a letter and its marks.
void Repairer::append_segment(std::span<Piece> segment) {
  std::string composed;
  std::size_t length = segment.size();  // of the composed segment, in code points
  if (length == 1) {
    append_utf8(composed, segment.front().value);
  } else {
    put_hats_first(segment);
    std::vector<char32_t> points;
    for (const Piece& piece : segment) points.push_back(piece.value);
    put_marks_in_order(points);
    icu::UnicodeString decomposed;
    for (const char32_t point : points) decomposed.append(static_cast<UChar32>(point));
    UErrorCode status = U_ZERO_ERROR;
    const icu::UnicodeString normal = nfc().normalize(decomposed, status);
    normal.toUTF8String(composed);
    length = static_cast<std::size_t>(normal.countChar32());
  }
  const std::size_t begin = segment.front().begin;
  std::size_t end = begin, sources = 0;
  for (const Piece& piece : segment) {
    if (piece.begin >= end) ++sources;
    end = std::max(end, piece.end);
  }
  if (source_.substr(begin, end - begin) == composed) return copy(begin, end);
  if (length < sources) note(LetterRepairKind::decomposed, begin, segment.front().value);
  result_.text += composed;
  result_.origin.insert(result_.origin.end(), composed.size(), static_cast<std::uint32_t>(begin));
  kept_end_ = end;
}

void Repairer::repair_word(std::size_t begin, std::size_t end) {
  Pieces pieces = read_pieces(begin, end);
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t j = i;
    while (j < pieces.size() && is_word_part(pieces[j].value)) ++j;
    if (j > i) fold_homoglyphs(std::span(pieces).subspan(i, j - i));
    i = std::max(j, i + 1);
  }
  fold_stroked_d(pieces);
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t j = i + 1;
    while (j < pieces.size() && !nfc().hasBoundaryBefore(static_cast<UChar32>(pieces[j].value))) ++j;
    append_segment(std::span(pieces).subspan(i, j - i));
    i = j;
  }
}

RepairedText Repairer::run() && {
  for (std::size_t i = 0; i < source_.size();) {
    const std::size_t plain = plain_end(source_, i);
    copy(i, plain);
    i = std::min(source_.find_first_of(kSeparators, plain), source_.size());
    repair_word(plain, i);
  }
  result_.origin.push_back(static_cast<std::uint32_t>(kept_end_));
  RepairedText repaired{tidy_blanks(std::move(result_)), {}};
  std::copy_if(repairs_.begin(), repairs_.end(), std::back_inserter(repaired.repairs),
               [](const Repair& repair) { return repair.count > 0; });
  return repaired;
}

}  // namespace

RepairedText repair_text(std::string_view source) { return Repairer(source).run(); }

NormalizedText normalize_text(std::string_view source) { return repair_text(source).normalized; }

}  // namespace vanthu
