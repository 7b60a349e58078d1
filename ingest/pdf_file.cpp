#include "ingest/pdf_file.h"

#include <poppler/Error.h>
#include <poppler/ErrorCodes.h>
#include <poppler/GlobalParams.h>
#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/SplashOutputDev.h>
#include <poppler/Stream.h>
#include <poppler/goo/PNGWriter.h>
#include <poppler/splash/SplashBitmap.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <new>
#include <optional>
#include <set>
#include <utility>

#include "ingest/error.h"
#include "ingest/pdf_bounds.h"
#include "ingest/pdf_device.h"
#include "ingest/pdf_form.h"
#include "ingest/pdf_marks.h"
#include "ingest/pdf_object_streams.h"
#include "ingest/pdf_page_image.h"
#include "ingest/pdf_page_tree.h"

namespace vanthu {
namespace {

constexpr double kPointsPerInch = 72;

/// What Poppler last complained about, of each thread: it tells nothing by its results.
struct Complaints {
  std::size_t count = 0;
  std::string first;
};

Complaints& complaints() {
  thread_local Complaints list;
  return list;
}

/// Streams end where they end, whatever is stated, and no letter comes from a font's own file.
bool is_harmless(std::string_view complaint) {
  constexpr std::array<std::string_view, 2> kHarmless = {"Missing 'endstream'", "Embedded font file"};
  return std::any_of(kHarmless.begin(), kHarmless.end(),
                     [&](std::string_view begin) { return complaint.starts_with(begin); });
}

std::string reason() { return complaints().first.empty() ? "?" : complaints().first; }

void take_complaint(ErrorCategory category, Goffset, const char* message) {
  if (category == errSyntaxWarning || category == errUnimplemented || category == errConfig) return;
  if (is_harmless(message)) return;
  Complaints& list = complaints();
  if (list.count++ == 0) list.first = message;
}

using Clock = std::chrono::steady_clock;

bool is_past(void* deadline) { return Clock::now() > *static_cast<Clock::time_point*>(deadline); }

/// `bitmap` is of three bytes a pixel.
Picture copy_pixels(const SplashBitmap& bitmap) {
  Picture picture{bitmap.getWidth(), bitmap.getHeight(), {}};
  const std::size_t row = static_cast<std::size_t>(picture.width) * 3;
  picture.pixels.reserve(row * static_cast<std::size_t>(picture.height));
  for (int y = 0; y < picture.height; ++y) {
    const SplashColorConstPtr begin =
        bitmap.getDataPtr() + static_cast<std::ptrdiff_t>(bitmap.getRowSize()) * y;
    picture.pixels.insert(picture.pixels.end(), begin, begin + row);
  }
  return picture;
}

/// Empty where it cannot be written.
std::string write_png(Picture& picture, double dots_per_inch) {
  char* bytes = nullptr;
  std::size_t size = 0;
  std::FILE* const file = open_memstream(&bytes, &size);
  if (file == nullptr) return {};
  PNGWriter writer;
  bool written = writer.init(file, picture.width, picture.height, dots_per_inch, dots_per_inch);
  for (int y = 0; written && y < picture.height; ++y) {
    unsigned char* row =
        picture.pixels.data() + static_cast<std::size_t>(picture.width) * 3 * static_cast<std::size_t>(y);
    written = writer.writeRow(&row);
  }
  written = written && writer.close();
  std::fclose(file);
  const std::string png(bytes, written ? size : 0);
  std::free(bytes);
  return png;
}

std::unique_ptr<PDFDoc> open_document(std::string_view bytes) {
  // The document owns the stream, which only looks at the bytes.
  return std::make_unique<PDFDoc>(
      new MemStream(bytes.data(), 0, static_cast<Goffset>(bytes.size()), Object(objNull)));
}

void draw(PDFDoc& document, int number, PageDevice& device) {
  document.displayPage(&device, number, kPointsPerInch, kPointsPerInch, 0, false, true, false,
                       PageDevice::should_abort, &device, PageDevice::begin_annotation, &device);
}

/// A page with a letter; Poppler finds the objects without a table.
constexpr std::string_view kFirstPage =
    "%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n2 0 obj <</Type/Pages/Count 1/Kids[3 0 R]>> "
    "endobj\n"
    "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources<</Font<</F <</Type/Font"
    "/Subtype/Type1/BaseFont/Helvetica>> >> >> >> endobj\n4 0 obj <</Length 21>> stream\nBT /F 9 Tf (a) Tj "
    "ET\n\n"
    "endstream endobj\ntrailer <</Root 1 0 R>>\n";

/// Poppler's globals; safe to call from any thread, and again.  The first page that Poppler draws sets up
/// tables of its own without a lock, so one is drawn here.
void set_up_poppler() {
  [[maybe_unused]] static const bool done = [] {
    setErrorCallback(take_complaint);
    // Not the folder of encodings that some systems have (poppler-data): what a file says must not depend on
    // the machine that reads it, and a reader process cannot open files.
    globalParams = std::make_unique<GlobalParams>("/dev/null/none");
    const std::unique_ptr<PDFDoc> document = open_document(kFirstPage);
    PdfFonts fonts;
    const Limits limits;
    PageDevice device(fonts, limits, Clock::now() + std::chrono::seconds(limits.page_seconds));
    draw(*document, 1, device);
    return true;
  }();
}

/// What `action` gives; Error where the memory that Poppler wants is not there, as under a limit of the
/// system. (Some of Poppler ends the program instead.)
template <typename Action>
auto within_memory(const std::string& path, std::optional<int> page, Action action) {
  try {
    return action();
  } catch (const std::bad_alloc&) {
    throw Error("limit-memory", path, {}, page);
  }
}

}  // namespace

struct PdfFile::Handle {
  std::string path;
  std::string_view bytes;
  Limits limits;
  std::unique_ptr<PDFDoc> document;
  std::unique_ptr<PDFDoc> whole;  // reading leaves pictures out of `document`; made when it is wanted
  int page_count = 0;
  PdfFonts fonts;
  std::vector<int> turns;  // of each page that was read, see PageFrame
  PageBounds bounds{limits};
  std::vector<PageObject> pages;  // in the tree; what it says of their number may be wrong
  std::set<int> left_out;         // pages that are lost or damaged
  int found = 0;                  // pages that were looked for, from the first one on
  std::map<int, Complaints> when_found;
  Clock::duration spent{};  // on drawing pages

