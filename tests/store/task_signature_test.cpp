// Which tasks go back to one template: the words that are compared, their likeness, and the keys that find
// them.
#include "store/task_signature.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "store/compared_words.h"

namespace vanthu {
namespace {

TEST(ComparedWords, LeaveOutWhatEveryCommunePutsInForItself) {
  struct Case {
    const char* task;
    const char* commune;
    const char* words;
  };
  const Case cases[] = {
      {"Tuyên truyền trên địa bàn phường Cao Lãnh năm 2026", "Cao Lãnh",
       "tuyen truyen tren dia ban xa nam #"},
      {"Tuyên truyền trên địa bàn xã Mường La năm 2027", "Mường La", "tuyen truyen tren dia ban xa nam #"},
      {"Tuyên truyền trên địa bàn xã, năm 2027.", "Mường La", "tuyen truyen tren dia ban xa nam #"},
      {"Ra mắt trang thông tin của đặc khu Cô Tô", "", "ra mat trang thong tin cua xa"},
      {"Đài truyền thanh Tân Kỳ phát tin", "Tân Kỳ", "dai truyen thanh xa phat tin"},
      {"Đài truyền thanh Tân Kỳ phát tin", "", "dai truyen thanh tan ki phat tin"},
      {"theo Kế hoạch 12/KH-UBND ngày 03/02/2026 của UBND tỉnh Nghệ An", "",
       "theo ke hoach # kh ubnd ngay # cua ubnd tinh"},
      {"theo chỉ đạo của UBND thành phố Cần Thơ trong Quý IV", "", "theo chi dao cua ubnd tinh trong quy #"},
      // What only looks like a place stays.
      {"Phát triển kinh tế - xã hội, hợp tác xã nông nghiệp", "",
       "phat trien kinh te xa hoi hop tac xa nong nghiep"},
      {"Công an xã UBND chủ trì", "", "cong an xa ubnd chu tri"},
      {"thống nhất nội dung họp dân", "Thống Nhất", "thong nhat noi dung hop dan"},
      {"họp dân xã Thống Nhất", "Thống Nhất", "hop dan xa"},
      {"Vi phạm thì xử lý", "", "vi pham thi xu li"},
      {"", "", ""},
      {" ... – !", "Tân Kỳ", ""},
      {"2026", "", "#"},
      {"12 13/14", "", "#"},
      {"đường \xff hỏng", "", "duong xff hong"},
  };
  for (const Case& c : cases) EXPECT_EQ(compared_words(c.task, c.commune), c.words) << c.task;
}

TEST(ComparedWords, AreBoundedHoweverLongTheTask) {
  std::string task;
  for (int i = 0; i < 100'000; ++i) task += "lời ";
  const std::string words = compared_words(task, "");
  EXPECT_EQ(std::count(words.begin(), words.end(), ' ') + 1, static_cast<long>(kMostComparedWords));
}

double likeness(const char* one, const char* other) {
  return task_similarity(compared_words(one, ""), compared_words(other, ""));
}

TEST(TaskSimilarity, TellsOneDutyFromAnother) {
  struct Case {
    const char* one;
    const char* other;
    bool same;
  };
  const Case cases[] = {
      {"Rà soát hộ nghèo, hộ cận nghèo trên địa bàn xã năm 2026",
       "Rà soát hộ nghèo, hộ cận nghèo trên địa bàn phường Hòa An năm 2025", true},
      {"Rà soát, lập danh sách người cao tuổi sống một mình để thăm hỏi dịp Tết",
       "Rà soát, lập danh sách người cao tuổi neo đơn để thăm hỏi dịp Tết", true},
      {"Rà soát, lập danh sách người cao tuổi sống một mình để thăm hỏi dịp Tết",
       "Rà soát, lập danh sách người cao tuổi sống một mình để thăm hỏi dịp Tết; báo cáo Ủy ban nhân dân xã "
       "kết quả trước ngày 15 tháng 01 để bố trí kinh phí",
       true},
      {"Rà soát, lập danh sách người cao tuổi sống một mình để thăm hỏi dịp Tết",
       "Rà soát, lập danh sách các hộ kinh doanh karaoke để kiểm tra phòng cháy", false},
      {"Tổ chức lớp học bơi cho trẻ em trong dịp hè", "Tổ chức hội nghị sơ kết công tác trẻ em trong dịp hè",
       false},
      // Short ones are one only where their words are.
      {"Báo cáo kết quả", "Báo cáo kết quả.", true},
      {"Báo cáo kết quả", "Báo cáo tổng kết", false},
      {"Báo cáo kết quả", "Tổng hợp, báo cáo kết quả thực hiện với Ủy ban nhân dân tỉnh", false},
      {"Báo cáo kết quả năm 2025", "Báo cáo kết quả năm 2026", true},
      {"", "", false},
  };
  for (const Case& c : cases) {
    EXPECT_EQ(likeness(c.one, c.other) >= kSameTask, c.same) << c.one << "\n" << c.other;
    EXPECT_EQ(likeness(c.one, c.other), likeness(c.other, c.one)) << "in both directions";
  }
}

TEST(TaskSimilarity, IsTheSameOnEveryMachine) {
  const std::string words = "ra soat ho ngheo tren dia ban xa nam #";
  EXPECT_EQ(task_text_key(words), 1805006205171290587);
  EXPECT_EQ(shingles_of("ra soat ho"), (Shingles{2946213200, 3461084613}));
  EXPECT_EQ(task_bands(shingles_of(words)),
            (std::vector<std::int64_t>{1596927577, 318656839, 1554018522, 2557130482, 914426522, 3826163226,
                                       2349158056, 852319022, 1462980324, 1938889054}));
}

// Duties of made-up plans: an act, its object, for whom, and how, drawn from lists so that the tasks of one
// plan share words and phrases as real ones do.
class Duties {
 public:
  explicit Duties(std::uint32_t seed) : random_(seed) {}

  std::vector<std::string> one() {
    static const std::vector<std::string> kActs{"tổ chức tuyên truyền phổ biến",
                                                "xây dựng kế hoạch triển khai thực hiện",
                                                "kiểm tra giám sát việc thực hiện",
                                                "rà soát lập danh sách",
                                                "phối hợp với các cơ quan đơn vị liên quan tổ chức",
                                                "tập huấn bồi dưỡng nghiệp vụ",
                                                "theo dõi đôn đốc tổng hợp báo cáo",
                                                "huy động nguồn lực đầu tư",
                                                "ra quân dọn dẹp chỉnh trang"};
    static const std::vector<std::string> kObjects{"phân loại rác thải sinh hoạt tại nguồn",
                                                   "an toàn thực phẩm trong bếp ăn tập thể",
                                                   "tiêm phòng dại cho chó mèo",
                                                   "phòng cháy chữa cháy rừng mùa khô",
                                                   "đường giao thông nông thôn xuống cấp",
                                                   "hộ nghèo hộ cận nghèo đa chiều",
                                                   "dạy bơi và kỹ năng an toàn trong môi trường nước",
                                                   "thanh toán viện phí không dùng tiền mặt",
                                                   "kênh mương nội đồng trước mùa mưa bão",
                                                   "mô hình chợ văn minh thương mại",
                                                   "câu lạc bộ văn nghệ quần chúng"};
    static const std::vector<std::string> kFor{
        "cho cán bộ công chức viên chức",           "tại các trường học trên địa bàn xã",
        "đến từng hộ gia đình khu dân cư",          "cho đoàn viên thanh niên và hội viên phụ nữ",
        "tại chợ và các cơ sở sản xuất kinh doanh", ""};
    static const std::vector<std::string> kHow{"bằng nhiều hình thức đa dạng phù hợp với tình hình thực tế",
                                               "gắn với phong trào thi đua yêu nước",
                                               "bảo đảm đúng tiến độ chất lượng theo quy định",
                                               "qua hệ thống truyền thanh cơ sở và mạng xã hội", ""};
    std::vector<std::string> words;
    for (const auto* list : {&kActs, &kObjects, &kFor, &kHow}) {
      const std::string& phrase = (*list)[random_() % list->size()];
      for (std::size_t begin = 0; begin < phrase.size();) {
        const std::size_t end = std::min(phrase.find(' ', begin), phrase.size());
        words.push_back(phrase.substr(begin, end - begin));
        begin = end + 1;
      }
    }
    return words;
  }

  std::string word() { return one()[0]; }
  std::size_t below(std::size_t limit) { return random_() % limit; }

 private:
  std::mt19937 random_;
};

std::string compared(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += word + " ";
  return compared_words(text, "");
}

bool is_found(const std::string& one, const std::string& other) {
  if (one == other) return true;
  const auto mine = task_bands(shingles_of(one)), theirs = task_bands(shingles_of(other));
  const bool candidate = std::any_of(mine.begin(), mine.end(), [&](std::int64_t band) {
    return std::find(theirs.begin(), theirs.end(), band) != theirs.end();
  });
  return candidate && task_similarity(one, other) >= kSameTask;
}

// The figures that kSameTask, kBands and the pairs of words were chosen by: docs/decisions/0013.
TEST(TaskSimilarity, FindsChangedCopiesAndLeavesOtherDutiesAlone) {
  struct Case {
    const char* name;
    std::size_t changed, added;  // words
    double least;                // share that is found
  };
  const Case cases[] = {{"verbatim", 0, 0, 1.0},
                        {"one word changed", 1, 0, 0.97},
                        {"two words changed", 2, 0, 0.85},
                        {"three words changed", 3, 0, 0.6},
                        {"half as much added", 0, 8, 0.97},
                        {"as much added", 0, 16, 0.85}};
  constexpr std::size_t kDuties = 2000;
  for (const Case& c : cases) {
    Duties duties(11);
    std::size_t found = 0;
    for (std::size_t i = 0; i < kDuties; ++i) {
      const std::vector<std::string> duty = duties.one();
      std::vector<std::string> copy = duty;
      for (std::size_t k = 0; k < c.changed; ++k)
        copy[duties.below(copy.size())] = "khác" + std::to_string(k % 2);
      for (std::size_t k = 0; k < c.added; ++k) copy.push_back(duties.word());
      if (is_found(compared(duty), compared(copy))) ++found;
    }
    EXPECT_GE(static_cast<double>(found), c.least * kDuties) << c.name;
  }
}

TEST(TaskSimilarity, KeepsTheTasksOfOnePlanApart) {
  Duties duties(5);
  std::vector<std::string> plan;
  for (int i = 0; i < 300; ++i) plan.push_back(compared(duties.one()));
  std::sort(plan.begin(), plan.end());
  plan.erase(std::unique(plan.begin(), plan.end()), plan.end());
  std::size_t pairs = 0, taken = 0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    for (std::size_t j = i + 1; j < plan.size(); ++j) {
      ++pairs;
      if (is_found(plan[i], plan[j])) ++taken;
    }
  }
  // Those that are taken share both act and object.
  EXPECT_LT(static_cast<double>(taken), 0.01 * static_cast<double>(pairs));
}

}  // namespace
}  // namespace vanthu
