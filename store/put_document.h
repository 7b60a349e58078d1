// One record goes into the store.
#pragma once

#include <string>

#include "parsers/document.h"
#include "store/sqlite_connection.h"
#include "store/store.h"

namespace vanthu {

/// See Store::put.
ImportOutcome put_document(Database& database, const Document& document, const std::string& reader,
                           const HeaderIdentity& identity = {});

}  // namespace vanthu
