#include "ingest/decode.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "legacy_encoder.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;
using testing::as_latin1;
using testing::as_windows1252;
using testing::encode_by_table;
using testing::encode_utf16;
using testing::encode_windows1258;
using ::testing::HasSubstr;

constexpr std::string_view kParagraph =
    "Căn cứ tình hình thực tế của địa phương, Hội đồng nhân dân xã Hòa Khê xây dựng kế hoạch nâng cấp các "
    "tuyến "
    "đường liên thôn, sửa chữa nhà văn hóa và trạm bơm, bảo đảm hoàn thành trước mùa mưa bão.\n"
    "Giao Phòng Kinh tế chủ trì, phối hợp với các đơn vị liên quan hướng dẫn người dân đăng ký, tổng hợp kết "
    "quả, báo cáo định kỳ vào ngày 25 hằng tháng; mỗi thôn cử một cán bộ theo dõi, quản lý kỹ thuật.\n";
constexpr std::string_view kHeading = "KẾ HOẠCH\nPhòng chống cháy rừng mùa khô năm 2027\n";
constexpr std::string_view kCapitals =
    "ỦY BAN NHÂN DÂN XÃ HÒA KHÊ\nCHƯƠNG TRÌNH HÀNH ĐỘNG BẢO VỆ NGUỒN NƯỚC\n";

struct Encoding {
  std::string name;
  std::string (*encode)(std::string_view);
};

std::string plain(std::string_view text) { return std::string(text); }

const Encoding kEncodings[] = {
    {"UTF-8", plain},
    {"UTF-8", [](std::string_view text) { return "\xEF\xBB\xBF" + std::string(text); }},
    {"UTF-16LE", [](std::string_view text) { return "\xFF\xFE" + encode_utf16(text, true); }},
    {"UTF-16BE", [](std::string_view text) { return "\xFE\xFF" + encode_utf16(text, false); }},
    {"UTF-16LE", [](std::string_view text) { return encode_utf16(text, true); }},
    {"UTF-16BE", [](std::string_view text) { return encode_utf16(text, false); }},
    {"windows-1258", encode_windows1258},
    {"TCVN3", [](std::string_view text) { return encode_by_table("TCVN3", text); }},
    {"VNI", [](std::string_view text) { return encode_by_table("VNI", text); }},
    {"VPS", [](std::string_view text) { return encode_by_table("VPS", text); }},
    {"VISCII", [](std::string_view text) { return encode_by_table("VISCII", text); }},
    // UTF-8 files that hold legacy text as a browser shows it
    {"TCVN3", [](std::string_view text) { return as_windows1252(encode_by_table("TCVN3", text)); }},
    {"VNI", [](std::string_view text) { return as_latin1(encode_by_table("VNI", text)); }},
    {"VPS", [](std::string_view text) { return as_windows1252(encode_by_table("VPS", text)); }},
    {"VISCII", [](std::string_view text) { return as_latin1(encode_by_table("VISCII", text)); }},
    {"windows-1258", [](std::string_view text) { return as_windows1252(encode_windows1258(text)); }},
    {"UTF-8", as_windows1252},
    {"UTF-8", as_latin1},
};

void expect_total_and_sorted(const DecodedText& decoded, std::size_t bytes) {
  EXPECT_EQ(find_invalid_utf8(decoded.text), std::string::npos);
  EXPECT_EQ(file_offset(decoded, decoded.text.size()), bytes);
  if (decoded.origin.empty()) return;
  EXPECT_EQ(decoded.origin.size(), decoded.text.size() + 1);
  EXPECT_TRUE(std::is_sorted(decoded.origin.begin(), decoded.origin.end()));
}

TEST(Decode, BringsEveryEncodingBackLetterForLetter) {
  for (const std::string_view text : {kParagraph, kHeading, kCapitals}) {
    for (std::size_t i = 0; i < std::size(kEncodings); ++i) {
      SCOPED_TRACE(kEncodings[i].name + " #" + std::to_string(i) + ": " + std::string(text.substr(0, 20)));
      const std::string bytes = kEncodings[i].encode(text);
      try {
        const DecodedText decoded = decode_text(bytes, "plan.txt");
        EXPECT_TRUE(decoded.text == text) << decoded.text;
        EXPECT_EQ(decoded.encoding, kEncodings[i].name);
        expect_total_and_sorted(decoded, bytes.size());
      } catch (const Error& error) {
        ADD_FAILURE() << describe(Language::english, error);
      }
    }
  }
}

