#include <vector>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/task_tables.h"

namespace vanthu {
namespace {

struct ColumnRule {
  ColumnRole role;
  Pattern pattern;  // on the head's comparison_key
};

/// In order: "Thời gian thực hiện" is a time before it is an executing unit.
const std::vector<ColumnRule>& column_rules() {
  static const std::vector<ColumnRule> rules = [] {
    std::vector<ColumnRule> list;
    const auto add = [&](ColumnRole role, const char* pattern) { list.push_back({role, Pattern(pattern)}); };
    add(ColumnRole::ordinal, R"(^(?:stt|t ?t|số tt|số thứ tự|thứ tự|s\.tt|#|no)\.?$)");
    add(ColumnRole::note,
        R"(^(?:ghi chú|kinh phí|nguồn|dự toán|căn cứ|địa điểm|đơn vị tính|đvt|chỉ tiêu giao))");
    // Who supervises a task, what came of it before, what is only described.
    add(ColumnRole::other,
        R"((?:lãnh đạo|thường trực)[^;]*(?:phụ trách|chỉ đạo|theo dõi)|kết quả[^;]*(?:năm (?:19|20)\d\d|năm trước)|mức độ hoàn thành|được kiểm tra|^họ và tên|^chức vụ)");
    add(ColumnRole::deadline,
        R"(thời gian|thời hạn|lộ trình|tiến độ|thời điểm|hạn hoàn thành|ngày hoàn thành|mốc hoàn thành|mốc thời|^hoàn thành|^hạn(?: |$)|^k[ìỳ] hạn)");
    add(ColumnRole::product, R"(sản phẩm|đầu ra|kết quả|hồ sơ|văn bản ban hành)");
    add(ColumnRole::form, R"(hình thức|phương thức|cách thức)");
    add(ColumnRole::task, R"(nội dung (?:công việc )?phối hợp|nhiệm vụ được giao)");
    add(ColumnRole::lead_and_coordinate, R"(chủ trì.*phối hợp|phối hợp.*chủ trì|chịu trách nhiệm.*phối hợp)");
    add(ColumnRole::implement, R"(thực hiện ?(?:/|,|và) ?phối hợp)");
    add(ColumnRole::coordinate, R"(phối hợp)");
    add(ColumnRole::lead,
        R"(chủ trì|chịu trách nhiệm|đầu mối|phụ trách|trách nhiệm chính|^trách nhiệm(?: thực hiện)?$|phân công|tham mưu|(?:cơ quan|đơn vị|bộ phận)[^;]*được giao)");
    add(ColumnRole::implement,
        R"((?:cơ quan|đơn vị|bộ phận|người|tổ chức|lực lượng|địa phương)[^;]*(?:thực hiện|triển khai|thi hành)|^thực hiện$)");
    add(ColumnRole::task,
        R"(nhiệm vụ|nội dung|mục tiêu|công việc|đầu việc|hạng mục|hoạt động|giải pháp|việc làm|chỉ tiêu|tiêu chí|^tên (?:việc|văn bản|đề án|chương trình|mô hình|dự án|công trình|phong trào))");
    add(ColumnRole::lead, R"(^(?:cơ quan|đơn vị)(?:, đơn vị|, cơ quan)?$)");
    return list;
  }();
  return rules;
}

}  // namespace

ColumnRole classify_column(std::string_view head) {
  const std::string key = comparison_key(head);
  for (const ColumnRule& rule : column_rules()) {
    if (rule.pattern.contains(key)) return rule.role;
  }
  return ColumnRole::other;
}

}  // namespace vanthu
