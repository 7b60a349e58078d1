// Places of findings as pictures of their pages.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/limits.h"
#include "ingest/pdf_file.h"
#include "store/store.h"
#include "tools/export/report_data.h"

namespace vanthu {

/// Draws each page once, with all that is marked on it, until kMostPictures or kMostPictureBytes are reached.
class ReportPages {
 public:
  ReportPages(const Store& store, const Limits& limits, Language language)
      : store_(store), limits_(limits), language_(language) {}

  /// Marks `place`, which stands in `reading`, on its page with `label` (ASCII), where it is on one.
  void mark(const FindingPlace& place, const Document& reading, const std::string& label);

  /// The page of `place`; none where it is on no page.  Of a page that was given before only where it is
  /// shown.
  std::optional<ReportPicture> picture(const FindingPlace& place);

  /// Pages that were left out since there would be too many.
  std::size_t left_out() const { return left_out_; }
  /// Pages that could not be drawn.
  std::size_t failed() const { return failed_; }

 private:
  struct Page {
    std::string format;
    std::vector<PageMark> marks;
    std::optional<ReportPicture> given{};  // without its bytes
  };

  std::string draw(const FindingPlace& place, const Page& page);

  const Store& store_;
  const Limits& limits_;
  Language language_;
  std::map<std::pair<DocumentId, int>, Page> pages_;
  std::size_t drawn_ = 0, bytes_ = 0, left_out_ = 0, failed_ = 0;
};

/// The smallest rectangle on the span's page that the record has for words around it; none where it has none.
std::optional<Box> find_box(const Document& reading, const Span& span);

}  // namespace vanthu
