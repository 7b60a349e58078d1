#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/normalize.h"
#include "tests/normalize/scanned_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing_scans::scanned;

struct Reading {
  const char* read;
  const char* mended;
  const char* message;  // of the first repair
};

class RecognizedReading : public testing::TestWithParam<Reading> {};

TEST_P(RecognizedReading, IsMendedAndSaid) {
  const NormalizedDocument document = normalize(scanned(GetParam().read));
  EXPECT_EQ(document.text, GetParam().mended);
  ASSERT_FALSE(document.findings.empty());
  ASSERT_EQ(document.findings.size(), document.repairs.size());
  for (std::size_t i = 0; i < document.findings.size(); ++i) {
    const Finding& finding = document.findings[i];
    EXPECT_EQ(finding.code, "text-repaired");
    EXPECT_EQ(finding.where, document.repairs[i].where);
    EXPECT_EQ(finding.raw, document.repairs[i].read);
    EXPECT_EQ(finding.arguments, (std::vector<std::string>{document.repairs[i].read,
                                                           std::string(document.slice(finding.where))}));
    EXPECT_TRUE(has_message(finding.message_code));
  }
  EXPECT_EQ(document.findings.front().message_code, GetParam().message);
}

TEST_P(RecognizedReading, IsMendedOnce) {
  EXPECT_THAT(normalize(scanned(GetParam().mended)).repairs, IsEmpty());
}

/// A text layer, Word or plain text is what its author wrote.
TEST_P(RecognizedReading, StaysWhereOcrDidNotReadIt) {
  ExtractedDocument document = scanned(GetParam().read);
  for (SourceRun& run : document.runs) run.confidence.reset();
  EXPECT_THAT(normalize(document).repairs, IsEmpty());
}

TEST_P(RecognizedReading, IsTracedToItsPlace) {
  const NormalizedDocument document = normalize(scanned(GetParam().read));
  ASSERT_EQ(document.origin.size(), document.text.size() + 1);
  EXPECT_TRUE(std::is_sorted(document.origin.begin(), document.origin.end()));
  EXPECT_LE(document.origin.back(), std::string(GetParam().read).size());
  std::string read = document.text;
  for (auto repair = document.repairs.rbegin(); repair != document.repairs.rend(); ++repair) {
    read.replace(repair->where.begin, repair->where.size(), repair->read);
  }
  EXPECT_EQ(read, GetParam().read) << "the text with its repairs undone is what was read";
}

constexpr const char* kBlanks = "ocr-blanks-mended";
constexpr const char* kNumber = "ocr-number-mended";
constexpr const char* kWord = "ocr-word-mended";
constexpr const char* kLabel = "ocr-label-inferred";
constexpr const char* kDash = "ocr-dash-mended";

INSTANTIATE_TEST_SUITE_P(
    Blanks, RecognizedReading,
    testing::Values(Reading{"Phòng Vănhóa - Xã hội", "Phòng Văn hóa - Xã hội", kBlanks},
                    Reading{"PhòngVănhóa - Xãhội", "Phòng Văn hóa - Xã hội", kBlanks},
                    Reading{"các đơnvị sự nghiệp", "các đơn vị sự nghiệp", kBlanks},
                    Reading{"Cáccơ quan, đơnvị", "Các cơ quan, đơn vị", kBlanks},
                    Reading{"UBNDxã chủ trì", "UBND xã chủ trì", kBlanks},
                    Reading{"HĐNDphường họp", "HĐND phường họp", kBlanks},
                    Reading{"tổ chức thực hi ện", "tổ chức thực hiện", kBlanks},
                    Reading{"Đ ộc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", kBlanks},
                    Reading{"theo Quyết định số31-QĐ/TW", "theo Quyết định số 31-QĐ/TW", kBlanks},
                    Reading{"trước ngày20/3/2026", "trước ngày 20/3/2026", kBlanks},
                    Reading{"số 12/NQ-CPngày 5/3/2026", "số 12/NQ-CP ngày 5/3/2026", kBlanks},
                    Reading{"năm 2026và các năm", "năm 2026 và các năm", kBlanks},
                    Reading{"nghiêmtúc thực hiện", "nghiêm túc thực hiện", kBlanks},
                    Reading{"ra vàovụ mùa", "ra vào vụ mùa", kBlanks}));

