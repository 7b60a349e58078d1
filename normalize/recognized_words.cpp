#include <algorithm>
#include <optional>
#include <span>
#include <string>

#include "ingest/letters.h"
#include "ingest/page_lost_blanks.h"
#include "ingest/syllables.h"
#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/recognized_phrases.h"
#include "normalize/recognized_steps.h"

namespace vanthu {
namespace {

using Glyphs = std::span<const FoldedGlyph>;

// Confidence from which a word stands on paper as it was read: of the words that Tesseract's fast Vietnamese
// data reads with more none was seen to be wrong, of those that it reads right one in twenty has less.
constexpr float kSure = 0.93f;

// A phrase of so many syllables tells a word whatever marks it was read with: "Phòng Văn hóa - Xã hồi".
constexpr std::size_t kTellingSyllables = 4;

bool is_capital(const FoldedGlyph& glyph) { return letters()[glyph.printed].upper_case; }

/// A syllable that can stand alone: "ện" can not.
bool is_word(Glyphs glyphs) { return only_segmentation(letters_of(glyphs)).size() == 1; }

/// Capitals read without the marks that they have in the phrase.
bool lost_marks(const Phrase& phrase, ByteRange word, Glyphs read) {
  for (std::size_t i = word.begin; i < word.end; ++i) {
    if (!is_capital(read[i])) return false;
    if (read[i].letter != phrase.letters[i] && static_cast<char32_t>(read[i].key) != read[i].letter)
      return false;
  }
  return true;
}

/// Whether all that differs is an acute read for a hook above â, ê, ô or ă ("kiếm tra"): OCR does that at any
/// confidence, far more often than authors.
bool lost_hooks(const Phrase& phrase, Glyphs read) {
  constexpr std::u32string_view kAcute = U"ấếốắ", kHook = U"ẩểổẳ";
  for (std::size_t i = 0; i < read.size(); ++i) {
    if (read[i].letter == phrase.letters[i] || !read[i].is_letter()) continue;
    const std::size_t at = kAcute.find(read[i].letter);
    if (at == std::u32string_view::npos || kHook[at] != phrase.letters[i]) return false;
  }
  return true;
}

/// How far a reading is from a phrase of its key.
struct Difference {
  std::size_t marks = 0;       // that differ: a tone, a hat or a horn, a stroke
  std::size_t words = 0;       // that have other marks
  std::size_t bare_words = 0;  // of these, capitals that lost marks
  std::size_t invalid = 0;     // of these, those that are no syllables
  bool plausible = true;       // every word is read as OCR reads it: one letter of a syllable has other marks
  bool blanks = false;         // blanks were lost or put in between letters
  bool blanks_provable = true;  // where they are, what was read is no word
};

/// The words of a phrase as ranges of its letters, signs between them left out.
std::vector<ByteRange> words_of(const Phrase& phrase) {
  std::vector<ByteRange> words;
  const auto is_letter = [](char32_t letter) { return letters()[letter].letter_or_digit; };
  for (std::size_t i = 0; i < phrase.letters.size(); ++i) {
    if (!is_letter(phrase.letters[i])) continue;
    if (phrase.begins[i]) words.push_back({i, i});
    words.back().end = i + 1;
  }
  return words;
}

/// The run of letters without blanks around glyph `at`.
Glyphs run_around(Glyphs read, std::size_t at) {
  std::size_t begin = at, end = at + 1;
  while (begin > 0 && !read[begin].begins_word && !read[begin].after_blank) --begin;
  while (end < read.size() && !read[end].begins_word && !read[end].after_blank && read[end].is_letter())
    ++end;
  return read.subspan(begin, end - begin);
}

void compare_blanks(const Phrase& phrase, Glyphs read, Difference& difference) {
  for (std::size_t i = 1; i < read.size(); ++i) {
    if (!read[i].is_letter() || !read[i - 1].is_letter()) continue;
    if (phrase.blanks[i] == read[i].after_blank) continue;
    difference.blanks = true;
    const bool provable = phrase.blanks[i]
                              ? !is_syllable(letters_of(run_around(read, i)))
                              : !is_word(run_around(read, i)) || !is_word(run_around(read, i - 1));
    difference.blanks_provable &= provable;
  }
}

/// Whether the tones of two letters differ, and the letters themselves.
std::size_t marks_between(char32_t a, char32_t b) {
  const Letter one = letter_of(a), other = letter_of(b);
  return std::size_t{one.tone != other.tone} + std::size_t{one.base != other.base};
}

/// Whether OCR takes one letter for the other, both in words: a single mark differs (ố for ổ, ũ for ữ, i for
/// ỉ), and a dot below, which stands apart from all others, may be lost but becomes no mark above, nor the
/// other way round.  "Chợ" is never "chỗ", "độ" never "đó".
bool is_confusable(char32_t read, char32_t printed) {
  if (marks_between(read, printed) > 1) return false;
  const Tone tone = letter_of(read).tone, other = letter_of(printed).tone;
  if (tone == other) return true;
  return tone != Tone::dot && (other != Tone::dot || tone == Tone::none);
}

/// "TU" in "TU ngày": capitals where the words around are small, or behind "-" and "/" without a blank.
bool looks_like_short_form(ByteRange word, Glyphs read) {
  const auto is_small = [](const FoldedGlyph& glyph) { return glyph.is_letter() && !is_capital(glyph); };
  const Glyphs letters_read = read.subspan(word.begin, word.size());
  const bool capitals = word.size() > 1 && std::none_of(letters_read.begin(), letters_read.end(), is_small);
  if (capitals && std::any_of(read.begin(), read.end(), is_small)) return true;
  const bool glued = word.begin > 0 && !read[word.begin].after_blank && !read[word.begin - 1].is_letter();
  return glued;
}

Difference difference_between(const Phrase& phrase, Glyphs read) {
  Difference difference;
  for (const ByteRange word : words_of(phrase)) {
    std::size_t letters = 0;
    bool confusable = true;
    const bool long_enough = phrase.syllables >= kTellingSyllables;
    for (std::size_t i = word.begin; i < word.end; ++i) {
      letters += phrase.letters[i] != read[i].letter;
      confusable &= is_confusable(read[i].letter, phrase.letters[i]);
      difference.marks += marks_between(phrase.letters[i], read[i].letter);
    }
    if (letters == 0) continue;
    const Glyphs part = read.subspan(word.begin, word.size());
    const bool bare = lost_marks(phrase, word, read), valid = is_syllable(letters_of(part));
    ++difference.words;
    difference.bare_words += bare;
    difference.invalid += !valid;
    difference.plausible &= (letters == 1 && (confusable || long_enough)) || bare || !valid;
    difference.plausible &= !looks_like_short_form(word, read);
  }
  compare_blanks(phrase, read, difference);
  return difference;
}

/// Whether the phrase is what was printed, if no other one is.
bool is_proved(const Phrase& phrase, const Difference& difference, Glyphs read) {
  if (phrase.kind == PhraseKind::slip || phrase.syllables < 2) return false;
  if (!difference.plausible || !difference.blanks_provable) return false;
  if (phrase.kind != PhraseKind::word) {
    const bool level = phrase.kind == PhraseKind::place;
    if (phrase.syllables < (level ? 3u : 2u) || difference.words > 1) return false;
    const std::vector<ByteRange> words = words_of(phrase);
    return std::all_of(words.begin() + (level ? 1 : 0), words.end(),
                       [&](ByteRange word) { return is_capital(read[word.begin]); });
  }
  if (difference.words <= std::max<std::size_t>(1, phrase.syllables / 2)) return true;
  return difference.bare_words == difference.words && (phrase.syllables > 2 || difference.invalid > 0);
}

constexpr std::size_t kManyMarks = 1000;  // more than a phrase has

/// The only phrase of the group that is proved; null where none or several are as near.
const Phrase* choose(const PhraseGroup& group, Glyphs read) {
  const Phrase* best = nullptr;
  std::size_t least = 0, rivals = 0;
  for (const Phrase& phrase : group.phrases) {
    if (phrase.kind == PhraseKind::slip) continue;
    const Difference difference = difference_between(phrase, read);
    const std::size_t distance = difference.words * kManyMarks + difference.marks;
    if (best != nullptr && distance > least) continue;
    rivals = best != nullptr && distance == least ? rivals + 1 : 0;
    best = &phrase;
    least = distance;
  }
  if (best == nullptr || rivals > 0) return nullptr;
  return is_proved(*best, difference_between(*best, read), read) ? best : nullptr;
}

/// A phrase for whose sake no other one is put: names stand for themselves alone.
bool stands(const Phrase& phrase) { return phrase.kind == PhraseKind::word; }

/// What joins the groups of a sign: "15-CT/TU".
bool is_joint(const FoldedGlyph& glyph) {
  return glyph.key == '/' || glyph.key == '&' || glyph.key == '.' || ('0' <= glyph.key && glyph.key <= '9');
}

class PhraseMender {
 public:
  PhraseMender(const RecognizedText& recognized, ByteRange passage)
      : recognized_(recognized),
        text_(recognized.slice(passage)),
        offset_(passage.begin),
        glyphs_(glyphs_of(text_)),
        book_(PhraseBook::embedded()) {}

