#include "parsers/unit_words.h"

#include <gtest/gtest.h>

#include <string>

#include "plan_text.h"

namespace vanthu {
namespace {

const UnitWords& words() {
  static const UnitWords made(test::vocabulary());
  return made;
}

TEST(UnitWords, HeadingsOfUnitsAndOfficesAreKnownByTheirFirstWords) {
  for (const char* line :
       {"Phòng Kinh tế", "PHÒNG KINH TẾ", "Đề nghị Công an xã", "Hiệu trưởng các trường Tiểu học",
        "Các đồng chí Trưởng thôn", "Các tổ chức chính trị - xã hội", "Công an:", "Trạm Y tế, Công an xã",
        "UBND xã", "Giao các thôn"}) {
    EXPECT_TRUE(words().begins_with_unit(line)) << line;
  }
  for (const char* line : {"", "Kinh phí thực hiện", "Chế độ báo cáo", "Ban hành kế hoạch",
                           "Tổ chức thực hiện", "Hội nghị tổng kết", "Trường hợp đặc biệt", "Đoàn kết nội bộ",
                           "Đội ngũ cán bộ", "Bản đồ địa chính", "Bantu", "Công tác cán bộ"}) {
    EXPECT_FALSE(words().begins_with_unit(line)) << line;
  }
}

TEST(UnitWords, DutiesBeginWithAColonOrAVerb) {
  for (const char* rest :
       {":", " : Tham mưu", " có trách nhiệm", " chủ trì, phối hợp", ", phối hợp với Công an",
        " (cơ quan thường trực) tham mưu", " là cơ quan đầu mối", " cử cán bộ", " Quản lý địa bàn"}) {
    EXPECT_TRUE(words().begins_duty(rest)) << rest;
  }
  for (const char* rest : {"", " xã", " của xã", " làng nghề", " cửa khẩu", " và Công an xã", "."}) {
    EXPECT_FALSE(words().begins_duty(rest)) << rest;
  }
}

TEST(UnitWords, ReadLongLinesByTheirBeginning) {
  std::string line = "Phòng ";
  while (line.size() < 100'000) line += "kinh tế (";
  EXPECT_TRUE(words().begins_with_unit(line));
  EXPECT_FALSE(words().begins_duty(line));
}

}  // namespace
}  // namespace vanthu
