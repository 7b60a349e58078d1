// What stands in a PDF file, through the reader of pages and through ingest.  The file around it is made
// here: bytes that move would break its table of places, and most of what a fuzzer tries would end there.
//
// An input is what draws the page; lines "%% NAME" begin other parts: form (draws /X1), glyph (draws the
// letters of /F3, a Type 3 font), map (the ToUnicode map of /F2), font, page and resources (entries of the
// dictionaries of /F2, of the page and of its resources), annotation (entries of one), object (an object of
// its own: the first is 20 0 R).
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"
#include "ingest/read.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/check_pdf.h"
#include "tests/fuzz/require.h"
#include "tests/ingest/pdf_builder.h"

namespace vanthu::fuzz {
namespace {

using testing::PdfBuilder;
using testing::reference;

constexpr std::string_view kPartMark = "\n%% ";
constexpr int kFirstObject = 20;  // of those that an input brings

struct Input {
  std::string content, form, glyph, map, font, page, resources, annotation;
  std::vector<std::string> objects;
};

std::string cut(std::string_view& rest, std::string_view mark) {
  const std::size_t end = std::min(rest.find(mark), rest.size());
  std::string piece(rest.substr(0, end));
  rest.remove_prefix(std::min(end + mark.size(), rest.size()));
  return piece;
}

/// Parts of other names are passed over.
Input parts_of(std::string_view bytes) {
  Input input;
  input.content = cut(bytes, kPartMark);
  while (!bytes.empty()) {
    std::string part = cut(bytes, kPartMark);
    std::string_view rest = part;
    const std::string name = cut(rest, "\n");
    std::string content(rest);
    if (name == "form")
      input.form = std::move(content);
    else if (name == "glyph")
      input.glyph = std::move(content);
    else if (name == "map")
      input.map = std::move(content);
    else if (name == "font")
      input.font = std::move(content);
    else if (name == "page")
      input.page = std::move(content);
    else if (name == "resources")
      input.resources = std::move(content);
    else if (name == "annotation")
      input.annotation = std::move(content);
    else if (name == "object")
      input.objects.push_back(std::move(content));
  }
  return input;
}

int add_mapped_font(PdfBuilder& pdf, const Input& input) {
  const std::string map = input.map.empty() ? "" : "/ToUnicode " + reference(pdf.add_stream(input.map));
  const std::string entries = input.font.empty() ? "/Subtype/Type1/BaseFont/Helvetica" : input.font;
  return pdf.add("<</Type/Font" + entries + map + ">>");
}

int add_drawn_font(PdfBuilder& pdf, const Input& input) {
  const int glyph = pdf.add_stream(input.glyph);
  return pdf.add(
      "<</Type/Font/Subtype/Type3/FontBBox[0 0 750 750]/FontMatrix[0.001 0 0 0.001 0 0]/FirstChar 97"
      "/LastChar 98/Widths[500 500]/Encoding<</Type/Encoding/Differences[97/a/b]>>/CharProcs<</a " +
      reference(glyph) + "/b " + reference(glyph) + ">>>>");
}

std::string build(const Input& input) {
  PdfBuilder pdf;
  const int serif = testing::add_font(pdf, "ABCDEF+TestSerif");
  const int mapped = add_mapped_font(pdf, input), drawn = add_drawn_font(pdf, input);
  const int tree = pdf.reserve();
  const std::string fonts =
      "/Font<</F1 " + reference(serif) + "/F2 " + reference(mapped) + "/F3 " + reference(drawn) + ">>";
  const int form = pdf.add_stream(input.form, "/Type/XObject/Subtype/Form/BBox[0 0 600 800]/Resources<<" +
                                                  fonts + input.resources + ">>");
  const int note = pdf.add("<</Type/Annot" + input.annotation + ">>");
  const int content = pdf.add_stream(input.content);
  const int page =
      pdf.add("<</Type/Page/Parent " + reference(tree) + "/MediaBox[0 0 600 800]" + input.page +
              "/Contents " + reference(content) + "/Annots[" + reference(note) + "]/Resources<<" + fonts +
              "/XObject<</X1 " + reference(form) + ">>" + input.resources + ">>>>");
  pdf.set(tree, "<</Type/Pages/Count 1/Kids[" + reference(page) + "]>>");
  const int root = pdf.add("<</Type/Catalog/Pages " + reference(tree) + ">>");
  while (pdf.reserve() < kFirstObject - 1) {
  }
  for (const std::string& object : input.objects) pdf.add(object);
  return pdf.build("/Root " + reference(root));
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  const vanthu::SourceFile file{"plan.pdf", build(parts_of({reinterpret_cast<const char*>(data), size}))};
  check_pdf(file.bytes);
  try {
    check_extracted(vanthu::read(file, tight_pdf_limits()), file.bytes.size());
  } catch (const vanthu::Error&) {
    // A file that cannot be read is an answer.
  }
  return 0;
}
