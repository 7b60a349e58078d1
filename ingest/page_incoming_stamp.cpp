#include "ingest/page_incoming_stamp.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/boxes.h"
#include "ingest/layout_chars.h"

namespace vanthu {
namespace {

constexpr std::size_t kLinesLookedAt = 64;
// The stamp is some 5 cm wide and 3 cm high; NĐ 30/2020/NĐ-CP has it below the number.
constexpr double kWidth = 160, kAbove = 45, kBelow = 90;
// Its lines are drawn one after another.
constexpr std::size_t kStampWords = 40;
constexpr double kLineGap = 1.2;  // of the line's height

/// Two capitals one behind the other, as signs have them.
bool has_capitals(std::string_view word) {
  std::size_t run = 0;
  for (std::size_t at = 0; at < word.size() && run < 2; ++at) {
    if ((static_cast<unsigned char>(word[at]) & 0xC0u) == 0x80u) continue;
    run = is_upper_letter(first_code_point(word.substr(at))) ? run + 1 : 0;
  }
  return run == 2;
}

/// A number with a sign ("12/KH-UBND") is the document's own, also where handwriting is read into it
/// ("/7KH-UBND").
bool has_sign(std::string_view text) {
  const std::size_t slash = text.find('/');
  const bool letter_behind = slash != std::string_view::npos && slash + 1 < text.size() &&
                             is_letter(first_code_point(text.substr(slash + 1)));
  if (letter_behind) return true;
  for (std::string_view rest = text; !rest.empty();) {
    const std::string_view word = first_word(rest);
    if (word.find_first_of("/-") != std::string_view::npos && has_capitals(word)) return true;
    rest.remove_prefix(static_cast<std::size_t>(word.data() - rest.data()) + word.size());
    if (word.empty()) break;
  }
  return false;
}

/// True where `label` is a word of `text`.
bool has_label(std::string text, std::string_view label) {
  std::replace(text.begin(), text.end(), ':', ' ');
  const std::string key = " " + plain_key(text) + " ";
  return key.find(" " + std::string(label) + " ") != std::string::npos;
}

/// Figures, and what keeps their place free.
bool is_value(std::string_view text) {
  constexpr std::string_view kSigns = " ./-_…\uFFFD";
  return std::all_of(text.begin(), text.end(), [&](char c) {
    return ('0' <= c && c <= '9') || kSigns.find(c) != std::string_view::npos;
  });
}

bool overlap_across(const Box& a, const Box& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

bool stands_above(const Box& upper, const Box& lower) { return upper.y1 <= lower.y0 + 2; }

class IncomingStamp {
 public:
  IncomingStamp(const Page& page, const std::vector<StampLine>& lines, const std::vector<bool>& taken,
                std::size_t title)
      : page_(page), lines_(lines), taken_(taken), title_(title) {
    const Box& box = lines[title].box;
    near_ = {box.x0 - kWidth, box.y0 - kAbove, box.x1 + kWidth, box.y1 + kBelow};
  }

  std::vector<std::size_t> find() {
    bool number = false, day = false;
    for (const std::size_t i : around()) {
      const StampLine& line = lines_[i];
      if (line.role != StampRole::incoming_detail && line.role != StampRole::incoming) continue;
      if (taken_[i] || has_sign(line.text) || !belongs(line)) continue;
      block_.push_back(i);
      number |= has_label(line.text, "so");
      day |= has_label(line.text, "ngay");
    }
    if (!number || !day) return {};
    add_values();
    add_office();
    std::sort(block_.begin(), block_.end());
    return block_;
  }

 private:
  std::vector<std::size_t> around() const {
    std::vector<std::size_t> near;
    const std::size_t begin = title_ > kLinesLookedAt ? title_ - kLinesLookedAt : 0;
    for (std::size_t i = begin; i < std::min(lines_.size(), title_ + kLinesLookedAt); ++i) near.push_back(i);
    return near;
  }

  /// Near the title, and drawn with it; of a scan the order of words tells nothing.
  bool belongs(const StampLine& line) const {
    const StampLine& title = lines_[title_];
    if (line.annotation != title.annotation || shared_area(near_, line.box) == 0) return false;
    const auto [low, high] = std::minmax(line.words.front(), title.words.front());
    return high - low <= kStampWords || page_.words[low].confidence.has_value();
  }

  /// Figures on the dots behind a label may stand apart from it.
  void add_values() {
    const std::vector<std::size_t> labelled = block_;
    for (const std::size_t i : around()) {
      const StampLine& line = lines_[i];
      if (taken_[i] || line.role != StampRole::none || !is_value(line.text) || !belongs(line)) continue;
      const double middle = (line.box.y0 + line.box.y1) / 2;
      const bool beside = std::any_of(labelled.begin(), labelled.end(), [&](std::size_t label) {
        const Box& box = lines_[label].box;
        return box.y0 < middle && middle < box.y1 && box.x0 < line.box.x0;
      });
      if (beside) block_.push_back(i);
    }
  }

  /// The name of the receiving office stands on top of its stamp, in capitals.  Above the document's own
  /// number such a line is its letterhead.
  void add_office() {
    const Box box = lines_[*std::min_element(block_.begin(), block_.end())].box;
    for (const std::size_t i : around()) {
      const StampLine& line = lines_[i];
      if (taken_[i] || line.role != StampRole::none || !is_upper_case(line.text) || !belongs(line)) continue;
      const double gap = box.y0 - line.box.y1, height = line.box.y1 - line.box.y0;
      const bool on_top =
          stands_above(line.box, box) && gap <= kLineGap * height && overlap_across(line.box, box);
      if (on_top && stands_below_number(line.box)) block_.push_back(i);
    }
  }

  bool stands_below_number(const Box& box) const {
    const std::vector<std::size_t> near = around();
    return std::any_of(near.begin(), near.end(), [&](std::size_t i) {
      return has_label(lines_[i].text, "so") && has_sign(lines_[i].text) && stands_above(lines_[i].box, box);
    });
  }

  const Page& page_;
  const std::vector<StampLine>& lines_;
  const std::vector<bool>& taken_;
  const std::size_t title_;
  Box near_;
  std::vector<std::size_t> block_;
};

}  // namespace

std::vector<std::size_t> find_incoming_stamp(const Page& page, const std::vector<StampLine>& lines,
                                             const std::vector<bool>& taken, std::size_t title) {
  return IncomingStamp(page, lines, taken, title).find();
}

}  // namespace vanthu
