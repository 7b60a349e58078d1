#include "tests/bench/generated_plans.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vanthu::bench {
namespace {

constexpr std::size_t kTemplates = 80;

/// Numbers that look thrown, equal for equal seeds on every machine.
class Dice {
 public:
  explicit Dice(std::uint64_t seed) : state_(seed * 0x9E3779B97F4A7C15u + 1) {}

  std::size_t below(std::size_t count) {
    state_ ^= state_ << 13;
    state_ ^= state_ >> 7;
    state_ ^= state_ << 17;
    return static_cast<std::size_t>((state_ * 0x2545F4914F6CDD1Du) >> 33) % count;
  }

  template <std::size_t Count>
  std::string_view of(const std::array<std::string_view, Count>& words) {
    return words[below(Count)];
  }

 private:
  std::uint64_t state_;
};

constexpr std::array<std::string_view, 16> kVerbs{"Rà soát, cập nhật",      "Tổ chức tuyên truyền",
                                                  "Xây dựng kế hoạch",      "Kiểm tra, giám sát",
                                                  "Tập huấn, bồi dưỡng",    "Tổng hợp, báo cáo",
                                                  "Triển khai thực hiện",   "Số hóa",
                                                  "Lập danh sách",          "Vận động nhân dân tham gia",
                                                  "Bố trí kinh phí cho",    "Nâng cao chất lượng",
                                                  "Đôn đốc việc thực hiện", "Ban hành quy chế về",
                                                  "Sơ kết, tổng kết",       "Khắc phục tồn tại trong"};
constexpr std::array<std::string_view, 24> kObjects{"chuyển đổi số trong cơ quan nhà nước",
                                                    "an toàn thực phẩm dịp lễ, tết",
                                                    "phòng, chống đuối nước trẻ em",
                                                    "cải cách thủ tục hành chính",
                                                    "thu gom rác thải sinh hoạt",
                                                    "phòng cháy và chữa cháy khu dân cư",
                                                    "xây dựng nông thôn mới nâng cao",
                                                    "giảm nghèo bền vững đa chiều",
                                                    "tiêm chủng mở rộng cho trẻ",
                                                    "hồ sơ đất đai chưa cấp giấy",
                                                    "phổ biến, giáo dục pháp luật",
                                                    "phòng, chống thiên tai và tìm kiếm cứu nạn",
                                                    "chăm sóc người cao tuổi",
                                                    "bảo tồn di tích lịch sử",
                                                    "thu ngân sách trên địa bàn",
                                                    "nghĩa vụ quân sự",
                                                    "hộ kinh doanh kê khai thuế điện tử",
                                                    "dữ liệu dân cư và hộ tịch",
                                                    "chi trả an sinh xã hội không tiền mặt",
                                                    "phát triển sản phẩm làng nghề",
                                                    "trật tự an toàn giao thông",
                                                    "bình đẳng giới",
                                                    "công tác văn thư, lưu trữ",
                                                    "phòng, chống ma túy"};
constexpr std::array<std::string_view, 12> kTails{"bảo đảm đúng tiến độ và chất lượng",
                                                  "theo hướng dẫn của cơ quan chuyên môn cấp trên",
                                                  "gắn với trách nhiệm của người đứng đầu",
                                                  "đến từng thôn, tổ dân phố và hộ gia đình",
                                                  "và gửi kết quả về đơn vị đầu mối để tổng hợp",
                                                  "phù hợp với điều kiện thực tế của địa phương",
                                                  "bằng nhiều hình thức đa dạng, phong phú",
                                                  "lồng ghép với các phong trào thi đua yêu nước",
                                                  "không để phát sinh điểm nóng",
                                                  "đạt tối thiểu 95% kế hoạch được giao",
                                                  "có sự tham gia của cộng đồng",
                                                  "trên cơ sở dữ liệu dùng chung"};
/// Repeated as often as they lead.
constexpr std::array<std::string_view, 24> kUnits{"Phòng Văn hóa - Xã hội",
                                                  "Phòng Văn hóa - Xã hội",
                                                  "Phòng Văn hóa - Xã hội",
                                                  "Phòng Văn hóa - Xã hội",
                                                  "Phòng Văn hóa - Xã hội",
                                                  "Phòng Kinh tế",
                                                  "Phòng Kinh tế",
                                                  "Phòng Kinh tế",
                                                  "Phòng Kinh tế",
                                                  "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
                                                  "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
                                                  "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân",
                                                  "Công an",
                                                  "Công an",
                                                  "Công an",
                                                  "Trung tâm Phục vụ hành chính công",
                                                  "Trung tâm Phục vụ hành chính công",
                                                  "Ban Chỉ huy Quân sự",
                                                  "Trạm Y tế",
                                                  "Trạm Y tế",
                                                  "Ủy ban Mặt trận Tổ quốc Việt Nam",
                                                  "Đoàn Thanh niên Cộng sản Hồ Chí Minh",
                                                  "Hội Liên hiệp Phụ nữ",
                                                  "Trung tâm Dịch vụ sự nghiệp công"};
constexpr std::array<std::string_view, 10> kGroups{
    "Công tác chỉ đạo, điều hành", "Thông tin, tuyên truyền", "Hạ tầng và trang thiết bị", "Nguồn nhân lực",
    "Kiểm tra, giám sát",          "Ứng dụng công nghệ số",   "Bảo vệ môi trường",         "An sinh xã hội",
    "Quốc phòng, an ninh",         "Tài chính, ngân sách"};

UnitMention unit(std::string_view name) {
  return {std::string(name), std::string(name), std::nullopt, false, false, "xã"};
}

/// Most are the country's offices; some a school of the commune, some of the province.
UnitMention thrown_unit(Dice& dice, const Commune& commune) {
  const std::size_t which = dice.below(20);
  if (which == 0) return unit(fmt::format("Trường Tiểu học {} {}", commune.name, dice.below(3) + 1));
  if (which == 1) {
    UnitMention office = unit("Sở Khoa học và Công nghệ");
    office.level = "tỉnh";
    return office;
  }
  UnitMention office = unit(dice.of(kUnits));
  if (dice.below(6) == 0) office.raw = office.unit + " " + commune.level;
  return office;
}

std::string day(int year, std::size_t month, std::size_t of_month) {
  return fmt::format("{}-{:02}-{:02}", year, month, of_month);
}

std::optional<Deadline> thrown_deadline(Dice& dice, int year) {
  const std::size_t month = dice.below(12) + 1, quarter = dice.below(4) + 1, kind = dice.below(100);
  constexpr std::array<std::size_t, 13> kLengths{0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (kind < 5) return std::nullopt;
  if (kind < 28) return Deadline{"Thường xuyên", "ongoing", {}, {}, {}};
  if (kind < 43) {
    return Deadline{fmt::format("Năm {}", year), "year", day(year, 1, 1), day(year, 12, 31), {}};
  }
  if (kind < 60) {
    return Deadline{fmt::format("Quý {}/{}", quarter, year),
                    "quarter",
                    day(year, quarter * 3 - 2, 1),
                    day(year, quarter * 3, kLengths[quarter * 3]),
                    {}};
  }
  if (kind < 74) {
    return Deadline{fmt::format("Tháng {}/{}", month, year),
                    "month",
                    day(year, month, 1),
                    day(year, month, kLengths[month]),
                    {}};
  }
  if (kind < 86) {
    const std::size_t of_month = dice.below(28) + 1;
    return Deadline{fmt::format("Trước ngày {}/{}/{}", of_month, month, year),
                    "by-date",
                    {},
                    day(year, month, of_month),
                    {}};
  }
  if (kind < 88) return Deadline{"Khi có yêu cầu", "conditional", {}, {}, {}, "Khi có yêu cầu"};
  if (kind < 92) return Deadline{"Hằng tháng", "monthly", {}, {}, "FREQ=MONTHLY"};
  if (kind < 95) return Deadline{"Hằng quý", "quarterly", {}, {}, "FREQ=MONTHLY;INTERVAL=3"};
  if (kind < 97) return Deadline{"Ngày 20 hằng tháng", "monthly", {}, {}, "FREQ=MONTHLY;BYMONTHDAY=20"};
  return Deadline{"Hằng năm, trước ngày 15/11", "yearly", {}, {}, "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=15"};
}

/// The words that communes share, with what each puts in for itself.
std::string task_words(std::size_t of_template, std::size_t index, const Commune& commune, Dice& dice) {
  Dice shared(of_template * 1000 + index + 7);
  std::string words = fmt::format("{} {}", shared.of(kVerbs), shared.of(kObjects));
  if (shared.below(3) == 0) words += fmt::format(" trên địa bàn {} {}", commune.level, commune.name);
  words += fmt::format(" {}", shared.of(kTails));
  if (shared.below(2) == 0) words += fmt::format("; {}", shared.of(kTails));
  if (dice.below(8) == 0) words += fmt::format(", {}", dice.of(kTails));
  return words;
}

Assignment generated_task(std::size_t of_template, std::size_t index, const Commune& commune, int year,
                          Dice& dice) {
  Assignment task;
  task.origin = index < 24 ? "table" : "organisation";
  task.section = "II";
  task.ordinal = std::to_string(index + 1);
  task.groups = {"NHIỆM VỤ CỤ THỂ", std::string(kGroups[(of_template + index / 6) % kGroups.size()])};
  task.group = task.groups.back();
  task.task = task_words(of_template, index, commune, dice);
  task.lead.push_back(thrown_unit(dice, commune));
  for (std::size_t i = dice.below(4); i > 0; --i) task.coordinate.push_back(thrown_unit(dice, commune));
  task.deadline = thrown_deadline(dice, year);
  if (task.deadline && dice.below(20) == 0) {
    if (auto further = thrown_deadline(dice, year)) task.further_deadlines.push_back(*std::move(further));
  }
  task.product = "Báo cáo kết quả";
  task.confidence = dice.below(40) == 0 ? 0.6 : 1;
  return task;
}

Citation citation_of(std::string key, std::string relation, Span span) {
  Citation citation;
  citation.raw = "số " + key;
  citation.key = citation.raw_key = std::move(key);
  citation.relation = std::move(relation);
  citation.span = span;
  return citation;
}

}  // namespace

Document generated_plan(const Vocabulary& vocabulary, std::size_t number) {
  const std::vector<Commune>& communes = vocabulary.communes();
  const Commune& commune = communes[number % communes.size()];
  const std::size_t round = number / communes.size(), of_template = (round * 7 + number % 13) % kTemplates;
  const int year = round % 10 < 5 ? 2026 : 2027;
  Dice dice(number + 1);

  Document document;
  document.source.path = fmt::format("plans/{}/{}.docx", commune.code, round);
  document.source.format = "docx";
  document.source.sha256 = fmt::format("{:064x}", number + 1);
  document.source.encoding = "UTF-8";
  const std::string key = fmt::format("{}/KH-UBND", round + 1);
  document.header.number =
      DocumentNumber{"Số: " + key, std::to_string(round + 1), std::nullopt, "KH-UBND", key};
  document.header.type = "Kế hoạch";
  document.header.title = fmt::format("Triển khai nhiệm vụ số {} năm {}", of_template, year);
  document.header.date = day(year, dice.below(3) + 1, dice.below(28) + 1);
  document.header.issuer = {fmt::format("Ủy ban nhân dân {} {}", commune.level, commune.name),
                            commune.level,
                            commune.name,
                            commune.code,
                            commune.province,
                            commune.province_code};

  document.text = fmt::format("{} {}\n{}\n", commune.level, commune.name, *document.header.title);
  const auto cite = [&](const std::string& cited, const char* relation) {
    const std::size_t begin = document.text.size();
    document.text += "Căn cứ số " + cited + "\n";
    document.citations.push_back(citation_of(cited, relation, {{begin, document.text.size() - 1}, {}, {}}));
  };
  cite("57-NQ/TW", "basis");  // nearly all
  cite(fmt::format("{}/NĐ-CP", of_template % 20 + 100), "basis");
  cite(fmt::format("{}/KH-UBND", of_template + 200), "implements");
  cite(fmt::format("{}/QĐ-UBND", number % 500), "mentions");
  document.sections.push_back({"II", "II", "NHIỆM VỤ CỤ THỂ", 1, {{0, document.text.size()}, {}, {}}});
  for (std::size_t i = 0; i < kTasksOfPlan; ++i) {
    Assignment task = generated_task(of_template, i, commune, year, dice);
    const std::size_t begin = document.text.size();
    document.text += task.task + "\n";
    task.span = {{begin, document.text.size() - 1}, {}, {}};
    if (i % 10 == 3) {
      document.citations.push_back(citation_of(fmt::format("{}/CV-VP", number % 300), "mentions", task.span));
      task.citations.push_back(document.citations.size() - 1);
    }
    document.assignments.push_back(std::move(task));
  }
  return document;
}

}  // namespace vanthu::bench
