// What a reader process does with its one file.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>

#include "ingest/descriptor.h"
#include "ingest/limits.h"
#include "ingest/ocr_settings.h"
#include "ingest/read.h"
#include "ingest/recognized_page.h"
#include "parsers/document.h"
#include "tools/readers/sandbox.h"
#include "tools/readers/wire.h"

namespace vanthu {

/// Makes the record of a file's bytes; the file's path is not known to a reader and is "".
using ReadFile = std::function<Document(const SourceFile& file, const ReadControl& control)>;

/// Reads one page of a file by OCR.
using RecognizePage = std::function<RecognizedPage(const SourceFile& file, int number)>;

struct ReaderWork {
  Limits limits{};
  ReadFile read_file{};
  RecognizePage recognize{};
  OcrSettings ocr{};
  std::optional<CallFilter> filter{};  // none: without
};

/// What comes with a request.
struct ReaderFiles {
  Descriptor file;     // to be read
  Descriptor member;   // to be written; open only where a member of an archive is to be unpacked
  Descriptor channel;  // a stream
};

/// Does what is asked and answers in the frames of wire.h.  From the first byte that is looked at to the end
/// the process is bounded and filtered.  Whatever goes wrong is told on the channel; only what kills the
/// process is not.
void answer_request(const ReadRequest& request, ReaderFiles files, const ReaderWork& work);

}  // namespace vanthu
