#include <gtest/gtest.h>

#include <algorithm>
#include <sstream>
#include <vector>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

struct Case {
  const char* in;
  const char* out;
};

TEST(PlaceTones, MovesTheToneOfOpenRhymesToTheFirstVowel) {
  const Case cases[] = {
      {"hoá", "hóa"},
      {"hoà", "hòa"},
      {"HOÀ", "HÒA"},
      {"toà", "tòa"},
      {"xoá", "xóa"},
      {"goá", "góa"},
      {"hoạ", "họa"},
      {"đoạ", "đọa"},
      {"khoẻ", "khỏe"},
      {"loè", "lòe"},
      {"oẹ", "ọe"},
      {"uỷ", "ủy"},
      {"Uỷ", "Ủy"},
      {"UỶ", "ỦY"},
      {"thuỷ", "thủy"},
      {"thuý", "thúy"},
      {"tuỳ", "tùy"},
      {"luỹ", "lũy"},
      {"huỷ", "hủy"},
      {"Thuỵ", "Thụy"},
      {"tuỵ", "tụy"},
      {"suý", "súy"},
      {"ĐOẠ", "ĐỌA"},
      {"HOá", "HÓa"},
      {"Uỷ ban, thuỷ lợi.", "Ủy ban, thủy lợi."},
      {"văn hoá–xã hội", "văn hóa–xã hội"},
  };
  for (const Case& c : cases) EXPECT_EQ(place_tones(c.in), c.out);
}

TEST(PlaceTones, LeavesEveryOtherRhyme) {
  std::istringstream words(
      "quý quỹ quỳ QUÝ quá quả giá già gì gìn giỏ giờ toàn hoàn thoát xoáy ngoài huyện Huỳnh khuỷu khuya "
      "thuở "
      "luyện mùa của lúa bìa thừa hòa khỏe thủy ủy ÚY ý y á oa uy hoa Hoa khoe hóá");
  for (std::string word; words >> word;) EXPECT_EQ(place_tones(word), word);
}

TEST(ComparisonKey, FoldsWhatSpellingLeavesOpen) {
  const Case cases[] = {
      {"Phòng Văn hoá – Xã hội", "phòng văn hóa-xã hội"},
      {"phòng văn hóa-xã hội", "phòng văn hóa-xã hội"},
      {"UỶ BAN NHÂN DÂN", "ủy ban nhân dân"},
      {"kỹ kĩ", "kĩ kĩ"},
      {"lý mỹ sỹ tỷ kỳ hy vỹ", "lí mĩ sĩ tỉ kì hi vĩ"},
      {"quý thủy y tế ý yêu kyo thy quy", "quý thủy y tế ý yêu kyo thy quy"},
      {"134/ KH - UBND", "134/kh-ubnd"},
      {"134 / KH—UBND", "134/kh-ubnd"},
      {"HĐND & UBND", "hđnd&ubnd"},
      {"HĐND&UBND", "hđnd&ubnd"},
      {"“Dân vận khéo”", "\"dân vận khéo\""},
      {"‘a’ ′b` ´c", "'a' 'b' 'c"},
      {"\u00D0ảng \u00F0ồng", "đảng đồng"},
      {"số …… ..... /KH", "số ... .../kh"},
      {"  hai\n\tdòng ", "hai dòng"},
      {"- a -", "-a-"},
      {"", ""},
      {" \n ", ""},
  };
  for (const Case& c : cases) EXPECT_EQ(comparison_key(c.in), c.out) << c.in;
}

TEST(ComparisonKey, LeadsBackToTheText) {
  struct Cut {
    const char* text;
    const char* key_part;
    const char* cut;
  };
  const Cut cases[] = {
      {"của Phòng Văn hoá – Xã hội, xã", "phòng văn hóa-xã hội", "Phòng Văn hoá – Xã hội"},
      {"của Phòng Văn hoá – Xã hội, xã", "phòng văn hóa", "Phòng Văn hoá"},
      {"Văn phòng HĐND  &  UBND xã", "hđnd", "HĐND"},
      {"Văn phòng HĐND  &  UBND xã", "hđnd&ubnd", "HĐND  &  UBND"},
      {"tuỳ tỷ lệ", "tùy", "tuỳ"},
      {"tuỳ tỷ lệ", "tỉ", "tỷ"},
      {"Uy\u0309 ban", "ủy", "Uy\u0309"},
      {"xã   ", "xã", "xã"},
  };
  for (const Cut& c : cases) {
    const NormalizedText key = comparison_key_with_origin(c.text);
    const std::size_t begin = key.text.find(c.key_part);
    ASSERT_NE(begin, std::string::npos) << key.text;
    const std::size_t from = key.origin[begin], to = key.origin[begin + std::string_view(c.key_part).size()];
    EXPECT_EQ(std::string_view(c.text).substr(from, to - from), c.cut);
  }
}

