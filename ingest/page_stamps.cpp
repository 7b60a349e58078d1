#include "ingest/page_stamps.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

#include "ingest/layout_chars.h"
#include "ingest/page_incoming_stamp.h"
#include "ingest/page_stamp_lines.h"

namespace vanthu {
namespace {

// An appearance has a handful of lines, set as close as any text.
constexpr std::size_t kMostLines = 12;
constexpr std::size_t kLinesLookedAt = 64;
constexpr double kLineGap = 1.2;              // of the line's height
constexpr std::size_t kMostStamps = 16;       // of a page that are looked at
constexpr std::size_t kLongestNumber = 6;     // code points: "1234a"
constexpr std::size_t kMostSignatures = 500;  // of a file

/// Words of these texts are on every page with a signature or a stamp.
bool is_trigger(const PageWord& word) {
  constexpr std::array<std::string_view, 10> kTriggers{
      "Ký", "KÝ", "ký", "ký:", "bởi:", "Digitally", "Signed", "ĐẾN", "Đến", "Signature"};
  return word.annotation || std::find(kTriggers.begin(), kTriggers.end(), word.text) != kTriggers.end();
}

bool overlap_across(const Box& a, const Box& b) { return a.x0 < b.x1 && b.x0 < a.x1; }

/// Lines of a page by index, top to bottom.
using Lines = std::vector<std::size_t>;

class PageStamps {
 public:
  PageStamps(Page& page, std::vector<Signature>& signatures)
      : page_(page), signatures_(signatures), lines_(stamp_lines(page)), taken_(lines_.size(), false) {}

  void run() {
    for (std::size_t i = 0; i < lines_.size(); ++i) take_signature(i);
    for (std::size_t i = 0; i < lines_.size(); ++i) take_incoming(i);
    for (std::size_t i = 0; i < lines_.size(); ++i) keep_number(i);
    take_annotations();
    remove_words();
  }

  void run_incoming() {
    for (std::size_t i = 0; i < lines_.size(); ++i) take_incoming(i);
    take_annotations();
    remove_words();
  }

  std::vector<PageFinding> take_findings() { return std::move(findings_); }
  bool stamped() const { return stamped_; }

 private:
  static bool is_label(StampRole role) {
    return role == StampRole::signer || role == StampRole::time || role == StampRole::detail ||
           role == StampRole::valid;
  }

  /// True where a line's end parts a time: "08.05.2026", "10:12:33 +07:00".
  static bool completes_time(const std::string& value, const std::string& next) {
    const std::optional<std::string> whole = find_stamp_time(value + " " + next);
    return whole && whole != find_stamp_time(value);
  }

  /// The lines set closely below line `first`, up to the last label and what belongs to it.
  Lines block_from(std::size_t first) const {
    Lines block{first};
    Box box = lines_[first].box;
    const std::size_t end = std::min(lines_.size(), first + kLinesLookedAt);
    for (std::size_t i = first + 1; i < end && block.size() < kMostLines; ++i) {
      const StampLine& line = lines_[i];
      if (taken_[i] || line.annotation != lines_[first].annotation || !overlap_across(box, line.box))
        continue;
      if (line.box.y0 - box.y1 > kLineGap * (line.box.y1 - line.box.y0)) break;
      block.push_back(i);
      box = box_around(box, line.box);
    }
    const auto label = [&](std::size_t i) { return is_label(lines_[i].role); };
    const auto last = std::find_if(block.rbegin(), block.rend(), label);
    std::size_t kept = static_cast<std::size_t>(block.rend() - last);
    const bool time_follows = lines_[*last].role == StampRole::time && kept < block.size() &&
                              completes_time(lines_[*last].value, lines_[block[kept]].text);
    block.resize(kept + (time_follows ? 1 : 0));
    return block;
  }

  /// What stands behind a label and on the lines below up to the next label.
  std::string value_of(const Lines& block, StampRole role) const {
    std::string value;
    bool inside = false;
    for (const std::size_t i : block) {
      if (lines_[i].role == role && value.empty()) {
        value = lines_[i].value;
        inside = true;
      } else if (is_label(lines_[i].role)) {
        inside = false;
      } else if (inside) {
        value += (value.empty() ? "" : " ") + lines_[i].text;
      }
    }
    return value;
  }

