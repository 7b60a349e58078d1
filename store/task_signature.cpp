#include "store/task_signature.h"

#include <algorithm>
#include <array>
#include <limits>

#include "store/stable_hash.h"

namespace vanthu {
namespace {

/// Elements of both; both are sorted.
std::size_t count_common(const Shingles& one, const Shingles& other) {
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < one.size() && j < other.size();) {
    if (one[i] == other[j]) ++common;
    const bool forward = one[i] <= other[j], also = other[j] <= one[i];
    if (forward) ++i;
    if (also) ++j;
  }
  return common;
}

constexpr std::size_t kRows = 2;  // of a band: least hashes that it is made of

/// The least of the shingles under each of kBands · kRows orders (MinHash).
std::array<std::uint32_t, kBands * kRows> least_hashes(const Shingles& shingles) {
  std::array<std::uint32_t, kBands * kRows> least;
  least.fill(std::numeric_limits<std::uint32_t>::max());
  static_assert(least.size() % 2 == 0, "one hash serves two orders");
  for (const std::uint64_t shingle : shingles) {
    for (std::size_t i = 0; i < least.size(); i += 2) {
      const std::uint64_t hash = mixed(shingle | std::uint64_t{i + 1} << 32);
      least[i] = std::min(least[i], static_cast<std::uint32_t>(hash));
      least[i + 1] = std::min(least[i + 1], static_cast<std::uint32_t>(hash >> 32));
    }
  }
  return least;
}

}  // namespace

std::int64_t task_text_key(std::string_view words) {
  return static_cast<std::int64_t>(mixed(stable_hash(words)) >> 1 | 1);
}

Shingles shingles_of(std::string_view words) {
  Shingles shingles;
  std::uint64_t before = 0;
  for (std::size_t begin = 0; begin < words.size();) {
    const std::size_t end = std::min(words.find(' ', begin), words.size());
    const std::uint64_t word = stable_hash(words.substr(begin, end - begin));
    // 3: the order of the two words counts.
    if (begin > 0) shingles.push_back(static_cast<std::uint32_t>(mixed(before * 3 + word)));
    before = word;
    begin = end + 1;
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

double similarity(const Shingles& one, const Shingles& other) {
  const std::size_t least = std::min(one.size(), other.size()), most = std::max(one.size(), other.size());
  if (least < kLeastShingles) return 0;
  const auto common = static_cast<double>(count_common(one, other));
  const double jaccard = common / (static_cast<double>(least + most) - common);
  if (least < kLeastContained || most > kMostTimesLonger * least) return jaccard;
  return std::max(jaccard, common / static_cast<double>(least) - kContained);
}

double task_similarity(std::string_view one, std::string_view other) {
  if (one == other) return one.empty() ? 0 : 1;
  return similarity(shingles_of(one), shingles_of(other));
}

std::vector<std::int64_t> task_bands(const Shingles& shingles) {
  if (shingles.size() < kLeastShingles) return {};
  const auto least = least_hashes(shingles);
  std::vector<std::int64_t> bands;
  for (std::size_t band = 0; band < kBands; ++band) {
    const std::uint64_t rows = std::uint64_t{least[kRows * band]} << 32 | least[kRows * band + 1];
    bands.push_back(static_cast<std::int64_t>(mixed(rows + band) >> 32));
  }
  return bands;
}

}  // namespace vanthu
