#include "parsers/references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <ostream>
#include <string>
#include <vector>

#include "parsers/citations.h"
#include "parsers/provision.h"
#include "parsers/reference_rules.h"
#include "plan_text.h"

namespace vanthu {
namespace {

using testing::ElementsAre;

// A plan whose only principal resolution, scheme with a short name and outline the sentences below point at.
const std::string kPlan =
    "ỦY BAN NHÂN DÂN\nXÃ PHÚ MỸ\nSố: 45/KH-UBND\nPhú Mỹ, ngày 12 tháng 3 năm 2026\nKẾ HOẠCH\n"
    "Phát triển du lịch cộng đồng vùng cao trên địa bàn xã Phú Mỹ năm 2026\n"
    "Thực hiện Nghị quyết số 12/NQ-HĐND ngày 10/12/2025 của Hội đồng nhân dân tỉnh về chính sách hỗ trợ "
    "phát triển du lịch cộng đồng vùng cao giai đoạn 2026 - 2030; Ủy ban nhân dân xã ban hành Kế hoạch như "
    "sau:\n"
    "I. MỤC ĐÍCH, YÊU CẦU\n"
    "1. Mục đích\n"
    "Nâng cao thu nhập của người dân.\n"
    "2. Yêu cầu\n"
    "a) Làm đúng tiến độ;\n"
    "b) Gắn với Đề án số 07/ĐA-UBND ngày 15/01/2026 của Ủy ban nhân dân tỉnh (gọi tắt là Đề án Xanh).\n"
    "II. NHIỆM VỤ\n"
    "1. Khảo sát các điểm đến\n"
    "2. Đào tạo hướng dẫn viên\n"
    "2.1. Mở lớp ngắn ngày\n"
    "3. Quảng bá sản phẩm\n"
    "Theo Chỉ thị số 3-CT/TU ngày 02/02/2026 và Chỉ thị số 5-CT/TU ngày 03/3/2026 của Ban Thường vụ Tỉnh "
    "ủy.\n"
    "III. TỔ CHỨC THỰC HIỆN\n"
    "1. Phòng Kinh tế\n";

const ReferenceReader& reader() {
  static const IssuerNameReader issuers(test::vocabulary());
  static const ReferenceReader compiled(test::vocabulary(), issuers);
  return compiled;
}

/// A document read as far as references need it.
struct ReadPlan {
  NormalizedDocument document;
  Parts parts;
  std::vector<OutlineItem> outline;
  Document record;
};

ReadPlan read_plan(const std::string& text, const std::string& type = "Kế hoạch") {
  static const TypeLineReader types(test::vocabulary());
  static const NumberReader numbers(test::vocabulary());
  static const CitationReader citations(test::vocabulary(), numbers, reader().issuers);
  ReadPlan plan;
  plan.document = test::document_of(text);
  plan.parts = find_parts(plan.document, types);
  plan.outline = read_outline(plan.document, plan.parts);
  Document& record = plan.record;
  record.text = plan.document.text;
  if (!type.empty()) record.header.type = type;
  record.header.title = "Phát triển du lịch cộng đồng vùng cao trên địa bàn xã Phú Mỹ năm 2026";
  record.header.issuer.name = "Ủy ban nhân dân xã Phú Mỹ";
  for (const OutlineItem& item : plan.outline) record.sections.push_back(item.section);
  for (const AttachedPart& part : plan.parts.attached) {
    record.attachments.push_back({part.type, part.title, {}});
  }
  record.citations = find_citations(plan.document, plan.parts, record.sections, citations);
  for (Citation& citation : record.citations) {
    if (citation.key == "12/NQ-HĐND" && citation.date) {
      citation.title = "về chính sách hỗ trợ phát triển du lịch cộng đồng vùng cao giai đoạn 2026 - 2030";
      citation.relation = "implements";
    }
    if (citation.key == "07/ĐA-UBND" && citation.date) citation.alias = "Đề án Xanh";
  }
  return plan;
}

std::vector<Reference> find_in(const ReadPlan& plan) {
  return find_references(plan.document, plan.parts, plan.record, plan.outline, reader());
}

/// "kind: raw", then " = KEY" of the citation, " § ID" of the section or " ! reason".
std::string show(const Reference& reference, const Document& record) {
  std::string shown = reference.kind + ": " + reference.raw;
  if (reference.citation) {
    const Citation& citation = record.citations.at(*reference.citation);
    shown += " = " + citation.key.value_or(citation.name.value_or("?"));
  }
  if (reference.target_section) shown += " § " + *reference.target_section;
  if (reference.reason) shown += " ! " + *reference.reason;
  return shown;
}

/// The references of `sentence` at the end of `text`.
std::vector<std::string> read_behind(const std::string& text, const std::string& sentence,
                                     const std::string& type = "Kế hoạch") {
  const ReadPlan plan = read_plan(text + sentence, type);
  const std::size_t begin = plan.document.text.rfind('\n') + 1;
  std::vector<std::string> shown;
  for (const Reference& reference : find_in(plan)) {
    const ByteRange range = reference.span.bytes;
    EXPECT_EQ(plan.document.text.substr(range.begin, range.size()), reference.raw);
    if (range.begin >= begin) shown.push_back(show(reference, plan.record));
  }
  return shown;
}

struct ReferenceCase {
  std::string sentence;
  std::vector<std::string> references;

