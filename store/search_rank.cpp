#include <sqlite3.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "store/search_fts.h"
#include "store/search_tokenizer.h"

namespace vanthu {
namespace {

// BM25's usual constants: how soon further mentions count no more, and how far long rows are held back.
constexpr double kSaturation = 1.2, kLength = 0.75;

/// Rows that have a phrase are counted up to this.
constexpr int kMostCounted = 20'000;

/// The least weight of a phrase: what most rows have still tells better from worse rows.
constexpr double kLeastWeight = 1e-6;

/// What all rows of a question share.
struct Measure {
  int result = SQLITE_OK;       // of making it
  std::vector<double> weights;  // of the phrases, by how rare they are
  double average = 1;           // words of a row
};

int count_row(const Fts5ExtensionApi*, Fts5Context*, void* count) {
  return ++*static_cast<int*>(count) < kMostCounted ? SQLITE_OK : SQLITE_DONE;
}

double weight_of(double rows, double with_phrase) {
  return std::max(kLeastWeight, std::log((rows - with_phrase + 0.5) / (with_phrase + 0.5)));
}

Measure make_measure(const Fts5ExtensionApi* api, Fts5Context* row, int phrases) {
  Measure measure;
  sqlite3_int64 rows = 0, words = 0;
  measure.result = api->xRowCount(row, &rows);
  if (measure.result == SQLITE_OK) measure.result = api->xColumnTotalSize(row, -1, &words);
  if (rows > 0 && words > 0) measure.average = static_cast<double>(words) / static_cast<double>(rows);
  for (int phrase = 0; phrase < phrases && measure.result == SQLITE_OK; ++phrase) {
    int count = 0;
    // One phrase tells nothing by its rarity.
    if (phrases > 1) measure.result = api->xQueryPhrase(row, phrase, &count, count_row);
    measure.weights.push_back(weight_of(static_cast<double>(rows), count));
  }
  return measure;
}

/// The measure that belongs to the question, made for its first row; nullptr where memory is short.
const Measure* measure_of(const Fts5ExtensionApi* api, Fts5Context* row, int phrases) {
  if (const void* known = api->xGetAuxdata(row, 0)) return static_cast<const Measure*>(known);
  auto* made = new Measure(make_measure(api, row, phrases));
  const auto drop = [](void* measure) { delete static_cast<Measure*>(measure); };
  return api->xSetAuxdata(row, made, drop) == SQLITE_OK ? made : nullptr;
}

/// How often the row has each phrase, by its columns' weights.
std::vector<double> mentions_of(const Fts5ExtensionApi* api, Fts5Context* row, std::size_t phrases,
                                std::size_t copies, std::span<sqlite3_value*> column_weights) {
  using Position = std::pair<int, int>;
  std::vector<double> mentions(phrases);
  std::vector<Position> last(phrases, {-1, -1});  // positions come in order
  int count = 0;
  if (api->xInstCount(row, &count) != SQLITE_OK) return mentions;
  for (int i = 0; i < count; ++i) {
    int phrase = 0, column = 0, offset = 0;
    if (api->xInst(row, i, &phrase, &column, &offset) != SQLITE_OK) break;
    const auto of_column = static_cast<std::size_t>(column);
    if (static_cast<std::size_t>(phrase) >= phrases * copies || of_column >= column_weights.size()) continue;
    const std::size_t of_phrase = static_cast<std::size_t>(phrase) % phrases;
    const Position position{column, offset};
    if (std::exchange(last[of_phrase], position) == position) continue;
    mentions[of_phrase] += sqlite3_value_double(column_weights[of_column]);
  }
  return mentions;
}

double score_of(const Measure& measure, const std::vector<double>& mentions, double words) {
  double score = 0;
  const double length = 1 - kLength + kLength * words / measure.average;
  for (std::size_t phrase = 0; phrase < mentions.size(); ++phrase) {
    score += measure.weights[phrase] * mentions[phrase] * (kSaturation + 1) /
             (mentions[phrase] + kSaturation * length);
  }
  return score;
}

void rank(const Fts5ExtensionApi* api, Fts5Context* row, sqlite3_context* context, int count,
          sqlite3_value** values) {
  if (count < 3) return sqlite3_result_error(context, "search_rank(table, phrases, copies, weight, ...)", -1);
  try {  // an exception must not pass through C
    const int phrases = std::clamp(sqlite3_value_int(values[0]), 0, api->xPhraseCount(row));
    const Measure* measure = measure_of(api, row, phrases);
    int words = 0;
    const int result = measure == nullptr             ? SQLITE_NOMEM
                       : measure->result != SQLITE_OK ? measure->result
                                                      : api->xColumnSize(row, -1, &words);
    if (result != SQLITE_OK) return sqlite3_result_error_code(context, result);
    const auto copies = static_cast<std::size_t>(std::max(sqlite3_value_int(values[1]), 1));
    const auto weights = std::span(values, static_cast<std::size_t>(count)).subspan(2);
    const auto mentions = mentions_of(api, row, static_cast<std::size_t>(phrases), copies, weights);
    sqlite3_result_double(context, score_of(*measure, mentions, words));
  } catch (const std::bad_alloc&) {
    sqlite3_result_error_nomem(context);
  }
}

}  // namespace

int add_search_rank(sqlite3* connection) {
  fts5_api* api = find_fts5(connection);
  if (api == nullptr) return SQLITE_ERROR;
  return api->xCreateFunction(api, "search_rank", nullptr, rank, nullptr);
}

}  // namespace vanthu