  std::size_t count_role(const Lines& block, StampRole role) const {
    return static_cast<std::size_t>(
        std::count_if(block.begin(), block.end(), [&](std::size_t i) { return lines_[i].role == role; }));
  }

  void take_signature(std::size_t first) {
    if (taken_[first] || !is_label(lines_[first].role) || signatures_.size() >= kMostSignatures) return;
    const Lines block = block_from(first);
    Signature signature;
    if (std::string signer = value_of(block, StampRole::signer); !signer.empty()) {
      signature.signer = std::move(signer);
    }
    signature.time = find_stamp_time(value_of(block, StampRole::time));
    const bool detailed =
        signature.time || count_role(block, StampRole::detail) > 0 || count_role(block, StampRole::valid) > 0;
    // A form asks for "Người ký: ……" and "Ngày ký: ……".
    const bool filled = signature.signer && !is_placeholder(first_word(*signature.signer));
    if (lines_[first].annotation ? !filled && !signature.time : !filled || !detailed) return;
    signature.page = page_.number;
    signature.box = take(block);
    note(std::move(signature));
  }

  /// Adds what a signature shows to what the file's form fields say of it.
  void note(Signature shown) {
    const auto known = std::find_if(signatures_.begin(), signatures_.end(), [&](const Signature& other) {
      const bool same_time = other.time && other.time == shown.time;
      if (!other.page) return same_time;
      return *other.page == page_.number &&
             (same_time || !other.box || shared_area(*other.box, *shown.box) > 0);
    });
    if (known == signatures_.end()) {
      signatures_.push_back(std::move(shown));
      return;
    }
    if (!known->signer) known->signer = std::move(shown.signer);
    if (!known->time) known->time = std::move(shown.time);
    if (!known->page) known->page = shown.page;
    if (!known->box) known->box = shown.box;
  }

  void take_incoming(std::size_t title) {
    if (taken_[title] || lines_[title].role != StampRole::incoming || stamps_seen_++ >= kMostStamps) return;
    const Lines block = find_incoming_stamp(page_, lines_, taken_, title);
    if (block.empty()) return;
    std::string text;
    for (const std::size_t i : block) text += (text.empty() ? "" : " ") + lines_[i].text;
    const std::optional<float> sure = confidence_of(block);
    const Box box = take(block);
    report("page-stamp-incoming", box, std::move(text));
    if (sure) findings_.back().arguments.push_back(fmt::format("{:.2f}", *sure));
  }

  /// The least of the words with a figure; none where OCR read none of them.
  std::optional<float> confidence_of(const Lines& block) const {
    std::optional<float> least;
    for (const std::size_t line : block) {
      for (const std::uint32_t index : lines_[line].words) {
        const PageWord& word = page_.words[index];
        const bool figure = word.text.find_first_of("0123456789") != std::string::npos;
        if (figure && word.confidence) least = std::min(least.value_or(1), *word.confidence);
      }
    }
    return least;
  }

  /// The lines next to one of them, so many that a stamp and its columns have room.
  Lines around(std::size_t line) const {
    Lines near;
    const std::size_t begin = line > kLinesLookedAt ? line - kLinesLookedAt : 0;
    for (std::size_t i = begin; i < std::min(lines_.size(), line + kLinesLookedAt); ++i) near.push_back(i);
    return near;
  }

  /// A number that a clerk's tool laid into the gap that the text left for it is part of the text.
  void keep_number(std::size_t index) {
    StampLine& line = lines_[index];
    if (taken_[index] || !line.annotation || line.words.size() != 1) return;
    PageWord& word = page_.words[line.words.front()];
    if (!is_short_number(word.text)) return;
    const StampLine* left = nullptr;
    for (const std::size_t i : around(index)) {
      const StampLine& other = lines_[i];
      const bool same_row = other.box.y0 < word.baseline && word.baseline < other.box.y1;
      if (other.annotation || !same_row || other.box.x0 > word.box.x0) continue;
      if (left == nullptr || other.box.x0 > left->box.x0) left = &other;
    }
    if (left == nullptr || !leaves_gap(*left, word)) return;
    word.annotation = false;
    line.annotation = false;
  }

  static bool is_short_number(std::string_view text) {
    return width_of(text) <= kLongestNumber && !text.empty() && is_digit(first_code_point(text));
  }

