#include "store/text_samples.h"

#include <algorithm>
#include <array>
#include <string>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "store/stable_hash.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostSamples = 1000;

/// A byte of a word: of a letter beyond ASCII, or an ASCII letter or digit.
bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
}

/// The hashes of all runs of words, sorted, each once.
std::vector<std::uint32_t> runs_of(std::string_view text) {
  const bool valid = find_invalid_utf8(text) == std::string_view::npos;
  const std::string key = comparison_key(valid ? std::string(text) : printable(text));
  std::array<std::uint64_t, kRunWords> last{};  // words, the latest at the end
  std::vector<std::uint32_t> runs;
  std::size_t words = 0;
  for (std::size_t i = 0; i < key.size();) {
    StableHash word;
    const std::size_t begin = i;
    for (; i < key.size() && is_word_byte(static_cast<unsigned char>(key[i])); ++i) {
      word.add(static_cast<unsigned char>(key[i]));
    }
    if (i == begin) {
      ++i;
      continue;
    }
    std::rotate(last.begin(), last.begin() + 1, last.end());
    last.back() = word.value();
    if (++words < kRunWords) continue;
    std::uint64_t run = 0;
    for (const std::uint64_t one : last) run = mixed(run * 3 + one);
    runs.push_back(static_cast<std::uint32_t>(run));
  }
  std::sort(runs.begin(), runs.end());
  runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
  return runs;
}

}  // namespace

std::vector<std::int64_t> text_samples(std::string_view text) {
  std::vector<std::int64_t> samples;
  for (const std::uint32_t run : runs_of(text)) {
    if (run % kSampledRuns == 0 && samples.size() < kMostSamples) samples.push_back(run);
  }
  return samples;
}

double text_containment(std::string_view one, std::string_view other) {
  const std::vector<std::uint32_t> a = runs_of(one), b = runs_of(other);
  if (a.empty() || b.empty()) return 0;
  std::size_t common = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++common, ++i, ++j;
    } else {
      a[i] < b[j] ? ++i : ++j;
    }
  }
  return static_cast<double>(common) / static_cast<double>(std::min(a.size(), b.size()));
}

void list_samples(Database& database, std::int64_t document, std::int64_t source) {
  Query text = database.query("SELECT text FROM records WHERE source_id = ?");
  if (!text.bind(source).step()) text.fail_damaged();
  Query insert = database.query("INSERT OR IGNORE INTO plan_samples (document_id, run) VALUES (?, ?)");
  for (const std::int64_t run : text_samples(text.bytes())) insert.bind(document, run).run();
}

void unlist_samples(Database& database, std::int64_t document) {
  database.query("DELETE FROM plan_samples WHERE document_id = ?").bind(document).run();
}

}  // namespace vanthu
