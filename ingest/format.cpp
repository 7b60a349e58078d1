#include "ingest/format.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

// Far enough for a web page that begins with comments and scripts.
constexpr std::size_t kMarkupWindow = 64u << 10;
constexpr std::size_t kLeadingBytes = 1024;  // PDF readers accept junk of this size before "%PDF-"

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// The beginning of `bytes` in small ASCII letters without byte order mark; of UTF-16 every other byte.
std::string plain_beginning(std::string_view bytes) {
  bytes = bytes.substr(0, kMarkupWindow);
  if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
  std::string plain;
  for (const char c : bytes) {
    if (c != '\0' && c != '\xFF' && c != '\xFE') plain += lower(c);
  }
  return plain;
}

bool has_element(std::string_view markup, std::string_view name) {
  for (std::size_t at = markup.find(name); at != std::string_view::npos; at = markup.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool ends = end == markup.size() || " \t\r\n>/"sv.find(markup[end]) != std::string_view::npos;
    if (at > 0 && markup[at - 1] == '<' && ends) return true;
  }
  return false;
}

/// HTML says so in its head; a fragment without head begins and ends with a tag.  Text in which a converter
/// left a table or a few tags is no HTML: it begins or ends with text.
bool is_html(std::string_view markup, std::string_view bytes) {
  const std::size_t begin = markup.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos || markup[begin] != '<') return false;
  markup.remove_prefix(begin);
  if (markup.starts_with("<!doctype html")) return true;
  constexpr std::array<std::string_view, 3> kHtmlOnly{"html", "head", "body"};
  const bool has_frame = std::any_of(kHtmlOnly.begin(), kHtmlOnly.end(),
                                     [&](std::string_view name) { return has_element(markup, name); });
  constexpr std::array<std::string_view, 8> kBlocks{"meta", "title", "div",    "p",
                                                    "span", "table", "center", "font"};
  const bool begins = std::any_of(kBlocks.begin(), kBlocks.end(), [&](std::string_view name) {
    return has_element(markup.substr(0, name.size() + 2), name);
  });
  const std::size_t end = bytes.find_last_not_of(" \t\r\n\0"sv);
  return has_frame || (begins && end != std::string_view::npos && bytes[end] == '>');
}

/// A web archive is a mail message: header lines, then parts.
bool is_mhtml(std::string_view markup) {
  const std::string_view head = markup.substr(0, 4096);
  return head.find("mime-version:") != std::string_view::npos &&
         head.find("content-type: multipart/related") != std::string_view::npos && !head.empty() &&
         head.front() != '<';
}

/// What an archive holds is told by the names in it; the directory stands at its end.
Format archive_format(std::string_view bytes) {
  constexpr std::size_t kDirectoryWindow = 256u << 10;
  const std::string_view head = bytes.substr(0, kDirectoryWindow);
  const std::string_view tail = bytes.substr(bytes.size() - std::min(bytes.size(), kDirectoryWindow));
  const auto holds = [&](std::string_view name) {
    return head.find(name) != std::string_view::npos || tail.find(name) != std::string_view::npos;
  };
  if (holds("mimetypeapplication/vnd.oasis.opendocument")) return Format::odt;
  if (holds("word/document.xml") || holds("word\\document.xml")) return Format::docx;
  if (holds("xl/workbook.")) return Format::xlsx;
  if (holds("ppt/presentation.xml")) return Format::pptx;
  // Some programs call the main part otherwise.
  if (holds("[Content_Types].xml") && holds("word/")) return Format::docx;
  return Format::zip;
}

struct Signature {
  std::string_view bytes;
  Format format;
  std::string_view kind{};  // of what is packed, of images
};

