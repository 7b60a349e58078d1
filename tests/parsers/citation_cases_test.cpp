// The reader of citations against tests/cases/citations.tsv; what its columns mean stands at its head.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "parsers/citations.h"
#include "parsers/provision.h"
#include "plan_text.h"

namespace vanthu {
namespace {

// Every form that the table must hold, by section; one case of each at least.
constexpr const char* kForms[] = {
    "2.1|nghị quyết|quyết định|chỉ thị|quy chế|quy định|thông cáo|thông báo|hướng dẫn|chương trình"
    "|chương trình hành động|kế hoạch|phương án|đề án|dự án|báo cáo|biên bản|tờ trình|hợp đồng|công điện"
    "|bản ghi nhớ|bản thỏa thuận|giấy ủy quyền|giấy mời|giấy giới thiệu|giấy nghỉ phép|phiếu gửi"
    "|phiếu chuyển|phiếu báo|sao y|sao lục|quy chế phối hợp|kế hoạch liên tịch|hướng dẫn liên ngành",
    "2.2|luật theo số|nghị quyết quốc hội|số luật không có tên loại|pháp lệnh theo số|nghị quyết ubtvqh"
    "|nghị quyết cá biệt ubtvqh|nghị quyết liên tịch|lệnh|quyết định ctn|nghị định|nghị quyết chính phủ"
    "|quyết định ttg|chỉ thị ttg|thông tư|thông tư liên tịch|nghị quyết hđnd qppl|quyết định ubnd qppl"
    "|quyết định ub|văn bản hợp nhất|kiểm toán, tòa, viện|ủy ban của quốc hội",
    "2.3|nghị quyết|quyết định|quy định|quy định không có tên loại|chỉ thị|kết luận|quy chế|thông tri"
    "|hướng dẫn|thông báo|báo cáo|kế hoạch|quy hoạch|chương trình|chương trình hành động|đề án|phương án"
    "|dự án|tờ trình|công văn|biên bản|thông cáo|liên tịch|cơ quan và đơn vị|đại hội|đại hội không số",
    "2.4|mặt trận trung ương|mặt trận địa phương|công đoàn|đoàn thanh niên|hội phụ nữ|hội nông dân"
    "|hội cựu chiến binh|hội khác",
    "2.5|công văn của ubnd|công văn của sở|công văn của bộ|công văn gọi là văn bản|công văn của thanh tra"
    "|công văn có dấu và|công văn ba phần|công văn của đảng",
    "2.6|trung ương|bộ quốc phòng|bộ công an|bộ ngoại giao|bộ nội vụ|bộ tư pháp|bộ tài chính|bộ công thương"
    "|bộ nông nghiệp và môi trường|bộ xây dựng|bộ văn hóa|bộ khoa học|bộ giáo dục|bộ y tế"
    "|bộ dân tộc và tôn giáo|ngân hàng nhà nước|bộ cũ|bộ và vụ|tỉnh|tỉnh cũ|huyện cũ|xã|đảng"
    "|tên cơ quan viết tắt|tên cơ quan đứng trước|cơ quan không có trong danh mục|nhiệm kỳ sau tên|tên nơi "
    "có dấu|chức danh|ban chỉ đạo",
    "2.7|CT|QĐ|TT|HĐ|QH|PC|TTr|DA và ĐA|HD và HĐ|TC|CĐ|TB",
    "2.8|dấu cách bên trong|thiếu gạch|sai dấu nối|dính chữ trước|dính chữ sau|thiếu số|mất tên loại"
    "|hậu tố chữ|chữ hoa thường|Đ giống mặt|chữ Cyrillic|các loại gạch|số nhận dạng sai|ngắt dòng"
    "|ngày gạch chéo|ngày gạch nối|ngày chấm|ngày viết chữ|tháng viết chữ|ngày khuyết|chỉ có năm|ngày có phẩy"
    "|ngày không có thật|ngày sau cơ quan|thiếu chữ số|số hai chấm|chữ in hoa|markdown",
    "2.9|hai số có tên loại chung ngày|tên loại mang xuống, ngày mang lên|bẫy: ký hiệu khác"
    "|bẫy: bước đầu không khớp thì dừng|bẫy: đã có ngày riêng|bẫy: trích yếu ở giữa|mỗi văn bản đủ phần"
    "|nhiều luật|tên loại mang xuống|số trần|lồng nhau|và giữa hai văn bản đủ phần",
    "2.10|sau đây gọi tắt là|sau đây viết tắt là|gọi tắt là|sau đây gọi chung là|nhắc lại chỉ có số"
    "|văn bản này|không có số|văn bản trên|chỉ có trích yếu|gọi chung|chương trình có tên",
    "2.11|khoản điều|điểm khoản điều|nhiều điểm|nhiều khoản|khoảng|chỉ có điều|điều có chữ|thứ tự ngược"
    "|mục|khoản, mục|phần|chương|phụ lục|trong kế hoạch này",
    "2.12|căn cứ|theo quy định tại|thực hiện|triển khai|kèm theo|ban hành kèm theo|đính kèm|sửa đổi, bổ sung"
    "|thay thế|bãi bỏ|hủy bỏ|hướng dẫn thi hành|quy định chi tiết|thi hành|nhắc đến|trích yếu về|trích yếu "
    "về việc"
    "|trích yếu V/v|trích yếu ban hành|trích yếu quy định|trích yếu trong ngoặc kép|trích yếu có chữ và",
    "2.15|luật theo tên|luật theo tên và năm|luật theo tên và ngày|luật theo tên và số|luật được sửa "
    "đổi|luật sửa đổi, bổ sung|hiến pháp",
    "negative|date|quarter|index|bodies|document words|telephone|ratio|score|address|plate|form number"
    "|standard|money|account|e-mail|URL|room|numbering|quantity|name|filing",
};

constexpr const char* kMentionSeparator = " || ";
constexpr const char* kFieldSeparator = "; ";

using Fields = std::map<std::string, std::string>;

struct CitationCase {
  std::string form, wording, expected, seen;
  int line = 0;  // 1-based, in the table
};

std::vector<std::string> split(const std::string& text, const std::string& separator) {
  std::vector<std::string> parts;
  std::size_t begin = 0;
  for (std::size_t end; (end = text.find(separator, begin)) != std::string::npos;) {
    parts.push_back(text.substr(begin, end - begin));
    begin = end + separator.size();
  }
  parts.push_back(text.substr(begin));
  return parts;
}

std::string join(const std::vector<std::string>& parts, const char* separator) {
  std::string text;
  for (const std::string& part : parts) text += (text.empty() ? "" : separator) + part;
  return text;
}

std::vector<CitationCase> load_cases() {
  std::ifstream stream(std::string(VANTHU_TESTS_DIR) + "/cases/citations.tsv", std::ios::binary);
  std::vector<CitationCase> cases;
  bool head = true;
  int number = 0;
  for (std::string line; std::getline(stream, line);) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    const std::vector<std::string> cells = split(line, "\t");
    EXPECT_EQ(cells.size(), 4u) << "line " << number;
    if (!head && cells.size() == 4) cases.push_back({cells[0], cells[1], cells[2], cells[3], number});
    head = false;
  }
  return cases;
}

const std::vector<CitationCase>& cases() {
  static const std::vector<CitationCase> loaded = load_cases();
  return loaded;
}

std::string or_dash(const std::optional<std::string>& value) { return value.value_or("-"); }

/// "điều 5 > khoản 2, 3"; "-" where there is none.
std::string describe(const std::optional<Provision>& provision) {
  if (!provision) return "-";
  std::vector<std::string> steps;
  for (const ProvisionPart& part : provision->parts)
    steps.push_back(part.level + " " + join(part.labels, ", "));
  return join(steps, " > ");
}

std::string inherited_fields(const Citation& citation) {
  std::vector<std::string> names;
  for (const char* field : {"type", "date", "issuer"}) {
    const auto is_field = [&](const InheritedField& inherited) { return inherited.field == field; };
    if (std::any_of(citation.inherited.begin(), citation.inherited.end(), is_field)) names.push_back(field);
  }
  return names.empty() ? "-" : join(names, ", ");
}

Fields fields_of(const Citation& citation) {
  return {{"key", or_dash(citation.key)},           {"type", or_dash(citation.type)},
          {"date", or_dash(citation.date)},         {"issuer", or_dash(citation.issuer)},
          {"name", or_dash(citation.name)},         {"raw_key", or_dash(citation.raw_key)},
          {"title", or_dash(citation.title)},       {"alias", or_dash(citation.alias)},
          {"relation", citation.relation},          {"provision", describe(citation.provision)},
          {"inherited", inherited_fields(citation)}};
}

/// One expected mention; an entry that is no field=value shows up as a field that no mention has.
Fields parse_mention(const std::string& expected) {
  Fields fields;
  for (const std::string& entry : split(expected, kFieldSeparator)) {
    const std::size_t equals = entry.find('=');
    fields[entry.substr(0, equals)] = equals == std::string::npos ? "?" : entry.substr(equals + 1);
  }
  return fields;
}

std::vector<Fields> parse_expected(const std::string& expected) {
  std::vector<Fields> mentions;
  if (expected == "none") return mentions;
  for (const std::string& mention : split(expected, kMentionSeparator))
    mentions.push_back(parse_mention(mention));
  return mentions;
}

std::vector<Fields> read(const std::string& wording) {
  static const NumberReader numbers(test::vocabulary());
  static const IssuerNameReader issuers(test::vocabulary());
  static const CitationReader reader(test::vocabulary(), numbers, issuers);
  const std::string text = test::document_of(wording).text;
  std::vector<Fields> mentions;
  for (Citation& citation : reader.read(text)) {
    const ByteRange span = citation.span.bytes;
    EXPECT_EQ(text.substr(span.begin, span.size()), citation.raw) << wording;
    EXPECT_EQ(std::count(citation.raw.begin(), citation.raw.end(), '('),
              std::count(citation.raw.begin(), citation.raw.end(), ')'))
        << wording << ": a bracket is cut in " << citation.raw;
    if (!citation.provision) {
      if (auto found = find_provision_before(text, span.begin)) citation.provision = found->provision;
    }
    mentions.push_back(fields_of(citation));
  }
  return mentions;
}

/// Like the column `expected`: of each mention the fields that the mention of the same place in `wanted`
/// lists.
std::string describe(const std::vector<Fields>& mentions, const std::vector<Fields>& wanted) {
  static const Fields kBasic = {{"key", ""}, {"type", ""}, {"date", ""}, {"issuer", ""}};
  static const char* const kOrder[] = {"key",   "type",  "date",     "issuer",    "name",     "raw_key",
                                       "title", "alias", "relation", "provision", "inherited"};
  if (mentions.empty()) return "none";
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    const Fields& listed = i < wanted.size() ? wanted[i] : kBasic;
    std::vector<std::string> entries;
    for (const char* field : kOrder) {
      if (listed.contains(field)) entries.push_back(std::string(field) + "=" + mentions[i].at(field));
    }
    lines.push_back(join(entries, kFieldSeparator));
  }
  return join(lines, "\n           || ");
}

