// PDF files through Poppler: what is printed on each page.  The only door to Poppler's types.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"
#include "ingest/page.h"
#include "ingest/page_image.h"

namespace vanthu {

/// A rectangle to draw on a picture of a page, and the short text beside it.
struct PageMark {
  Box box;
  std::uint32_t colour = 0;  // 0xRRGGBB
  std::string label;         // ASCII
};

/// An open file.  Not for several threads at once; several files are.
class PdfFile {
 public:
  /// `bytes` must outlive the file.  Throws Error "pdf-damaged", "pdf-encrypted" (needs a password; one that
  /// is empty is tried), "limit-pdf-objects" or "limit-pages".
  static PdfFile open(std::string_view bytes, const std::string& path, const Limits& limits);
  ~PdfFile();
  PdfFile(PdfFile&&) noexcept;
  PdfFile& operator=(PdfFile&&) noexcept;

  int page_count() const;

  /// What stands on page `number` (1-based); its fonts are added to fonts().  Throws Error "pdf-page-damaged"
  /// where errors left nothing of it, "limit-page-…" or "limit-fonts" (page: its number; argument {1}
  /// likewise).
  Page read_page(int number);
  const std::vector<PageFont>& fonts() const;

  /// Digital signatures in the file's form fields.  Boxes follow the turn of pages that read_page has read.
  std::vector<Signature> signatures() const;

  /// The picture of the page for OCR, turned as the page is shown, whichever way its letters run: the pixels
  /// of a scan as it has them, other pages drawn as finely as their pictures are.  Stamps, signatures and
  /// comments that were laid over the page are left out, and so are letters of fonts that the file does not
  /// have: no other file is opened.  Throws as read_page, and Error "limit-scan-pixels", "pdf-fonts-absent"
  /// and "image-damaged" (less than half of the picture can be decoded).
  PageImage read_image(int number);

  /// A picture of the page as PNG, turned as read_page gives it, with the marks drawn over it; in fewer dots
  /// than asked for where it would exceed limits.picture_pixels.  Throws as read_page.
  std::string render_png(int number, double dots_per_inch, const std::vector<PageMark>& marks);

 private:
  struct Handle;
  explicit PdfFile(std::unique_ptr<Handle> handle);
  std::unique_ptr<Handle> handle_;
};

}  // namespace vanthu
