#include <algorithm>
#include <string>
#include <unordered_set>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/recognized_phrases.h"
#include "normalize/recognized_steps.h"

namespace vanthu {
namespace {

// Letters that are the same in both cases but for their size, which a short line does not show.
constexpr std::string_view kSameShape = "cosuvwxz";

bool is_capital(const FoldedGlyph& glyph) { return letters()[glyph.printed].upper_case; }

/// A capital that may be a small letter.
struct Capital {
  const Phrase* phrase = nullptr;
  ByteRange where;  // in the text
  std::string small;
};

/// Which phrases a document prints small, and where it seems not to.
class CaseSurvey {
 public:
  void add(const RecognizedText& recognized, const Passage& passage);
  RecognitionEdits edits() const;

 private:
  void add_phrase(const KnownPhraseAt& found, std::span<const FoldedGlyph> glyphs,
                  const RecognizedText& recognized, ByteRange passage);

  std::unordered_set<const Phrase*> small_;
  std::unordered_set<const Phrase*> printed_;  // with capitals that are beyond doubt
  std::vector<Capital> capitals_;
};

void CaseSurvey::add(const RecognizedText& recognized, const Passage& passage) {
  const std::vector<FoldedGlyph> glyphs = glyphs_of(recognized.slice(passage.text));
  for (const KnownPhraseAt& found : find_phrases(glyphs)) add_phrase(found, glyphs, recognized, passage.text);
}

/// A capital counts where its word ends the phrase and stands alone on its line: nothing there shows how tall
/// the letters are.  Anywhere else it is what was printed.
void CaseSurvey::add_phrase(const KnownPhraseAt& found, std::span<const FoldedGlyph> glyphs,
                            const RecognizedText& recognized, ByteRange passage) {
  const std::size_t length = found.phrase->letters.size();
  const std::span<const FoldedGlyph> read = glyphs.subspan(found.begin, length);
  std::size_t words = 0, capitals = 0, last = 0;
  for (std::size_t i = 1; i < length; ++i) {
    if (!read[i].begins_word && is_capital(read[i])) return;  // written in capitals
    if (!read[i].begins_word || !read[i].is_letter()) continue;
    ++words;
    last = i;
    capitals += is_capital(read[i]);
  }
  if (words == 0) return;
  if (capitals == 0) {
    small_.insert(found.phrase);
    return;
  }
  const ByteRange glyph = read[last].where;
  const ByteRange where{passage.begin + glyph.begin, passage.begin + glyph.end};
  const bool same_shape = kSameShape.find(read[last].key) != std::string_view::npos;
  if (capitals > 1 || !is_capital(read[last]) || !same_shape ||
      !recognized.stands_alone(where.begin, passage)) {
    printed_.insert(found.phrase);
    return;
  }
  Capital one{found.phrase, where, {}};
  append_code_point(one.small, letters()[read[last].printed].lower);
  capitals_.push_back(std::move(one));
}

RecognitionEdits CaseSurvey::edits() const {
  RecognitionEdits edits;
  for (const Capital& capital : capitals_) {
    if (!small_.contains(capital.phrase) || printed_.contains(capital.phrase)) continue;
    edits.push_back({capital.where, capital.small, RecognitionRepair::letter_case});
  }
  return edits;
}

}  // namespace

RecognitionEdits mend_case(const RecognizedText& recognized, const std::vector<Passage>& passages) {
  CaseSurvey survey;
  for (const Passage& passage : passages) survey.add(recognized, passage);
  return survey.edits();
}

}  // namespace vanthu