TEST(SearchKey, HasNoDiacritics) {
  const Case cases[] = {
      {"Phòng Văn hóa - Xã hội", "phong van hoa-xa hoi"},
      {"Đảng ủy; đồng chí", "dang uy; dong chi"},
      {"ƯU ĐÃI ĐỐI VỚI NGƯỜI CÓ CÔNG", "uu dai doi voi nguoi co cong"},
      {"Kỹ thuật", "ki thuat"},
      {"82/NQ–HĐND", "82/nq-hdnd"},
  };
  for (const Case& c : cases) EXPECT_EQ(search_key(c.in), c.out);
}

TEST(LetterCase, FollowsVietnamese) {
  EXPECT_EQ(to_lower("ĐẢNG ỦY ƯỚC Ỹ"), "đảng ủy ước ỹ");
  EXPECT_EQ(to_upper("đảng ủy ước ỹ"), "ĐẢNG ỦY ƯỚC Ỹ");
  EXPECT_EQ(capitalize("ủy ban Mặt trận"), "Ủy ban Mặt trận");
  EXPECT_EQ(capitalize("“đổi mới”"), "“Đổi mới”");
  EXPECT_EQ(capitalize("05 ngày"), "05 ngày");
  EXPECT_EQ(capitalize(""), "");
  EXPECT_EQ(sentence_case("KẾ HOẠCH"), "Kế hoạch");
  EXPECT_EQ(sentence_case("Đề Án"), "Đề án");
}

TEST(LetterCase, CountsUpperCase) {
  EXPECT_DOUBLE_EQ(upper_case_share("KẾ HOẠCH 15"), 1.0);
  EXPECT_DOUBLE_EQ(upper_case_share("Đảng"), 0.25);
  EXPECT_DOUBLE_EQ(upper_case_share("15/2026 - …"), 0.0);
  EXPECT_DOUBLE_EQ(upper_case_share(""), 0.0);
}

TEST(CompareVietnamese, OrdersLettersBeforeTones) {
  const std::vector<std::string> order{"da", "Dân", "dz", "đ",  "đa", "Đảng", "ma", "mà", "mả", "mã",
                                       "má", "mạ",  "mă", "mâ", "o",  "ô",    "ơ",  "u",  "ư"};
  std::vector<std::string> sorted = order;
  std::reverse(sorted.begin(), sorted.end());
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return compare_vietnamese(a, b) < 0; });
  EXPECT_EQ(sorted, order);
  EXPECT_EQ(compare_vietnamese("Kế hoạch", "Ke\u0302\u0301 hoa\u0323ch"), 0);
  EXPECT_GT(compare_vietnamese("đ", "d"), 0);
  for (const char* one : {"", "a", "ấp", "Âu", "Đá", "đá", "dá", "Xã Hòa Lạc", "xã Hoà Lạc"}) {
    for (const char* other :
         {"", "Ấp", "ă", "đã", "Đa", "Xã Hòa Lạc ở một nơi có tên rất dài, dài hơn mọi tên khác"}) {
      EXPECT_EQ(vietnamese_sort_key(one) < vietnamese_sort_key(other), compare_vietnamese(one, other) < 0)
          << one << " " << other;
    }
  }
}

TEST(DisplayWidth, CountsTerminalColumns) {
  EXPECT_EQ(display_width(""), 0u);
  EXPECT_EQ(display_width("Ủy ban"), 6u);
  EXPECT_EQ(display_width("U\u0309y ban"), 6u);
  EXPECT_EQ(display_width("\u200Ba\u00AD"), 1u);
  EXPECT_EQ(display_width("計画"), 4u);
  EXPECT_EQ(display_width("– “a” …"), 7u);
  EXPECT_EQ(display_width("\xFF"), 1u);
}

}  // namespace
}  // namespace vanthu
