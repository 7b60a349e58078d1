#include <algorithm>
#include <optional>
#include <string>

#include "normalize/pattern.h"
#include "normalize/recognized_shapes.h"
#include "normalize/recognized_steps.h"

namespace vanthu {
namespace {

/// What a paragraph begins with: "II.", "1."; an arabic one may end in ")" or "/" too.
struct Label {
  ByteRange where;  // of the numeral, in the text
  std::string read;
  std::string end;
  std::optional<int> roman, arabic;  // one of them where it is written as it should be
  bool has_blank = false;            // behind it
};

/// What OCR may have made of a number: strokes, signs, the letters that it takes for digits.  Small letters
/// at the start of the alphabet label points: "b)".
bool looks_like_number(std::string_view read) {
  static const Pattern pattern("[IVXHl|!0-9OoSsZzB]{1,6}|[^\\p{L}\\p{N}]{1,2}");
  return pattern.match_all(read).has_value();
}

std::optional<Label> read_label(const RecognizedText& recognized, const Block& block) {
  static const Pattern pattern("^([^ .()/]{1,6})([.)/])( ?)[\"“]?\\p{L}");
  constexpr std::size_t kLongest = 20;  // bytes that the expression looks at
  const std::string_view text = recognized.slice(block.text).substr(0, kLongest);
  const auto match = pattern.match_at(text);
  if (!match) return std::nullopt;
  Label label;
  const std::size_t begin = block.text.begin;
  label.where = {begin + match->groups[1].begin, begin + match->groups[1].end};
  label.read = match->text(text, 1);
  label.end = match->text(text, 2);
  label.roman = parse_roman(label.read);
  label.arabic = parse_digits(label.read);
  label.has_blank = !match->text(text, 3).empty();
  if (!label.roman && !label.arabic && !looks_like_number(label.read)) return std::nullopt;
  return label;
}

class LabelMender {
 public:
  explicit LabelMender(std::vector<Label> labels) : labels_(std::move(labels)) {}

  RecognitionEdits run() &&;

 private:
  std::optional<int> next_roman(std::size_t at) const;
  bool is_next_arabic(std::size_t at, int value) const;
  std::optional<int> as_section(std::size_t at) const;
  std::optional<int> as_item(std::size_t at) const;
  bool is_certain(std::size_t at) const;
  void put_blanks(RecognitionEdits& edits) const;

  std::vector<Label> labels_;
  int roman_ = 0;   // of the last section above
  int arabic_ = 0;  // of the last item above in that section
};

std::optional<int> LabelMender::next_roman(std::size_t at) const {
  constexpr std::size_t kFarthest = 200;  // labels of one section
  const std::size_t end = std::min(labels_.size(), at + kFarthest);
  for (std::size_t i = at + 1; i < end; ++i) {
    if (labels_[i].roman) return labels_[i].roman;
  }
  return std::nullopt;
}

/// Whether the label below has that value, and the same end.
bool LabelMender::is_next_arabic(std::size_t at, int value) const {
  return at + 1 < labels_.size() && labels_[at + 1].arabic == value && labels_[at + 1].end == labels_[at].end;
}

/// The section that the label begins, if its shape and the sections above and below tell.
std::optional<int> LabelMender::as_section(std::size_t at) const {
  const Label& label = labels_[at];
  if (label.end != ".") return std::nullopt;
  const int wanted = roman_ + 1;
  const auto next = next_roman(at);
  std::string strokes = label.read;
  if (label.arabic && strokes.find_first_not_of('1') == std::string::npos) {
    // "11." where neither 11 counts on nor is the first.
    if (strokes.size() < 2 || label.arabic == arabic_ + 1) return std::nullopt;
    std::replace(strokes.begin(), strokes.end(), '1', 'I');
  }
  const auto value = as_roman(strokes);
  if (value == wanted && (roman_ > 0 || next == wanted + 1)) return wanted;
  // "II." behind "II." where "IV." follows: a stroke was lost or made up.
  const bool near = label.roman && roman_ > 0 && (label.roman == roman_ || label.roman == roman_ + 2);
  if (near && next == wanted + 1) return wanted;
  return std::nullopt;
}

/// The item that it begins, by its shape and the items above and below.
std::optional<int> LabelMender::as_item(std::size_t at) const {
  const Label& label = labels_[at];
  if (!label.roman && !label.arabic && arabic_ > 0 && is_next_arabic(at, arabic_ + 2)) return arabic_ + 1;
  const auto digits = as_digits(label.read);
  const auto value = digits ? parse_digits(*digits) : std::nullopt;
  if (!value) return std::nullopt;
  const bool first = value == 1 && is_next_arabic(at, 2);
  const bool counts_on = *value > 1 && value == arabic_ + 1;
  return first || counts_on ? value : std::nullopt;
}

/// A numeral that goes on with those above stands, whatever else it looks like.
bool LabelMender::is_certain(std::size_t at) const {
  const Label& label = labels_[at];
  if (label.roman) return label.roman == roman_ + 1 || (label.roman == 1 && !is_next_arabic(at, 2));
  if (!label.arabic) return false;
  const bool strokes = label.read == "11" || label.read == "111";
  return !strokes || label.arabic == arabic_ + 1;
}

RecognitionEdits LabelMender::run() && {
  RecognitionEdits edits;
  for (std::size_t i = 0; i < labels_.size(); ++i) {
    Label& label = labels_[i];
    if (!is_certain(i)) {
      const auto section = as_section(i), item = as_item(i);
      if (section && !item) {
        label.roman = section;
        label.arabic.reset();
        edits.push_back({label.where, roman_numeral(*section), RecognitionRepair::label});
      } else if (item && !section) {
        label.arabic = item;
        label.roman.reset();
        edits.push_back({label.where, std::to_string(*item), RecognitionRepair::label});
      }
    }
    if (label.roman) {
      roman_ = *label.roman;
      arabic_ = 0;
    } else if (label.arabic) {
      arabic_ = *label.arabic;
    }
  }
  put_blanks(edits);
  return edits;
}

/// "I.MỤC" where all other sections have a blank behind their numerals.
void LabelMender::put_blanks(RecognitionEdits& edits) const {
  const auto is_section = [](const Label& label) { return label.roman && label.end == "."; };
  const auto sections = std::count_if(labels_.begin(), labels_.end(), is_section);
  const auto glued = std::count_if(labels_.begin(), labels_.end(),
                                   [&](const Label& label) { return is_section(label) && !label.has_blank; });
  if (glued != 1 || sections < 3) return;
  for (const Label& label : labels_) {
    if (!is_section(label) || label.has_blank) continue;
    const ByteRange where{label.where.begin, label.where.end + label.end.size()};
    edits.push_back({where, roman_numeral(*label.roman) + label.end + " ", RecognitionRepair::blanks});
  }
}

}  // namespace

RecognitionEdits mend_labels(const RecognizedText& recognized) {
  std::vector<Label> labels;
  for (const Block& block : recognized.blocks()) {
    if (block.kind != BlockKind::paragraph) continue;
    if (auto label = read_label(recognized, block)) labels.push_back(*std::move(label));
  }
  return LabelMender(std::move(labels)).run();
}

}  // namespace vanthu
