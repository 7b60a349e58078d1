#include "parsers/deadline_rules.h"

#include <utility>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

// Fragments of patterns.  "hằng" is as often printed "hàng".
const std::string kEvery = "(?:h[ằà]ng|mỗi|từng)";
const std::string kYear = "((?:19|20)[0-9]{2})";
const std::string kQuarterNoun = "(?:qu[ýí]|qúy|q\\.)";
const std::string kCount = "([0-9]{1,2}|một|hai|ba|bốn|sáu|chín)";
const std::string kOne = "(?:một|0?1)";
const std::string kPeriodNoun = "(ngày|tuần|tháng|quý|năm)";
const std::string kReportNoun =
    "(?:(?:định kỳ|báo cáo|h[ằà]ng|từng|mỗi|cuối|cả|tổng kết) )*(?:0?[369] tháng|tuần|tháng|quý|năm)";
const std::string kReportSeparator = "(?: ?[,/;] ?(?:và )?| và | hoặc | - )";
const std::string kMoreReports = "(?:" + kReportSeparator + kReportNoun + ")+";
const std::string kWeekday = "(?:thứ (?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ nhật)";

std::vector<DeadlineRule> make_rules() {
  std::vector<DeadlineRule> rules;
  const auto add = [&](std::string_view name, const std::string& pattern, auto build,
                       std::vector<std::string_view> examples) {
    rules.push_back({name, Pattern(pattern), build, std::move(examples)});
  };
  add("round-the-clock", "^(?:(?:trực|thường trực|thường xuyên) )?(24/(?:7|24)(?:h| giờ)?)[ .;,)]*$",
      build_ongoing, {"24/7", "24/24", "Trực 24/24h"});
  add("report-days",
      "(?:(?:báo cáo|sơ kết|tổng kết|kiểm điểm|đánh giá) (?:định kỳ |kết quả )?)?"
      "(?:qu[ýí] (?:[1-4]|[ivl|]+)|(?:0?[69]|sáu|chín) tháng|(?:cuối |cả )?năm|tháng)"
      "(?: (?:đầu|cuối) năm)?[,:]? ?\\(?(?:gửi |xong |hoàn thành )*"
      "((?:trước|chậm nhất|muộn nhất|đến)(?: là| đến| vào| hết)* (?:ngày )?[0-9]{1,2} ?(?:/|tháng))",
      build_report_days,
      {"Báo cáo 6 tháng trước ngày 12/6/2026", "Báo cáo năm trước ngày 18/11 hằng năm",
       "6 tháng trước ngày 10/6, 9 tháng trước ngày 10/9"});
  add("after-point", "(?:chỉ )?sau (?:khi hết )?", build_after,
      {"Sau ngày 15/3/2026", "Sau tháng 6/2026", "Sau năm 2026"});
  add("until",
      "(?:kể )?từ (?:ngày |khi )?(?:ký|ban hành|kế hoạch|văn bản)[^,;.0-9]{0,40}? (?:cho )?đến (?:hết |cuối "
      ")?",
      build_until, {"Từ ngày ban hành Kế hoạch đến hết ngày 31/12/2026", "Từ khi ban hành đến tháng 6/2026"});
  add("counted-days", "(?:(?:trong|tổ chức|diễn ra) )*([0-9]{1,2}) (ngày [0-9]{1,2}[ ,/])",
      build_counted_days, {"Trong 02 ngày 10 và 11/4/2026"});
  add("count-from-event",
      "(?:(?:chậm nhất|muộn nhất|không quá|trong thời (?:hạn|gian)|trong vòng|trong|sau|trước) )?(?:là |sau "
      ")?"
      "([0-9]{1,3}) (ngày|tuần|tháng|giờ)( làm việc)?,? "
      "(?:(?:kể |tính )?từ(?: ngày| khi)?|sau (?:khi|ngày)|(trước) (?:khi|ngày))",
      build_count_from,
      {"Sau 15 ngày kể từ ngày ban hành", "Chậm nhất 05 ngày làm việc kể từ ngày nhận hồ sơ",
       "10 ngày trước khi khai mạc", "Trong thời hạn 15 ngày kể từ ngày 01/4/2026",
       "15 ngày sau khi ban hành Kế hoạch", "Chậm nhất 10 ngày trước ngày 30/6/2026"});
  add("count",
      "(?:trong thời (?:hạn|gian)|trong vòng|không quá|chậm nhất|sau) (?:là )?[0-9]{1,3} "
      "(?:ngày|tuần|tháng|giờ)",
      build_conditional, {"Trong vòng 10 ngày", "Không quá 24 giờ"});
  add("event",
      "(?:ngay )?(?:sau|trước|từ|kể từ|đến) khi |ngay (?:sau|khi)|khi (?:có|được|cần|phát|cấp|kết|hoàn|đủ)|"
      "(?:sau|trước) (?:mỗi |các )?(?:kỳ họp|hội nghị|đại hội|cuộc họp|buổi|đợt|vụ|trận|sự cố|tết|dịp|lễ)|"
      "(?:sau|kể từ|từ|trước) (?:ngày )?(?:ký|ban hành|khai mạc|bầu cử|kế hoạch|quyết định|được)",
      build_conditional,
      {"Sau khi có hướng dẫn của cấp trên", "Ngay sau khi Kế hoạch được ban hành", "Khi có chỉ đạo",
       "Trước kỳ họp Hội đồng nhân dân", "Kể từ ngày ký", "Sau mỗi vụ cháy"});
  add("by-order",
      "theo (?:sự |từng |các |đúng |nội dung |thời (?:gian|hạn|điểm) )*(?:chỉ đạo|hướng dẫn|yêu cầu|quy "
      "định|kế hoạch|chương trình|"
      "tiến độ|lộ trình|đề nghị|lịch|nhu cầu|phân công|chỉ tiêu|kết luận|tình hình|thực tế|điều kiện|văn "
      "bản|quyết định|"
      "nghị quyết|công văn|thông báo|giấy mời|thẩm quyền|cấp|trung ương|tỉnh|thành phố|của)|"
      "tùy (?:theo|thuộc|tình|điều)|căn cứ|phù hợp (?:với )?(?:tiến độ|điều kiện|tình hình)|"
      "(?:bảo đảm |đảm bảo |đúng )(?:tiến độ|thời gian|thời hạn|quy định)|đột xuất",
      build_conditional,
      {"Theo chỉ đạo, hướng dẫn của tỉnh", "Theo Kế hoạch của cấp trên", "Theo quy định", "Đột xuất",
       "Tùy theo tình hình thực tế", "Theo thời gian quy định"});
  add("ongoing", "(thường xuyên|liên tục|xuyên suốt|quanh năm)|(tx)(?:[ .,;)]|$)", build_ongoing,
      {"Thường xuyên", "TX", "Thường xuyên, liên tục", "Thực hiện thường xuyên, định kỳ hằng năm"});
  add("term", "(?:(?:theo|trong|cả|hết|suốt|mỗi|từng|đầu|cuối|giữa) )*nhiệm k[ỳì]", build_term,
      {"Theo nhiệm kỳ", "Nhiệm kỳ 2025 - 2030"});
  add("school-year", "(?:(?:trong|cả|từ|theo|đầu|cuối) )*năm học", build_school_year,
      {"Năm học 2025 - 2026"});
  add("times-in-period",
      "(?:định kỳ )?(?:ít nhất |tối thiểu )?" + kCount + " ?lần ?(?:/|trong|mỗi|một|trên|/ ?một) ?(?:" +
          kOne + " )?" + kPeriodNoun + "|" + "(?:định kỳ )?(?:mỗi|" + kOne + ") " + kPeriodNoun +
          " ?/?(?:ít nhất |tối thiểu )?" + kCount + " lần",
      build_times, {"01 lần/năm", "2 lần trong năm", "Mỗi quý một lần", "1 năm 2 lần"});
  add("interval",
      "(?:định kỳ )?(?:" + kEvery + " )?" + kCount + " ?" + kPeriodNoun +
          " ?(?:/ ?|một |1 |01 )(?:một |1 |01 )?lần|" + "(?:định kỳ )?" + kEvery + " " + kCount + " " +
          kPeriodNoun,
      build_interval, {"6 tháng/lần", "Định kỳ 03 tháng một lần", "2 năm một lần", "Mỗi 6 tháng"});
  add("report-list",
      "(?:(?:^|(?:(?:định kỳ|báo cáo|h[ằà]ng|theo|từng|mỗi) )+)(" + kReportNoun + kMoreReports +
          ")|(0?[369] tháng" + kMoreReports + "))(?:[^\\p{L}]|$)",
      build_report_list,
      {"Hằng tháng, quý, năm", "Hằng tháng và hằng quý", "Báo cáo quý, 6 tháng, 9 tháng, năm",
       "Hàng quý/6 tháng/năm", "6 tháng, 9 tháng và năm", "Hằng tuần, hằng tháng"});
  add("half-year-and-year",
      "((?:định kỳ )?(?:" + kEvery +
          " )?(?:sơ kết |báo cáo )?(?:0?6|sáu) tháng(?: đầu năm)?(?:,? và|,|/| -)? ?" +
          "(?:báo cáo |tổng kết )?(?:(?:h[ằà]ng|mỗi|cuối|cả|một|1|01) )?năm)(?:[^ ]|$| [^0-9])",
      build_half_year_and_year,
      {"6 tháng, hằng năm", "Định kỳ 6 tháng, năm", "6 tháng và cuối năm", "Sơ kết 6 tháng, tổng kết năm"});
  add("report-months",
      "(?:định kỳ )?(0?3|0?6|0?9|ba|sáu|chín) tháng(?: (đầu|cuối) (?:của )?năm(?: " + kYear + ")?)?",
      build_report_months, {"6 tháng", "9 tháng", "6 tháng đầu năm", "6 tháng cuối năm 2026"});
  add("weekday",
      "(?:(?:vào|ngày|sáng|chiều|các) )*(" + kWeekday + "(?:(?:, | và |, và )(?:(?:ngày|sáng|chiều) )*" +
          kWeekday + ")*),? (?:của )?" + kEvery + " tuần",
      build_weekday,
      {"Thứ Sáu hằng tuần", "Sáng thứ 7 hàng tuần", "Chủ nhật hằng tuần", "Thứ Hai và thứ Năm hằng tuần"});
  add("month-of-quarter",
      "(?:(?:trước|vào|chậm nhất|đến) )*(?:(?:ngày )?([0-9]{1,2}) (?:của )?)?tháng (đầu|giữa|cuối)"
      "(?: cùng| tiên)? (?:của )?(?:" +
          kEvery + " )?(qu[ýí])(?: sau| tiếp theo| liền kề)?",
      build_month_of_quarter,
      {"Ngày 15 tháng cuối quý", "Tháng cuối quý", "Trước ngày 05 tháng cuối cùng của mỗi quý",
       "Trước ngày 10 của tháng đầu quý sau", "Trước ngày 20 tháng cuối quý II/2026"});
  add("day-of-month",
      "(?:(?:trước|vào|chậm nhất|định kỳ|đến) )*(?:ngày )?"
      "(?:([0-9]{1,2}(?:(?:, | và |, và )(?:ngày )?[0-9]{1,2})*)|cuối(?: cùng)?)(?: của)?,? " +
          kEvery + " tháng()",
      build_day_of_month,
      {"Ngày 20 hằng tháng", "Trước ngày 25 hàng tháng", "Ngày cuối cùng của mỗi tháng",
       "Ngày 05 và ngày 20 hằng tháng"});
  add("day-of-a-month",
      "(?:(?:trước|vào|chậm nhất|định kỳ|đến) )*ngày ([0-9]{1,2})(?: của)? tháng"
      "(?: sau| tiếp theo| kế tiếp| liền kề)?()(?:[.,;)]|$)",
      build_day_of_month, {"Trước ngày 15 của tháng", "Trước ngày 05 tháng sau"});
  add("report-day-of-month",
      "(?:báo cáo|sơ kết|giao ban) (?:định kỳ |h[ằà]ng )*tháng[,:]? ?\\(?(?:gửi |xong )*"
      "(?:trước|chậm nhất|vào|đến)(?: là| vào| đến)* ngày ([0-9]{1,2})(?: tháng sau)?()(?:[.,;)]|$)",
      build_day_of_month, {"Báo cáo tháng trước ngày 20"});
  add("every",
      "(?:định kỳ )?(?:vào )?(?:(?:h[ằà]ng|mỗi|từng|theo)(?: từng)? |định kỳ )" + kPeriodNoun +
          "(?:[^\\p{L}]|$)",
      build_every,
      {"Hằng năm", "Hàng tháng", "Định kỳ hằng quý", "Hằng tuần", "Mỗi năm", "Hằng năm, trước ngày 15/11",
       "Hàng năm hoặc đột xuất theo yêu cầu"});
  add("half", "(?:(?:trong|vào|suốt) )*nửa (đầu|cuối) (?:của )?((?:năm|tháng)(?: |$))", build_half,
      {"Nửa đầu năm 2026", "Nửa cuối tháng 6/2026", "Trong nửa cuối năm"});
  add("day-list",
      "(?:(?:trong|vào|xong|hoàn thành) )*((?:trước |chậm nhất |muộn nhất |đến |hết |là |vào )*(?:các )?"
      "(?:ngày )?[0-9]{1,2}[ ,/])",
      build_day_list,
      {"Ngày 20/6 và ngày 20/12/2026", "Trước ngày 15/6, 15/12 hằng năm", "Ngày 10, 12 và 15/4/2026"});
  add("between",
      "(?:(?:bắt đầu |kể )?(?:từ |trong |khoảng ))*(?:giai đoạn |thời k[ỳì] |các năm )?(?:từ )?(?:đầu |cuối "
      ")?"
      "((?:ngày |tháng |t\\.?|năm |q|" +
          kQuarterNoun + " ?)?[0-9ivl|]|tháng )",
      build_between,
      {"Giai đoạn 2026 - 2030", "Từ năm 2026 đến năm 2030", "2026-2030",
       "Từ ngày 01/3/2026 đến hết ngày 15/3/2026", "Từ ngày 01 đến ngày 15/3/2026",
       "Từ quý II/2026 đến quý IV/2026", "Giai đoạn 2026 - 2030 và những năm tiếp theo",
       "Từ tháng 3 đến tháng 6 năm 2026"});
  add("by",
      "(trước|chậm nhất|muộn nhất|không quá|không muộn hơn|từ nay (?:cho )?đến|cho đến|đến|tới|hạn cuối|hạn "
      "chót|thời hạn|hạn)"
      "(?: là| đến| tới| vào| trong)*( hết| cuối)*:? ",
      build_by,
      {"Hoàn thành trước ngày 15/02/2026", "Trước 30/6/2026", "Đến năm 2030", "Chậm nhất ngày 20/12/2026",
       "Trước ngày 15/11 hằng năm", "Đến hết ngày 31/12/2026", "Từ nay đến hết năm 2026", "Trước ngày 10/6",
       "Trước tháng 6/2026"});
  add("from", "(?:bắt đầu |áp dụng |kể |ngay )?từ (?:đầu |giữa |cuối )?", build_from,
      {"Từ năm 2026 và các năm tiếp theo", "Từ quý II/2026", "Từ ngày 01/7/2026"});
  add("week-of-month",
      "(?:trong |vào )?tuần (?:thứ )?[\\p{L}0-9]+ (?:của )?(tháng (?:0?[1-9]|1[0-2]) ?(?:/|năm ) "
      "?(?:19|20)[0-9]{2})",
      build_week_of_month, {"Tuần 2 tháng 4/2026", "Tuần đầu tháng 5 năm 2026"});
  add("point",
      "(?:(?:trong|vào|khoảng|cả|suốt|nội|dịp) )*(?:(đầu|giữa|cuối|hết) )?"
      "((?:ngày|tháng|năm|" +
          kQuarterNoun +
          ")|(?:q|t\\.?)[0-9ivl|]|[0-9]{1,2} ?[/.-] ?[0-9]{1,2} ?[/.-] ?[0-9]{4}|[0-9]{1,2} tháng )",
      build_point,
      {"Quý I/2026", "Quý I, II/2026", "Hoàn thành trong Quý III/2026", "Quý 3 năm 2026", "Quý IV hằng năm",
       "Tháng 8/2026", "Trong tháng 8 năm 2026", "Năm 2026", "Năm 2026 và các năm tiếp theo",
       "Năm 2026, 2027", "Tháng 6, tháng 12 hằng năm", "Ngày 15/3/2026", "Cuối năm 2026",
       "Ngày 02 tháng 9 năm 2026", "Quý lV/2026", "T10/2026", "Q4/2026", "T4-T6/2026",
       "Trong quý I năm sau"});
  // "T2" to "T7" alone are as often days of the week.
  add("short-month", "^t\\.?(1[0-2]|0[1-9]|[189])[ .;,)]*$", build_short_month, {"T12", "T.9"});
  add("occasion", "(?:(?:nhân|vào|trong) )*dịp (?:(?:lễ|ngày|kỷ niệm) )*", build_occasion,
      {"Dịp 27/7 hằng năm", "Nhân dịp lễ 30/4/2026"});
  add("bare-point", "^[0-9]", build_bare_point, {"2026", "15/02", "8/2026", "31/12 hằng năm"});
  add("this-year",
      "(?:(trong|cả|suốt|cuối|hết|đầu) )?năm(?: nay|$|[.,;)])|(?:(trong|cả|suốt|cuối|hết|đầu) )năm",
      build_this_year, {"Trong năm", "Cuối năm", "Năm nay"});
  return rules;
}

}  // namespace

