#include "parsers/reference_rules.h"

#include <utility>

#include "parsers/reference_build.h"

namespace vanthu {
namespace {

// What may follow words that stand for a whole document.
const std::string kEnd = R"((?:$|[.,;:)”"]))";
const std::string kGoesOn =
    R"((?: (?:đã|được|do|và các|trên địa bàn|đến|bảo đảm|đảm bảo|đạt|trong|tại|cho|gắn|nhằm|một cách|vào|kịp thời|đồng bộ|có hiệu quả|hiệu quả|theo)(?: |$)))";
const std::string kCollective =
    R"((?:địa phương|cấp trên|cấp ủy cấp trên|cấp có thẩm quyền|cơ quan có thẩm quyền|các cấp|Trung ương))";

std::vector<ReferenceRule> make_rules() {
  using enum ReferenceSubject;
  std::vector<ReferenceRule> rules;
  const auto add = [&](std::string_view name, ReferenceSubject subject, const std::string& behind, auto build,
                       std::vector<std::string_view> examples) {
    rules.push_back({name, subject, Pattern(behind), build, std::move(examples)});
  };
  add("provision-of-this", provision, R"(^,? (?:(?:của|trong|tại|ở) )?(?:bản )?)",
      build_provision_of_document,
      {"Báo cáo theo khoản 2, mục III Kế hoạch này.", "Nhiệm vụ tại mục II của Kế hoạch này được giao",
       "Thực hiện khoản 2 Điều 5 Nghị quyết này;"});
  add("provision-here", provision, R"(^,? (?:của |tại )?(?i:điều|khoản|mục|chương|phần) này(?:[^\p{L}]|$))",
      build_provision_here, {"Các cơ quan nêu tại khoản 1 Điều này có trách nhiệm"});
  add("provision-alone", provision, R"(^( (?:nêu trên|nói trên|trên đây|trên|này))?)" + kEnd,
      build_provision_alone, {"Kinh phí thực hiện theo mục IV.2.", "- Như Điều 3;"});
  add("this", document, R"(^ này(?:[^\p{L}]|$))", build_this,
      {"triển khai thực hiện Kế hoạch này.", "kế hoạch này; kịp thời biểu dương",
       "Kế hoạch này của Ủy ban nhân dân xã được phổ biến", "gắn với thực hiện Nghị quyết này;"});
  add("above", document,
      R"(^ (?:nêu trên|nói trên|đã nêu trên|đã nêu|trên đây|trên)(?:$|[.,;:)]| (?:và|đã|cho|để|đến|là|về|có|theo|của|được|bảo đảm) ))",
      build_above, {"tổ chức quán triệt Nghị quyết nêu trên.", "theo Nghị quyết trên, các thôn"});
  add("closing", document, R"(^(?:[^\p{L}]|$))", build_closing,
      {"Trên đây là Kế hoạch tuyên truyền về bình đẳng giới năm 2026."});
  add("alias", document, "^", build_alias, {"Nội dung Đề án Xanh được công khai"});
  add("programme", document, "^ ", build_programme,
      {"Tiếp tục triển khai Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030.",
       "Đẩy mạnh Đề án 06 trên địa bàn"});
  add("numbered", document, R"(^ (?i:số )?(\d{1,4})(?:$|[^\p{L}\p{N}/-]))", build_numbered,
      {"các chỉ tiêu của Nghị quyết 12 được giao", "thực hiện Nghị quyết số 12."});
  add("congress", document,
      R"(^ (?:của )?((?:Đại hội|Hội nghị (?:lần thứ|Trung ương|Ban Chấp hành)|Trung ương (?:\d|[IVX]))(?:,? (?:(?i:đại biểu|toàn quốc|đảng bộ|đảng ủy|đảng|chi bộ|các cấp|lần thứ|khóa|khoá|ban chấp hành|trung ương|xã|phường|đặc khu|tỉnh|thành phố|nhiệm kỳ|của đảng)|[IVX]{1,6}|\p{Lu}\p{Ll}+|\d{4}(?: ?[-–] ?\d{4})?|\d{1,2}))*))",
      build_congress,
      {"Thực hiện Nghị quyết Đại hội đại biểu Đảng bộ xã Phú Mỹ lần thứ I, nhiệm kỳ 2025 - 2030."});
  add("dated", document, R"(^,? (?i:ngày) ?[\d])", build_dated,
      {"Căn cứ Chỉ thị ngày 05/3/2026 của Chủ tịch Ủy ban nhân dân tỉnh về phòng cháy rừng mùa khô;"});
  add("of-collective", document, "^ (?i:của) " + kCollective + R"((?:[^\p{L}]|$))", build_of_collective,
      {"theo Quyết định của địa phương và văn bản khác", "theo Kế hoạch của cấp trên."});
  add("of-issuer", document, R"(^,? (?i:của) )", build_of_issuer,
      {"gắn với Kế hoạch của Ủy ban nhân dân xã.",
       "Thực hiện Nghị quyết của Hội đồng nhân dân tỉnh về phát triển du lịch cộng đồng vùng cao;"});
  add("titled", document,
      R"(^ (?:[“"] ?)?(?i:về việc|về|quy định|quyết định|ban hành|phê duyệt|thông qua|triển khai|thực hiện) )",
      build_titled, {"triển khai Nghị quyết về chính sách hỗ trợ chuyển đổi cây trồng trên đất dốc tại xã;"});
  add("bare", document, "^(?:" + kEnd + "|" + kGoesOn + ")", build_bare,
      {"Các thôn triển khai thực hiện Kế hoạch.", "nhằm đạt các mục tiêu Nghị quyết đã đề ra."});
  add("several-above", several,
      R"(^ (?:nêu trên|nói trên|đã nêu trên|đã nêu|trên đây|trên|này)(?:$|[.,;:)]| (?:và|đã|cho|để|đến|là|về|có|theo|của|được|bảo đảm) ))",
      build_several_above, {"quán triệt các văn bản nêu trên."});
  add("several-of", several,
      R"(^(?: (?:chỉ đạo|hướng dẫn|quy định|triển khai|thi hành|điều hành|lãnh đạo|,|và))* (?i:của) )",
      build_several_of,
      {"các chỉ thị của Trung ương, Tỉnh ủy về công tác dân tộc", "các văn bản chỉ đạo của cấp trên"});
  add("several-related", several,
      R"(^(?: (?:hướng dẫn|chỉ đạo|pháp luật|khác))*(?: có)? liên quan(?:[^\p{L}]|$))", build_several_related,
      {"theo các văn bản có liên quan."});
  return rules;
}

}  // namespace

std::span<const ReferenceRule> reference_rules() {
  static const std::vector<ReferenceRule> rules = make_rules();
  return rules;
}

std::optional<ReferenceReading> read_reference(const ReferencePlace& place) {
  const std::string_view behind = place.behind();
  for (const ReferenceRule& rule : reference_rules()) {
    if (rule.subject != place.subject) continue;
    const auto match = rule.behind.find(behind);
    if (!match) continue;
    if (auto found = rule.build(place, *match)) return ReferenceReading{rule.name, std::move(*found)};
  }
  return std::nullopt;
}

}  // namespace vanthu