INSTANTIATE_TEST_SUITE_P(
    Numbers, RecognizedReading,
    testing::Values(Reading{"Chỉ thị số l5-CT/TU", "Chỉ thị số 15-CT/TU", kNumber},
                    Reading{"Chỉ thị số 15-CTI/TU", "Chỉ thị số 15-CT/TU", kNumber},
                    Reading{"Quý 1/2026 và Quý IV/2026", "Quý I/2026 và Quý IV/2026", kNumber},
                    Reading{"Nghị quyết số O5-NQ/ĐU", "Nghị quyết số 05-NQ/ĐU", kNumber},
                    Reading{"Kế hoạch số 2l7/KH-UBND", "Kế hoạch số 217/KH-UBND", kNumber},
                    Reading{"số 1O/2O25/NQ-HĐND", "số 10/2025/NQ-HĐND", kNumber},
                    Reading{"Quyết định số 45-QĐĐ/TU", "Quyết định số 45-QĐ/TU", kNumber},
                    Reading{"ngày l2/12/2026", "ngày 12/12/2026", kNumber},
                    Reading{"ngày 2O/O3/2026", "ngày 20/03/2026", kNumber},
                    Reading{"ngày 2013/2026", "ngày 20/3/2026", kNumber},
                    Reading{"ngày l2 tháng O5 năm 2026", "ngày 12 tháng 05 năm 2026", kNumber},
                    Reading{"giai đoạn 2026 - 2O30", "giai đoạn 2026 - 2030", kNumber},
                    Reading{"năm 2O26", "năm 2026", kNumber},
                    Reading{"đạt l00% số hộ", "đạt 100% số hộ", kNumber},
                    Reading{"đạt 9O % số hộ", "đạt 90 % số hộ", kNumber},
                    Reading{"Quý ll/2026", "Quý II/2026", kNumber},
                    Reading{"trong quý IIl năm 2026", "trong quý III năm 2026", kNumber},
                    Reading{"quý lV", "quý IV", kNumber}, Reading{"Quý H/2026", "Quý II/2026", kNumber},
                    Reading{"Quý 11/2026", "Quý II/2026", kNumber}));

INSTANTIATE_TEST_SUITE_P(
    Words, RecognizedReading,
    testing::Values(Reading{"Ủy ban nhân dần xã", "Ủy ban nhân dân xã", kWord},
                    Reading{"Uy ban nhân dân xã", "Ủy ban nhân dân xã", kWord},
                    Reading{"Tố chức thực hiện", "Tổ chức thực hiện", kWord},
                    Reading{"công tác giảm sát", "công tác giám sát", kWord},
                    Reading{"Chỉ bộ thôn", "Chi bộ thôn", kWord},
                    Reading{"theo chi đạo của cấp trên", "theo chỉ đạo của cấp trên", kWord},
                    Reading{"tỉnh hình thực tế", "tình hình thực tế", kWord},
                    Reading{"KT. CHỦ TICH", "KT. CHỦ TỊCH", kWord},
                    Reading{"PHO CHU TICH", "PHÓ CHỦ TỊCH", kWord},
                    Reading{"CỘNG HÒA XÃ HỘI CHU NGHĨA VIỆT NAM", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                            kWord},
                    Reading{"Độc lập - Tư do - Hạnh phúc", "Độc lập - Tự do - Hạnh phúc", kWord},
                    Reading{"Cơ quan chủ trí", "Cơ quan chủ trì", kWord},
                    Reading{"hăng năm", "hằng năm", kWord}, Reading{"Nơi nhân:", "Nơi nhận:", kWord},
                    Reading{"Phòng Vănhoá - Xã hồi", "Phòng Văn hoá - Xã hội", kBlanks},
                    Reading{"Luật Phòng, chống tham những", "Luật Phòng, chống tham nhũng", kWord},
                    Reading{"ngày 01 tháng 5, thường xuyến", "ngày 01 tháng 5, thường xuyên", kWord}));

