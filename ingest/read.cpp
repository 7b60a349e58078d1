#include "ingest/read.h"

#include <iterator>
#include <utility>

#include "ingest/convert_office.h"
#include "ingest/decode.h"
#include "ingest/format.h"
#include "ingest/layout.h"
#include "ingest/read_docx.h"
#include "ingest/read_html.h"
#include "ingest/read_image_file.h"
#include "ingest/read_pdf.h"

namespace vanthu {
namespace {

ExtractedDocument read_text_file(const SourceFile& file, const Limits& limits) {
  const DecodedText decoded = decode_text(file.bytes, file.path);
  ExtractedDocument document =
      assemble(layout_text(decoded.text, file.path, limits), decoded, file.path, limits);
  document.source.encoding = decoded.encoding;
  return document;
}

ExtractedDocument read_html_file(const SourceFile& file, const Limits& limits) {
  DecodedText decoded = decode_markup(file.bytes, file.path);
  HtmlLayout html = read_html(decoded, file.path, limits);
  std::move(html.findings.begin(), html.findings.end(), std::back_inserter(decoded.findings));
  ExtractedDocument document = assemble(std::move(html.laid), decoded, file.path, limits);
  document.source.encoding = html.encoding;
  return document;
}

/// The places of a Word file's text are of use only until its findings have found theirs.
ExtractedDocument read_docx_file(const SourceFile& file, const Limits& limits) {
  DocxLayout docx = read_docx(file.bytes, file.path, limits);
  DecodedText decoded;
  decoded.findings = std::move(docx.findings);
  ExtractedDocument document = assemble(std::move(docx.laid), decoded, file.path, limits);
  for (SourceRun& run : document.runs) run.file.reset();
  document.source.encoding = docx.encoding;
  return document;
}

/// The record tells of the file that was given, so its path stays; what was made of it is nobody's file.
ExtractedDocument read_office_file(Format format, const SourceFile& file, const Limits& limits,
                                   const ReadControl& control) {
  const std::string prepared = prepare_for_office(file.bytes, format, file.path, limits);
  const SourceFile docx{file.path, control.convert ? control.convert(prepared, format)
                                                   : convert_to_docx(prepared, format, file.path, limits)};
  try {
    ExtractedDocument document = read_docx_file(docx, limits);
    if (document.blocks.empty()) throw Error("office-empty", file.path);
    return document;
  } catch (const Error& error) {
    if (error.code == "docx-damaged") throw Error("office-failed", file.path);
    throw;
  }
}

ExtractedDocument read_format(Format format, const SourceFile& file, const Limits& limits,
                              const ReadControl& control) {
  switch (format) {
    case Format::text:
      return read_text_file(file, limits);
    case Format::html:
      return read_html_file(file, limits);
    case Format::docx:
      return read_docx_file(file, limits);
    case Format::pdf:
      return read_pdf(file, limits, control);
    case Format::image:
      return read_image_file(file, limits, control);
    case Format::doc:
    case Format::rtf:
    case Format::odt:
      return read_office_file(format, file, limits, control);
    case Format::compressed:
      throw Error("archive-unsupported", file.path, {std::string(compressed_kind(file.bytes))});
    case Format::binary:
      throw Error("file-binary", file.path);
    default:
      throw Error("format-unsupported", file.path, {std::string(format_name(format))});
  }
}

}  // namespace

ExtractedDocument read(const SourceFile& file, const Limits& limits, const ReadControl& control) {
  if (file.bytes.empty()) throw Error("file-empty", file.path);
  if (file.bytes.size() > limits.file_bytes) {
    throw Error("limit-file-bytes", file.path, {std::to_string(limits.file_bytes)});
  }
  const Format format = detect_format(file.bytes);
  ExtractedDocument document = read_format(format, file, limits, control);
  if (document.blocks.empty()) throw Error("file-empty", file.path);  // blanks only
  document.source.path = file.path;
  document.source.format = format == Format::image ? image_kind(file.bytes) : format_name(format);
  document.source.sha256 = sha256_hex(file.bytes);
  document.source.bytes = file.bytes.size();
  return document;
}

}  // namespace vanthu