  friend void PrintTo(const ReferenceCase& c, std::ostream* out) { *out << c.sentence; }
};

class ReferenceWording : public testing::TestWithParam<ReferenceCase> {};

TEST_P(ReferenceWording, PointsAtWhatItMeans) {
  EXPECT_EQ(read_behind(kPlan, GetParam().sentence), GetParam().references);
}

INSTANTIATE_TEST_SUITE_P(
    Self, ReferenceWording,
    testing::Values(
        ReferenceCase{"Các thôn triển khai thực hiện Kế hoạch này.", {"self: Kế hoạch này"}},
        ReferenceCase{"tuyên truyền nội dung kế hoạch này; kịp thời biểu dương", {"self: kế hoạch này"}},
        ReferenceCase{"KẾ HOẠCH NÀY được gửi đến các thôn", {}},
        ReferenceCase{"Căn cứ Kế hoạch này của Ủy ban nhân dân xã mà họp dân",
                      {"self: Kế hoạch này của Ủy ban nhân dân xã"}},
        ReferenceCase{"Căn cứ Kế hoạch này của UBND xã, các thôn tổ chức thực hiện",
                      {"self: Kế hoạch này của UBND xã"}},
        ReferenceCase{"gắn với Kế hoạch của Ủy ban nhân dân xã, không dàn trải",
                      {"self: Kế hoạch của Ủy ban nhân dân xã"}},
        ReferenceCase{"theo Kế hoạch của Ủy ban nhân dân xã Phú Mỹ.",
                      {"self: Kế hoạch của Ủy ban nhân dân xã Phú Mỹ"}},
        ReferenceCase{"Trên đây là Kế hoạch phát triển du lịch cộng đồng năm 2026.", {"self: Kế hoạch"}},
        ReferenceCase{"Trên đây là toàn bộ Kế hoạch của xã; yêu cầu các thôn nghiêm túc", {"self: Kế hoạch"}},
        ReferenceCase{"Chủ trì, theo dõi việc triển khai thực hiện Kế hoạch.", {"self: Kế hoạch"}},
        ReferenceCase{"Trong quá trình thực hiện Kế hoạch, nếu có vướng mắc", {"self: Kế hoạch"}},
        ReferenceCase{"Các đơn vị sự nghiệp công lập thực hiện Kế hoạch.", {"self: Kế hoạch"}},
        ReferenceCase{"Kinh phí thực hiện Kế hoạch được bố trí từ ngân sách", {"self: Kế hoạch"}},
        ReferenceCase{"(Kèm theo Kế hoạch ngày 12/3/2026 của Ủy ban nhân dân xã Phú Mỹ)",
                      {"self: Kế hoạch ngày 12/3/2026 của Ủy ban nhân dân xã Phú Mỹ"}},
        ReferenceCase{"(theo Phụ lục II kèm theo Kế hoạch này)", {"self: Kế hoạch này"}},
        ReferenceCase{"Kế hoạch này và Kế hoạch số 7/KH-UBND được công khai", {"self: Kế hoạch này"}},
        ReferenceCase{"Kế hoạch nêu trên được niêm yết", {"self: Kế hoạch nêu trên"}},
        ReferenceCase{"Nội dung Kế hoạch nêu trên.", {"self: Kế hoạch nêu trên"}}));

INSTANTIATE_TEST_SUITE_P(
    Internal, ReferenceWording,
    testing::Values(
        ReferenceCase{"làm theo khoản 3, mục II Kế hoạch này, nộp về xã",
                      {"internal: khoản 3, mục II Kế hoạch này § II.3"}},
        ReferenceCase{"nhiệm vụ tại mục II.2 của Kế hoạch này",
                      {"internal: mục II.2 của Kế hoạch này § II.2"}},
        ReferenceCase{"điểm b khoản 2 mục I Kế hoạch này",
                      {"internal: điểm b khoản 2 mục I Kế hoạch này § I.2.b"}},
        ReferenceCase{"điểm b mục I Kế hoạch này", {"internal: điểm b mục I Kế hoạch này § I.2.b"}},
        ReferenceCase{"Mục II khoản 1 Kế hoạch này", {"internal: Mục II khoản 1 Kế hoạch này § II.1"}},
        ReferenceCase{"khoản 1, 2 mục II Kế hoạch này", {"internal: khoản 1, 2 mục II Kế hoạch này § II.1"}},
        ReferenceCase{"phần II Kế hoạch này", {"internal: phần II Kế hoạch này § II"}},
        ReferenceCase{"kinh phí thực hiện theo mục II.1.", {"internal: mục II.1 § II.1"}},
        ReferenceCase{"nêu tại điểm 2.1, khoản 2, mục II Kế hoạch này",
                      {"internal: điểm 2.1, khoản 2, mục II Kế hoạch này § II.2.1"}},
        ReferenceCase{"nêu tại điểm 2.1 mục II Kế hoạch này",
                      {"internal: điểm 2.1 mục II Kế hoạch này § II.2.1"}},
        ReferenceCase{"- Như mục III;", {"internal: mục III § III"}},
        ReferenceCase{"nội dung tại mục I nêu trên;", {"internal: mục I nêu trên § I"}},
        ReferenceCase{"tại mục II Kế hoạch.", {"internal: mục II Kế hoạch § II"}},
        ReferenceCase{"theo khoản 7, mục II Kế hoạch này",
                      {"internal: khoản 7, mục II Kế hoạch này ! no-such-section"}},
        ReferenceCase{"theo mục VIII Kế hoạch này", {"internal: mục VIII Kế hoạch này ! no-such-section"}},
        ReferenceCase{"khoản 2 đến khoản 4 mục II Kế hoạch này",
                      {"internal: khoản 2 đến khoản 4 mục II Kế hoạch này ! no-such-section"}},
        ReferenceCase{"Điều 4 Kế hoạch này", {"internal: Điều 4 Kế hoạch này ! no-such-section"}},
        // Of the sections 1 the one around the sentence is meant, of the sections 3 there is one alone.
        ReferenceCase{"khoản 1 Kế hoạch này", {"internal: khoản 1 Kế hoạch này § III.1"}},
        ReferenceCase{"khoản 3 Kế hoạch này", {"internal: khoản 3 Kế hoạch này § II.3"}},
        ReferenceCase{"khoản 2 Kế hoạch này", {"internal: khoản 2 Kế hoạch này ! several-sections"}},
        ReferenceCase{"theo khoản 1 Mục này,", {"internal: khoản 1 Mục này § III.1"}}));

INSTANTIATE_TEST_SUITE_P(
    OfCitedDocuments, ReferenceWording,
    testing::Values(
        ReferenceCase{"gắn với triển khai hiệu quả Nghị quyết này;",
                      {"citation: Nghị quyết này = 12/NQ-HĐND"}},
        ReferenceCase{"tổ chức quán triệt Nghị quyết nêu trên.",
                      {"citation: Nghị quyết nêu trên = 12/NQ-HĐND"}},
        ReferenceCase{"thực hiện Nghị quyết trên, các thôn rà soát",
                      {"citation: Nghị quyết trên = 12/NQ-HĐND"}},
        ReferenceCase{"nhằm đạt các mục tiêu Nghị quyết đã đề ra.", {"citation: Nghị quyết = 12/NQ-HĐND"}},
        ReferenceCase{"báo cáo kết quả thực hiện Nghị quyết", {"citation: Nghị quyết = 12/NQ-HĐND"}},
        ReferenceCase{"phổ biến Nghị quyết và các văn bản liên quan.",
                      {"citation: Nghị quyết = 12/NQ-HĐND", "class: các văn bản liên quan ! class"}},
        ReferenceCase{"theo khoản 2 Điều 5 Nghị quyết này;",
                      {"citation: khoản 2 Điều 5 Nghị quyết này = 12/NQ-HĐND"}},
        ReferenceCase{"các chỉ tiêu của Đề án Xanh được lồng ghép", {"citation: Đề án Xanh = 07/ĐA-UBND"}},
        ReferenceCase{"các chỉ tiêu của Nghị quyết 12 được giao", {"citation: Nghị quyết 12 = 12/NQ-HĐND"}},
        ReferenceCase{"theo Đề án 7.", {"citation: Đề án 7 = 07/ĐA-UBND"}},
        ReferenceCase{"Đề án này được công khai", {"citation: Đề án này = 07/ĐA-UBND"}},
        ReferenceCase{"triển khai Nghị quyết về chính sách hỗ trợ phát triển du lịch cộng đồng vùng cao;",
                      {"citation: Nghị quyết về chính sách hỗ trợ phát triển du lịch cộng đồng vùng cao = "
                       "12/NQ-HĐND"}},
        ReferenceCase{
            "Nghị quyết của Hội đồng nhân dân tỉnh về chính sách hỗ trợ phát triển du lịch cộng đồng "
            "vùng cao được phổ biến",
            {"citation: Nghị quyết của Hội đồng nhân dân tỉnh về chính sách hỗ trợ phát triển du lịch "
             "cộng đồng vùng cao được phổ biến = 12/NQ-HĐND"}},
        ReferenceCase{
            "triển khai Nghị quyết về chính sách hỗ trợ phát triển du lịch cộng đồng và thi hành Luật "
            "Du lịch",
            {"citation: Nghị quyết về chính sách hỗ trợ phát triển du lịch cộng đồng = 12/NQ-HĐND"}},
        ReferenceCase{"theo Nghị quyết của Hội đồng nhân dân tỉnh.",
                      {"citation: Nghị quyết của Hội đồng nhân dân tỉnh = 12/NQ-HĐND"}},
        ReferenceCase{"Nghị quyết ngày 10/12/2025 của Hội đồng nhân dân tỉnh",
                      {"citation: Nghị quyết ngày 10/12/2025 của Hội đồng nhân dân tỉnh = 12/NQ-HĐND"}},
        ReferenceCase{"Chỉ thị này được quán triệt", {"citation: Chỉ thị này ! several-citations"}},
        ReferenceCase{"Chỉ thị số 5-CT/TU nêu rõ việc cần làm; Chỉ thị này được quán triệt",
                      {"citation: Chỉ thị này = 5-CT/TU"}},
        ReferenceCase{"theo Quyết định này", {"citation: Quyết định này ! no-citation-of-type"}},
        ReferenceCase{"theo khoản 1 Điều 2 Nghị định này",
                      {"citation: khoản 1 Điều 2 Nghị định này ! no-citation-of-type"}}));

INSTANTIATE_TEST_SUITE_P(
    Titled, ReferenceWording,
    testing::Values(
        ReferenceCase{
            "Thực hiện Nghị quyết của Quốc hội, Ủy ban Thường vụ Quốc hội về tinh gọn tổ chức bộ máy;",
            {"title: Nghị quyết của Quốc hội, Ủy ban Thường vụ Quốc hội về tinh gọn tổ chức bộ máy ! "
             "title-unknown"}},
        ReferenceCase{"theo Chỉ thị của Thủ tướng Chính phủ về phòng cháy rừng, bảo đảm an toàn",
                      {"title: Chỉ thị của Thủ tướng Chính phủ về phòng cháy rừng ! title-unknown"}},
        ReferenceCase{
            "Nghị quyết Đại hội đại biểu Đảng bộ xã Phú Mỹ lần thứ I, nhiệm kỳ 2025 - 2030.",
            {"title: Nghị quyết Đại hội đại biểu Đảng bộ xã Phú Mỹ lần thứ I, nhiệm kỳ 2025 - 2030 ! "
             "title-unknown"}},
        ReferenceCase{"Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng đã xác định",
                      {"title: Nghị quyết Đại hội đại biểu toàn quốc lần thứ XIV của Đảng ! title-unknown"}},
        ReferenceCase{
            "Tiếp tục triển khai Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - "
            "2030.",
            {"title: Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030 ! "
             "named-programme"}},
        ReferenceCase{"Chương trình tổng thể cải cách hành chính nhà nước được duy trì",
                      {"title: Chương trình tổng thể cải cách hành chính nhà nước ! title-unknown"}},
        ReferenceCase{"đẩy mạnh Đề án 06 tại thôn", {"title: Đề án 06 ! named-programme"}},
        ReferenceCase{"Chương trình OCOP giai đoạn 2021 - 2025; Chương trình này được nhân rộng",
                      {"title: Chương trình OCOP giai đoạn 2021 - 2025 ! named-programme"}},
        ReferenceCase{"Chương trình “Mỗi xã một sản phẩm” giai đoạn 2021-2025",
                      {"title: Chương trình “Mỗi xã một sản phẩm” giai đoạn 2021-2025 ! named-programme"}},
        ReferenceCase{"Chỉ thị ngày 05/3/2026 của Chủ tịch Ủy ban nhân dân tỉnh về phòng cháy rừng;",
                      {"title: Chỉ thị ngày 05/3/2026 của Chủ tịch Ủy ban nhân dân tỉnh về phòng cháy rừng ! "
                       "title-unknown"}},
        ReferenceCase{
            "thực hiện Kế hoạch hành động của Ban Thường vụ Tỉnh ủy thực hiện Nghị quyết số 57-NQ/TW",
            {"title: Kế hoạch hành động của Ban Thường vụ Tỉnh ủy ! title-unknown"}}));

INSTANTIATE_TEST_SUITE_P(
    Classes, ReferenceWording,
    testing::Values(
        ReferenceCase{"thực hiện các chỉ thị của Trung ương, Tỉnh ủy về công tác dân tộc",
                      {"class: các chỉ thị của Trung ương, Tỉnh ủy ! class"}},
        ReferenceCase{"theo Quyết định của địa phương và hướng dẫn khác",
                      {"class: Quyết định của địa phương ! class"}},
        ReferenceCase{"các văn bản chỉ đạo của cấp trên.",
                      {"class: các văn bản chỉ đạo của cấp trên ! class"}},
        ReferenceCase{"quán triệt hai Chỉ thị nêu trên.", {"class: hai Chỉ thị nêu trên ! class"}},
        ReferenceCase{"quán triệt các văn bản nêu trên.", {"class: các văn bản nêu trên ! class"}},
        ReferenceCase{"các Nghị quyết, Chỉ thị của Đảng và Nhà nước",
                      {"class: các Nghị quyết, Chỉ thị của Đảng và Nhà nước ! class"}},
        ReferenceCase{"Kế hoạch này cùng các văn bản có liên quan",
                      {"self: Kế hoạch này", "class: các văn bản có liên quan ! class"}}));

TEST(References, OrdinaryWordsAreNone) {
  const std::vector<std::string> sentences = {
      "Các thôn xây dựng Kế hoạch.",
      "Tham mưu ban hành Kế hoạch của Ủy ban nhân dân xã.",
      "Xây dựng kế hoạch thực hiện hằng năm.",
      "Văn phòng lập Kế hoạch.",
      "Chủ tịch ký Kế hoạch của Ủy ban nhân dân xã.",
      "tham mưu, trình Kế hoạch của Ủy ban nhân dân xã.",
      "Hằng năm, xây dựng và triển khai thực hiện Kế hoạch.",
      "Kế hoạch kiểm tra, giám sát các đơn vị",
      "Quyết định kiện toàn Ban Chỉ đạo",
      "Báo cáo kết quả kiểm tra, giám sát",
      "Luật sư tư vấn cho người dân",
      "theo quy định của pháp luật",
      "theo quy định hiện hành",
      "đạt mục tiêu 5 năm",
      "điều kiện thực tiễn của địa phương",
      "chương trình công tác năm",
      "Hướng dẫn việc lập dự toán",
      "dự án này do dân đóng góp",
      "danh sách này được niêm yết",
      "chương trình này rất bổ ích",
      "báo cáo này gửi về xã",
      "tại thời điểm 1/7/2026.",
      "theo khoản 2.",
      "theo điểm a khoản 1;",
      "theo Điều 12.",
      "theo Phụ lục I.",
      "(có Phụ lục II chi tiết kèm theo)",
      "Nghị quyết số 12/NQ-HĐND tại mục II.",
      "tại mục II Nghị quyết số 12/NQ-HĐND",
      "khoản 2 Điều 5 Luật Đất đai",
      "Quyết định trên cơ sở ý kiến của dân",
      "Thông báo trên đài truyền thanh xã",
      "Hội nghị đã thông qua Nghị quyết, Kế hoạch của đơn vị",
      "Chỉ thị, Nghị quyết được phổ biến",
      "triển khai thực hiện Nghị quyết, Chỉ thị",
      "các kế hoạch của thôn",
      "nhiều văn bản hướng dẫn",
      "lấy phiếu theo Quy chế dân chủ ở cơ sở",
      "Ban hành Quyết định của Ủy ban nhân dân xã về giao chỉ tiêu",
      "Kế hoạch",
      "Nghị quyết",
      "này",
      "Đề án số",
      "Nghị quyết 13 được phổ biến",
      "Nghị quyết 12/2026 được phổ biến",
      "nghị quyết 12 tháng",
  };
  for (const std::string& sentence : sentences) {
    EXPECT_THAT(read_behind(kPlan, sentence), ElementsAre()) << sentence;
  }
}

TEST(References, OfTablesNeedWordsThatCarryOut) {
  const std::string row = "\t1\tQuyết định của Ủy ban nhân dân tỉnh về bến thuyền\tPhòng Kinh tế";
  EXPECT_THAT(read_behind(kPlan, "\tTT\tSản phẩm\tĐơn vị\n" + row), ElementsAre());
  const std::string carried =
      "\t1\tThực hiện Quyết định của Ủy ban nhân dân tỉnh về bến thuyền\tPhòng Kinh tế";
  EXPECT_THAT(read_behind(kPlan, "\tTT\tNhiệm vụ\tĐơn vị\n" + carried),
              ElementsAre("title: Quyết định của Ủy ban nhân dân tỉnh về bến thuyền ! title-unknown"));
}

TEST(References, FieldsArePrintedOnes) {
  const ReadPlan plan = read_plan(
      kPlan + "Chỉ thị ngày 05/3/2026 của Chủ tịch Ủy ban nhân dân tỉnh về phòng cháy rừng mùa khô;");
  const std::vector<Reference> references = find_in(plan);
  ASSERT_FALSE(references.empty());
  const Reference& last = references.back();
  EXPECT_EQ(last.type, "Chỉ thị");
  EXPECT_EQ(last.date, "2026-03-05");
  EXPECT_EQ(last.issuer, "Chủ tịch Ủy ban nhân dân tỉnh");
  EXPECT_EQ(last.title, "về phòng cháy rừng mùa khô");
  EXPECT_EQ(last.section, "III.1");
}

TEST(References, OfAnotherTypeOfDocumentAreItsOwn) {
  const std::string programme = "CHƯƠNG TRÌNH HÀNH ĐỘNG\nPhát triển du lịch\nI. MỤC ĐÍCH\n1. Chung\n";
  EXPECT_THAT(read_behind(programme, "thực hiện Chương trình hành động này", "Chương trình hành động"),
              ElementsAre("self: Chương trình hành động này"));
  EXPECT_THAT(read_behind(programme, "thực hiện Chương trình này.", "Chương trình hành động"),
              ElementsAre("self: Chương trình này"));
  EXPECT_THAT(read_behind(programme, "thực hiện Kế hoạch này.", "Chương trình hành động"),
              ElementsAre("citation: Kế hoạch này ! no-citation-of-type"));
  EXPECT_THAT(read_behind(programme, "Trên đây là Chương trình hành động của xã.", "Chương trình hành động"),
              ElementsAre("self: Chương trình hành động"));
}

TEST(References, BareWordsForTheOwnTypeAreOpenWhereAPlanCarriesOutAnother) {
  const std::string plan =
      "KẾ HOẠCH\nPhát triển du lịch\nThực hiện Kế hoạch số 9/KH-UBND ngày 05/01/2026 của Ủy ban nhân dân "
      "tỉnh, "
      "xã ban hành Kế hoạch như sau:\n";
  EXPECT_THAT(read_behind(plan, "Các thôn triển khai thực hiện Kế hoạch."), ElementsAre());
  EXPECT_THAT(read_behind(plan, "Các thôn triển khai thực hiện Kế hoạch này."),
              ElementsAre("self: Kế hoạch này"));
}

TEST(References, BareWordsForTheOwnTypeMeanNoDocumentOfAWiderType) {
  const std::string programme =
      "CHƯƠNG TRÌNH HÀNH ĐỘNG\nPhát triển du lịch\nThực hiện Chương trình số 2-CTr/ĐU ngày 05/01/2026 của "
      "Đảng "
      "ủy xã:\n";
  EXPECT_THAT(read_behind(programme, "Các nội dung Chương trình hành động được giao rõ việc",
                          "Chương trình hành động"),
              ElementsAre("self: Chương trình hành động"));
}

TEST(References, OfAnAttachedRegulationAreResolvedInIt) {
  const std::string decision =
      "QUYẾT ĐỊNH\nBan hành Quy chế hoạt động của bến thuyền\nĐiều 1. Ban hành kèm theo Quyết định này Quy "
      "chế "
      "hoạt động của bến thuyền.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.\nNơi nhận:\n- Như Điều "
      "2;\n"
      "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Văn Bình\nQUY CHẾ\nHoạt động của bến thuyền\n"
      "(Kèm theo Quyết định số 9/QĐ-UBND ngày 01/02/2026 của Ủy ban nhân dân xã)\n"
      "Điều 1. Phạm vi\n1. Áp dụng cho bến thuyền\n2. Áp dụng cho khách\nĐiều 2. Trách nhiệm\n"
      "1. Chủ thuyền chấp hành Quy chế này.\n";
  EXPECT_THAT(read_behind(decision, "Người nêu tại khoản 2 Điều 1 Quy chế này có trách nhiệm", "Quyết định"),
              ElementsAre("internal: khoản 2 Điều 1 Quy chế này § Điều 1.2"));
  EXPECT_THAT(read_behind(decision, "Người nêu tại khoản 1 Điều này có trách nhiệm", "Quyết định"),
              ElementsAre("internal: khoản 1 Điều này § Điều 2.1"));
  EXPECT_THAT(read_behind(decision, "Người nêu tại khoản 5 Điều này có trách nhiệm", "Quyết định"),
              ElementsAre("internal: khoản 5 Điều này ! no-such-section"));
}

TEST(References, WithoutAnOutlineAreNotCalledBroken) {
  EXPECT_THAT(read_behind("KẾ HOẠCH\nPhát triển du lịch\n", "theo mục II Kế hoạch này"),
              ElementsAre("internal: mục II Kế hoạch này ! no-outline"));
}

TEST(References, OfADocumentWithoutTypeAreItsOwnWhereNoneIsCited) {
  EXPECT_THAT(read_behind("Phát triển du lịch năm 2026\n", "thực hiện Kế hoạch này.", ""),
              ElementsAre("self: Kế hoạch này"));
}

TEST(References, StandInReadingOrderAndApartFromCitations) {
  const ReadPlan plan = read_plan(
      kPlan + "Thực hiện Kế hoạch này, Nghị quyết số 12/NQ-HĐND, Nghị quyết này và các văn bản nêu trên.");
  std::size_t end = 0;
  for (const Reference& reference : find_in(plan)) {
    EXPECT_GE(reference.span.bytes.begin, end);
    end = reference.span.bytes.end;
    for (const Citation& citation : plan.record.citations) {
      EXPECT_TRUE(citation.span.bytes.end <= reference.span.bytes.begin ||
                  reference.span.bytes.end <= citation.span.bytes.begin)
          << reference.raw << " | " << citation.raw;
    }
  }
}

TEST(References, InsideTheTitleBehindACitationAreNone) {
  ReadPlan plan = read_plan(
      kPlan + "Quyết định số 8/QĐ-TTg ngày 02/3/2026 của Thủ tướng Chính phủ phê duyệt Đề án 06 mở rộng");
  plan.record.citations.back().title = "phê duyệt Đề án 06 mở rộng";
  for (const Reference& reference : find_in(plan))
    EXPECT_EQ(reference.raw.find("Đề án 06"), std::string::npos);
}

TEST(References, OfHostileTextAreBounded) {
  for (const std::string piece : {"Kế hoạch này ", "Nghị quyết của ", "khoản 1 ", "các văn bản ", "Đại hội ",
                                  "Nghị quyết Đại hội ", "tại mục II.1, ", "Nghị quyết về về "}) {
    std::string text;
    while (text.size() < 200'000) text += piece;
    const ReadPlan plan = read_plan(kPlan + text);
    EXPECT_LT(find_in(plan).size(), 20'000u) << piece;
  }
}

/// Names of the rules that read something in `sentence`.
std::vector<std::string> rules_of(std::string_view sentence) {
  ReadPlan plan = read_plan(kPlan + "Điều 3. Trách nhiệm");
  for (Citation& citation : plan.record.citations) {
    if (citation.title) citation.title = "về chính sách hỗ trợ chuyển đổi cây trồng trên đất dốc";
  }
  const ReferenceContext context(plan.record);
  const SectionIndex sections(plan.outline);
  const ReferenceSurroundings around{context, sections, reader().issuers, reader().programmes,
                                     reader().words};
  std::multimap<std::size_t, ReferencePlace> places;  // by where they begin
  for (const FoundProvision& found : find_provisions(sentence)) {
    ReferencePlace place{around, ReferenceSubject::provision, sentence, found.where.begin, found.where.end};
    place.provision = found.provision;
    places.emplace(place.begin, place);
  }
  for (auto word = around.words.find(sentence, 0); word; word = around.words.find(sentence, word->end)) {
    const auto subject = word->several ? ReferenceSubject::several : ReferenceSubject::document;
    ReferencePlace place{around, subject, sentence, word->begin, word->end};
    place.type = word->type;
    place.capital = word->capital;
    places.emplace(place.begin, place);
  }
  std::vector<std::string> rules;
  std::size_t end = 0;
  for (auto& [begin, place] : places) {
    place.limit = sentence.size();
    const auto reading = begin < end ? std::nullopt : read_reference(place);
    if (!reading) continue;
    rules.emplace_back(reading->rule);
    end = reading->found.end;
  }
  return rules;
}

TEST(ReferenceRules, EveryExampleIsReadByItsOwnRuleAlone) {
  for (const ReferenceRule& rule : reference_rules()) {
    EXPECT_FALSE(rule.examples.empty()) << rule.name;
    for (const std::string_view example : rule.examples) {
      EXPECT_THAT(rules_of(example), ElementsAre(std::string(rule.name))) << example;
    }
  }
}

TEST(ProgrammeReader, YearsTellWhichProgrammeIsMeant) {
  const ProgrammeReader& programmes = reader().programmes;
  const auto read = [&](std::string_view text) {
    const auto mention = programmes.read_at(text);
    return !mention ? "none" : mention->programme == nullptr ? "open" : mention->programme->key;
  };
  EXPECT_EQ(read("Đề án 06"), "06/QĐ-TTg");
  EXPECT_EQ(read("Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2021 - 2025"),
            "263/QĐ-TTg");
  EXPECT_EQ(read("Chương trình mục tiêu quốc gia xây dựng nông thôn mới giai đoạn 2026-2035"), "open");
  EXPECT_EQ(read("Chương trình mục tiêu quốc gia xây dựng nông thôn mới"), "open");
  EXPECT_EQ(read("Đề án 07"), "none");
  EXPECT_EQ(read(""), "none");
}

}  // namespace
}  // namespace vanthu