INSTANTIATE_TEST_SUITE_P(
    Labels, RecognizedReading,
    testing::Values(
        Reading{"I. Mục đích\nII. Nhiệm vụ\nIll. Tổ chức\nIV. Kết luận",
                "I. Mục đích\nII. Nhiệm vụ\nIII. Tổ chức\nIV. Kết luận", kLabel},
        Reading{"I. Mục đích\nII. Nhiệm vụ\nII. Tổ chức\nIV. Kết luận",
                "I. Mục đích\nII. Nhiệm vụ\nIII. Tổ chức\nIV. Kết luận", kLabel},
        Reading{"I. Mục đích\nH. Nhiệm vụ\nIII. Tổ chức", "I. Mục đích\nII. Nhiệm vụ\nIII. Tổ chức", kLabel},
        Reading{"l. Mục đích\n1. Chung\n2. Riêng\nII. Nhiệm vụ",
                "I. Mục đích\n1. Chung\n2. Riêng\nII. Nhiệm vụ", kLabel},
        Reading{"I. Mục đích\nl. Chung\n2. Riêng\nII. Nhiệm vụ",
                "I. Mục đích\n1. Chung\n2. Riêng\nII. Nhiệm vụ", kLabel},
        Reading{"II. Nhiệm vụ\nI. Chung\n2. Riêng\n3. Khác", "II. Nhiệm vụ\n1. Chung\n2. Riêng\n3. Khác",
                kLabel},
        Reading{"4. Bốn\no. Năm\n6. Sáu", "4. Bốn\n5. Năm\n6. Sáu", kLabel},
        Reading{"I.Mục đích\nII. Nhiệm vụ\nIII. Tổ chức", "I. Mục đích\nII. Nhiệm vụ\nIII. Tổ chức", kBlanks},
        Reading{"I. Mục đích\n11. Nhiệm vụ\nIII. Tổ chức", "I. Mục đích\nII. Nhiệm vụ\nIII. Tổ chức",
                kLabel}));

INSTANTIATE_TEST_SUITE_P(Dashes, RecognizedReading,
                         testing::Values(Reading{"_ Các đơn vị", "- Các đơn vị", kDash},
                                         Reading{"Văn hóa —- Xã hội", "Văn hóa - Xã hội", kDash},
                                         Reading{"Tự do _ Hạnh phúc", "Tự do - Hạnh phúc", kDash}));

/// What may be right where it stands.
TEST(RecognizedText, RefusesToGuess) {
  for (const char* text : {
           "nhãn dán, nhân dân",
           "chỉ tiêu và chi tiêu",
           "các tỉnh, thành phố",
           "cộng tác viên, công tác",
           "truyền thông và truyền thống",
           "dần dần nâng cao",
           "Văn hoá, thuỷ lợi, uỷ ban, kỹ thuật, kĩ thuật",
           "Zalo, Facebook, podcast, video, camera, internet, online",
           "gửi về địa chỉ: ubnd.xa@example.gov.vn, https://www.example.vn/van-ban",
           "số 30c/NQ-CP, số 12b/KH-UBND, 16a/QĐ-UBND",
           "446-QĐ/TU ngày 26/11/2021, TU ngày, số 5-KL/TU",
           "Trung Ương, Trung ương, Trung ương",
           "Ban hành Chương trình hành động, ban hành chương trình hành động",
           "Quý I/2026, Quý 1/2026, quý 4",
           "Thông tư số 02/2019/TTLT-BXDD",  // authors write D for Đ
           "Số: /KH-UBND, ngày tháng năm 2026",
           "ngày … tháng … năm 2026",
           "ngày 30/02/2026, ngày 31/4/2026",
           "thôn An Quáng, phường Hồng Bằng Thượng",
           "Bà Nguyễn Thị Hoà, ông Trần Văn Tinh",
           "I. Mục đích\nII. Nhiệm vụ\nII. Tổ chức\nIII. Kết luận",  // so printed
           "1. Một\n2. Hai\n4. Bốn",
           "A. Phần chung\nB. Phần riêng",
           "1. Một\na. Con\nb. Con\n2. Hai",
           "I.Một\nII.Hai\nIII. Ba",
           "lO hàng, số SO",
           "H. Tân Hiệp",
           "họ tên: _____________ ký tên",
           "kết quả (1), (2); a) b) c)",
           "PAR Index, SIPAS, DDCI",
           "tin, bài trên báo",
           "họp tại chợ phiên, trẻ em trong độ tuổi đi học",  // known are "tại chỗ" and "trong đó"
           "cơ sở lưu trú, văn thư lưu trữ",
       }) {
    const NormalizedDocument document = normalize(scanned(text));
    EXPECT_EQ(document.text, text);
    EXPECT_THAT(document.repairs, IsEmpty()) << text;
  }
}

