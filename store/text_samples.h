// Which texts share most of their words: a sample of the word runs of every plan, by which copies are found
// without comparing each plan with each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "store/sqlite_connection.h"

namespace vanthu {

/// Runs of so many words are compared.
inline constexpr std::size_t kRunWords = 5;
/// One of so many is in the sample: always the same ones, so that the share of a text's sample that stands in
/// another one's is an estimate of the share of its runs that do.
inline constexpr std::uint32_t kSampledRuns = 64;

/// The sampled runs of the text's words as comparison_key has them, hashed to 32 bits, sorted, each once; at
/// most 1,000.  Any bytes are taken.
std::vector<std::int64_t> text_samples(std::string_view text);

/// The share of the runs of the text with fewer of them that stand in the other one too, 0 … 1; 0 where one
/// has none.
double text_containment(std::string_view one, std::string_view other);

/// Keeps plan_samples of task_lists.sql true for a document whose tasks are listed, or taken out.
void list_samples(Database& database, std::int64_t document, std::int64_t source);
void unlist_samples(Database& database, std::int64_t document);

}  // namespace vanthu
