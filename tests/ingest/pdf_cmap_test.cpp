#include "ingest/pdf_cmap.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

struct CmapCase {
  std::string_view cmap;
  std::size_t codes;
};

TEST(PdfCmap, RangesCountByTheCodesThatTheyCover) {
  for (const CmapCase& c : {
           CmapCase{"", 0},
           CmapCase{"1 begincodespacerange <0000> <FFFF> endcodespacerange", 0},
           CmapCase{"2 beginbfrange <0041> <0043> <0061> <0050> <0050> <1EA1> endbfrange", 4},
           CmapCase{"1 beginbfrange<00><02>[<0041><0042>\n<0043>]endbfrange", 3},
           CmapCase{
               "1 begincidrange <0000> <00FF> 0 endcidrange 1 beginnotdefrange <00> <0F> 1 endnotdefrange",
               272},
           CmapCase{"1 beginbfrange % a remark <0000> <FFFF>\n<0041> <0042> <0061> endbfrange", 2},
           CmapCase{"5 beginbfchar <0041> <0061> endbfchar", 0},
           CmapCase{"1 beginbfrange <0043> <0041> <0061> endbfrange", 0},
           CmapCase{"1 beginbfrange <zz> <0041> <0061> endbfrange", 0},
           CmapCase{"1 beginbfrange <00", 0},
           CmapCase{"1 beginbfrange <00000000> <FFFFFFFF> <0061> endbfrange", 1000},
       }) {
    EXPECT_EQ(count_mapped_codes(c.cmap, 1000), c.codes) << c.cmap;
  }
}

TEST(PdfCmap, CountingStopsAtTheMost) {
  std::string ranges = "100 beginbfrange ";
  for (int i = 0; i < 100; ++i) ranges += "<0000> <FFFF> <0041> ";
  EXPECT_EQ(count_mapped_codes(ranges, 1'000'000), 1'000'000u);
  EXPECT_EQ(count_mapped_codes(ranges, 100'000'000), 6'553'600u);
}

}  // namespace
}  // namespace vanthu
