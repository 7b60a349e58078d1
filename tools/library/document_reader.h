// File in, record out.
//
//   const vanthu::DocumentReader reader;
//   const vanthu::Document document = reader.read("plan.pdf");
//
// docs/library.md tells the whole on one page, docs/record.md what the record's fields say.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "ingest/error.h"
#include "ingest/limits.h"
#include "ingest/messages.h"
#include "ingest/ocr_settings.h"
#include "parsers/document.h"
#include "store/correction.h"

namespace vanthu {

/// How files are read.
struct ReadSettings {
  Limits limits{};
  OcrSettings ocr{};
  /// Folder of tables that are laid over the built-in vocabulary (CONTRIBUTING.md); none for that alone.
  std::optional<std::string> vocabulary_folder{};
};

struct ReaderParts;

/// Reads files in the calling process.
///
/// The bytes are interpreted here: by this library and by Poppler, libxml2, libzip, Tesseract.  What a file
/// may cost is bounded by Limits as far as a process can bound itself; a hostile file that finds a fault in
/// native code has all that this process has.  Files of strangers are for ConfinedReader.
///
/// Making one loads the vocabulary and compiles its patterns, some tenths of a second: make one and keep it.
/// It has no state that reading changes: several threads may read with it at the same time.
class DocumentReader {
 public:
  /// Throws Error "vocabulary-missing", "vocabulary-unknown-table" or "table-malformed".
  explicit DocumentReader(ReadSettings settings = {});
  ~DocumentReader();
  DocumentReader(DocumentReader&&) noexcept;
  DocumentReader& operator=(DocumentReader&&) noexcept;

  /// The record of a file of text, HTML, Word, PDF or pictures, whatever its name; `path` becomes
  /// Document::source.path.  Every text has a record, however odd: what is wrong with it stands in
  /// Document::issues.  Throws Error where there is no text to be had: "file-missing", "file-unreadable",
  /// "file-is-folder", "file-empty", "file-binary", "format-unsupported", "archive-unsupported",
  /// "encoding-undecided", "limit-…" (a bound of Limits was met) and others; describe() of messages.h says
  /// each for people.  What LibreOffice must convert (.doc, .rtf, .odt) and OCR without its data fail with
  /// errors that say what is to be installed.
  Document read(const std::string& path) const;

  /// The same of bytes that are in memory; `name` stands for the path in record and errors.
  Document read_bytes(std::string name, std::string bytes) const;

  /// Version of the library and fingerprint of the vocabulary: what Store::put wants as `reader`.  A store
  /// that the program vanthu of this version filled has the same name, so that either takes a file as read
  /// that the other one put.
  std::string name() const;

  /// What Store::put and what corrects heads want as `identity`.  For one thread; the reader must outlive it.
  HeaderIdentity identity() const;

 private:
  friend class ConfinedReader;
  std::unique_ptr<const ReaderParts> parts_;
};

/// The record of one file: DocumentReader(settings).read(path).  For several files make the reader once.
Document read_document(const std::string& path, const ReadSettings& settings = {});

}  // namespace vanthu