  Clock::time_point deadline(Clock::time_point begin) const {
    const Clock::duration left = std::chrono::seconds(limits.pdf_seconds) - spent;
    return begin + std::min<Clock::duration>(left, std::chrono::seconds(limits.page_seconds));
  }
  Error refusal(const char* limit, int number) const {
    return {limit, path, {std::to_string(number)}, number};
  }
  void look_for_pages();
  void leave_out(int number);
  ::Page* find_page(int number);
  Page read_page(int number);
  PDFDoc& whole_document(int number);
  PageImage read_image(int number);
};

void PdfFile::Handle::look_for_pages() {
  pages = find_pages(*document->getXRef(), turns.size() + 1);
  // A tree may also name pages that were taken out, and not count them.
  if (pages.size() != turns.size()) return;
  for (int number = 1; number <= page_count; ++number) {
    if (!pages[static_cast<std::size_t>(number - 1)].is_there) leave_out(number);
  }
}

void PdfFile::Handle::leave_out(int number) {
  left_out.insert(number);
  const auto index = static_cast<std::size_t>(number - 1);
  if (index < pages.size()) leave_out_page(*document->getXRef(), pages[index].object);
}

/// Poppler comes to a page by way of all those before it.
::Page* PdfFile::Handle::find_page(int number) {
  while (found < number) {
    complaints() = {};
    const ::Page* const page = document->getPage(++found);
    if (page == nullptr || !page->isOk()) leave_out(found);
    if (complaints().count > 0) when_found[found] = complaints();
  }
  const auto complained = when_found.find(number);
  complaints() = complained == when_found.end() ? Complaints{} : complained->second;
  return left_out.contains(number) ? nullptr : document->getPage(number);
}

Page PdfFile::Handle::read_page(int number) {
  const auto damaged = [&] {
    return Error("pdf-page-damaged", path, {std::to_string(number), reason()}, number);
  };
  ::Page* const source = find_page(number);
  const auto index = static_cast<std::size_t>(number - 1);
  const bool is_lost = source == nullptr ||
                       (index < pages.size() && has_lost_content(*document->getXRef(), pages[index].object));
  if (is_lost && complaints().count++ == 0) complaints().first = "no such object";
  if (source == nullptr) throw damaged();
  if (const char* limit = bounds.find_exceeded(*source)) throw refusal(limit, number);
  const Clock::time_point begin = Clock::now();
  PageDevice device(fonts, limits, deadline(begin));
  draw(*document, number, device);
  spent += Clock::now() - begin;
  if (device.exceeded() != nullptr) throw refusal(device.exceeded(), number);
  Page page = device.take_page(number);
  turns[index] = device.upright_turns();
  if (complaints().count > 0) page.damage = reason();
  const bool is_empty =
      page.words.empty() && page.rules.empty() && page.pictures.empty() && page.drawings.empty();
  if (is_empty && page.damage) throw damaged();
  return page;
}

/// `number` is the page that it is wanted for.
PDFDoc& PdfFile::Handle::whole_document(int number) {
  if (!whole) whole = within_memory(path, number, [&] { return open_document(bytes); });
  for (const int lost : left_out) {
    const auto index = static_cast<std::size_t>(lost - 1);
    if (index < pages.size()) leave_out_page(*whole->getXRef(), pages[index].object);
  }
  return *whole;
}

PageImage PdfFile::Handle::read_image(int number) {
  read_page(number);  // refuses what is too much to be drawn
  PDFDoc& drawn = whole_document(number);
  complaints() = {};
  const Clock::time_point begin = Clock::now();
  PageImage image = make_page_image(drawn, number, path, limits, deadline(begin));
  spent += Clock::now() - begin;
  if (complaints().count == 0 || image.damage) return image;
  image.damage = reason();
  const auto& pixels = image.pixels;
  const bool is_blank =
      std::adjacent_find(pixels.begin(), pixels.end(), std::not_equal_to<>()) == pixels.end();
  if (is_blank) throw Error("image-damaged", path, {std::to_string(number), reason()}, number);
  return image;
}

PdfFile::PdfFile(std::unique_ptr<Handle> handle) : handle_(std::move(handle)) {}
PdfFile::~PdfFile() = default;
PdfFile::PdfFile(PdfFile&&) noexcept = default;
PdfFile& PdfFile::operator=(PdfFile&&) noexcept = default;

PdfFile PdfFile::open(std::string_view bytes, const std::string& path, const Limits& limits) {
  check_object_streams(bytes, path, limits);
  set_up_poppler();
  complaints() = {};
  auto handle = std::make_unique<Handle>();
  handle->path = path;
  handle->bytes = bytes;
  handle->limits = limits;
  handle->document = within_memory(path, std::nullopt, [&] { return open_document(bytes); });
  PDFDoc& document = *handle->document;
  if (!document.isOk()) {
    if (document.getErrorCode() == errEncrypted) throw Error("pdf-encrypted", path);
    throw Error("pdf-damaged", path, {reason()});
  }
  handle->page_count = document.getNumPages();
  if (handle->page_count <= 0) throw Error("pdf-damaged", path, {reason()});
  if (static_cast<std::size_t>(handle->page_count) > limits.pages) {
    throw Error("limit-pages", path, {std::to_string(limits.pages)});
  }
  handle->turns.resize(static_cast<std::size_t>(handle->page_count));
  handle->look_for_pages();
  return PdfFile(std::move(handle));
}

int PdfFile::page_count() const { return handle_->page_count; }

const std::vector<PageFont>& PdfFile::fonts() const { return handle_->fonts.list(); }

Page PdfFile::read_page(int number) {
  complaints() = {};
  return within_memory(handle_->path, number, [&] { return handle_->read_page(number); });
}

PageImage PdfFile::read_image(int number) {
  return within_memory(handle_->path, number, [&] { return handle_->read_image(number); });
}

std::vector<Signature> PdfFile::signatures() const {
  return read_signatures(*handle_->document, handle_->turns);
}

std::string PdfFile::render_png(int number, double dots_per_inch, const std::vector<PageMark>& marks) {
  // Refuses what is too much to be drawn, and tells how the page is turned.
  const Page page = read_page(number);
  const double pixels =
      page.width * page.height * dots_per_inch * dots_per_inch / (kPointsPerInch * kPointsPerInch);
  const auto most = static_cast<double>(handle_->limits.picture_pixels);
  if (pixels > most) dots_per_inch *= std::sqrt(most / pixels);

  SplashColor paper{255, 255, 255};
  constexpr int kRowPadding = 1;
  SplashOutputDev device(splashModeRGB8, kRowPadding, false, paper);
  PDFDoc& whole = handle_->whole_document(number);
  device.startDoc(&whole);
  const Clock::time_point begin = Clock::now();
  Clock::time_point deadline = handle_->deadline(begin);
  const int degrees = (4 - handle_->turns[static_cast<std::size_t>(number - 1)]) % 4 * 90;
  whole.displayPage(&device, number, dots_per_inch, dots_per_inch, degrees, false, true, false, is_past,
                    &deadline);
  if (is_past(&deadline)) throw handle_->refusal("limit-page-seconds", number);
  Picture picture = copy_pixels(*device.getBitmap());
  draw_marks(picture, marks, dots_per_inch / kPointsPerInch);
  std::string png = write_png(picture, dots_per_inch);
  if (png.empty()) throw Error("pdf-page-damaged", handle_->path, {std::to_string(number), "PNG"}, number);
  return png;
}

}  // namespace vanthu
