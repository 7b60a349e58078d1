#include "parsers/citation_relation.h"

#include <algorithm>
#include <optional>

#include "parsers/excerpt.h"

namespace vanthu {
namespace {

// What may stand between a verb and the text that it changes: "một số điều của", "khoản 2 Điều 5 và Phụ lục
// I".
const std::string kParts =
    R"((?: (?i:toàn bộ|một phần|một số|các|những|nội dung|quy định|điều|khoản|điểm|mục|chương|phụ lục|của|tại|và|cụm từ|biện pháp|thi hành|chi tiết|hướng dẫn) ?[\d]*[a-zđ]?,?)*)";
const std::string kAdverb =
    R"((?:,? (?:có hiệu quả|hiệu quả|nghiêm túc|nghiêm|tốt|đầy đủ|kịp thời|đồng bộ))*)";

std::vector<RelationRule> make_rules() {
  std::vector<RelationRule> rules;
  const auto add = [&](std::string_view relation, const std::string& pattern,
                       std::vector<std::string_view> examples) {
    rules.push_back({relation, Pattern(pattern), std::move(examples)});
  };
  add("attached-to", R"((?i:kèm theo|đính kèm|kèm)(?: cùng)?(?: theo)? ?$)",
      {"(Kèm theo ", "Ban hành kèm theo ", "đính kèm "});
  // "được sửa đổi, bổ sung bởi" says that the text before was changed, not that this one is.
  add("mentions",
      R"(được (?i:sửa đổi|bổ sung|thay thế|đính chính|bãi bỏ)(?:, ?bổ sung)?(?: (?:một số điều|một phần|năm \d{4}))?(?: (?:bởi|tại|theo|bằng|ở))*(?: các)? ?$)",
      {"được sửa đổi, bổ sung bởi ", "được thay thế bởi ", "được sửa đổi, bổ sung một số điều tại "});
  add("amends", "(?i:sửa đổi|bổ sung|điều chỉnh)(?:, ?bổ sung)?(?: và bổ sung)?" + kParts + " ?$",
      {"sửa đổi, bổ sung một số điều của ", "sửa đổi khoản 2 Điều 5 ", "điều chỉnh "});
  add("replaces", R"((?i:thay thế)(?: cho)?)" + kParts + " ?$", {"thay thế ", "thay thế cho các "});
  add("repeals", R"((?i:bãi bỏ|hủy bỏ|huỷ bỏ|hết hiệu lực|chấm dứt hiệu lực)(?: đối với)?)" + kParts + " ?$",
      {"bãi bỏ ", "Hủy bỏ toàn bộ ", "bãi bỏ Điều 3 của "});
  add("guides",
      R"((?i:quy định chi tiết(?: (?:và|,)? ?(?:biện pháp|hướng dẫn))?(?: thi hành)?|hướng dẫn(?: thực hiện| thi hành| triển khai| áp dụng)*))" +
          kParts + " ?$",
      {"hướng dẫn thi hành ", "quy định chi tiết một số điều của ",
       "quy định chi tiết và hướng dẫn thi hành ", "hướng dẫn thực hiện "});
  add("basis",
      R"((?:^|[.;:(] ?)[-–+*• ]*(?i:căn cứ)(?: vào)?(?: theo)?(?: quy định (?:tại|của))?(?: các)? ?$)",
      {"Căn cứ ", "- Căn cứ các ", "; căn cứ "});
  add("basis", R"(Căn cứ(?: vào)?(?: theo)?(?: quy định (?:tại|của))?(?: các)? ?$)", {"1.2 Căn cứ "});
  add("basis", R"((?i:theo|đúng) (?:các )?quy định(?: (?:tại|của|trong))?(?: các)? ?$)",
      {"theo quy định tại ", "theo quy định của "});
  add("basis", R"((?i:(?:xét|theo) đề nghị) [^;.]{1,120}? tại ?$)", {"Xét đề nghị của Phòng Kinh tế tại "});
  add("implements",
      R"((?i:thực hiện|triển khai|theo)(?: ý kiến)? (?:chỉ đạo|kết luận|yêu cầu|phân công) của [^;.,]{1,100}? tại(?: các)? ?$)",
      {"Thực hiện ý kiến chỉ đạo của Chủ tịch UBND tỉnh tại ", "theo yêu cầu của Sở Nội vụ tại "});
  add("implements",
      R"((?i:thực hiện|triển khai|thi hành|chấp hành|cụ thể hóa|cụ thể hoá|quán triệt))" + kAdverb +
          R"((?: việc)?(?: các| những)?(?: nội dung| nhiệm vụ| mục tiêu| chỉ tiêu| quy định| giải pháp)*(?: theo| tại| của| trong| nêu tại| đề ra tại| chỉ đạo tại)*(?: các)? ?$)",
      {"thực hiện ", "Triển khai thực hiện ", "triển khai có hiệu quả ", "thực hiện các nội dung của ",
       "thực hiện nghiêm túc, hiệu quả ", "quán triệt "});
  add("implements",
      R"((?i:theo|đúng)(?: (?:tinh thần|yêu cầu|chỉ đạo|hướng dẫn|nội dung|kế hoạch|tiến độ|phân công))*(?: (?:tại|của|trong))?(?: các)? ?$)",
      {"theo ", "theo chỉ đạo tại ", "theo tinh thần "});
  return rules;
}

/// Bytes before a mention that are looked at.
constexpr std::size_t kCueBytes = 160;

/// True where only a comma, semicolon or "và" stands between the offsets.
bool is_listed(std::string_view text, std::size_t end, std::size_t begin) {
  constexpr std::size_t kLongestJoiner = 16;
  static const Pattern joiner(R"(^ ?[,;]? ?(?:và )?(?:tại |theo )?(?:các )?$)");
  return end < begin && begin - end <= kLongestJoiner && joiner.contains(text.substr(end, begin - end));
}

/// The outermost mention before `index` behind which, title included, this one is listed; a title may hold
/// further mentions.
std::optional<std::size_t> head_of_list(std::string_view text, const std::vector<Mention>& mentions,
                                        std::size_t index) {
  constexpr std::size_t kDeepestTitle = 8;
  std::optional<std::size_t> head;
  for (std::size_t back = 1; back <= std::min(index, kDeepestTitle); ++back) {
    const Mention& earlier = mentions[index - back];
    if (is_listed(text, earlier.full_end, mentions[index].begin)) head = index - back;
  }
  return head;
}

}  // namespace

std::span<const RelationRule> relation_rules() {
  static const std::vector<RelationRule> rules = make_rules();
  return rules;
}

std::string_view relation_after(std::string_view before) {
  for (const RelationRule& rule : relation_rules()) {
    if (rule.pattern.contains(before)) return rule.relation;
  }
  return "mentions";
}

std::vector<Mention> with_relations(std::string_view text, std::vector<Mention> mentions) {
  for (std::size_t i = 0; i < mentions.size(); ++i) {
    if (const auto head = head_of_list(text, mentions, i)) {
      mentions[i].citation.relation = mentions[*head].citation.relation;
    } else {
      mentions[i].citation.relation =
          relation_after(last_bytes(text.substr(0, mentions[i].begin), kCueBytes));
    }
  }
  return mentions;
}

}  // namespace vanthu
