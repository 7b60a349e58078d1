#include "parsers/provision.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "parsers/provision_tree.h"

namespace vanthu {
namespace {

/// "điều 5 > khoản 1,2".
std::string show(const std::vector<ProvisionPart>& parts) {
  std::string shown;
  for (const ProvisionPart& part : parts) {
    shown += (shown.empty() ? "" : " > ") + part.level + " ";
    for (std::size_t i = 0; i < part.labels.size(); ++i) shown += (i > 0 ? "," : "") + part.labels[i];
  }
  return shown;
}

std::string show_all(const std::vector<FoundProvision>& found) {
  std::string shown;
  for (const FoundProvision& each : found) {
    shown += (shown.empty() ? "" : " | ") + show(each.provision.parts);
  }
  return shown;
}

struct ProvisionCase {
  std::string text;   // a sentence or a piece of one
  std::string raw;    // of the only provision in it
  std::string parts;  // as shown

  friend void PrintTo(const ProvisionCase& c, std::ostream* out) { *out << c.text; }
};

class ProvisionWording : public testing::TestWithParam<ProvisionCase> {};

TEST_P(ProvisionWording, IsReadFromWideToNarrow) {
  const ProvisionCase& c = GetParam();
  const std::vector<FoundProvision> found = find_provisions(c.text);
  ASSERT_EQ(found.size(), 1u) << show_all(found);
  EXPECT_EQ(found[0].provision.raw, c.raw);
  EXPECT_EQ(c.text.substr(found[0].where.begin, found[0].where.size()), c.raw);
  EXPECT_EQ(show(found[0].provision.parts), c.parts);
}

INSTANTIATE_TEST_SUITE_P(
    Prescribed, ProvisionWording,
    testing::Values(
        ProvisionCase{"theo khoản 2 Điều 5 Nghị định", "khoản 2 Điều 5", "điều 5 > khoản 2"},
        ProvisionCase{"tại điểm a khoản 1 Điều 3 của Luật", "điểm a khoản 1 Điều 3",
                      "điều 3 > khoản 1 > điểm a"},
        ProvisionCase{"điểm a, b khoản 1 Điều 3", "điểm a, b khoản 1 Điều 3", "điều 3 > khoản 1 > điểm a,b"},
        ProvisionCase{"các điểm a, b và đ khoản 4 Điều 12", "điểm a, b và đ khoản 4 Điều 12",
                      "điều 12 > khoản 4 > điểm a,b,đ"},
        ProvisionCase{"Điều 3a Quy chế", "Điều 3a", "điều 3a"},
        ProvisionCase{"khoản 1a Điều 7", "khoản 1a Điều 7", "điều 7 > khoản 1a"},
        ProvisionCase{"điểm a1 khoản 2 Điều 9", "điểm a1 khoản 2 Điều 9", "điều 9 > khoản 2 > điểm a1"},
        ProvisionCase{"Điều 15 và Điều 16 Luật", "Điều 15 và Điều 16", "điều 15,16"},
        ProvisionCase{"các Điều 15, 16 và 17 của Luật", "Điều 15, 16 và 17", "điều 15,16,17"},
        ProvisionCase{"khoản 1, khoản 3 Điều 8", "khoản 1, khoản 3 Điều 8", "điều 8 > khoản 1,3"},
        ProvisionCase{"khoản 1 hoặc khoản 3 Điều 8", "khoản 1 hoặc khoản 3 Điều 8", "điều 8 > khoản 1,3"},
        ProvisionCase{"Mục 2 Chương III Luật", "Mục 2 Chương III", "chương III > mục 2"},
        ProvisionCase{"Tiểu mục 1 Mục 2 Chương II", "Tiểu mục 1 Mục 2 Chương II",
                      "chương II > mục 2 > tiểu mục 1"},
        ProvisionCase{"Chương IV của Quy định", "Chương IV", "chương IV"},
        ProvisionCase{"Phần thứ nhất của Đề án", "Phần thứ nhất", "phần thứ nhất"},
        ProvisionCase{"điểm c khoản 2 của Điều 11", "điểm c khoản 2 của Điều 11",
                      "điều 11 > khoản 2 > điểm c"},
        ProvisionCase{"tiết b điểm 2.1 khoản 3 Mục II", "tiết b điểm 2.1 khoản 3 Mục II",
                      "mục II > khoản 3 > điểm 2.1 > tiết b"},
        ProvisionCase{"KHOẢN 2 ĐIỀU 5", "KHOẢN 2 ĐIỀU 5", "điều 5 > khoản 2"},
        ProvisionCase{"Khoản 4, Điều 10 (mới)", "Khoản 4, Điều 10", "điều 10 > khoản 4"},
        ProvisionCase{"điểm a) khoản 2 Điều 5", "điểm a) khoản 2 Điều 5", "điều 5 > khoản 2 > điểm a"},
        ProvisionCase{"điểm a), b) khoản 2 Điều 5", "điểm a), b) khoản 2 Điều 5",
                      "điều 5 > khoản 2 > điểm a,b"}));

INSTANTIATE_TEST_SUITE_P(
    OfPlans, ProvisionWording,
    testing::Values(ProvisionCase{"theo khoản 3, mục II Kế hoạch này", "khoản 3, mục II", "mục II > khoản 3"},
                    ProvisionCase{"nhiệm vụ tại Mục II.3 Kế hoạch", "Mục II.3", "mục II.3"},
                    ProvisionCase{"tại mục III.2.b của Chương trình", "mục III.2.b", "mục III.2.b"},
                    ProvisionCase{"điểm 2 mục III Kế hoạch", "điểm 2 mục III", "mục III > điểm 2"},
                    ProvisionCase{"điểm 1.2, khoản 1, mục II", "điểm 1.2, khoản 1, mục II",
                                  "mục II > khoản 1 > điểm 1.2"},
                    ProvisionCase{"mục 2, phần II Kế hoạch", "mục 2, phần II", "phần II > mục 2"},
                    ProvisionCase{"tiểu mục 3 mục IV", "tiểu mục 3 mục IV", "mục IV > tiểu mục 3"},
                    ProvisionCase{"mục A.II.1 của Báo cáo", "mục A.II.1", "mục A.II.1"},
                    ProvisionCase{"Phần B Đề án", "Phần B", "phần B"},
                    ProvisionCase{"điểm 3 Phụ lục II kèm theo", "điểm 3 Phụ lục II", "phụ lục II > điểm 3"},
                    ProvisionCase{"theo Phụ lục số 01.", "Phụ lục số 01", "phụ lục 01"},
                    ProvisionCase{"Phụ lục I, II kèm theo", "Phụ lục I, II", "phụ lục I,II"},
                    ProvisionCase{"mục I, II và III Kế hoạch này", "mục I, II và III", "mục I,II,III"},
                    ProvisionCase{"(mục 4)", "mục 4", "mục 4"},
                    ProvisionCase{"mục số 5 Thông báo", "mục số 5", "mục 5"},
                    ProvisionCase{"điểm b mục 2 phần thứ hai", "điểm b mục 2 phần thứ hai",
                                  "phần thứ hai > mục 2 > điểm b"}));

INSTANTIATE_TEST_SUITE_P(
    WideFirst, ProvisionWording,
    testing::Values(
        ProvisionCase{"Điều 5 khoản 2 Nghị định", "Điều 5 khoản 2", "điều 5 > khoản 2"},
        ProvisionCase{"Điều 5, khoản 2, điểm a", "Điều 5, khoản 2, điểm a", "điều 5 > khoản 2 > điểm a"},
        ProvisionCase{"Mục II khoản 3 Kế hoạch", "Mục II khoản 3", "mục II > khoản 3"},
        ProvisionCase{"Phần II, mục 3 Đề án", "Phần II, mục 3", "phần II > mục 3"},
        ProvisionCase{"Chương II Mục 1", "Chương II Mục 1", "chương II > mục 1"},
        ProvisionCase{"Điều 5 khoản 2 và Điều 6 khoản 1", "Điều 5 khoản 2 và Điều 6 khoản 1",
                      "điều 5 > khoản 2 > điều 6 > khoản 1"},
        ProvisionCase{"Điều 5 khoản 2 điểm a, khoản 3 điểm b", "Điều 5 khoản 2 điểm a, khoản 3 điểm b",
                      "điều 5 > khoản 2 > điểm a > khoản 3 > điểm b"}));

INSTANTIATE_TEST_SUITE_P(
    SeveralPlaces, ProvisionWording,
    testing::Values(ProvisionCase{"điểm a khoản 1, điểm b khoản 2 Điều 3",
                                  "điểm a khoản 1, điểm b khoản 2 Điều 3",
                                  "điều 3 > khoản 1 > điểm a > khoản 2 > điểm b"},
                    ProvisionCase{"khoản 1 Điều 3 và khoản 2 Điều 5", "khoản 1 Điều 3 và khoản 2 Điều 5",
                                  "điều 3 > khoản 1 > điều 5 > khoản 2"},
                    ProvisionCase{"điểm a, b khoản 1 và khoản 3 Điều 5",
                                  "điểm a, b khoản 1 và khoản 3 Điều 5",
                                  "điều 5 > khoản 1 > điểm a,b > khoản 3"},
                    ProvisionCase{"Điều 3 và khoản 2 Điều 5 Quy chế", "Điều 3 và khoản 2 Điều 5",
                                  "điều 3 > điều 5 > khoản 2"},
                    ProvisionCase{"khoản 1 Điều 3; khoản 2, 4 Điều 5", "khoản 1 Điều 3; khoản 2, 4 Điều 5",
                                  "điều 3 > khoản 1 > điều 5 > khoản 2,4"}));

INSTANTIATE_TEST_SUITE_P(
    Ranges, ProvisionWording,
    testing::Values(ProvisionCase{"từ điểm a đến điểm đ khoản 1 Điều 3", "điểm a đến điểm đ khoản 1 Điều 3",
                                  "điều 3 > khoản 1 > điểm a,b,c,d,đ"},
                    ProvisionCase{"điểm d đến g khoản 1", "điểm d đến g khoản 1", "khoản 1 > điểm d,đ,e,g"},
                    ProvisionCase{"điểm i đến hết điểm m khoản 2", "điểm i đến hết điểm m khoản 2",
                                  "khoản 2 > điểm i,k,l,m"},
                    ProvisionCase{"Điều 7 đến Điều 10 Luật", "Điều 7 đến Điều 10", "điều 7,8,9,10"},
                    ProvisionCase{"khoản 1-3 Điều 4", "khoản 1-3 Điều 4", "điều 4 > khoản 1,2,3"},
                    ProvisionCase{"khoản 1 – 3 Điều 4", "khoản 1 – 3 Điều 4", "điều 4 > khoản 1,2,3"},
                    ProvisionCase{"mục III đến mục V Kế hoạch", "mục III đến mục V", "mục III,IV,V"},
                    ProvisionCase{"mục XXXVIII đến XLI", "mục XXXVIII đến XLI", "mục XXXVIII,XXXIX,XL,XLI"},
                    ProvisionCase{"khoản 1, 4 đến 6 và 9 Điều 2", "khoản 1, 4 đến 6 và 9 Điều 2",
                                  "điều 2 > khoản 1,4,5,6,9"},
                    // What does not count up keeps its two ends.
                    ProvisionCase{"khoản 5 đến khoản 3 Điều 2", "khoản 5 đến khoản 3 Điều 2",
                                  "điều 2 > khoản 5,3"},
                    ProvisionCase{"Điều 1 đến Điều 900 Bộ luật", "Điều 1 đến Điều 900", "điều 1,900"},
                    ProvisionCase{"Điều 3a đến Điều 5 Luật", "Điều 3a đến Điều 5", "điều 3a,5"}));

INSTANTIATE_TEST_SUITE_P(
    StopsInTime, ProvisionWording,
    testing::Values(ProvisionCase{"khoản 2, 3 xã tham gia", "khoản 2", "khoản 2"},
                    ProvisionCase{"tại Điều 5, 30 ngày sau khi ký", "Điều 5", "điều 5"},
                    ProvisionCase{"Mục II. Nhiệm vụ", "Mục II", "mục II"},
                    ProvisionCase{"(xem điểm a)", "điểm a", "điểm a"},
                    ProvisionCase{"Điều 6. Trách nhiệm", "Điều 6", "điều 6"},
                    ProvisionCase{"theo Điều 4, Nghị định số 12/2025/NĐ-CP", "Điều 4", "điều 4"},
                    ProvisionCase{"Điều 4 và 02 Nghị quyết", "Điều 4", "điều 4"},
                    ProvisionCase{"khoản 2 Điều 5, ngày 12/5/2026", "khoản 2 Điều 5", "điều 5 > khoản 2"}));

TEST(Provision, OtherWordsAreNone) {
  const std::vector<std::string> sentences = {
      "",
      "khoản",
      "Điều",
      "mục tiêu 5 năm",
      "điều kiện 2",
      "điểm đến du lịch",
      "phần mềm 1 cửa",
      "một phần 2 diện tích",
      "thời điểm 1/7/2026",
      "tại thời điểm 5 giờ",
      "Danh mục 3 dịch vụ",
      "hạng mục 2 công trình",
      "tài khoản 1900 của Kho bạc",
      "trọng điểm 2 của xã",
      "điểm 8,5/10",
      "chương trình 135",
      "Khoản 1/2026",
      "điểm 90% trở lên",
      "chỉ mục lục 2",
      "điểm w khoản",
      "mục IIII",
      "Phần trăm 5",
      "học phần 2",
      "quan điểm 1",
      "thí điểm 02 thôn",
  };
  for (const std::string& sentence : sentences) {
    EXPECT_EQ(show_all(find_provisions(sentence)), "") << sentence;
  }
}

TEST(Provision, EachOfASentenceIsFound) {
  EXPECT_EQ(
      show_all(find_provisions("Sửa khoản 1 Điều 2 như sau; bãi bỏ Điều 7, bổ sung điểm c khoản 3 Điều 9")),
      "điều 2 > khoản 1 | điều 7 | điều 9 > khoản 3 > điểm c");
}

struct BeforeCase {
  std::string before, behind;
  std::string raw, parts;  // "" where none is named there