TEST(Decode, DecodesALineMillionsOfBytesLong) {
  std::string line;
  while (line.size() < (5u << 20)) line += std::string(kParagraph.substr(0, kParagraph.find('\n'))) + " ";
  const std::string tcvn3 = encode_by_table("TCVN3", line);
  for (const std::string& bytes : {line, tcvn3, as_windows1252(line)}) {
    const DecodedText decoded = decode_text(bytes, "plan.txt");
    EXPECT_TRUE(decoded.text == line);
  }
}

struct TellTale {
  std::string_view encoding, seen, text;
};

// What readers saw on pages and in files, as windows-1252 text.
constexpr TellTale kTellTales[] = {
    {"TCVN3", "Céng hßa x· héi chñ nghÜa ViÖt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
    {"VNI", "Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
    {"VPS", "C¶ng hòa xã h¶i chû nghïa Vi\u008Ct Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
    {"VISCII", "Cµng hòa xã hµi chü nghîa Vi®t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
    {"windows-1258", "Côòng hoÌa xaÞ hôòi chuÒ nghiÞa Viêòt Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
    {"UTF-8", "Cá»™ng hÃ²a xÃ£ há»™i chá»§ nghÄ©a Viá»‡t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"},
    {"TCVN3", "ñy ban nh©n d©n", "ủy ban nhân dân"},
    {"VNI", "UÛy ban nhaân daân", "Ủy ban nhân dân"},
    {"TCVN3", "§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"},
    {"VNI", "Ñoäc laäp - Töï do - Haïnh phuùc", "Độc lập - Tự do - Hạnh phúc"},
    {"TCVN3", "KÕ ho¹ch sè", "Kế hoạch số"},
    {"VNI", "Keá hoaïch soá", "Kế hoạch số"},
    {"TCVN3", "thùc hiÖn", "thực hiện"},
    {"VNI", "thöïc hieän", "thực hiện"},
    // capital fonts
    {"TCVN3", "CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
    {"VNI", "COÄNG HOØA XAÕ HOÄI CHUÛ NGHÓA VIEÄT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"},
    // a converter dropped the soft hyphens, which are ư
    {"TCVN3", "Ban ChÊp hµnh Trung ¬ng, c¸c ®Þa ph¬ng vµ ngêi d©n, nhng ®îc híng dÉn",
     "Ban Chấp hành Trung ương, các địa phương và người dân, nhưng được hướng dẫn"},
    // a converter made blanks of no-break spaces (à) and dropped the soft hyphen (í)
    {"UTF-8", "Thá»±c hiá»‡n lÃ  má»™t chÃnh sÃ¡ch lá»›n", "Thực hiện là một chính sách lớn"},
};

TEST(Decode, KnowsTheTellTaleStrings) {
  for (const TellTale& tale : kTellTales) {
    SCOPED_TRACE(std::string(tale.seen));
    try {
      const DecodedText decoded = decode_text(tale.seen, "plan.txt");
      EXPECT_EQ(decoded.text, tale.text);
      EXPECT_EQ(decoded.encoding, tale.encoding);
      EXPECT_EQ(decoded.findings.size(), 1u);
    } catch (const Error& error) {
      ADD_FAILURE() << describe(Language::english, error);
    }
  }
}

TEST(Decode, RepairsLegacyLinesInsideUnicode) {
  const std::string good(kParagraph);
  const std::string heading = "Ban ChÊp hµnh Trung ¬ng ®¶ng céng s¶n ViÖt nam\nSè: 12\n";
  for (const std::string& bytes :
       {heading + good, good + heading + good,
        encode_by_table("TCVN3", "Ban Chấp hành Trung ương đảng cộng sản Việt nam\n") + "Sè: 12\n" + good}) {
    const DecodedText decoded = decode_text(bytes, "plan.txt");
    EXPECT_THAT(decoded.text, HasSubstr("Ban Chấp hành Trung ương đảng cộng sản Việt nam\n"));
    EXPECT_THAT(decoded.text, HasSubstr(good));
    EXPECT_EQ(decoded.encoding, "UTF-8");
    ASSERT_FALSE(decoded.findings.empty());
    EXPECT_EQ(decoded.findings[0].code, "text-repaired");
    EXPECT_EQ(decoded.findings[0].arguments[0], "TCVN3");
    EXPECT_EQ(decoded.text.compare(decoded.findings[0].where.begin, 8, "Ban Chấp", 8), 0);
    expect_total_and_sorted(decoded, bytes.size());
  }
}

TEST(Decode, RepairsMojibakeLinesInsideUnicode) {
  const std::string bytes =
      std::string(kParagraph) + as_windows1252("Táo, cá và mắm\n") + std::string(kParagraph);
  const DecodedText decoded = decode_text(bytes, "plan.txt");
  EXPECT_EQ(decoded.text, std::string(kParagraph) + "Táo, cá và mắm\n" + std::string(kParagraph));
  ASSERT_EQ(decoded.findings.size(), 1u);
  EXPECT_EQ(decoded.findings[0].arguments[0], "UTF-8 read as windows-1252");
}

TEST(Decode, NamesUnicodeAsTheEncodingOfUnicodeAmongOtherBytes) {
  const std::string bytes =
      std::string(kParagraph) + std::string(200, '\x99') + "\n" + std::string(kParagraph);
  const DecodedText decoded = decode_text(bytes, "plan.txt");
  EXPECT_THAT(decoded.text, HasSubstr(std::string(kParagraph)));
  EXPECT_EQ(decoded.encoding, "UTF-8");
  ASSERT_EQ(decoded.findings.size(), 1u);
  EXPECT_EQ(decoded.findings[0].arguments[0], "UTF-8 read as windows-1252");
}

TEST(Decode, LeavesUnicodeAlone) {
  constexpr std::string_view kTexts[] = {
      kParagraph,
      "Plain ASCII, no Vietnamese at all.\n",
      "Số: 157/KH-UBND\nHĐND-UBND, QĐ-UBND, ĐU\n",
      "Xã Hà Xá\nbà con\nSố\nÝ kiến\n",
      "R\u00E9sum\u00E9 of the caf\u00E9 in Gen\u00E8ve, na\u00EFve fa\u00E7ade\n",
      "\u0420\u0443\u0441\u0441\u043A\u0438\u0439 \u4E2D\u6587\n",
      "Kế hoạch thực hiện\n",  // decomposed
      "a\u00ADb – “xã” • ½ ² §\n",
      "x",
      "12.500.000 đ",
  };
  for (const std::string_view text : kTexts) {
    const DecodedText decoded = decode_text(text, "plan.txt");
    EXPECT_EQ(decoded.text, text);
    EXPECT_EQ(decoded.encoding, "UTF-8");
    EXPECT_TRUE(decoded.findings.empty()) << text;
    EXPECT_TRUE(decoded.origin.empty());
  }
}

TEST(Decode, ReadsEightBitDashesAndQuotesAsWindows1252) {
  const std::string bytes = "Nam \x96 B\xE1o \x93l\xE0\x94 x\xE3";
  const DecodedText decoded = decode_text(bytes, "plan.txt");
  EXPECT_EQ(decoded.text, "Nam – Báo “là” xã");
  EXPECT_EQ(decoded.encoding, "windows-1252");
  expect_total_and_sorted(decoded, bytes.size());
}

std::string error_code(std::string_view bytes, std::string* message = nullptr) {
  try {
    decode_text(bytes, "plan.txt");
  } catch (const Error& error) {
    if (message != nullptr) *message = describe(Language::english, error);
    EXPECT_TRUE(has_message(error.code)) << error.code;
    return error.code;
  }
  return "";
}

TEST(Decode, NamesTheCandidatesWhereNothingCanBeDecided) {
  std::string message;
  EXPECT_EQ(error_code("Gr\xFC\xDF"
                       "e aus K\xF6ln, sch\xF6ne M\xE4rchen f\xFCr \xC4lteste\n",
                       &message),
            "encoding-undecided");
  EXPECT_THAT(message, HasSubstr("TCVN3"));
  EXPECT_THAT(message, HasSubstr("VISCII"));
  EXPECT_THAT(message, HasSubstr("%"));
}

TEST(Decode, KeepsATextWithFewBrokenBytes) {
  std::string bytes;
  for (int i = 0; i < 10; ++i) bytes += kParagraph;
  const std::size_t at = bytes.find("Phòng", 2000) + 2;
  bytes[at + 1] = '\xFF';  // "ò" loses its second byte
  const DecodedText decoded = decode_text(bytes, "plan.txt");
  EXPECT_THAT(decoded.text, HasSubstr("Ph\uFFFDng"));
  ASSERT_EQ(decoded.findings.size(), 1u);
  EXPECT_EQ(decoded.findings[0].message_code, "text-repaired-bytes");
  EXPECT_EQ(decoded.findings[0].arguments[0], std::to_string(at));
  EXPECT_EQ(decoded.text.substr(decoded.findings[0].where.begin, 3), "\uFFFD");
  expect_total_and_sorted(decoded, bytes.size());
}

TEST(Decode, KeepsAFileCutOffInsideALetter) {
  const std::string utf8 = "Kế hoạch thực hiệ";
  for (const std::size_t cut : {1u, 2u}) {
    const DecodedText decoded = decode_text(utf8.substr(0, utf8.size() - cut), "plan.txt");
    EXPECT_EQ(decoded.text, "Kế hoạch thực hi\uFFFD");
    EXPECT_EQ(decoded.findings.size(), 1u);
  }
  const std::string utf16 = "\xFF\xFE" + encode_utf16("Kế hoạch", true);
  const DecodedText decoded = decode_text(utf16.substr(0, utf16.size() - 1), "plan.txt");
  EXPECT_EQ(decoded.text, "Kế hoạc\uFFFD");
  expect_total_and_sorted(decoded, utf16.size() - 1);
}

TEST(Decode, RefusesUtf8ThatIsBrokenAllOver) {
  std::string bytes(kParagraph);
  for (std::size_t i = 100; i < bytes.size(); i += 60) bytes[i] = '\xFF';
  std::string message;
  EXPECT_EQ(error_code(bytes, &message), "encoding-invalid-utf8");
  EXPECT_THAT(message, HasSubstr("at byte "));
}

TEST(Decode, RefusesWhatIsNoText) {
  std::string junk;
  for (unsigned i = 0, state = 1; i < 4096; ++i) {
    state = state * 1103515245u + 12345u;
    junk += static_cast<char>(state >> 16);
  }
  EXPECT_EQ(error_code(junk), "file-binary");
  EXPECT_EQ(error_code("K\xE1\xBA\xBF ho\0\x61"sv), "file-binary");
  EXPECT_EQ(error_code("\x01\x02\x03\x04\x05\x06"), "file-binary");
}

TEST(Decode, RefusesUtf16OfLoneSurrogates) {
  std::string bytes = "\xFF\xFE";
  for (int i = 0; i < 50; ++i) bytes += "\x00\xD8"sv;
  EXPECT_EQ(error_code(bytes), "encoding-invalid-utf16");
}

TEST(Decode, SurvivesAnyBytes) {
  unsigned state = 7;
  for (int round = 0; round < 300; ++round) {
    std::string bytes;
    for (unsigned i = 0; i < 64; ++i) {
      state = state * 1103515245u + 12345u;
      const char c = static_cast<char>(state >> 16);
      bytes += round % 2 == 0 || c == '\0' ? c : static_cast<char>(c | 0x40);
    }
    try {
      const DecodedText decoded = decode_text(bytes, "any");
      expect_total_and_sorted(decoded, bytes.size());
    } catch (const Error& error) {
      EXPECT_TRUE(has_message(error.code)) << error.code;
    }
  }
}

TEST(DecodeMarkup, LeavesLegacyLettersToTheirFonts) {
  const DecodedText decoded = decode_markup(
      "<font face='.VnTime'>C\xE9ng h\xDF"
      "a</font>",
      "page.html");
  EXPECT_EQ(decoded.text, "<font face='.VnTime'>Céng hßa</font>");
  EXPECT_EQ(decoded.encoding, "windows-1252");
  EXPECT_EQ(decode_markup("<meta charset=windows-1258>H\xF2"
                          "a x\xE3\xF2",
                          "page.html")
                .encoding,
            "windows-1258");
}

}  // namespace
}  // namespace vanthu
