// Checks for the same duty given twice.
#include <algorithm>
#include <functional>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

constexpr std::size_t kRun = 4;            // words of a shingle
constexpr std::size_t kMostHolders = 8;    // texts that one shingle is looked up in
constexpr std::size_t kMostTexts = 20000;  // of one document

/// A text as a bag of shingles.
struct Words {
  std::string_view text;
  ByteRange where;
  std::vector<std::size_t> shingles;  // hashes, each once
};

/// When two texts say the same.
struct Likeness {
  std::size_t fewest_words = 0;                                  // shorter texts are alike by nature
  double shared = 1;                                             // share of the shorter one's shingles
  bool (*differ)(std::string_view, std::string_view) = nullptr;  // what they name is not the same
};

std::vector<std::size_t> shingles_of(const std::vector<std::string>& words) {
  std::vector<std::size_t> shingles;
  for (std::size_t i = 0; i + kRun <= words.size(); ++i) {
    std::string run;
    for (std::size_t k = 0; k < kRun; ++k) run += words[i + k] + ' ';
    shingles.push_back(std::hash<std::string>{}(run));
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

/// Words with a digit or a capital inside a sentence, as keys: what tells "Quý I" from "Quý II", one hamlet
/// from another.
std::unordered_set<std::string> telling_words(std::string_view task) {
  static const Pattern telling(R"((?:[^.:;!?] )([\p{Lu}][\p{L}\p{N}]*)|([\p{L}/.-]*[0-9][\p{L}0-9/.-]*))");
  constexpr std::size_t kMostBytes = 4000;
  const std::string_view text = first_bytes(task, kMostBytes);
  std::unordered_set<std::string> words;
  for (std::size_t from = 0; const auto match = telling.find(text, from);) {
    words.insert(comparison_key(match->has(1) ? match->text(text, 1) : match->text(text, 2)));
    from = match->whole().end;
  }
  return words;
}

/// Each names something that the other lacks.
bool tell_apart(std::string_view a, std::string_view b) {
  const auto of_a = telling_words(a), of_b = telling_words(b);
  const auto lacks = [](const auto& these, const auto& those) {
    return std::any_of(these.begin(), these.end(),
                       [&](const std::string& word) { return !those.contains(word); });
  };
  return lacks(of_a, of_b) && lacks(of_b, of_a);
}

/// True for two texts that share `shared` shingles and say the same.
bool are_same(const Words& a, const Words& b, std::size_t shared, const Likeness& likeness) {
  const std::size_t fewer = std::min(a.shingles.size(), b.shingles.size());
  const std::size_t more = std::max(a.shingles.size(), b.shingles.size());
  if (static_cast<double>(shared) < likeness.shared * static_cast<double>(fewer) || more > 2 * fewer) {
    return false;
  }
  return likeness.differ == nullptr || !likeness.differ(a.text, b.text);
}

/// Texts that repeat an earlier one.
class TwinFinder {
 public:
  explicit TwinFinder(const Likeness& likeness) : likeness_(likeness) {}

  /// The place of the first text that `text` repeats; none where it says something new.  A shingle that many
  /// texts share is looked up in the first of them only: time stays in proportion to the text.
  std::optional<Words> add(std::string_view text, ByteRange where) {
    const std::vector<std::string> words = words_of(text);
    if (words.size() < likeness_.fewest_words || texts_.size() >= kMostTexts) return std::nullopt;
    const Words here{text, where, shingles_of(words)};
    std::unordered_map<std::size_t, std::size_t> shared;
    for (const std::size_t shingle : here.shingles) {
      std::vector<std::size_t>& known = holders_[shingle];
      for (const std::size_t other : known) ++shared[other];
      if (known.size() < kMostHolders) known.push_back(texts_.size());
    }
    std::size_t twin = texts_.size();
    for (const auto& [other, count] : shared) {
      if (other < twin && are_same(texts_[other], here, count, likeness_)) twin = other;
    }
    texts_.push_back(here);
    if (twin + 1 == texts_.size()) return std::nullopt;
    return texts_[twin];
  }

 private:
  Likeness likeness_;
  std::vector<Words> texts_;
  std::unordered_map<std::size_t, std::vector<std::size_t>> holders_;
};

// R-48 of rows.
std::vector<Issue> check_tasks(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  TwinFinder twins({10, 0.85, tell_apart});
  for (const FoundAssignment& found : checked.assignments) {
    const Assignment& task = found.assignment;
    if (task.origin != "table") continue;
    if (const auto twin = twins.add(task.task, task.span.bytes)) {
      issues.push_back(make_issue(
          checked,
          {"task-duplicated", task.span.bytes, {shorten(task.task), shorten(twin->text)}, twin->where}));
    }
  }
  return at_most(checked, std::move(issues));
}

// R-48 of whole passages of the body between its first heading and its end.
std::vector<Issue> check_passages(const CheckedDocument& checked) {
  if (checked.outline.empty()) return {};
  std::vector<Issue> issues;
  TwinFinder twins({60, 0.6});
  for (std::size_t i = checked.outline.front().block; i < checked.parts.body.end; ++i) {
    const Block& block = checked.document.blocks[i];
    if (block.kind != BlockKind::paragraph) continue;
    const std::string_view text = checked.document.slice(block.text);
    if (const auto twin = twins.add(text, block.text)) {
      issues.push_back(make_issue(checked, {"task-duplicated",
                                            block.text,
                                            {shorten(text), shorten(twin->text)},
                                            twin->where,
                                            "passage-repeated"}));
    }
  }
  return at_most(checked, std::move(issues));
}

}  // namespace

const std::vector<Check>& duplicate_checks() {
  static const std::vector<Check> checks = {
      {{"task-duplicated"}, check_tasks},
      {{"task-duplicated"}, check_passages},
  };
  return checks;
}

}  // namespace vanthu
