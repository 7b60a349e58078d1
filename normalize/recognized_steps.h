// The steps of find_recognition_edits, a kind of repair each.  Their edits may overlap and may touch what is
// not from OCR: the caller chooses.
#pragma once

#include <vector>

#include "normalize/recognized_text.h"

namespace vanthu {

using RecognitionEdits = std::vector<RecognitionEdit>;

/// Ordinals in the first column of tables (domain.md 2.8): what the rows above and below leave one reading
/// for.
RecognitionEdits mend_ordinals(const RecognizedText& recognized);

/// Labels that begin paragraphs ("II.", "1."), by their sequence.
RecognitionEdits mend_labels(const RecognizedText& recognized);

/// Numbers and signs of documents, dates, years, quarters, shares (domain.md 6.11).
RecognitionEdits mend_numbers(const RecognizedText& recognized, const Passage& passage);

/// Words and phrases of the vocabulary: marks and blanks.
RecognitionEdits mend_phrases(const RecognizedText& recognized, const Passage& passage);

/// Capitals in the middle of phrases that the document prints small elsewhere.
RecognitionEdits mend_case(const RecognizedText& recognized, const std::vector<Passage>& passages);

/// Quarters that were read as a digit where the document has Roman numerals.
RecognitionEdits mend_quarters(const RecognizedText& recognized, const std::vector<Passage>& passages);

/// Runs that are no syllable but can be parted into such in one way.
RecognitionEdits part_runs(const RecognizedText& recognized, const Passage& passage);

/// Signs at the ends of lines that are no text, "_" for a dash, ink that could not be read.
RecognitionEdits clear_noise(const RecognizedText& recognized, const Passage& passage);

}  // namespace vanthu