  /// True where the last word left of `number` that is no placeholder asks for one.
  bool leaves_gap(const StampLine& line, const PageWord& number) const {
    std::string before;
    for (const std::uint32_t index : line.words) {
      const PageWord& word = page_.words[index];
      if (word.box.x0 < number.box.x0 && !is_placeholder(word.text)) before = word.text;
    }
    before = plain_key(before.substr(0, before.find(':')));
    return before == "so" || before == "ngay" || before == "thang";
  }

  /// Comments and stamps of which nothing is known: what they say is reported.
  void take_annotations() {
    std::optional<Box> box;
    std::string text;
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (taken_[i] || !lines_[i].annotation) continue;
      taken_[i] = true;
      if (in_signature(lines_[i].box)) continue;
      box = box ? box_around(*box, lines_[i].box) : lines_[i].box;
      text += (text.empty() ? "" : " ") + lines_[i].text;
    }
    if (box) report("page-annotation", *box, std::move(text));
  }

  bool in_signature(const Box& box) const {
    return std::any_of(signatures_.begin(), signatures_.end(), [&](const Signature& signature) {
      return signature.page == page_.number && signature.box && shared_area(*signature.box, box) > 0;
    });
  }

  /// The box around the lines, which are no text of the page from now on.
  Box take(const Lines& block) {
    Box box = lines_[block.front()].box;
    for (const std::size_t i : block) {
      taken_[i] = true;
      box = box_around(box, lines_[i].box);
    }
    return box;
  }

  void report(std::string message_code, const Box& box, std::string text) {
    PageFinding finding;
    finding.page = page_.number;
    finding.box = box;
    finding.code = "stamp-removed";
    finding.severity = Severity::info;
    finding.message_code = std::move(message_code);
    finding.arguments = {std::move(text)};
    findings_.push_back(std::move(finding));
  }

  void remove_words() {
    std::vector<bool> gone(page_.words.size(), false);
    for (std::size_t i = 0; i < lines_.size(); ++i) {
      if (!taken_[i]) continue;
      stamped_ = true;
      for (const std::uint32_t index : lines_[i].words) gone[index] = true;
    }
    // Words that run in other directions stand in no line.
    for (std::size_t i = 0; i < gone.size(); ++i) gone[i] = gone[i] || page_.words[i].annotation;
    std::vector<PageWord> kept;
    for (std::size_t i = 0; i < gone.size(); ++i) {
      if (!gone[i]) kept.push_back(std::move(page_.words[i]));
    }
    page_.words = std::move(kept);
  }

  Page& page_;
  std::vector<Signature>& signatures_;
  std::vector<StampLine> lines_;
  std::vector<bool> taken_;  // by line
  std::vector<PageFinding> findings_;
  std::size_t stamps_seen_ = 0;
  bool stamped_ = false;
};

}  // namespace

bool is_placeholder(std::string_view text) {
  // Bytes of "." "_" "…" and of the dot leaders that some fonts have for them.
  constexpr std::string_view kPlaceholders[] = {".", "_", "…", "․", "‥", "·", "⋯"};
  while (!text.empty()) {
    const auto found = std::find_if(std::begin(kPlaceholders), std::end(kPlaceholders),
                                    [&](std::string_view sign) { return text.starts_with(sign); });
    if (found == std::end(kPlaceholders)) return false;
    text.remove_prefix(found->size());
  }
  return true;
}

std::vector<PageFinding> take_incoming_stamps(Page& page) {
  std::vector<Signature> none;
  const auto is_title = [](const PageWord& word) {
    std::string text = word.text;
    std::replace(text.begin(), text.end(), ':', ' ');
    return word.annotation || plain_key(text) == "den";
  };
  if (std::none_of(page.words.begin(), page.words.end(), is_title)) return {};
  PageStamps stamps(page, none);
  stamps.run_incoming();
  std::vector<PageFinding> findings = stamps.take_findings();
  for (PageFinding& finding : findings) finding.box = as_scanned(page, *finding.box);
  return findings;
}

StampReport take_stamps(PrintedDocument& document) {
  StampReport report;
  for (Page& page : document.pages) {
    report.stamped.push_back(false);
    if (std::none_of(page.words.begin(), page.words.end(), is_trigger)) continue;
    PageStamps stamps(page, document.signatures);
    stamps.run();
    report.stamped.back() = stamps.stamped();
    std::vector<PageFinding> findings = stamps.take_findings();
    std::move(findings.begin(), findings.end(), std::back_inserter(report.findings));
  }
  return report;
}

}  // namespace vanthu