std::string fold_for_deadlines(std::string_view text) {
  const std::string lower = place_tones(to_lower(text));
  std::string folded;
  folded.reserve(lower.size());
  for (std::size_t i = 0; i < lower.size(); ++i) {
    // U+2010 … U+2015 are E2 80 90 … E2 80 95.
    const bool is_dash = lower.compare(i, 2, "\xE2\x80") == 0 && i + 2 < lower.size() &&
                         static_cast<unsigned char>(lower[i + 2]) >= 0x90 &&
                         static_cast<unsigned char>(lower[i + 2]) <= 0x95;
    const bool is_space = lower[i] == ' ' || lower[i] == '\t' || lower[i] == '\n';
    if (is_dash) i += 2;
    if (is_space && (folded.empty() || folded.back() == ' ')) continue;
    folded += is_dash ? '-' : is_space ? ' ' : lower[i];
  }
  return folded;
}

std::span<const DeadlineRule> deadline_rules() {
  static const std::vector<DeadlineRule> rules = make_rules();
  return rules;
}

bool begins_word(std::string_view text, std::size_t offset) {
  if (offset == 0) return text[0] != ' ';
  const char before = text[offset - 1];
  const bool edge =
      before == ' ' || before == '(' || before == ',' || before == ';' || before == ':' || before == '"';
  return edge && text[offset] != ' ';
}

std::optional<DeadlineReading> find_deadline_at(std::string_view text, std::string_view document_date,
                                                std::size_t offset, std::optional<int> plan_year) {
  for (const DeadlineRule& rule : deadline_rules()) {
    auto match = rule.pattern.match_at(text, offset);
    if (!match) continue;
    if (auto read = rule.build({text, std::move(*match), document_date, plan_year})) {
      return DeadlineReading{rule.name, std::move(read->deadlines), offset, read->end};
    }
  }
  return std::nullopt;
}

std::optional<DeadlineReading> find_deadline(std::string_view text, std::string_view document_date,
                                             std::optional<int> plan_year) {
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    if (!begins_word(text, offset)) continue;
    if (auto reading = find_deadline_at(text, document_date, offset, plan_year)) return reading;
  }
  return std::nullopt;
}

}  // namespace vanthu
