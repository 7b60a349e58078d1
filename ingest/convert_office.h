// Files of old Word and of other word processors become Word files (.docx), by LibreOffice.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "ingest/format.h"
#include "ingest/limits.h"

namespace vanthu {

/// What LibreOffice is to be given in place of a file of format doc, rtf or odt: the fields DATE and TIME
/// keep what is stored in the file.  Throws Error "office-encrypted", "docx-encrypted" or
/// "format-unsupported" (of the same container, but no Word file).
std::string prepare_for_office(std::string_view bytes, Format format, const std::string& path,
                               const Limits& limits);

/// LibreOffice at work on what prepare_for_office() made.  It runs without network, macros and updates of
/// links, in a profile of its own and within Limits::office_….  It is the program that $VANTHU_SOFFICE names,
/// else `soffice` or `libreoffice` in $PATH, else the one in /usr/lib/libreoffice.
class OfficeConversion {
 public:
  /// Starts it.  Throws Error "office-missing" or "scratch-failed".
  OfficeConversion(std::string_view prepared, Format format, const std::string& path, const Limits& limits);
  /// Kills it where it is still at work.
  ~OfficeConversion();
  OfficeConversion(const OfficeConversion&) = delete;
  OfficeConversion& operator=(const OfficeConversion&) = delete;

  /// As StartedCommand says of them.
  int descriptor() const;
  std::chrono::steady_clock::time_point deadline() const;
  bool is_over() const;

  /// The bytes of the .docx, once it is over.  Throws Error "office-timeout", "office-failed" (nothing came
  /// out, or no .docx), "office-not-started" or "limit-office-bytes".
  std::string result();

 private:
  struct Work;
  std::unique_ptr<Work> work_;
};

/// The same, waiting for the result.
std::string convert_to_docx(std::string_view prepared, Format format, const std::string& path,
                            const Limits& limits);

}  // namespace vanthu
