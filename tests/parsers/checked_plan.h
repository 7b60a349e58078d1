// A short plan without a fault, whose parts a test replaces, and what the checks say of it.
#pragma once

#include <string>
#include <vector>

#include "parsers/document.h"
#include "plan_text.h"

namespace vanthu::test {

struct PlanParts {
  std::string number = "Số: 27/KH-UBND";
  std::string date = "Tân Phú, ngày 12 tháng 3 năm 2026";
  std::string type = "KẾ HOẠCH";
  std::string title = "Trồng cây xanh trên địa bàn xã Tân Phú năm 2026";
  std::string basis = "Ủy ban nhân dân xã Tân Phú ban hành Kế hoạch trồng cây xanh năm 2026 như sau:";
  std::string body = "Phòng Kinh tế xã tham mưu, tổ chức thực hiện, báo cáo trước ngày 29/4/2026.";
  std::string closing = "Trên đây là Kế hoạch trồng cây xanh năm 2026 của Ủy ban nhân dân xã./.";
  std::string recipients =
      "Nơi nhận:\n- Ủy ban nhân dân tỉnh Nghệ An;\n- Các cơ quan, đơn vị thuộc UBND xã;\n- Lưu: VT.";
  std::string signature = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nNguyễn Văn An";
  std::string behind{};  // appendices

  std::string text() const {
    return "ỦY BAN NHÂN DÂN\nXÃ TÂN PHÚ\n" + number +
           "\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n" + date + "\n" + type + "\n" +
           title + "\n" + basis + "\nI. MỤC ĐÍCH, YÊU CẦU\nNâng cao tỷ lệ che phủ rừng.\nII. NHIỆM VỤ\n" +
           body + "\n" + closing + "\n" + recipients + "\n" + signature +
           (behind.empty() ? "" : "\n" + behind);
  }
};

/// A plan of that basis ("Căn cứ …").
inline PlanParts plan_with_basis(const std::string& basis) {
  PlanParts plan;
  plan.basis = basis + "\n" + plan.basis;
  return plan;
}

inline std::string place_of(const Document& document, const Span& span) {
  return document.text.substr(span.bytes.begin, span.bytes.size());
}

/// The places of the issues of `code`; behind " | " the second place where there is one.
inline std::vector<std::string> found(const PlanParts& plan, const std::string& code) {
  const Document document = parse(plan.text());
  std::vector<std::string> places;
  for (const Issue& issue : document.issues) {
    if (issue.code != code) continue;
    places.push_back(place_of(document, issue.span) +
                     (issue.other ? " | " + place_of(document, *issue.other) : std::string()));
  }
  return places;
}

/// The first issue of `code`; an empty one where there is none.
inline Issue first_issue(const PlanParts& plan, const std::string& code) {
  for (const Issue& issue : parse(plan.text()).issues) {
    if (issue.code == code) return issue;
  }
  return {};
}

}  // namespace vanthu::test