bool is_as_expected(const std::vector<Fields>& found, const std::vector<Fields>& expected) {
  const auto matches = [](const Fields& mention, const Fields& wanted) {
    return std::all_of(wanted.begin(), wanted.end(), [&](const auto& field) {
      const auto value = mention.find(field.first);
      return value != mention.end() && value->second == field.second;
    });
  };
  return std::equal(found.begin(), found.end(), expected.begin(), expected.end(), matches);
}

/// Expected and found of one wording, side by side.
std::string comparison(const CitationCase& one, const std::string& text, const std::vector<Fields>& expected,
                       const std::vector<Fields>& found) {
  return "citations.tsv:" + std::to_string(one.line) + " [" + one.form + "] " + text + "\n  expected    " +
         describe(expected, expected) + "\n  found       " + describe(found, expected);
}

TEST(CitationCases, EveryWordingIsReadAsExpected) {
  for (const CitationCase& one : cases()) {
    const std::vector<Fields> expected = parse_expected(one.expected);
    const std::vector<Fields> found = read(one.wording);
    EXPECT_TRUE(is_as_expected(found, expected)) << comparison(one, one.wording, expected, found);
  }
}

/// All that a mention says of the cited document, without what it is to the citing one.
std::vector<Fields> without_relation(std::vector<Fields> mentions) {
  for (Fields& mention : mentions) mention.erase("relation");
  return mentions;
}

