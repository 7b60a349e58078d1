#include "tools/program/report_pages.h"

#include <fmt/format.h>

#include "tools/program/page_drawing.h"
#include "tools/program/source_bytes.h"

namespace vanthu {
namespace {

constexpr std::uint32_t kMark = 0xC62828;

class SmallestBox {
 public:
  explicit SmallestBox(const Span& wanted) : wanted_(wanted) {}

  void offer(const Span& span) {
    const bool around = span.bytes.begin <= wanted_.bytes.begin && span.bytes.end >= wanted_.bytes.end;
    if (!around || !span.box || span.page != wanted_.page) return;
    if (box_ && span.bytes.size() >= size_) return;
    box_ = span.box;
    size_ = span.bytes.size();
  }

  std::optional<Box> box() const { return box_; }

 private:
  const Span& wanted_;
  std::optional<Box> box_;
  std::size_t size_ = 0;
};

}  // namespace

std::optional<Box> find_box(const Document& reading, const Span& span) {
  if (span.box) return span.box;
  SmallestBox smallest(span);
  for (const Issue& issue : reading.issues) {
    smallest.offer(issue.span);
    if (issue.other) smallest.offer(*issue.other);
  }
  for (const Citation& citation : reading.citations) smallest.offer(citation.span);
  for (const Section& section : reading.sections) smallest.offer(section.span);
  for (const Assignment& task : reading.assignments) smallest.offer(task.span);
  for (const auto* field : {&reading.header.number_reading, &reading.header.date_reading}) {
    if (*field) smallest.offer((*field)->span);
  }
  return smallest.box();
}

void ReportPages::mark(const FindingPlace& place, const Document& reading, const std::string& label) {
  if (!place.span.page) return;
  Page& page = pages_[{place.document, *place.span.page}];
  page.format = reading.source.format;
  const auto box = find_box(reading, place.span);
  if (!box) return;
  constexpr double kMargin = 2;  // points, so that the frame lies outside of the words
  page.marks.push_back(
      {{box->x0 - kMargin, box->y0 - kMargin, box->x1 + kMargin, box->y1 + kMargin}, kMark, label});
}

std::string ReportPages::draw(const FindingPlace& place, const Page& page) {
  if (page.format != "pdf") throw Error("report-page-no-pdf", place.path, {page.format});
  const std::vector<SourceSummary> sources = store_.sources(place.document);
  return draw_page(load_source(sources.at(0), limits_), *place.span.page, page.marks, limits_);
}

std::optional<ReportPicture> ReportPages::picture(const FindingPlace& place) {
  const int number = place.span.page.value_or(0);
  const auto found = pages_.find({place.document, number});
  if (found == pages_.end()) return std::nullopt;
  Page& page = found->second;
  if (page.given) return page.given;
  ReportPicture picture{fmt::format("page-{}-{}", place.document, number), "", ""};
  if (drawn_ >= kMostPictures || bytes_ >= kMostPictureBytes) {
    ++left_out_;
    picture.trouble = message(language_, "report-page-left-out");
  } else {
    try {
      picture.png = draw(place, page);
      ++drawn_;
      bytes_ += picture.png.size();
    } catch (const Error& error) {
      ++failed_;
      picture.trouble = describe(language_, error);
    }
  }
  page.given = ReportPicture{picture.id, "", picture.trouble};
  return picture;
}

}  // namespace vanthu
