// A path becomes a connection to a store of this program's schema.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// Opens the store; with read_write makes it where there is none and brings an older schema up to date.
/// Throws the errors of Store::open; a file that is no store is left as it is, byte for byte.  `listener`,
/// where there is one, is told before an older schema is brought up to date.
std::unique_ptr<Database> open_store(const std::string& path, Access access,
                                     std::chrono::milliseconds patience,
                                     const std::function<void(const StoreMigration&)>& listener = {});

}  // namespace vanthu
