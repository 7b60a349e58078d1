#include "store/pair_tasks.h"

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

namespace vanthu {
namespace {

/// The most pairs that are compared one by one.
constexpr std::size_t kMostPairs = 1'000'000;

/// A pair of positions that may be one task.
struct Candidate {
  double similarity = 0;
  int agreement = 0;        // fields in which they agree
  std::size_t content = 0;  // ranks of both sides' content: decides between equals, whatever their order
  std::size_t left = 0, right = 0;
};

bool is_before(const Candidate& a, const Candidate& b) {
  // By sums last: the same from either side.
  return std::tuple(-a.similarity, -a.agreement, a.content, a.left + a.right) <
         std::tuple(-b.similarity, -b.agreement, b.content, b.left + b.right);
}

int agreement_of(const TaskForm& left, const TaskForm& right) {
  return (left.lead == right.lead) + (left.implement == right.implement) +
         (left.coordinate == right.coordinate) + (left.deadlines == right.deadlines) +
         (left.product == right.product) + (left.form == right.form) + (left.targets == right.targets) +
         (left.place == right.place);
}

auto content_of(const TaskForm& form) {
  return std::tie(form.words, form.place, form.lead, form.implement, form.coordinate, form.deadlines,
                  form.product, form.form, form.targets);
}

class Pairing {
 public:
  Pairing(const std::vector<TaskForm>& left, const std::vector<TaskForm>& right)
      : left_(left), right_(right), paired_(left.size()), taken_(right.size(), false) {
    rank_contents();
  }

  std::vector<std::optional<std::size_t>> run() {
    take_best(candidates_of_equal_words());
    take_best(candidates_alike());
    return std::move(paired_);
  }

 private:
  void rank_contents() {
    std::vector<const TaskForm*> forms;
    for (const TaskForm& form : left_) forms.push_back(&form);
    for (const TaskForm& form : right_) forms.push_back(&form);
    const auto less = [](const TaskForm* a, const TaskForm* b) { return content_of(*a) < content_of(*b); };
    std::vector<const TaskForm*> sorted = forms;
    std::sort(sorted.begin(), sorted.end(), less);
    for (const TaskForm* form : forms) {
      ranks_.push_back(static_cast<std::size_t>(std::lower_bound(sorted.begin(), sorted.end(), form, less) -
                                                sorted.begin()));
    }
  }

  Candidate candidate(double similarity, std::size_t left, std::size_t right) const {
    return {similarity, agreement_of(left_[left], right_[right]), ranks_[left] + ranks_[left_.size() + right],
            left, right};
  }

  std::vector<Candidate> candidates_of_equal_words() const {
    std::map<std::string_view, std::vector<std::size_t>> by_words;
    for (std::size_t i = 0; i < right_.size(); ++i) by_words[right_[i].words].push_back(i);
    std::vector<Candidate> candidates;
    for (std::size_t i = 0; i < left_.size(); ++i) {
      const auto equal = by_words.find(left_[i].words);
      if (equal == by_words.end()) continue;
      for (const std::size_t right : equal->second) {
        if (candidates.size() < kMostPairs) candidates.push_back(candidate(1, i, right));
      }
    }
    return candidates;
  }

  void add_if_alike(std::size_t left, std::size_t right, std::vector<Candidate>& candidates) const {
    const TaskForm &mine = left_[left], &theirs = right_[right];
    const double alike = similarity(mine.shingles, theirs.shingles);
    const bool reworded = alike >= kReworded && !mine.lead.empty() && mine.lead == theirs.lead &&
                          mine.deadlines == theirs.deadlines;
    if (alike >= kSameTask || reworded) candidates.push_back(candidate(alike, left, right));
  }

  /// Of what is not paired yet.
  std::vector<Candidate> candidates_alike() const {
    std::vector<std::size_t> rest;
    for (std::size_t i = 0; i < right_.size(); ++i) {
      if (!taken_[i]) rest.push_back(i);
    }
    std::vector<Candidate> candidates;
    const auto missing = static_cast<std::size_t>(std::count(paired_.begin(), paired_.end(), std::nullopt));
    const bool all = missing * rest.size() <= kMostPairs;
    const auto by_band = all ? Bands() : bands_of(rest);
    for (std::size_t i = 0; i < left_.size(); ++i) {
      if (paired_[i]) continue;
      for (const std::size_t right : all ? rest : near(i, by_band)) add_if_alike(i, right, candidates);
    }
    return candidates;
  }

  using Bands = std::map<std::int64_t, std::vector<std::size_t>>;

  Bands bands_of(const std::vector<std::size_t>& rest) const {
    Bands by_band;
    for (const std::size_t right : rest) {
      for (const std::int64_t band : task_bands(right_[right].shingles)) by_band[band].push_back(right);
    }
    return by_band;
  }

  /// Right tasks that share a band with a left one, each once; of long lists the beginning.
  std::vector<std::size_t> near(std::size_t left, const Bands& by_band) const {
    constexpr std::size_t kMostOfBand = 100;
    std::vector<std::size_t> found;
    for (const std::int64_t band : task_bands(left_[left].shingles)) {
      const auto list = by_band.find(band);
      if (list == by_band.end()) continue;
      const std::size_t count = std::min(list->second.size(), kMostOfBand);
      found.insert(found.end(), list->second.begin(),
                   list->second.begin() + static_cast<std::ptrdiff_t>(count));
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
  }

  void take_best(std::vector<Candidate> candidates) {
    std::sort(candidates.begin(), candidates.end(), is_before);
    for (const Candidate& best : candidates) {
      if (paired_[best.left] || taken_[best.right]) continue;
      paired_[best.left] = best.right;
      taken_[best.right] = true;
    }
  }

  const std::vector<TaskForm>&left_, &right_;
  std::vector<std::optional<std::size_t>> paired_;
  std::vector<bool> taken_;
  std::vector<std::size_t> ranks_;  // of left, then right tasks
};

}  // namespace

std::vector<std::optional<std::size_t>> pair_tasks(const std::vector<TaskForm>& left,
                                                   const std::vector<TaskForm>& right) {
  return Pairing(left, right).run();
}

}  // namespace vanthu
