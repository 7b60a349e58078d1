#include "normalize/vocabulary.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

namespace vanthu {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary loaded = Vocabulary::load();
  return loaded;
}

struct Expansion {
  const char* text;
  const char* expanded;
};

class Abbreviations : public ::testing::TestWithParam<Expansion> {};

TEST_P(Abbreviations, AreWrittenOutAsWholeWordsOnly) {
  EXPECT_EQ(vocabulary().expand_abbreviations(GetParam().text), GetParam().expanded);
}

constexpr const char* kCouncilAndCommittee = "Hội đồng nhân dân và Ủy ban nhân dân";

INSTANTIATE_TEST_SUITE_P(
    InNames, Abbreviations,
    ::testing::Values(
        Expansion{"UBND xã", "Ủy ban nhân dân xã"}, Expansion{"HĐND&UBND", kCouncilAndCommittee},
        Expansion{"HĐND & UBND", kCouncilAndCommittee}, Expansion{"HĐND-UBND", kCouncilAndCommittee},
        Expansion{"HĐND – UBND", kCouncilAndCommittee},
        Expansion{"Văn phòng HĐND và UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"},
        Expansion{"VP. HĐND&UBND", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"},
        Expansion{"VP.HĐND-UBND xã", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã"},
        Expansion{"TT Đảng ủy/HĐND", "Thường trực Đảng ủy/Hội đồng nhân dân"},
        Expansion{"TT đảng ủy", "Thường trực Đảng ủy"},
        Expansion{"TT. HĐND", "Thường trực Hội đồng nhân dân"},
        Expansion{"BTV Đảng uỷ", "Ban Thường vụ Đảng uỷ"}, Expansion{"BCH Đảng bộ", "Ban Chấp hành Đảng bộ"},
        Expansion{"BCH quân sự phường", "Ban Chỉ huy Quân sự phường"},
        Expansion{"BCH QS; CA xã", "Ban Chỉ huy Quân sự; Công an xã"},
        Expansion{"Phòng VH-XH", "Phòng Văn hóa - Xã hội"},
        Expansion{"Phòng VH – XH", "Phòng Văn hóa - Xã hội"}, Expansion{"P. VHXH", "Phòng Văn hóa - Xã hội"},
        Expansion{"Ban VHXX - HĐND xã", "Ban Văn hóa - Xã hội - Hội đồng nhân dân xã"},
        Expansion{"Đoàn TNCS HCM", "Đoàn Thanh niên Cộng sản Hồ Chí Minh"},
        Expansion{"TP. Hải Phòng", "thành phố Hải Phòng"},
        Expansion{"UBND TP.", "Ủy ban nhân dân thành phố."}, Expansion{"(UBND)", "(Ủy ban nhân dân)"},
        Expansion{"", ""}));

INSTANTIATE_TEST_SUITE_P(
    InSigns, Abbreviations,
    ::testing::Values(Expansion{"05-NQ/ĐU", "05-NQ/ĐU"}, Expansion{"KH-UBND", "KH-UBND"},
                      Expansion{"157/KH-UBND", "157/KH-UBND"}, Expansion{"134/ KH-UBND", "134/ KH-UBND"},
                      Expansion{"12/UBND-VX", "12/UBND-VX"}, Expansion{"12/KH-MTTQ-BTT", "12/KH-MTTQ-BTT"},
                      Expansion{"1232/NQ-UBTVQH15", "1232/NQ-UBTVQH15"},
                      Expansion{"149/QĐ-UBND-TL", "149/QĐ-UBND-TL"}, Expansion{"05-TTr/UBND", "05-TTr/UBND"},
                      Expansion{"Số: /CTr-UBND", "Số: /CTr-UBND"}, Expansion{"KH - UBND", "KH - UBND"},
                      Expansion{"Kế hoạch 157/KH-UBND của UBND xã",
                                "Kế hoạch 157/KH-UBND của Ủy ban nhân dân xã"}));

INSTANTIATE_TEST_SUITE_P(InsideWords, Abbreviations,
                         ::testing::Values(Expansion{"UBNDX", "UBNDX"}, Expansion{"XUBND", "XUBND"},
                                           Expansion{"UBNDĐ", "UBNDĐ"}, Expansion{"ĐCA", "ĐCA"},
                                           Expansion{"UBND1", "UBND1"}, Expansion{"ủy ban", "ủy ban"}));

TEST(ExpandingAbbreviations, ExpandingTwiceChangesNothingMore) {
  for (const Unit& unit : vocabulary().units()) {
    for (const std::string& variant : unit.variants) {
      const std::string once = vocabulary().expand_abbreviations(variant);
      EXPECT_EQ(vocabulary().expand_abbreviations(once), once) << variant;
    }
  }
}

TEST(ExpandingAbbreviations, ChangesNothingWhereNoneMayBegin) {
  for (const char* text : {"Ủy ban nhân dân xã", "", "phòng chống", "05 ngày", "XUBND"}) {
    EXPECT_FALSE(vocabulary().may_abbreviate(text)) << text;
    EXPECT_EQ(vocabulary().expand_abbreviations(text), text);
  }
  for (const char* text : {"UBND xã", "Chủ tịch UBND", "(UBND)"}) {
    EXPECT_TRUE(vocabulary().may_abbreviate(text)) << text;
  }
}

TEST(ExpandingAbbreviations, AnyBytesPassThrough) {
  const std::string bytes = "UBND \xFF\xC3 \xF0\x9F UBND\x80";
  EXPECT_EQ(vocabulary().expand_abbreviations(bytes),
            "Ủy ban nhân dân \xFF\xC3 \xF0\x9F Ủy ban nhân dân\x80");
}

TEST(ExpandingAbbreviations, TakeTimeInProportionToTheText) {
  for (const std::string piece : {"UBND ", "A-", "UBND-", "TT ", "HĐND & ", "- ", "KH - "}) {
    std::string text;
    while (text.size() < 40'000) text += piece;
    const auto begin = std::chrono::steady_clock::now();
    EXPECT_GE(vocabulary().expand_abbreviations(text).size(), text.size() / 2);
    // Quadratic work on this size takes minutes; the bound leaves room for sanitizers.
    EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(10)) << piece;
  }
}

}  // namespace
}  // namespace vanthu