  friend void PrintTo(const BeforeCase& c, std::ostream* out) { *out << c.before << "|" << c.behind; }
};

class ProvisionBefore : public testing::TestWithParam<BeforeCase> {};

TEST_P(ProvisionBefore, BelongsToWhatFollows) {
  const BeforeCase& c = GetParam();
  const auto found = find_provision_before(c.before + c.behind, c.before.size());
  EXPECT_EQ(found ? found->provision.raw : "", c.raw);
  EXPECT_EQ(found ? show(found->provision.parts) : "", c.parts);
  if (found) {
    EXPECT_EQ(c.before.substr(found->where.begin, found->where.size()), c.raw);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Wordings, ProvisionBefore,
    testing::Values(
        BeforeCase{"theo khoản 2 Điều 5 ", "Nghị định số 61/2025/NĐ-CP", "khoản 2 Điều 5",
                   "điều 5 > khoản 2"},
        BeforeCase{"tại Điều 9 của ", "Luật Đất đai", "Điều 9", "điều 9"},
        BeforeCase{"Điều 11, 12 và 13 ", "Luật Tiếp công dân", "Điều 11, 12 và 13", "điều 11,12,13"},
        BeforeCase{"từ Điều 4 đến Điều 6 ", "Luật Thanh tra", "Điều 4 đến Điều 6", "điều 4,5,6"},
        BeforeCase{"tại Điều 9, ", "Luật Đất đai", "Điều 9", "điều 9"},
        BeforeCase{"tại điểm 2 mục III ", "Công văn số 5/UBND-VX", "điểm 2 mục III", "mục III > điểm 2"},
        BeforeCase{"Điều 4 Quy định về phân cấp quản lý tài sản ban hành kèm theo ",
                   "Quyết định số 9/QĐ-UBND", "Điều 4", "điều 4"},
        BeforeCase{"khoản 1 Điều 4 của Quy chế kèm theo ", "Quyết định số 9/QĐ-UBND", "khoản 1 Điều 4",
                   "điều 4 > khoản 1"},
        BeforeCase{"theo Điều 2, ", "Nghị định", "Điều 2", "điều 2"},
        BeforeCase{"bãi bỏ Điều 2; thực hiện ", "Nghị định số 5/2025/NĐ-CP", "", ""},
        BeforeCase{"Điều 2. ", "Quyết định số 9/QĐ-UBND", "", ""},
        BeforeCase{"thời điểm 1 ", "Quyết định số 9/QĐ-UBND", "", ""},
        BeforeCase{"Điều 4 Quy định về phân cấp, quản lý ban hành kèm theo ", "Quyết định số 9/QĐ-UBND", "",
                   ""},
        BeforeCase{"", "Nghị định số 5/2025/NĐ-CP", "", ""}));

TEST(Provision, PlacesAreSingleAndWhole) {
  const auto found = read_provision_at("điểm a, b khoản 1 và khoản 3 Điều 5");
  ASSERT_TRUE(found);
  std::vector<std::string> shown;
  for (const auto& place : places_of(found->provision, 10)) shown.push_back(show(place));
  EXPECT_EQ(shown, (std::vector<std::string>{"điều 5 > khoản 1 > điểm a", "điều 5 > khoản 1 > điểm b",
                                             "điều 5 > khoản 3"}));
  EXPECT_EQ(places_of(found->provision, 2).size(), 2u);
}

TEST(Provision, OfHostileTextIsBounded) {
  std::string many = "khoản 1";
  for (int i = 2; i < 20000; ++i) many += ", " + std::to_string(i % 900 + 1);
  for (const FoundProvision& found : find_provisions(many)) {
    for (const ProvisionPart& part : found.provision.parts) EXPECT_LE(part.labels.size(), 40u);
  }
  std::string steps;
  for (int i = 0; i < 20000; ++i) steps += i % 2 == 0 ? "khoản 1 " : "Điều 2 ";
  for (const FoundProvision& found : find_provisions(steps)) {
    EXPECT_LE(found.provision.parts.size(), 12u);
  }
  std::string words;
  for (int i = 0; i < 50000; ++i) words += "Điều ";
  EXPECT_TRUE(find_provisions(words).empty());
  EXPECT_FALSE(find_provision_before(words, words.size()));
  EXPECT_TRUE(find_provisions("\xc4\x90i\xe1\xbb khoản \xff 1").empty());
}

}  // namespace
}  // namespace vanthu