TEST(CitationCases, SurroundingsChangeNoMention) {
  struct Surroundings {
    const char* before;
    const char* after;
    bool quotes;  // a wording with quotes or brackets of its own does not fit in
  };
  for (const CitationCase& one : cases()) {
    const std::vector<Fields> alone = without_relation(read(one.wording));
    const bool has_quotes =
        one.wording.find_first_of("()\"") != std::string::npos || one.wording.find("“") != std::string::npos;
    for (const Surroundings& around :
         {Surroundings{"Xem thêm: ", "", false}, Surroundings{"a) ", ";", false},
          Surroundings{"Các thôn đã họp dân. ", "", false}, Surroundings{"", ". Các thôn đã họp dân.", false},
          Surroundings{"(", ")", true}, Surroundings{"“", "”", true}}) {
      if (around.quotes && has_quotes) continue;
      const std::string text = around.before + one.wording + around.after;
      const std::vector<Fields> found = without_relation(read(text));
      EXPECT_TRUE(found == alone) << comparison(one, text, alone, found);
    }
  }
}

TEST(CitationCases, TheTableIsWholeAndWellFormed) {
  EXPECT_GE(cases().size(), 400u);
  const Fields known = fields_of(Citation());
  std::set<std::string> wordings;
  for (const CitationCase& one : cases()) {
    EXPECT_TRUE(wordings.insert(one.wording).second)
        << "line " << one.line << " stands twice: " << one.wording;
    EXPECT_FALSE(one.seen.empty()) << "line " << one.line;
    if (one.form.starts_with("negative ")) {
      EXPECT_EQ(one.expected, "none") << "line " << one.line;
    }
    for (const Fields& mention : parse_expected(one.expected)) {
      for (const char* field : {"key", "type", "date", "issuer"})
        EXPECT_TRUE(mention.contains(field)) << "line " << one.line << " lacks " << field;
      for (const auto& [field, value] : mention)
        EXPECT_TRUE(known.contains(field)) << "line " << one.line << ": " << field << " is no field";
    }
  }
}

TEST(CitationCases, EveryFormIsPresent) {
  std::set<std::string> present;
  std::size_t negative = 0;
  for (const CitationCase& one : cases()) {
    present.insert(one.form);
    if (one.form.starts_with("negative ")) ++negative;
  }
  EXPECT_GE(negative, 70u);
  for (const char* row : kForms) {
    const std::vector<std::string> names = split(row, "|");
    for (std::size_t i = 1; i < names.size(); ++i) {
      const std::string form = names[0] + " " + names[i];
      EXPECT_TRUE(present.contains(form)) << form;
    }
  }
}

}  // namespace
}  // namespace vanthu
