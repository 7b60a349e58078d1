// What happens in an import, told as it happens: to the progress line, to the log, and to tests that stop it.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"
#include "parsers/document.h"
#include "store/ledger.h"

namespace vanthu {

/// The named points of an import, in the order in which a file meets them.  The names are those of
/// import_point_name().
enum class ImportPoint {
  waiting_for_import,  // another import holds the store; `error` says which, and how long it is waited for
  run_begun,           // `run`, `inputs`
  run_resumed,         // likewise; the last one was stopped and is gone on with
  inputs_found,        // `inputs`: as many paths as are known now; again whenever an archive was unpacked
  file_started,        // `path`: handed to a reader
  page_started,        // `path`, `page`, `pages`
  page_recognized,    // `path`, `page`, `ocr_done`, `ocr_pages`, `kept`; `error` where OCR could not read the
                      // page
  file_read,          // `path`: the reader has answered
  transaction_begun,  //
  document_put,       // `path`, `document`: written, not committed
  file_noted,         // `path`, `entry`: its line in the ledger is written, not committed
  before_commit,      //
  committed,          // what was noted since transaction_begun is safe
  file_settled,       // `path`, `entry`, `error`, `document`: once for each file, after its commit
  interrupted,        // the first Ctrl-C: files in hand are finished
  before_run_end,     // all inputs are settled
  run_ended,          // `run`, `counts`
};

std::string_view import_point_name(ImportPoint point);

struct ImportEvent {
  ImportPoint point = ImportPoint::run_begun;
  std::string path{};
  std::size_t inputs = 0;
  int page = 0, pages = 0;
  std::size_t ocr_done = 0, ocr_pages = 0;  // of the pages of a file that OCR is to read
  bool kept = false;                        // an earlier reading of the page was kept
  const LedgerEntry* entry = nullptr;
  const Document* document = nullptr;  // where one was put
  const Error* error = nullptr;        // why a file failed or was skipped
  RunId run = 0;
  std::map<FileState, std::size_t> counts{};
};

/// Must not throw.
using ImportListener = std::function<void(const ImportEvent&)>;

}  // namespace vanthu