/// It reads ố for ổ at any confidence.
TEST(RecognizedText, MendsHooksThatOcrIsSureToHaveReadAsAcutes) {
  ExtractedDocument document = scanned("sửa đối, bố sung; kiếm tra, giám sát");
  for (SourceRun& run : document.runs) run.confidence = 0.97f;
  EXPECT_EQ(normalize(document).text, "sửa đổi, bổ sung; kiểm tra, giám sát");
}

/// What follows must not compose with the letter before what was taken out.
TEST(RecognizedText, LeavesWhatHoldsLettersApart) {
  const std::string text = "\uD558\uFFFD\u11AB e\uFFFD\u0301";
  EXPECT_EQ(normalize(scanned(text)).text, text);
}

/// What authors are known to misprint is another finding's, and whatever OCR trusts in stands on paper.
TEST(RecognizedText, LeavesWordsThatOcrIsSureOf) {
  for (const char* text : {"Bổ trí đầy đủ kinh phí", "chịu phán ánh, kiến nghị", "xã Gia Bính"}) {
    ExtractedDocument document = scanned(text);
    for (SourceRun& run : document.runs) run.confidence = 0.96f;
    EXPECT_THAT(normalize(document).repairs, IsEmpty()) << text;
  }
}

std::string first_column(const std::string& table, const std::set<std::string>& doubtful = {}) {
  const NormalizedDocument document = normalize(scanned(table, doubtful));
  std::string column;
  for (const Row& row : document.blocks.at(0).table.rows) {
    if (!column.empty()) column += '|';
    column += document.slice(row.cells.front().text);
  }
  return column;
}

/// "1, 2" → rows of a table with that first column; "II=" begins a heading of rows.
std::string rows(const std::vector<std::string>& ordinals) {
  std::string table = "STT\tNội dung\tĐơn vị\tThời gian\n";
  for (const std::string& ordinal : ordinals) {
    const bool heading = ordinal.ends_with('=');
    table += ordinal.substr(0, ordinal.size() - heading) +
             (heading ? "\tNhiệm vụ\t\t\n" : "\tViệc\tBan\tTháng 5\n");
  }
  table.pop_back();
  return table;
}

struct Column {
  std::vector<std::string> read;
  const char* mended;
};

