// What the sections of a report are made of.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "tools/export/html.h"
#include "tools/export/report_data.h"

namespace vanthu {

/// A message of the catalogue as text.
Html html_message(Language language, std::string_view code, const std::vector<std::string>& arguments = {});

/// "12.345" in Vietnamese, "12,345" in English.
std::string shown_number(std::size_t number, Language language);

/// An ISO date, perhaps partial, as people write it: "08/05/2026", "05/2026" in Vietnamese.
std::string shown_day(const std::string& iso, Language language);

/// "157/KH-UBND, Gia Lộc", a link to its tasks where `linked`.
Html document_html(const ReportPlace& place, bool linked);

/// "tr. 3, mục II.1, tệp plans/gia-loc.pdf"; within a document that is named already without the file.
enum class PlaceForm { with_file, in_document };
Html place_html(const ReportPlace& place, PlaceForm form, Language language);

/// The id of the part of the appendix that has the document's tasks.
std::string document_anchor(std::int64_t document);

/// A table with a caption; a row of one cell is a heading over those that follow, a first cell heads its row.
struct ReportTable {
  Html caption;
  std::vector<std::string> heads;  // for people
  std::vector<bool> numbers;       // columns of numbers; as long as `heads`
  std::vector<std::vector<Html>> rows;
  std::vector<Html> foot{};  // a last row of sums; empty for none
};
Html table_html(const ReportTable& table);

/// A section of the report with its heading.  `id` without blanks.
Html section_html(std::string_view id, const Html& heading, const Html& content);

Html paragraph(const Html& content);
Html note_paragraph(const Html& content);

/// "Còn 12 dòng nữa; xem “vanthu units”"; nothing where `shown` is all.
Html more_html(std::size_t all, std::size_t shown, std::string_view command, Language language);

}  // namespace vanthu
