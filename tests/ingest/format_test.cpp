#include "ingest/format.h"

#include <gtest/gtest.h>

#include "legacy_encoder.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

struct Case {
  std::string_view bytes;
  Format format;
};

constexpr Case kCases[] = {
    {"%PDF-1.7\n", Format::pdf},
    {"\0\0junk%PDF-1.4\n1 0 obj\n%%EOF"sv, Format::pdf},
    {"PK\x03\x04....[Content_Types].xml....word/document.xml", Format::docx},
    {"PK\x03\x04....xl/workbook.xml", Format::xlsx},
    {"PK\x03\x04....ppt/presentation.xml", Format::pptx},
    {"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.text", Format::odt},
    {"PK\x03\x04....readme.txt", Format::zip},
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....", Format::doc},
    {"{\\rtf1\\ansi", Format::rtf},
    {"\x89PNG\r\n\x1A\n....", Format::image},
    {"\xFF\xD8\xFF\xE0", Format::image},
    {"II*\0\x08"sv, Format::image},
    {"MM\0*"sv, Format::image},
    {"GIF89a", Format::image},
    {"RIFF\x10\0\0\0WEBPVP8 "sv, Format::image},
    {"BM\x46\0\0\0\0\0\0\0\x36\0\0\0\x28\0\0\0\x02\0\0\0\x02\0\0\0................................"sv,
     Format::image},
    {"BM. 12: Biểu mẫu báo cáo kết quả thực hiện kế hoạch của xã", Format::text},
    {"RIFF.wav", Format::text},
    {"\x1F\x8B\x08", Format::compressed},
    {"<!DOCTYPE html><p>a", Format::html},
    {"  <HTML xmlns:o=\"urn:schemas-microsoft-com:office:office\"><head>", Format::html},
    {"\xEF\xBB\xBF<html>", Format::html},
    {"<?xml version=\"1.0\"?><!-- x --><html>", Format::html},
    {"<p>một đoạn</p>\n<table><tr><td>1</td></tr></table>\n", Format::html},
    {"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: "
     "text/html\n\n<html>",
     Format::mhtml},
    // text with residue of a converter
    {"KẾ HOẠCH\n\n<p>một đoạn</p>\n", Format::text},
    {"<table><tr><td>1</td></tr></table>\n\nI. MỤC ĐÍCH\n", Format::text},
    {"<<KẾ HOẠCH>>", Format::text},
    {"Trang web <html> là gì", Format::text},
    {"Tệp PDF bắt đầu bằng %PDF-1.7", Format::text},
    {"", Format::text},
    {"PK", Format::text},
};

TEST(DetectFormat, GoesByContent) {
  for (const Case& item : kCases)
    EXPECT_EQ(format_name(detect_format(item.bytes)), format_name(item.format)) << item.bytes;
}

struct KindCase {
  std::string_view bytes;
  std::string_view kind;
};

TEST(DetectFormat, AnImageHasAKind) {
  EXPECT_EQ(image_kind("\x89PNG\r\n\x1A\n...."), "png");
  EXPECT_EQ(image_kind("\xFF\xD8\xFF\xE0"), "jpeg");
  EXPECT_EQ(image_kind("MM\0*"sv), "tiff");
  EXPECT_EQ(image_kind("GIF87a"), "gif");
  EXPECT_EQ(image_kind("%PDF-1.7\n"), "");
  EXPECT_EQ(image_kind("\x1F\x8B\x08\0"sv), "");
}

constexpr KindCase kKinds[] = {
    {"\x1F\x8B\x08\0"sv, "gzip"},
    {"BZh91AY&SY", "bzip2"},
    {"\xFD"
     "7zXZ\0"sv,
     "XZ"},
    {"7z\xBC\xAF\x27\x1C", "7z"},
    {"Rar!\x1A\x07\x01\0"sv, "RAR"},
    {"\x28\xB5\x2F\xFD", "Zstandard"},
    {"MSCF\0\0\0\0"sv, "CAB"},
    {"LZIP\x01", "lzip"},
    {"LZIP là gì", ""},
    {"Kế hoạch", ""},
    {"PK\x03\x04", ""},
};

TEST(DetectFormat, SaysWhatProgramUnpacksAnArchiveThatIsNoZip) {
  for (const KindCase& item : kKinds) {
    EXPECT_EQ(compressed_kind(item.bytes), item.kind);
    EXPECT_EQ(detect_format(item.bytes) == Format::compressed, !item.kind.empty()) << item.kind;
  }
}

TEST(DetectFormat, KnowsTarByTheMarkBehindItsFirstHeader) {
  std::string tar = "plans/1.txt" + std::string(246, '\0') + "ustar" + std::string(250, '\0');
  EXPECT_EQ(detect_format(tar), Format::compressed);
  EXPECT_EQ(compressed_kind(tar), "tar");
  EXPECT_EQ(detect_format(std::string(257, 'a') + "ustar is a format"), Format::text);
}

TEST(DetectFormat, KnowsHtmlInUtf16) {
  EXPECT_EQ(detect_format("\xFF\xFE" + testing::encode_utf16("<html><body>Kế hoạch", true)), Format::html);
  EXPECT_EQ(detect_format(testing::encode_utf16("<html><body>Kế hoạch", false)), Format::html);
  EXPECT_EQ(detect_format("\xFF\xFE" + testing::encode_utf16("KẾ HOẠCH", true)), Format::text);
}

}  // namespace
}  // namespace vanthu
