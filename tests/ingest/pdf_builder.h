// Builds small PDF files for tests.
#pragma once

#include <zlib.h>

#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/utf8.h"

namespace vanthu::testing {

/// "7 0 R".
inline std::string reference(int number) { return std::to_string(number) + " 0 R"; }

/// Objects by their numbers, and the file that they make.
class PdfBuilder {
 public:
  /// The number of an object whose body follows.
  int reserve() {
    bodies_.emplace_back();
    return static_cast<int>(bodies_.size());
  }
  void set(int number, std::string body) { bodies_[static_cast<std::size_t>(number - 1)] = std::move(body); }
  int add(std::string body) {
    const int number = reserve();
    set(number, std::move(body));
    return number;
  }
  int add_stream(const std::string& data, const std::string& entries = "") {
    return add("<</Length " + std::to_string(data.size()) + entries + ">>\nstream\n" + data + "\nendstream");
  }

  /// The file; `trailer` are entries of the trailer beside /Size: "/Root 1 0 R".
  std::string build(const std::string& trailer) const {
    std::string file = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
    std::vector<std::size_t> offsets;
    for (std::size_t i = 0; i < bodies_.size(); ++i) {
      offsets.push_back(file.size());
      file += std::to_string(i + 1) + " 0 obj\n" + bodies_[i] + "\nendobj\n";
    }
    const std::size_t table = file.size();
    file += "xref\n0 " + std::to_string(bodies_.size() + 1) + "\n0000000000 65535 f \n";
    for (const std::size_t offset : offsets) {
      char line[21];
      std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
      file += line;
    }
    return file + "trailer\n<</Size " + std::to_string(bodies_.size() + 1) + trailer + ">>\nstartxref\n" +
           std::to_string(table) + "\n%%EOF\n";
  }

 private:
  std::vector<std::string> bodies_;
};

/// `data` as a Flate stream.
inline std::string deflated(const std::string& data) {
  uLongf size = compressBound(static_cast<uLong>(data.size()));
  std::string packed(size, '\0');
  compress2(reinterpret_cast<Bytef*>(packed.data()), &size, reinterpret_cast<const Bytef*>(data.data()),
            static_cast<uLong>(data.size()), Z_BEST_COMPRESSION);
  packed.resize(size);
  return packed;
}

/// A font without a file whose codes are UTF-16 (Identity-H) and whose letters are half an em wide; they say
/// nothing about letters where `with_unicode` is false.
inline int add_font(PdfBuilder& pdf, const std::string& name, bool with_unicode = true) {
  const int descriptor = pdf.add("<</Type/FontDescriptor/FontName/" + name +
                                 "/Flags 4/FontBBox[0 -200 1000 900]/ItalicAngle 0/Ascent 800/Descent -200"
                                 "/CapHeight 700/StemV 80>>");
  const int descendant = pdf.add("<</Type/Font/Subtype/CIDFontType2/BaseFont/" + name +
                                 "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 500"
                                 "/FontDescriptor " +
                                 reference(descriptor) + ">>");
  const int map = pdf.add_stream(
      "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def\n"
      "1 begincodespacerange <0000> <FFFF> endcodespacerange\n"
      "4 beginbfrange <0000> <00FF> <0000> <0100> <03FF> <0100> <1E00> <1EFF> <1E00> <2000> <22FF> <2000> "
      "endbfrange\nendcmap end end");
  return pdf.add("<</Type/Font/Subtype/Type0/BaseFont/" + name + "/Encoding/Identity-H/DescendantFonts[" +
                 reference(descendant) + "]" + (with_unicode ? "/ToUnicode " + reference(map) : "") + ">>");
}

/// `text` as a string of such a font: "<00530110>".
inline std::string encoded(std::string_view text) {
  std::string hex = "<";
  for (std::size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, at);
    char code[5];
    std::snprintf(code, sizeof code, "%04X", static_cast<unsigned>(point.value) & 0xFFFFu);
    hex += code;
    at += point.length;
  }
  return hex + ">";
}

/// Operators that print `text` in /F1 at (x, y), counted from the page's bottom left.
inline std::string print(std::string_view text, double x, double y, double size = 10) {
  return "BT /F1 " + std::to_string(size) + " Tf " + std::to_string(x) + " " + std::to_string(y) + " Td " +
         encoded(text) + " Tj ET\n";
}

struct PdfPage {
  std::string content;
  std::string entries = "/MediaBox[0 0 600 800]";  // of the page
  std::string resources = "";                      // besides /F1
};

/// Adds the page tree and the catalogue with its `entries`; the trailer's /Root.
inline std::string add_pages(PdfBuilder& pdf, const std::vector<PdfPage>& pages,
                             const std::string& entries = "") {
  const int font = add_font(pdf, "ABCDEF+TestSerif");
  const int tree = pdf.reserve();
  std::string kids;
  for (const PdfPage& page : pages) {
    const int content = pdf.add_stream(page.content);
    const int number =
        pdf.add("<</Type/Page/Parent " + reference(tree) + page.entries + "/Contents " + reference(content) +
                "/Resources<</Font<</F1 " + reference(font) + ">>" + page.resources + ">>>>");
    kids += reference(number) + " ";
  }
  pdf.set(tree, "<</Type/Pages/Count " + std::to_string(pages.size()) + "/Kids[" + kids + "]>>");
  return "/Root " + reference(pdf.add("<</Type/Catalog/Pages " + reference(tree) + entries + ">>"));
}

/// A file of these pages.
inline std::string build_pdf(const std::vector<PdfPage>& pages) {
  PdfBuilder pdf;
  const std::string trailer = add_pages(pdf, pages);
  return pdf.build(trailer);
}

}  // namespace vanthu::testing
