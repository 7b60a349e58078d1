#include "tools/export/report_parts.h"

#include <algorithm>

namespace vanthu {
namespace {

constexpr std::size_t kMostOfName = 120;  // of a number, a section or a file's name

bool is_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

Html cell(std::size_t column, const ReportTable& table, const Html& content) {
  std::vector<HtmlAttribute> attributes;
  if (column == 0) attributes.push_back({"scope", "row"});
  if (table.numbers[column]) attributes.push_back({"class", "number"});
  attributes.push_back({"data-head", table.heads[column]});
  return column == 0 ? element("th", attributes, content) : element("td", attributes, content);
}

Html row_html(const ReportTable& table, const std::vector<Html>& cells) {
  if (cells.size() == 1) {
    return element("tr", {{"class", "group"}},
                   element("th", {{"scope", "rowgroup"}, {"colspan", std::to_string(table.heads.size())}},
                           cells.front())) +
           line_end();
  }
  Html row;
  for (std::size_t i = 0; i < cells.size(); ++i) row += cell(i, table, cells[i]);
  return element("tr", row) + line_end();
}

}  // namespace

Html html_message(Language language, std::string_view code, const std::vector<std::string>& arguments) {
  return html_text(message(language, code, arguments), 4 * kMostShown);
}

std::string shown_number(std::size_t number, Language language) {
  std::string digits = std::to_string(number);
  const char separator = language == Language::vietnamese ? '.' : ',';
  for (std::size_t at = digits.size(); at > 3;) digits.insert(at -= 3, 1, separator);
  return digits;
}

std::string shown_day(const std::string& iso, Language language) {
  if (language != Language::vietnamese || iso.size() < 7 || iso.size() > 10) return iso;
  const std::string year = iso.substr(0, 4), month = iso.substr(5, 2);
  if (!is_digits(year) || !is_digits(month) || iso[4] != '-') return iso;
  if (iso.size() == 7) return month + "/" + year;
  if (iso.size() != 10 || iso[7] != '-') return iso;
  return iso.substr(8) + "/" + month + "/" + year;
}

std::string document_anchor(std::int64_t document) { return "document-" + std::to_string(document); }

Html document_html(const ReportPlace& place, bool linked) {
  const Html name = element("bdi", html_text(place.name, kMostOfName));
  Html shown = linked ? link_within(document_anchor(place.document), name) : name;
  if (!place.commune.empty()) shown += html_text(", " + place.commune, kMostOfName);
  return shown;
}

Html place_html(const ReportPlace& place, PlaceForm form, Language language) {
  std::vector<Html> steps;
  if (place.page) steps.push_back(html_message(language, "report-page", {std::to_string(*place.page)}));
  if (place.appendix) {
    steps.push_back(place.appendix->empty()
                        ? html_message(language, "report-an-appendix")
                        : html_text(message(language, "report-appendix", {*place.appendix}), kMostOfName));
  }
  if (!place.section.empty()) {
    steps.push_back(html_text(message(language, "report-section", {place.section}), kMostOfName));
  }
  if (!place.page && place.line > 0) {
    steps.push_back(html_message(language, "place-line", {std::to_string(place.line)}));
  }
  if (form == PlaceForm::with_file) {
    steps.push_back(html_message(language, "report-file") + html_text(" ") +
                    element("code", html_text(place.path, 2 * kMostOfName)));
  }
  Html shown;
  for (const Html& step : steps) shown += shown.empty() ? step : html_text(", ") + step;
  return element("span", {{"class", "place"}}, shown);
}

Html table_html(const ReportTable& table) {
  Html heads;
  for (std::size_t i = 0; i < table.heads.size(); ++i) {
    std::vector<HtmlAttribute> attributes{{"scope", "col"}};
    if (table.numbers[i]) attributes.push_back({"class", "number"});
    heads += element("th", attributes, html_text(table.heads[i]));
  }
  Html rows;
  for (const std::vector<Html>& row : table.rows) rows += row_html(table, row);
  Html parts = element("caption", table.caption) + element("thead", element("tr", heads)) + line_end() +
               element("tbody", rows);
  // As a body of its own: browsers repeat a foot on every printed page.
  if (!table.foot.empty()) parts += element("tbody", {{"class", "sum"}}, row_html(table, table.foot));
  const bool counts = std::count(table.numbers.begin(), table.numbers.end(), false) == 1;
  if (counts) return element("table", {{"class", "counts"}}, parts) + line_end();
  return element("table", parts) + line_end();
}

Html section_html(std::string_view id, const Html& heading, const Html& content) {
  return element("section", {{"id", std::string(id)}}, element("h2", heading) + line_end() + content) +
         line_end();
}

Html paragraph(const Html& content) { return element("p", content) + line_end(); }

Html note_paragraph(const Html& content) { return element("p", {{"class", "note"}}, content) + line_end(); }

Html more_html(std::size_t all, std::size_t shown, std::string_view command, Language language) {
  if (all <= shown) return {};
  return note_paragraph(html_message(language, "report-more", {shown_number(all - shown, language)}) +
                        html_text(" ") + element("code", html_text(command)));
}

}  // namespace vanthu
