// What a person looks through first (Store::review).
#pragma once

#include <vector>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

std::vector<ReviewItem> ask_review(Database& database, const ReviewQuestion& question);

}  // namespace vanthu
