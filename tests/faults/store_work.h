// Work on a store, in steps that are done whole or not at all.
#pragma once

#include <functional>
#include <ostream>
#include <string>
#include <vector>

#include "store/store.h"

namespace vanthu::testing {

struct StoreWork {
  std::string name;
  /// Makes the files that stand before the work; `folder` is empty, the store is to be its "s.db".
  std::function<void(const std::string& folder)> prepare;
  /// After the store was opened, which is a step itself.  Each can be done by a process of its own.
  std::vector<std::function<void(Store&)>> steps;
  std::size_t stride = 1;  // every so many of its operations are tried
};

inline void PrintTo(const StoreWork& work, std::ostream* out) { *out << work.name; }

/// A new store is made; an import of several transactions; files change, move and fail; corrections; an
/// older store of each schema is brought up to date.
std::vector<StoreWork> store_works();

/// Opens the store and does the steps [first, last), or all from `first` on.  Throws Error.
void do_work(const StoreWork& work, const std::string& path, std::size_t first = 0,
             std::size_t last = std::string::npos);

}  // namespace vanthu::testing
