// Inputs become records in the store, and each of them a line of the ledger.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "parsers/parse.h"
#include "store/store.h"
#include "tools/import/import_events.h"
#include "tools/import/inputs.h"
#include "tools/readers/reader_pool.h"

namespace vanthu {

struct ImportOptions {
  std::string store_path;
  std::string inputs;  // Run::inputs: of a stopped run, equal ones go on with it
  /// Program and vocabulary, as Store::put takes it; of documents with pages for OCR, ReaderPool::ocr_name()
  /// is added.
  std::string reader;
  HeaderIdentity identity{};
  InputOptions patterns{};                                 // for the members of archives
  std::size_t archive_members = Limits{}.archive_members;  // of one archive and those in it
  /// A commit costs a flush and the settling of what is derived from records.
  std::size_t inputs_per_transaction = 100;
  std::chrono::milliseconds wait_for_import{};  // how long another import into the store is waited for
  int wake = -1;  // a descriptor that can be read when the answer of `stop` may have changed, or -1
  /// What the user wants: 0 to go on, 1 to finish the files in hand, 2 to stop now.
  std::function<int()> stop = [] { return 0; };
};

struct ImportResult {
  bool finished = false;  // else the user stopped it, and the next import of the same inputs goes on
  RunId run = 0;
  std::map<FileState, std::size_t> counts{};  // sum up to the number of inputs where it is finished
  std::vector<std::string> empty_folders{};   // of those given: nothing in them was understood, now or before
};

/// Reads the inputs by `readers` and puts what they say into the store, in the order of the inputs whatever
/// the readers' order, so that a run that was stopped and gone on with gives the store of one that was not.
/// A path that is given twice is one input.  Where it is stopped, a file that waits for many pages waits on,
/// as far as what OCR has read of it is kept.  Throws Error "import-busy", "store-…" and
/// "reader-not-started": what was committed before stays, and the next import goes on with the run.
ImportResult run_import(const Inputs& inputs, ReaderPool& readers, Store& store, const ImportOptions& options,
                        const ImportListener& listener);

}  // namespace vanthu
