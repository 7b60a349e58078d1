#include "ingest/word_binary.h"

#include <cstddef>
#include <optional>

#include "ingest/ole_file.h"

namespace vanthu {
namespace {

constexpr std::size_t kFlags = 10;              // in the file information block, [MS-DOC] 2.5.2
constexpr std::uint16_t kEncrypted = 0x0100;    // fEncrypted
constexpr std::uint16_t kSecondTable = 0x0200;  // fWhichTblStm
constexpr std::uint16_t kWord97 = 0xA5EC;       // wIdent; Word 6 and 95 have 0xA5DC and other tables
constexpr std::size_t kPlaces = 154;            // FibRgFcLcb97: pairs of place and length in the table stream
constexpr int kFieldTables[] = {16, 18, 48, 57};  // fields of the text, footnotes, endnotes and text boxes
constexpr unsigned char kDate = 31, kTime = 32;   // flt, [MS-DOC] 2.9.90
constexpr char kQuote = 35;

/// Numbers in a stream; 0 where it has none.
struct StreamReader {
  std::string_view bytes;
  OleStream stream;

  unsigned char byte(std::size_t at) const {
    const auto place = stream.place(at);
    return place && *place < bytes.size() ? static_cast<unsigned char>(bytes[*place]) : 0;
  }
  std::uint16_t u16(std::size_t at) const { return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8); }
  std::uint32_t u32(std::size_t at) const {
    return static_cast<std::uint32_t>(u16(at)) | static_cast<std::uint32_t>(u16(at + 2)) << 16;
  }
};

std::optional<StreamReader> open_stream(const OleFile& file, std::string_view bytes, std::string_view name) {
  auto stream = file.find(name);
  if (!stream) return std::nullopt;
  return StreamReader{bytes, std::move(*stream)};
}

/// A field table is n + 1 places in the text, then n pairs of mark and type.
void quote_dates(const StreamReader& table, std::size_t begin, std::size_t length, std::string& copy) {
  if (length < 10 || begin > table.stream.size || length > table.stream.size - begin) return;
  const std::size_t count = (length - 4) / 6;
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t mark = begin + 4 * (count + 1) + 2 * i;
    const unsigned char type = table.byte(mark + 1);
    if ((table.byte(mark) & 0x1F) != 0x13 || (type != kDate && type != kTime)) continue;
    if (const auto place = table.stream.place(mark + 1); place && *place < copy.size()) copy[*place] = kQuote;
  }
}

}  // namespace

WordFileKind word_file_kind(std::string_view bytes) {
  const auto file = OleFile::open(bytes);
  if (!file) return WordFileKind::plain;
  if (file->has("EncryptedPackage")) return WordFileKind::encrypted_docx;
  if (const auto text = open_stream(*file, bytes, "WordDocument")) {
    return text->u16(kFlags) & kEncrypted ? WordFileKind::encrypted : WordFileKind::plain;
  }
  if (file->has("Workbook") || file->has("Book")) return WordFileKind::spreadsheet;
  if (file->has("PowerPoint Document")) return WordFileKind::slides;
  return WordFileKind::plain;
}

std::string without_live_dates(std::string_view bytes) {
  std::string copy(bytes);
  const auto file = OleFile::open(bytes);
  const auto text = file ? open_stream(*file, bytes, "WordDocument") : std::nullopt;
  if (!text || text->u16(0) != kWord97) return copy;
  const auto table = open_stream(*file, bytes, text->u16(kFlags) & kSecondTable ? "1Table" : "0Table");
  if (!table) return copy;
  for (const int number : kFieldTables) {
    const std::size_t pair = kPlaces + 8 * static_cast<std::size_t>(number);
    quote_dates(*table, text->u32(pair), text->u32(pair + 4), copy);
  }
  return copy;
}

}  // namespace vanthu
