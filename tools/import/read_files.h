// Records of files without a store, read in processes of their own.
#pragma once

#include <functional>
#include <string>

#include "ingest/error.h"
#include "parsers/document.h"
#include "tools/import/inputs.h"
#include "tools/readers/reader_pool.h"

namespace vanthu {

/// Reads the inputs by `readers`, members of archives too, and calls `take` with each record and `complain`
/// with why there is none, both in the order of the inputs, as soon as all before them are done.  What was
/// left out on purpose ("skipped-…") is passed over.  What waits for its turn is bounded.
void read_in_order(const Inputs& inputs, ReaderPool& readers,
                   const std::function<void(const Document&)>& take,
                   const std::function<void(const Error&)>& complain);

/// The record of one file.  Throws its Error, or Error "archive-not-one" for an archive.
Document read_one(const std::string& path, ReaderPool& readers);

}  // namespace vanthu
