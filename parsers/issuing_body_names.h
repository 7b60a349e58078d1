// Names of issuing bodies taken apart: stem, level, place.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// A name as the tables list it: tone marks in their place, "Tỉnh ủy", "Thành ủy" … as "Đảng bộ tỉnh", "Đảng
/// bộ thành phố" …, "Tỉnh đoàn" as "Đoàn Thanh niên tỉnh"; without its term ("khóa XII", "nhiệm kỳ
/// 2020-2025"). Abbreviations must be written out.
std::string tidy_body_name(std::string_view name);

/// Without the organ or office at its start, which acts for the body behind it: "Ban Thường vụ Đảng ủy xã" →
/// "Đảng ủy xã", "Bộ trưởng Bộ Nội vụ" → "Bộ Nội vụ".  Unchanged where there is none.
std::string_view without_organ(std::string_view name);

/// What stands behind the stem of a name.
struct NamedPlace {
  std::string_view subject;  // "chuyển đổi số" of "Ban Chỉ đạo chuyển đổi số xã"
  std::string level;  // xã | phường | đặc khu | thị trấn | huyện … tỉnh | thành phố | trung ương, or ""
  std::string_view name;  // "Gia Bình"
  bool of_all = false;    // "cấp xã": of no particular one
};

/// Without what follows of a joint issuer: "xã và Ủy ban MTTQ Việt Nam xã" → "xã".
std::string_view without_further_bodies(std::string_view rest);

/// `rest` without blanks at its ends; of an unknown name the whole.
NamedPlace read_named_place(std::string_view rest);

/// xã | huyện | tỉnh | trung ương of a printed level; "" for "thành phố" (it may be of a province or in one)
/// and for "".
std::string_view rank_of(std::string_view level);

}  // namespace vanthu
