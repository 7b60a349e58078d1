#include <algorithm>
#include <iterator>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "ingest/page_stamps.h"
#include "ingest/page_words.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// Letters under print are those of which more than half of the width is covered.
constexpr double kCovered = 0.5;
// A word stands on another where so much of the narrower of both is shared; less is a neighbour set too
// close.
constexpr double kStandsOn = 0.7;
// Print over print has about the same size; a watermark is several times as large as the text.
constexpr double kSameSize = 2.5;
// A word lies over its neighbours only: rows of a page have some tens of words.
constexpr std::size_t kNeighbours = 8;
// Twice the same word, moved by less than this many em, is bold print or a shadow.
constexpr double kSamePlace = 0.15;

// A page that was printed over more often was drawn twice: the first findings say enough.
constexpr std::size_t kMostFindings = 100;

/// A word drawn later than the one that it lies over.
struct Overprint {
  std::uint32_t under = 0, over = 0;
};

/// Code points of a word from `begin` to `end` that lie under another.
struct Covered {
  std::size_t begin = 0, end = 0;

  bool empty() const { return begin >= end; }
};

double left_edge(const PageWord& word, std::size_t index) {
  return index == 0 ? word.box.x0 : static_cast<double>(word.ends[index - 1]);
}

Covered covered_part(const PageWord& under, const PageWord& over) {
  Covered covered{under.ends.size(), 0};
  for (std::size_t i = 0; i < under.ends.size(); ++i) {
    const double left = left_edge(under, i), right = under.ends[i];
    const double shared = std::min<double>(right, over.box.x1) - std::max(left, over.box.x0);
    if (shared <= kCovered * (right - left) || shared <= 0) continue;
    covered.begin = std::min(covered.begin, i);
    covered.end = i + 1;
  }
  return covered;
}

bool stands_on(const PageWord& under, const PageWord& over) {
  const double shared = std::min(under.box.x1, over.box.x1) - std::max(under.box.x0, over.box.x0);
  return shared >= kStandsOn * std::min(under.box.x1 - under.box.x0, over.box.x1 - over.box.x0);
}

bool same_place(const PageWord& a, const PageWord& b) {
  const double size = std::max({a.size, b.size, 1.0f});
  return std::abs(a.box.x0 - b.box.x0) < kSamePlace * size &&
         std::abs(a.baseline - b.baseline) < kSamePlace * size;
}

bool comparable(const PageWord& a, const PageWord& b) {
  const double size = std::max(a.size, b.size), other = std::min(a.size, b.size);
  return size <= kSameSize * other;
}

std::vector<Overprint> find_overprints(const Page& page) {
  std::vector<Overprint> found;
  for (const WordRow& row : word_rows(page)) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const PageWord& left = page.words[row[i]];
      for (std::size_t k = i + 1; k < row.size() && k <= i + kNeighbours; ++k) {
        const PageWord& right = page.words[row[k]];
        if (right.box.x0 >= left.box.x1) break;
        const auto [under, over] = std::minmax(row[i], row[k]);
        if (!comparable(left, right) || covered_part(page.words[under], page.words[over]).empty()) continue;
        found.push_back({under, over});
      }
    }
  }
  std::sort(found.begin(), found.end(), [](const Overprint& a, const Overprint& b) {
    return std::pair(a.under, a.over) < std::pair(b.under, b.over);
  });
  return found;
}

std::string text_of(const PageWord& word, Covered covered) {
  return part_of(word, covered.begin, covered.end).text;
}

/// By code point: whether it only keeps a place free.
std::vector<bool> dots_of(std::string_view text) {
  std::vector<bool> dots;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = std::max<std::size_t>(decode_utf8(text, at).length, 1);
    dots.push_back(is_placeholder(text.substr(at, length)));
    at += length;
  }
  return dots;
}

/// The covered dots and all that stand beside them without a break; empty where no dot is covered.
Covered covered_dots(const PageWord& word, Covered covered) {
  const std::vector<bool> dots = dots_of(word.text);
  std::size_t begin = covered.begin;
  while (begin < covered.end && !dots[begin]) ++begin;
  if (begin == covered.end) return {};
  std::size_t end = begin + 1;
  while (end < dots.size() && dots[end]) ++end;
  while (begin > 0 && dots[begin - 1]) --begin;
  return {begin, end};
}

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// A number replaces another.  Over a letter ("5" on the n of "năm") it only stands badly in its gap.
bool replaces(std::string_view over, std::string_view covered) {
  return !has_digit(over) || has_digit(covered);
}

PageFinding overprint_finding(int page, const PageWord& under, const std::string& lost,
                              const PageWord& over) {
  PageFinding finding;
  finding.page = page;
  finding.box = box_around(under.box, over.box);
  finding.code = "text-overprinted";
  finding.message_code = "page-text-overprinted";
  finding.arguments = {lost, over.text};
  return finding;
}

class Overprinted {
 public:
  explicit Overprinted(Page& page) : page_(page) {}

  std::vector<PageFinding> run() {
    const std::vector<Overprint> found = find_overprints(page_);
    for (const Overprint& overprint : found) part(overprint);
    if (!changed_.empty()) replace_words();
    return std::move(findings_);
  }

 private:
  void part(const Overprint& overprint) {
    const PageWord& under = page_.words[overprint.under];
    const PageWord& over = page_.words[overprint.over];
    if (changed_.contains(overprint.under) || changed_.contains(overprint.over)) return;
    // The layer of a scan lies below print that was added, and says the same.
    if (under.text == over.text && (same_place(under, over) || under.invisible || over.invisible)) {
      changed_[under.invisible ? overprint.under : overprint.over] = {};
      return;
    }
    if (is_placeholder(over.text)) return;  // dots over a word that stands on them
    Covered covered = covered_part(under, over);
    if (const Covered dots = covered_dots(under, covered); !dots.empty()) {
      covered = dots;
    } else if (stands_on(under, over) && replaces(over.text, text_of(under, covered))) {
      if (findings_.size() < kMostFindings) {
        findings_.push_back(overprint_finding(page_.number, under, text_of(under, covered), over));
      }
    } else {
      return;
    }
    std::vector<PageWord>& kept = changed_[overprint.under];
    if (covered.begin > 0) kept.push_back(part_of(under, 0, covered.begin));
    if (covered.end < under.ends.size()) kept.push_back(part_of(under, covered.end, under.ends.size()));
  }

  void replace_words() {
    std::vector<PageWord> words;
    for (std::uint32_t i = 0; i < page_.words.size(); ++i) {
      const auto changed = changed_.find(i);
      if (changed == changed_.end()) {
        words.push_back(std::move(page_.words[i]));
      } else {
        std::move(changed->second.begin(), changed->second.end(), std::back_inserter(words));
      }
    }
    page_.words = std::move(words);
  }

  Page& page_;
  std::map<std::uint32_t, std::vector<PageWord>> changed_;  // what is left of a word
  std::vector<PageFinding> findings_;
};

}  // namespace

std::vector<PageFinding> part_overprints(PrintedDocument& document) {
  std::vector<PageFinding> findings;
  for (Page& page : document.pages) {
    std::vector<PageFinding> found = Overprinted(page).run();
    std::move(found.begin(), found.end(), std::back_inserter(findings));
  }
  return findings;
}

}  // namespace vanthu
