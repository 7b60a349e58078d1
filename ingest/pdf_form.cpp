#include "ingest/pdf_form.h"

#include <poppler/PDFDoc.h>
#include <poppler/Page.h>
#include <poppler/UTF.h>

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "ingest/pdf_frame.h"
#include "ingest/pdf_signature.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr int kDeepestField = 16;
constexpr std::size_t kMostFields = 10'000;
constexpr int kMostAnnotations = 100'000;  // that are looked through for the page of a signature
constexpr int kHiddenFlags = 0x02 | 0x20;  // Hidden, NoView

/// A text of the file's structure as UTF-8, without control codes.
std::optional<std::string> read_text(const Object& object) {
  if (!object.isString()) return std::nullopt;
  Unicode* points = nullptr;
  const int count = TextStringToUCS4(object.getString()->toStr(), &points);
  std::string text;
  for (int i = 0; i < count; ++i) {
    const bool valid = points[i] >= 0x20 && !(points[i] >= 0x7F && points[i] < 0xA0) &&
                       !(points[i] >= 0xD800 && points[i] < 0xE000) && points[i] <= 0x10FFFF;
    append_utf8(text, valid ? static_cast<char32_t>(points[i]) : U' ');
  }
  gfree(points);
  if (text.find_first_not_of(' ') == std::string::npos) return std::nullopt;
  return text;
}

/// The name that the signature gives, or that of its certificate.
std::optional<std::string> read_signer(const Object& value) {
  if (auto name = read_text(value.dictLookup("Name"))) return name;
  const Object contents = value.dictLookup("Contents");
  if (contents.isString()) {
    if (auto name = find_signer(contents.getString()->toStr())) return name;
  }
  Object certificate = value.dictLookup("Cert");
  if (certificate.isArray()) certificate = certificate.arrayGet(0);
  return certificate.isString() ? find_common_name(certificate.getString()->toStr()) : std::nullopt;
}

class SignatureFields {
 public:
  SignatureFields(PDFDoc& document, std::span<const int> turns) : document_(document), turns_(turns) {}

  std::vector<Signature> read() {
    const Object form = document_.getCatalog()->getAcroForm()->copy();
    if (form.isDict()) read_children(form.dictLookup("Fields"), false, 0);
    return std::move(signatures_);
  }

 private:
  void read_children(const Object& fields, bool signs, int depth) {
    if (!fields.isArray() || depth > kDeepestField) return;
    for (int i = 0; i < fields.arrayGetLength() && seen_ < kMostFields; ++i) {
      Ref ref;
      const Object field = fields.getArray()->get(i, &ref);
      ++seen_;
      // A field that holds itself would be read again and again.
      if (ref != Ref::INVALID() && !read_.insert({ref.num, ref.gen}).second) continue;
      if (field.isDict()) read_field(field, ref, signs, depth);
    }
  }

  void read_field(const Object& field, Ref ref, bool signs, int depth) {
    const Object type = field.dictLookup("FT");
    if (type.isName()) signs = type.isName("Sig");
    const Object value = field.dictLookup("V");
    const bool signed_here = signs && value.isDict() && !value.dictLookup("Type").isName("DocTimeStamp");
    if (!signed_here) return read_children(field.dictLookup("Kids"), signs, depth + 1);
    Signature signature;
    signature.signer = read_signer(value);
    const Object time = value.dictLookup("M");
    if (time.isString()) signature.time = parse_pdf_date(time.getString()->toStr());
    if (!place(signature, field, ref)) {
      const Object kids = field.dictLookup("Kids");
      if (kids.isArray() && kids.arrayGetLength() > 0) {
        Ref first;
        const Object widget = kids.getArray()->get(0, &first);
        if (widget.isDict()) place(signature, widget, first);
      }
    }
    signatures_.push_back(std::move(signature));
  }

  /// Where `widget` is shown; false where it is not a widget that is.
  bool place(Signature& signature, const Object& widget, Ref ref) {
    const Object rectangle = widget.dictLookup("Rect"), flags = widget.dictLookup("F");
    if (!rectangle.isArray() || rectangle.arrayGetLength() != 4) return false;
    if (flags.isInt() && (flags.getInt() & kHiddenFlags) != 0) return false;
    double edges[4];
    for (int i = 0; i < 4; ++i) edges[i] = rectangle.arrayGet(i).getNumWithDefaultValue(0);
    if (edges[0] == edges[2] || edges[1] == edges[3]) return false;
    const int number = page_of(widget, ref);
    ::Page* const page = number > 0 ? document_.getPage(number) : nullptr;
    if (page == nullptr) return false;
    signature.page = number;
    signature.box = shown(*page, number, edges);
    return true;
  }

  int page_of(const Object& widget, Ref ref) {
    const Object& page = widget.dictLookupNF("P");
    if (page.isRef()) {
      if (const int number = document_.findPage(page.getRef())) return number;
    }
    if (ref == Ref::INVALID()) return 0;
    for (int number = 1; number <= document_.getNumPages() && annotations_ < kMostAnnotations; ++number) {
      ::Page* const candidate = document_.getPage(number);
      const Object list = candidate != nullptr ? candidate->getAnnotsObject() : Object(objNull);
      if (!list.isArray()) continue;
      annotations_ += list.arrayGetLength();
      for (int i = 0; i < list.arrayGetLength(); ++i) {
        const Object& item = list.arrayGetNF(i);
        if (item.isRef() && item.getRef() == ref) return number;
      }
    }
    return 0;
  }

  Box shown(::Page& page, int number, const double (&edges)[4]) const {
    constexpr double kDotsPerInch = 72;
    double m[6];
    page.getDefaultCTM(m, kDotsPerInch, kDotsPerInch, 0, false, true);
    const auto x = [&](int i, int k) { return m[0] * edges[i] + m[2] * edges[k] + m[4]; };
    const auto y = [&](int i, int k) { return m[1] * edges[i] + m[3] * edges[k] + m[5]; };
    const Box box{std::min(x(0, 1), x(2, 3)), std::min(y(0, 1), y(2, 3)), std::max(x(0, 1), x(2, 3)),
                  std::max(y(0, 1), y(2, 3))};
    const bool sideways = page.getRotate() % 180 != 0;
    const PageFrame frame{sideways ? page.getCropHeight() : page.getCropWidth(),
                          sideways ? page.getCropWidth() : page.getCropHeight()};
    const auto index = static_cast<std::size_t>(number - 1);
    return frame.turned(box, index < turns_.size() ? turns_[index] : 0);
  }

  PDFDoc& document_;
  std::span<const int> turns_;
  std::set<std::pair<int, int>> read_;
  std::size_t seen_ = 0;
  int annotations_ = 0;
  std::vector<Signature> signatures_;
};

}  // namespace

std::vector<Signature> read_signatures(PDFDoc& document, std::span<const int> turns) {
  return SignatureFields(document, turns).read();
}

}  // namespace vanthu
