#include "tools/program/page_index.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <vector>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr std::string_view kStyle = R"(
body{font:16px/1.4 sans-serif;margin:1em auto;max-width:90em;padding:0 1em}
section{display:flex;flex-wrap:wrap;gap:1em;border-top:1px solid #ccc;padding:1em 0}
section h2{flex-basis:100%;margin:0}
img{max-width:100%;flex:1 1 40em;min-width:20em;border:1px solid #ccc;align-self:flex-start}
table{flex:1 1 25em;border-collapse:collapse;align-self:flex-start}
td{padding:.2em .5em;vertical-align:top;border-bottom:1px solid #eee}
b{white-space:nowrap}
)";

std::string escaped(std::string_view text) {
  std::string valid = find_invalid_utf8(text) == std::string_view::npos ? std::string(text) : printable(text);
  std::string html;
  for (const char c : valid) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

std::string label_html(const FactLook& look, std::string_view label) {
  return fmt::format("<b style=\"color:#{:06X}\">{}</b>", look.colour, label);
}

std::string legend(Language language) {
  std::string html = "<ul>\n";
  for (const FactLook& look : fact_looks()) {
    html += fmt::format("<li>{} {}</li>\n", label_html(look, std::string(1, look.letter)),
                        escaped(message(language, look.name_code)));
  }
  return html + "</ul>\n";
}

/// The facts of each page; one that goes over a page end stands on both.
std::map<int, std::vector<const MarkedFact*>> facts_by_page(std::span<const MarkedFact> facts) {
  std::map<int, std::vector<const MarkedFact*>> pages;
  for (const MarkedFact& fact : facts) {
    for (const FactPlace& place : fact.places) {
      auto& listed = pages[place.page];
      if (listed.empty() || listed.back() != &fact) listed.push_back(&fact);
    }
  }
  return pages;
}

std::string fact_row(const MarkedFact& fact, Language language) {
  const FactLook& look = fact_looks()[static_cast<std::size_t>(fact.kind)];
  return fmt::format("<tr><td>{}</td><td>{}</td><td>{}</td></tr>\n", label_html(look, fact.label),
                     escaped(message(language, look.name_code)), escaped(fact.text));
}

}  // namespace

std::string page_file_name(int page) { return fmt::format("page-{:03}.png", page); }

std::string page_index(const std::string& title, int pages, std::span<const MarkedFact> facts,
                       Language language) {
  std::string html = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<meta charset=\"utf-8\">\n<title>{}</title>\n<style>{}</style>\n"
      "<h1>{}</h1>\n<p>{}</p>\n",
      language == Language::vietnamese ? "vi" : "en", escaped(title), kStyle, escaped(title),
      escaped(message(language, "pages-explained")));
  html += legend(language);
  const auto by_page = facts_by_page(facts);
  for (int page = 1; page <= pages; ++page) {
    const std::string heading = escaped(message(language, "pages-page", {std::to_string(page)}));
    html += fmt::format("<section>\n<h2>{0}</h2>\n<img src=\"{1}\" alt=\"{0}\">\n<table>\n", heading,
                        page_file_name(page));
    if (const auto listed = by_page.find(page); listed != by_page.end()) {
      for (const MarkedFact* fact : listed->second) html += fact_row(*fact, language);
    }
    html += "</table>\n</section>\n";
  }
  return html + "</html>\n";
}

}  // namespace vanthu
