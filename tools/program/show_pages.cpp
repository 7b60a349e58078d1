#include "tools/program/show_pages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <optional>

#include "tools/program/output.h"
#include "tools/program/page_drawing.h"
#include "tools/program/page_index.h"
#include "tools/program/source_bytes.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

void make_folder(const std::string& folder) {
  std::error_code failure;
  const bool exists = fs::is_directory(folder, failure);
  if (exists && !fs::is_empty(folder, failure)) throw Error("pages-folder-not-empty", folder);
  if (!exists) fs::create_directory(folder, failure);
  if (failure || !fs::is_directory(folder)) throw Error("pages-folder-failed", folder, {failure.message()});
}

void write_bytes(const fs::path& path, const std::string& bytes) {
  std::ofstream file(path, std::ios::binary);
  file << bytes;
  file.close();
  if (!file) throw Error("pages-write-failed", path.string());
}

/// Frames of facts that hold others lie outside of theirs.
double margin_of(FactKind kind) {
  switch (kind) {
    case FactKind::table_row:
      return 3;
    case FactKind::assignment:
      return 1.5;
    default:
      return 0.5;
  }
}

/// The marks of each page.
std::map<int, std::vector<PageMark>> marks_by_page(const std::vector<MarkedFact>& facts) {
  std::map<int, std::vector<PageMark>> pages;
  for (const MarkedFact& fact : facts) {
    const double margin = margin_of(fact.kind);
    int labelled = 0;  // at the first place of each page alone
    for (const FactPlace& place : fact.places) {
      const Box& box = place.box;
      pages[place.page].push_back({{box.x0 - margin, box.y0 - margin, box.x1 + margin, box.y1 + margin},
                                   fact_looks()[static_cast<std::size_t>(fact.kind)].colour,
                                   place.page == labelled ? "" : fact.label});
      labelled = place.page;
    }
  }
  return pages;
}

/// None where this page cannot be drawn, which is said; the others still can.
std::optional<std::string> try_to_draw(const SourceFile& source, int page, const std::vector<PageMark>& marks,
                                       const Limits& limits, const Settings& settings) {
  try {
    return draw_page(source, page, marks, limits);
  } catch (Error& error) {
    if (!error.page) error.page = page;
    report(settings, error);
    return std::nullopt;
  }
}

std::string title_of(const Document& document) {
  const Header& header = document.header;
  const std::string number = header.number ? header.number->key.value_or(header.number->raw) : "";
  return number.empty() ? document.source.path : number + " - " + document.source.path;
}

}  // namespace

int write_pages(const std::vector<Document>& readings, const std::vector<SourceSummary>& sources,
                const std::string& folder, const Limits& limits, const Settings& settings) {
  const auto reading = std::find_if(readings.begin(), readings.end(),
                                    [](const Document& document) { return document.source.format == "pdf"; });
  if (reading == readings.end()) {
    throw Error("pages-no-pdf", readings.front().source.path, {readings.front().source.format});
  }
  const SourceFile source =
      load_source(sources[static_cast<std::size_t>(reading - readings.begin())], limits);
  const auto [pages, facts] = find_page_facts(source, *reading, limits);
  auto marks = marks_by_page(facts);

  make_folder(folder);
  int failed = 0;
  for (int page = 1; page <= pages; ++page) {
    const std::optional<std::string> picture = try_to_draw(source, page, marks[page], limits, settings);
    if (picture) write_bytes(fs::path(folder) / page_file_name(page), *picture);
    if (!picture) ++failed;
  }
  const fs::path index = fs::path(folder) / "index.html";
  write_bytes(index, page_index(title_of(*reading), pages, facts, settings.language));
  note(settings, "pages-written",
       {std::to_string(pages - failed), std::to_string(facts.size()), index.string()});
  return failed == 0 ? 0 : 1;
}

}  // namespace vanthu
