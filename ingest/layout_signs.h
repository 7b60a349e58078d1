// What a printed line or cell is by its own looks: heading, list item, label, letterhead, head of a table …
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

enum class LineKind {
  body,
  list_item,   // "- …", "+ …", "a) …", "1. …", "1.1. …"
  heading,     // "I. …", "Điều 1.", "Chương II"
  upper,       // in capitals, none of the kinds below
  type,        // "KẾ HOẠCH"
  appendix,    // "Phụ lục I", "Biểu số 01"
  attached,    // "(Kèm theo …"
  national,    // "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"
  number,      // "Số: …/KH-UBND"
  place_date,  // "Gia Bình, ngày … tháng … năm 2026"
  recipients,  // "Nơi nhận:"
  signature,   // "TM. …", "KT. …"
  label,       // "Cơ quan chủ trì: …"
  basis,       // "Căn cứ …", "Thực hiện …"
};

/// What joining lines asks of one.
struct LineSigns {
  LineKind kind = LineKind::body;
  bool begins_lower = false;        // with a lower-case letter
  bool ends_hard = false;           // in . : ; ! ? / ) ” "
  bool ends_open = false;           // in a word or a name that goes on: "của", "Thủ tướng"
  bool points_to_appendix = false;  // "có Phụ lục I kèm theo": a remark of its own, also in lower case
  std::size_t width = 0;            // code points
};

LineSigns read_signs(std::string_view line);

/// True for a line that holds nothing but a page number ("2", "- 2 -", "Trang 2/7"), with its value.
std::optional<int> page_number(std::string_view line);

/// True for a line that begins like the name of a body, of a place with its level or of an office: "ỦY BAN
/// NHÂN DÂN", "XÃ …", "PHÓ CHỦ TỊCH".
bool begins_body_name(std::string_view line);

/// True for a line that is only drawn: "-----", "_____", "* * *".
bool is_rule(std::string_view line);

/// True for a cell that numbers a row: "1", "1.1", "II", "a", "đ)", "-", "(2)".
bool is_ordinal(std::string_view cell);

enum class HeadKind { none, ordinal, task, time, unit, other };

/// What the column below a head cell holds; none where `cell` reads like no head.
HeadKind head_kind(std::string_view cell);

/// True where a row of these cells reads like the head of a table.
bool reads_like_head(const std::vector<std::string>& cells);

/// True where a text has the words of a letterhead ("CỘNG HÒA XÃ HỘI …"), or of a signature block.
bool is_national_title(std::string_view text);
bool is_signature_line(std::string_view text);

}  // namespace vanthu
