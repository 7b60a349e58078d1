#include <gtest/gtest.h>

#include "normalize/text_forms.h"

namespace vanthu {
namespace {

struct Case {
  const char* source;
  const char* normal;
};

TEST(NormalizeText, ComposesLetters) {
  const Case cases[] = {
      {"Ke\u0302\u0301 hoa\u0323ch", "Kế hoạch"},
      {"Ủy ban nhân dân", "Ủy ban nhân dân"},
      {"a\u0323\u0302", "ậ"},
      {"a\u0302\u0323", "ậ"},
      {"u\u031B\u0323", "ự"},
      {"u\u0323\u031B", "ự"},
      {"\u0301", "\u0301"},              // nothing to stand on
      {"a\u200B\u0301", "á"},            // zero-width space between letter and mark
      {"ｅ\u0301", "é"},                 // full-width letter with a mark
      {"Q\u212A", "QK"},                 // Kelvin sign is K to Unicode itself
      {"\u1112\u1161\u11AB", "\uD55C"},  // Hangul composes as anywhere
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, PutsTheHatBeforeTheTone) {
  const Case cases[] = {
      {"á\u0302", "ấ"},       {"a\u0301\u0302", "ấ"}, {"à\u0306", "ằ"},       {"Ả\u0302", "Ẩ"},
      {"ẽ\u0302", "ễ"},       {"ó\u0302", "ố"},       {"o\u031B\u0301", "ớ"}, {"ó\u031B", "ớ"},
      {"ạ\u0302", "ậ"},       {"í\u0302", "í\u0302"},  // no Vietnamese letter: left alone
      {"ó\u0306", "ó\u0306"},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, LeavesOneBlankBetweenWords) {
  const Case cases[] = {
      {"", ""},
      {"   ", ""},
      {"  hai   từ ", "hai từ"},
      {"hai\u00A0từ", "hai từ"},
      {"hai \u2003\u3000\u00A0 từ", "hai từ"},
      {"hai\u000Btừ\fba\rbốn", "hai từ ba bốn"},
      {"dòng một \n  dòng hai", "dòng một\ndòng hai"},
      {"ô \t\t \t ô ", "ô\t\t\tô"},
      {"\n\n \t", "\n\n\t"},
      {"liền\u200Btừ\uFEFF", "liềntừ"},
      {"Quy\u00ADết", "Quyết"},
      {"\u202AHà\u202C Nội\u200E", "Hà Nội"},
      {"a\u0001b", "ab"},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, DropsBlanksBesidePunctuationOnlyWhereTheyMeanNothing) {
  const Case cases[] = {
      {"chủ trì , phối hợp ; báo cáo : gồm .", "chủ trì, phối hợp; báo cáo: gồm."},
      {"số 15 , ngày", "số 15, ngày"},
      {"“thi đua” , (mới) .", "“thi đua”, (mới)."},
      {"( kèm theo", "(kèm theo"},
      {"“ về việc", "“về việc"},
      {"Kế hoạch số ... ngày", "Kế hoạch số ... ngày"},
      {"Kế hoạch số .../KH-UBND", "Kế hoạch số .../KH-UBND"},
      {"Kế hoạch số … ngày", "Kế hoạch số … ngày"},
      {"Kế hoạch số .…", "Kế hoạch số .…"},
      {"Số:   /KH-UBND", "Số: /KH-UBND"},
      {"134/ KH-UBND", "134/ KH-UBND"},
      {"134 / KH - UBND", "134 / KH - UBND"},
      {"ngày   tháng   năm 2026", "ngày tháng năm 2026"},
      {"( )", "( )"},
      {"( .../... )", "( .../... )"},
      {"- , -", "- , -"},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, FoldsVariantsAndKeepsWhatIsPrinted) {
  const Case cases[] = {
      {"Văn hóa \u2011 Xã hội", "Văn hóa - Xã hội"},
      {"\u22125 \u2010 \uFE63 \uFF0D \uFE58 \u2043", "-5 - - - - -"},
      {"2025 – 2030 — hết", "2025 – 2030 — hết"},
      {"“Dân vận khéo” ‘a’ «b»", "“Dân vận khéo” ‘a’ «b»"},
      {"157∕KH 1⁄2 2／3", "157/KH 1/2 2/3"},
      {"ﬁle ﬀ ﬃ ﬄ ﬂ", "file ff ffi ffl fl"},
      {"１５７／ＫＨ－ＵＢＮＤ", "157/KH-UBND"},
      {"m² № Ⅱ ½ …", "m² № Ⅱ ½ …"},
      {"\uF0B7 việc\n\uF0A7 việc\n\uF0D8 việc\n\uF02D việc", "- việc\n- việc\n- việc\n- việc"},
      {"\uF0FC xong", "✓ xong"},
      {"\uE123 giữ \uFFFD", "\uE123 giữ \uFFFD"},
      {"• việc ■ việc", "• việc ■ việc"},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, FoldsLookAlikesOfDWithStroke) {
  const Case cases[] = {
      {"\u00D0ảng ủy", "Đảng ủy"},   {"\u0189ảng", "Đảng"},        {"\u00F0ồng", "đồng"},
      {"\u0256ồng", "đồng"},         {"D\u0335ảng", "Đảng"},       {"d\u0336ồng", "đồng"},
      {"05-NQ/\u00D0U", "05-NQ/ĐU"}, {"D\u0323\u0335", "Đ\u0323"}, {"BXDD", "BXDD"},
      {"x\u0335", "x\u0335"},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, FoldsHomoglyphsInsideVietnameseWordsOnly) {
  const Case cases[] = {
      {"Cộng \u0455ản", "Cộng sản"},
      {"ngà\u0443", "ngày"},
      {"\u0445ã", "xã"},
      {"\u1D20iệc", "việc"},
      {"\u0443 tế", "y tế"},            // the whole word is one homoglyph
      {"H\u0430\u0300 Nội", "Hà Nội"},  // with a combining mark
      {"H\u0450 phố", "Hè phố"},        // Cyrillic ѐ is е and a grave
      {"\u039AH-UBND", "KH-UBND"},      // Greek kappa
      {"Москва", "Москва"},
      {"Ωμέγα", "Ωμέγα"},
  };
  for (const Case& c : cases) EXPECT_EQ(normalize_text(c.source).text, c.normal) << c.source;
}

TEST(NormalizeText, MapsEveryByteToItsSource) {
  const NormalizedText normal = normalize_text("  ke\u0302\u0301  va\u0300 , ab ");
  EXPECT_EQ(normal.text, "kế và, ab");
  //                             k  ế---e  _  v  à--  ,   _   a   b   end
  EXPECT_EQ(normal.origin, (OffsetMap{2, 3, 3, 3, 8, 10, 11, 11, 15, 16, 17, 18, 19}));
}

TEST(NormalizeText, MapsNormalTextByteForByte) {
  const NormalizedText normal = normalize_text("Đảng\tủy");
  EXPECT_EQ(normal.text, "Đảng\tủy");
  ASSERT_EQ(normal.origin.size(), normal.text.size() + 1);
  for (std::size_t i = 0; i < normal.origin.size(); ++i) EXPECT_EQ(normal.origin[i], i);
}

TEST(NormalizeText, ReadsBytesThatAreNoUtf8AsReplacementCharacters) {
  const NormalizedText normal = normalize_text("a\xFFz \xE1\xBA");
  EXPECT_EQ(normal.text, "a\uFFFDz \uFFFD\uFFFD");
  EXPECT_EQ(normal.origin, (OffsetMap{0, 1, 1, 1, 2, 3, 4, 4, 4, 5, 5, 5, 6}));
}

}  // namespace
}  // namespace vanthu
