// Keeps task_texts and task_bands true: the words of the listed tasks, by which the same task is found
// elsewhere.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "store/settle_pace.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// What tasks.text is for this task of a plan of `commune` ("" where not known): the id of its compared
/// words, which are kept from the first task on that has them, and get their bands when texts are settled.
/// None where it has no words.
std::optional<std::int64_t> list_text(Database& database, std::string_view task, std::string_view commune);

/// Forgets the texts that only the listed tasks from `first` to `last` have, which are about to go.
void unlist_texts(Database& database, std::int64_t first, std::int64_t last);

/// Gives texts the bands that they lack.  In proportion: only where those that lack them are many beside
/// those that have them, so that a text costs the same in the end however many there are.
void settle_texts(Database& database, SettlePace pace = SettlePace::all);

}  // namespace vanthu