  RecognitionEdits run() &&;

 private:
  std::size_t mend_at(std::size_t begin);
  void mend_place_at(std::size_t begin);
  bool is_doubtful(Glyphs read) const;
  bool ends_as_place(const Phrase& phrase, std::size_t end) const;
  bool is_word_as_read(const Phrase& phrase, std::size_t begin) const;
  void put(const Phrase& phrase, Glyphs read);
  std::string spelled(const Phrase& phrase, Glyphs read, std::size_t i) const;

  const RecognizedText& recognized_;
  std::string_view text_;
  std::size_t offset_;
  std::vector<FoldedGlyph> glyphs_;
  const PhraseBook& book_;
  RecognitionEdits edits_;
};

RecognitionEdits PhraseMender::run() && {
  for (std::size_t i = 0; i < glyphs_.size();) {
    i = glyphs_[i].begins_word && glyphs_[i].is_letter() ? mend_at(i) : i + 1;
  }
  for (std::size_t i = 0; i < glyphs_.size(); ++i) {
    if (glyphs_[i].begins_word && glyphs_[i].is_letter()) mend_place_at(i);
  }
  return std::move(edits_);
}

/// Names of places begin with a word that other phrases end with: "Ủy ban nhân dân xã".
void PhraseMender::mend_place_at(std::size_t begin) {
  const std::vector<PhraseGroup> groups = book_.find(Glyphs(glyphs_).subspan(begin));
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    const Glyphs read = Glyphs(glyphs_).subspan(begin, group->length);
    const auto fits = [&](const Phrase& phrase) {
      return phrase.kind != PhraseKind::word && has_letters(phrase, read);
    };
    if (!read.back().ends_word || std::any_of(group->phrases.begin(), group->phrases.end(), fits)) return;
    const Phrase* phrase = choose(*group, read);
    if (phrase == nullptr || phrase->kind == PhraseKind::word || !is_doubtful(read)) continue;
    if (ends_as_place(*phrase, begin + group->length)) return put(*phrase, read);
  }
}

/// Whether OCR may have made the mistake: of that in which it trusts, authors are the origin.
bool PhraseMender::is_doubtful(Glyphs read) const {
  const auto confidence =
      recognized_.confidence({offset_ + read.front().where.begin, offset_ + read.back().where.end});
  return confidence.value_or(1) < kSure;
}

/// A name of which more follows is another one, and a name without its level is one before a date alone.
bool PhraseMender::ends_as_place(const Phrase& phrase, std::size_t end) const {
  if (phrase.kind == PhraseKind::place) {
    return end == glyphs_.size() || !glyphs_[end].begins_word || !is_capital(glyphs_[end]);
  }
  return phrase.kind != PhraseKind::bare_place ||
         text_.substr(glyphs_[end - 1].where.end).starts_with(", ngày");
}

/// Where to go on: behind the longest phrase that stands here or is put here, otherwise at the next glyph.
std::size_t PhraseMender::mend_at(std::size_t begin) {
  if (begin > 0 && !glyphs_[begin].after_blank && is_joint(glyphs_[begin - 1])) return begin + 1;
  const std::vector<PhraseGroup> groups = book_.find(Glyphs(glyphs_).subspan(begin));
  for (auto group = groups.rbegin(); group != groups.rend(); ++group) {
    const Glyphs read = Glyphs(glyphs_).subspan(begin, group->length);
    if (!read.back().ends_word) continue;
    const auto exact = std::find_if(group->phrases.begin(), group->phrases.end(),
                                    [&](const Phrase& phrase) { return has_letters(phrase, read); });
    const Phrase* phrase = choose(*group, read);
    const bool slip = exact != group->phrases.end() && exact->kind == PhraseKind::slip;
    const bool misread = slip && (is_doubtful(read) || (phrase != nullptr && lost_hooks(*phrase, read)));
    if (exact != group->phrases.end() && !misread) {
      if (exact->syllables < 2 || exact->kind == PhraseKind::place || exact->kind == PhraseKind::bare_place)
        continue;
      const Difference difference = difference_between(*exact, read);
      if (difference.blanks && is_proved(*exact, difference, read)) put(*exact, read);
      return begin + group->length;
    }
    if (phrase == nullptr || phrase->kind != PhraseKind::word || is_word_as_read(*phrase, begin)) continue;
    put(*phrase, read);
    return begin + group->length;
  }
  return begin + 1;
}

/// Whether a word that the phrase would change belongs to another phrase as it was read.
bool PhraseMender::is_word_as_read(const Phrase& phrase, std::size_t begin) const {
  const bool hooks = lost_hooks(phrase, Glyphs(glyphs_).subspan(begin, phrase.letters.size()));
  const std::vector<ByteRange> words = words_of(phrase);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const ByteRange word = words[i];
    const Glyphs read = Glyphs(glyphs_).subspan(begin + word.begin, word.size());
    const bool changed = !std::equal(
        read.begin(), read.end(), phrase.letters.begin() + static_cast<std::ptrdiff_t>(word.begin),
        [](const FoldedGlyph& glyph, char32_t letter) { return glyph.letter == letter; });
    if (!changed) continue;
    for (const PhraseGroup& group : book_.find(Glyphs(glyphs_).subspan(begin + word.begin))) {
      if (group.length <= word.size() || !glyphs_[begin + word.begin + group.length - 1].ends_word) continue;
      const Glyphs as_read = Glyphs(glyphs_).subspan(begin + word.begin, group.length);
      for (const Phrase& other : group.phrases) {
        const bool slip = other.kind == PhraseKind::slip && !hooks && !is_doubtful(as_read);
        if ((stands(other) || slip) && has_letters(other, as_read)) {
          return true;
        }
      }
    }
    if (i == 0) continue;
    const std::size_t before = words[i - 1].begin;
    const Phrase* pair = book_.find_exact(Glyphs(glyphs_).subspan(begin + before, word.end - before));
    if (pair != nullptr && (stands(*pair) || (pair->kind == PhraseKind::slip && !hooks))) return true;
  }
  return false;
}

