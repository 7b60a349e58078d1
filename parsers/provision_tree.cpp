#include "parsers/provision_tree.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace vanthu {
namespace {

using Path = std::vector<ProvisionPart>;  // from wide to narrow

int rank_of(const ProvisionPart& part) { return level_rank(part.level); }

bool goes_wider(const ProvisionStep& left, const ProvisionStep& right) {
  return rank_of(right.part) < rank_of(left.part);
}

/// True where the narrow step is printed first ("khoản 2 Điều 5").
bool is_narrow_first(const std::vector<ProvisionStep>& steps) {
  bool plain_narrowing = false;
  bool first_widens = false;
  bool decided = false;
  for (std::size_t i = 1; i < steps.size(); ++i) {
    const int change = rank_of(steps[i].part) - rank_of(steps[i - 1].part);
    if (change == 0) continue;
    const bool plain = steps[i].joint == StepJoint::plain;
    if (plain && change < 0) return true;
    plain_narrowing = plain_narrowing || plain;
    if (!decided) first_widens = change < 0;
    decided = true;
  }
  return !plain_narrowing && (first_widens || !decided);
}

/// Steps that belong to one place, in the order printed.
std::vector<std::vector<ProvisionStep>> split_into_runs(const std::vector<ProvisionStep>& steps,
                                                        bool narrow_first) {
  std::vector<std::vector<ProvisionStep>> runs;
  for (const ProvisionStep& step : steps) {
    const bool goes_on = !runs.empty() && step.joint != StepJoint::another &&
                         rank_of(step.part) != rank_of(runs.back().back().part) &&
                         goes_wider(runs.back().back(), step) == narrow_first;
    if (goes_on) {
      runs.back().push_back(step);
    } else {
      runs.push_back({step});
    }
  }
  return runs;
}

Path to_path(const std::vector<ProvisionStep>& run, bool narrow_first) {
  Path path;
  for (const ProvisionStep& step : run) path.push_back(step.part);
  if (narrow_first) std::reverse(path.begin(), path.end());
  return path;
}

/// `path` below what `other` has that is wider than all of it.
Path below(const Path& path, const Path& other) {
  Path whole;
  for (const ProvisionPart& part : other) {
    if (rank_of(part) < rank_of(path.front())) whole.push_back(part);
  }
  whole.insert(whole.end(), path.begin(), path.end());
  return whole;
}

/// Every run with the wider steps that it shares with its neighbour: of the run behind it where the narrow
/// step is printed first, else of the run before.
std::vector<Path> complete_paths(const std::vector<ProvisionStep>& steps) {
  const bool narrow_first = is_narrow_first(steps);
  std::vector<Path> paths;
  for (const auto& run : split_into_runs(steps, narrow_first)) paths.push_back(to_path(run, narrow_first));
  if (narrow_first) {
    for (std::size_t i = paths.size() - 1; i-- > 0;) paths[i] = below(paths[i], paths[i + 1]);
  } else {
    for (std::size_t i = 1; i < paths.size(); ++i) paths[i] = below(paths[i], paths[i - 1]);
  }
  return paths;
}

std::size_t common_steps(const Path& a, const Path& b) {
  const std::size_t most = std::min(a.size(), b.size());
  std::size_t count = 0;
  while (count < most && a[count] == b[count]) ++count;
  return count;
}

}  // namespace

int level_rank(const std::string& level) {
  constexpr std::array<std::string_view, 9> kLevels = {"phụ lục", "phần",  "chương", "mục", "tiểu mục",
                                                       "điều",    "khoản", "điểm",   "tiết"};
  return static_cast<int>(std::find(kLevels.begin(), kLevels.end(), level) - kLevels.begin());
}

std::vector<ProvisionPart> order_steps(const std::vector<ProvisionStep>& steps) {
  std::vector<ProvisionPart> ordered;
  if (steps.empty()) return ordered;
  const std::vector<Path> paths = complete_paths(steps);
  for (std::size_t i = 0; i < paths.size(); ++i) {
    const std::size_t shared = i == 0 ? 0 : common_steps(paths[i - 1], paths[i]);
    const bool leaf_beside_leaf =
        i > 0 && shared + 1 == paths[i].size() && paths[i - 1].size() == paths[i].size() &&
        paths[i - 1].back().level == paths[i].back().level && ordered.back().level == paths[i].back().level;
    if (leaf_beside_leaf) {  // "khoản 1, khoản 2 Điều 5" is "khoản 1, 2 Điều 5"
      const std::vector<std::string>& labels = paths[i].back().labels;
      ordered.back().labels.insert(ordered.back().labels.end(), labels.begin(), labels.end());
      continue;
    }
    ordered.insert(ordered.end(), paths[i].begin() + static_cast<std::ptrdiff_t>(shared), paths[i].end());
  }
  return ordered;
}

std::vector<std::vector<ProvisionPart>> places_of(const Provision& provision, std::size_t most) {
  std::vector<Path> places;
  Path open;
  const std::vector<ProvisionPart>& parts = provision.parts;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    while (!open.empty() && rank_of(open.back()) >= rank_of(parts[i])) open.pop_back();
    open.push_back(parts[i]);
    const bool leaf = i + 1 == parts.size() || rank_of(parts[i + 1]) <= rank_of(parts[i]);
    if (!leaf) continue;
    for (const std::string& label : parts[i].labels) {
      if (places.size() == most) return places;
      Path place = open;
      for (ProvisionPart& step : place) step.labels.resize(1);
      place.back().labels = {label};
      places.push_back(std::move(place));
    }
  }
  return places;
}

}  // namespace vanthu