TEST(RecognizedText, InfersOrdinalsThatTheRowsAroundProve) {
  for (const Column& c : std::vector<Column>{
           {{"1", ".", "3"}, "STT|1|2|3"},
           {{"1", "\uFFFD", "3"}, "STT|1|2|3"},
           {{"\uFFFD", "2", "3"}, "STT|1|2|3"},
           {{"1", "\uFFFD", "†", "4"}, "STT|1|2|3|4"},
           {{"1", "2", "3", "\uFFFD"}, "STT|1|2|3|4"},
           {{"1", "z", "3"}, "STT|1|2|3"},
           {{"1", "2", "3 _", "4"}, "STT|1|2|3|4"},
           {{"I=", "1", "2", "H=", "1", "2", "III=", "1"}, "STT|I|1|2|II|1|2|III|1"},
           {{"I=", "1", "2", "ll=", "3", "4", "IIl=", "5"}, "STT|I|1|2|II|3|4|III|5"},
           {{"I=", "1", "2", "11=", "1", "2"}, "STT|I|1|2|II|1|2"},
           {{"I=", "1", "2", "III=", "1", "2", "III=", "1"}, "STT|I|1|2|II|1|2|III|1"},
           {{"l=", "1", "2", "II=", "\uFFFD", "2"}, "STT|I|1|2|II|1|2"},
           {{"1.1", "12", "1.3"}, "STT|1.1|1.2|1.3"},
           {{"1.1", "1.l", "1,2"}, "STT|1.1|1.l|1.2"},
           {{"8", "9", "l0", "11"}, "STT|8|9|10|11"},
           {{"1.", "2.", "\uFFFD", "4."}, "STT|1.|2.|3.|4."},
           {{"I", "2", "3"}, "STT|1|2|3"},
           {{"1", "2)", "3", "4"}, "STT|1|2|3|4"},
           {{"3", "4A", "5"}, "STT|3|4|5"},
           {{"11", "L2", "13"}, "STT|11|12|13"},
       }) {
    EXPECT_EQ(first_column(rows(c.read)), c.mended);
  }
  EXPECT_EQ(first_column(rows({"1", "2", "5", "4"}), {"5"}), "STT|1|2|3|4");
}

TEST(RecognizedText, LeavesOrdinalsThatMayBePrintedSo) {
  for (const Column& c : std::vector<Column>{
           {{"1", "2", "4", "5"}, "STT|1|2|4|5"},  // one was skipped
           {{"1", "2", "2", "3"}, "STT|1|2|2|3"},  // one stands twice
           {{"1", "2", "5", "4"}, "STT|1|2|5|4"},  // trusted
           {{"1", "2", "1", "2"}, "STT|1|2|1|2"},  // begins anew
           {{"1", "\uFFFD", "5"}, "STT|1||5"},     // nothing is proved
           {{"1", "\uFFFD"}, "STT|1|"},
           {{"A", "1", "2", "B", "1"}, "STT|A|1|2|B|1"},
           {{"I", "II", "III"}, "STT|I|II|III"},
           {{"I=", "1", "2", "II=", "3", "4"}, "STT|I|1|2|II|3|4"},
           {{"1.1", "1.2", "2.1", "2.2"}, "STT|1.1|1.2|2.1|2.2"},
           {{"", "1", "2", "3"}, "STT||1|2|3"},
       }) {
    EXPECT_EQ(first_column(rows(c.read)), c.mended);
  }
}

/// A column of numbers that are no ordinals.
TEST(RecognizedText, LeavesTablesWithoutOrdinals) {
  const std::string table = "Chỉ tiêu\t2025\nhộ\t1\nhộ\t3\nz\t4";
  EXPECT_EQ(normalize(scanned(table)).text, table);
}

TEST(RecognizedText, TakesOutSpecksAtTheEndsOfLines) {
  const NormalizedDocument document = normalize(scanned("tổ chức thực hiện _ |\nhai", {"_", "|"}));
  EXPECT_EQ(document.text, "tổ chức thực hiện\nhai");
  ASSERT_EQ(document.findings.size(), 1u);
  EXPECT_EQ(document.findings[0].message_code, "ocr-noise-removed");
  EXPECT_EQ(document.findings[0].severity, Severity::info);
  EXPECT_EQ(document.findings[0].raw, " _ |");
  EXPECT_EQ(normalize(scanned("tổ chức |\nhai")).text, "tổ chức |\nhai") << "what OCR trusts in was printed";
}