/// FoldedGlyph `i` of the phrase in the case and the style of what was read.
std::string PhraseMender::spelled(const Phrase& phrase, Glyphs read, std::size_t i) const {
  const FoldedGlyph& glyph = read[i];
  if (!glyph.is_letter() || phrase.letters[i] == glyph.letter) {
    return std::string(text_.substr(glyph.where.begin, glyph.where.size()));
  }
  std::string letter;
  append_code_point(letter, is_capital(glyph) ? letters()[phrase.letters[i]].upper : phrase.letters[i]);
  return letter;
}

/// An edit for every stretch of letters that changes, as printed from blank to blank of the phrase.
void PhraseMender::put(const Phrase& phrase, Glyphs read) {
  const auto glued = [&](std::size_t i) {  // to the glyph before it, in what was read or in the phrase
    return read[i].is_letter() && read[i - 1].is_letter() && !(read[i].after_blank && phrase.blanks[i]);
  };
  for (std::size_t begin = 0; begin < read.size();) {
    std::size_t end = begin + 1;
    while (end < read.size() && glued(end)) ++end;
    std::string replacement;
    bool letters_change = false;
    for (std::size_t i = begin; i < end; ++i) {
      if (i > begin && phrase.blanks[i]) replacement += ' ';
      replacement += spelled(phrase, read, i);
      letters_change |= read[i].is_letter() && read[i].letter != phrase.letters[i];
    }
    const ByteRange where{read[begin].where.begin, read[end - 1].where.end};
    if (text_.substr(where.begin, where.size()) != replacement) {
      edits_.push_back({{offset_ + where.begin, offset_ + where.end},
                        std::move(replacement),
                        letters_change ? RecognitionRepair::word : RecognitionRepair::blanks});
    }
    begin = end;
  }
}

}  // namespace

RecognitionEdits mend_phrases(const RecognizedText& recognized, const Passage& passage) {
  return PhraseMender(recognized, passage.text).run();
}

}  // namespace vanthu