constexpr Signature kSignatures[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, Format::doc},
    {"{\\rtf"sv, Format::rtf},
    {"\x89PNG\r\n\x1A\n"sv, Format::image, "png"},
    {"\xFF\xD8\xFF"sv, Format::image, "jpeg"},
    {"GIF87a"sv, Format::image, "gif"},
    {"GIF89a"sv, Format::image, "gif"},
    {"II*\0"sv, Format::image, "tiff"},
    {"MM\0*"sv, Format::image, "tiff"},
    {"\x1F\x8B\x08"sv, Format::compressed, "gzip"},
    {"BZh"sv, Format::compressed, "bzip2"},
    {"\xFD"
     "7zXZ\0"sv,
     Format::compressed, "XZ"},
    {"\x28\xB5\x2F\xFD"sv, Format::compressed, "Zstandard"},
    {"LZIP\x01"sv, Format::compressed, "lzip"},
    {"7z\xBC\xAF\x27\x1C"sv, Format::compressed, "7z"},
    {"Rar!\x1A\x07"sv, Format::compressed, "RAR"},
    {"MSCF\0\0\0\0"sv, Format::compressed, "CAB"},
    {"\x7F"
     "ELF"sv,
     Format::binary},
    {"SQLite format 3\0"sv, Format::binary},
};

/// Behind the first file's name, which zeros fill up, its sizes and dates stands a mark.
bool is_tar(std::string_view bytes) {
  constexpr std::size_t kNameSize = 100, kMark = 257;
  return bytes.size() > kMark && bytes.substr(kMark).starts_with("ustar") &&
         bytes.substr(0, kNameSize + 1).find('\0') != std::string_view::npos;
}

bool is_webp(std::string_view bytes) {
  constexpr std::size_t kName = 8;
  return bytes.size() > kName && bytes.starts_with("RIFF") && bytes.substr(kName).starts_with("WEBP");
}

/// Two letters with which a text may begin as well; two numbers that are zero, and the size of the head.
bool is_bmp(std::string_view bytes) {
  constexpr std::size_t kZeros = 6, kHeadSize = 14, kEnd = 54;
  if (bytes.size() < kEnd || !bytes.starts_with("BM") || bytes.substr(kZeros, 4) != "\0\0\0\0"sv)
    return false;
  constexpr std::string_view kHeadSizes = "\x28\x34\x38\x6C\x7C";  // versions 3 (Windows 3) to 5
  return kHeadSizes.find(bytes[kHeadSize]) != std::string_view::npos &&
         bytes.substr(kHeadSize + 1, 3) == "\0\0\0"sv;
}

}  // namespace

Format detect_format(std::string_view bytes) {
  if (bytes.starts_with("PK\x03\x04"sv) || bytes.starts_with("PK\x05\x06"sv)) return archive_format(bytes);
  for (const Signature& signature : kSignatures) {
    if (bytes.starts_with(signature.bytes)) return signature.format;
  }
  if (is_webp(bytes) || is_bmp(bytes)) return Format::image;
  if (is_tar(bytes)) return Format::compressed;
  // A web page about PDF has the word later on; before it stands at most junk without a line of text.
  const std::size_t pdf = bytes.substr(0, kLeadingBytes).find("%PDF-");
  if (pdf == 0 || (pdf != std::string_view::npos && bytes.find("%%EOF") != std::string_view::npos)) {
    return Format::pdf;
  }
  const std::string markup = plain_beginning(bytes);
  if (is_html(markup, bytes)) return Format::html;
  if (is_mhtml(markup)) return Format::mhtml;
  return Format::text;
}

std::string_view compressed_kind(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (signature.format == Format::compressed && bytes.starts_with(signature.bytes)) return signature.kind;
  }
  return is_tar(bytes) ? "tar" : "";
}

std::string_view image_kind(std::string_view bytes) {
  for (const Signature& signature : kSignatures) {
    if (signature.format == Format::image && bytes.starts_with(signature.bytes)) return signature.kind;
  }
  if (is_webp(bytes)) return "webp";
  return is_bmp(bytes) ? "bmp" : "";
}

std::string_view format_name(Format format) {
  switch (format) {
    case Format::text:
      return "txt";
    case Format::html:
      return "html";
    case Format::mhtml:
      return "mhtml";
    case Format::pdf:
      return "pdf";
    case Format::docx:
      return "docx";
    case Format::xlsx:
      return "xlsx";
    case Format::pptx:
      return "pptx";
    case Format::odt:
      return "odt";
    case Format::zip:
      return "zip";
    case Format::doc:
      return "doc";
    case Format::rtf:
      return "rtf";
    case Format::image:
      return "image";
    case Format::compressed:
      return "compressed";
    case Format::binary:
      return "binary";
  }
  return "binary";
}

}  // namespace vanthu