TEST(RecognizedText, LeavesInkBlankThatCannotBeRead) {
  const NormalizedDocument document =
      normalize(scanned("Số: \uFFFD /KH-UBND\nngày \uFFFD tháng \uFFFD năm 2026 \uFFFD"));
  EXPECT_EQ(document.text, "Số: /KH-UBND\nngày tháng năm 2026");
  ASSERT_EQ(document.findings.size(), 4u);
  for (const Finding& finding : document.findings) {
    EXPECT_EQ(finding.message_code, "ocr-ink-unread");
    EXPECT_EQ(finding.severity, Severity::warning);
    EXPECT_EQ(finding.page, 1);
    EXPECT_TRUE(finding.box);
    EXPECT_TRUE(finding.where.empty());
  }
  EXPECT_EQ(document.findings[0].box->x0, 6);
}

/// A word that stands alone on its line does not show whether its letters are capitals.
TEST(RecognizedText, MendsTheCaseOfAWordThatBeginsALine) {
  const std::string text = "Thường xuyên\nThường Xuyên";
  ExtractedDocument document = scanned(text);
  EXPECT_EQ(normalize(document).text, text);
  document.runs.back().box->y0 = 12;  // on the line below
  document.runs.back().box->y1 = 22;
  EXPECT_EQ(normalize(document).text, "Thường xuyên\nThường xuyên");
  EXPECT_EQ(normalize(document).repairs.at(0).read, "X");
}

/// What was taken for a bracket took the blank between the lines.
TEST(RecognizedText, KeepsLinesApartWhereNoiseStood) {
  ExtractedDocument document = scanned("nhiệm [ vụ", {"["});
  document.blocks[0].line_starts = {document.text.find("vụ")};
  EXPECT_EQ(normalize(document).text, "nhiệm vụ");
}

/// A paragraph that runs from a page with a text layer to a scanned one.
TEST(RecognizedText, MendsTheScannedPartOfAParagraphAlone) {
  ExtractedDocument document = scanned("giảm sát, giảm sát");
  document.runs[0].confidence.reset();
  document.runs[1].confidence.reset();
  EXPECT_EQ(normalize(document).text, "giảm sát, giám sát");
}

TEST(RecognizedText, CarriesBlocksOverRepairs) {
  ExtractedDocument extracted = scanned("đơnvị một\nSTT\tViệc\n1\tgiảm sát\n\uFFFD\tđơnvị\n3\tgì");
  const NormalizedDocument document = normalize(extracted);
  EXPECT_EQ(document.text, "đơn vị một\nSTT\tViệc\n1\tgiám sát\n2\tđơn vị\n3\tgì");
  ASSERT_EQ(document.blocks.size(), 2u);
  EXPECT_EQ(document.slice(document.blocks[0].text), "đơn vị một");
  const auto& table = document.blocks[1].table;
  EXPECT_EQ(document.slice(table.rows[1].cells[1].text), "giám sát");
  EXPECT_EQ(document.slice(table.rows[2].cells[0].text), "2");
  EXPECT_EQ(document.slice(table.rows[2].cells[1].text), "đơn vị");
}

/// Each of these is as long as a whole archive of plans; a step that looked at the text again for every word
/// of it would not end.
TEST(RecognizedText, TakesLongHostileTextInItsStride) {
  const auto times = [](const std::string& part, std::size_t count) {
    std::string text;
    for (std::size_t i = 0; i < count; ++i) text += part;
    return text;
  };
  for (const std::string& text :
       {times("a", 1000000), times("ơ", 500000), times("vă", 300000), times("1", 1000000),
        times("\uFFFD", 300000), times("a1", 400000), times("a_", 400000), times("_ ", 400000),
        times("ủy ban nhân dân ", 40000), times("ủyban", 100000), times("a\t", 200000),
        times("l. A\n", 100000), times("\uFFFD\tA\tB\n", 50000), times("1\tA\tB\n", 50000),
        times("Il\tA\n", 50000), times("ngày 11111/", 60000), times("1/1/", 200000), times("l5-CT/", 100000),
        times("\u0301", 200000)}) {
    const NormalizedDocument document = normalize(scanned(text));
    EXPECT_EQ(document.origin.size(), document.text.size() + 1);
    EXPECT_EQ(find_invalid_utf8(document.text), std::string::npos);
  }
}

}  // namespace
}  // namespace vanthu
