// The stage's one door: a file becomes an ExtractedDocument.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"
#include "ingest/extracted_document.h"
#include "ingest/format.h"
#include "ingest/limits.h"
#include "ingest/ocr_settings.h"
#include "ingest/recognized_page.h"

namespace vanthu {

/// A file's bytes and the path that the caller gave for it.
struct SourceFile {
  std::string path;
  std::string bytes;
};

/// Reads a file from disk.  Throws Error "file-missing", "file-unreadable", "file-is-folder",
/// "file-empty" or "limit-file-bytes".
SourceFile load_file(const std::string& path, const Limits& limits);

/// Pages of one file that OCR has read, ascending, and of those that it could not, why.
struct RecognizedPages {
  std::vector<RecognizedPage> pages;
  std::vector<Error> failures;  // Error::page is the page
};

/// How a reading goes on from outside.
struct ReadControl {
  /// Pages of a PDF file that are left out unread, ascending: a reader died of each.
  std::vector<int> skipped_pages{};
  /// Called before each page of a PDF file is read.
  std::function<void(int page, int pages)> on_page{};
  /// Makes a .docx of what LibreOffice is to be given (convert_office.h); where it is not set, LibreOffice is
  /// run from here.
  std::function<std::string(std::string_view prepared, Format format)> convert{};
  OcrSettings ocr{};
  /// Reads pages by OCR: asked once for a file, for all pages that need it, ascending.  Where it is not set,
  /// recognize_page is called from here, page after page.
  std::function<RecognizedPages(const std::vector<int>& pages)> recognize{};
};

/// Decodes and lays out the file by its content, whatever its name.  Throws Error where it is empty,
/// is no text ("file-binary"), is of a format that this build cannot read ("format-unsupported"), an archive
/// or packed in a way that is no ZIP ("archive-unsupported"), has an encoding that cannot be decided
/// ("encoding-undecided", naming the candidates) or exceeds a limit.  What LibreOffice converts may also fail
/// as convert_office.h says, or with "office-empty" (no text came out).
ExtractedDocument read(const SourceFile& file, const Limits& limits, const ReadControl& control = {});

/// SHA-256 of `bytes`, lower-case hexadecimal.
std::string sha256_hex(std::string_view bytes);

}  // namespace vanthu
