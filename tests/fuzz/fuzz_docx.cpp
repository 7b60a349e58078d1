// XML of a Word file's parts through ingest.  Packed files would stop the fuzzer at their checksums, so the
// archive is made here, around what it tries.
//
// An input is what stands in <w:body>; lines "%% NAME" begin other parts: styles, numbering, footnotes,
// header1 (what stands in their roots), and chunk, a whole part that <w:altChunk r:id="c"/> names.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/read.h"
#include "tests/fuzz/check_document.h"
#include "tests/fuzz/require.h"
#include "tests/ingest/raw_zip.h"

namespace {

using vanthu::testing::Parts;

constexpr std::string_view kPartMark = "\n%% ";
constexpr std::string_view kOffice = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

struct NamedPart {
  std::string name, content;
};

/// Cuts a part off the front of `rest`.
NamedPart take_part(std::string_view& rest) {
  const std::size_t line = std::min(rest.find('\n'), rest.size());
  NamedPart part{std::string(rest.substr(0, line)), {}};
  rest.remove_prefix(std::min(line + 1, rest.size()));
  const std::size_t end = std::min(rest.find(kPartMark), rest.size());
  part.content = rest.substr(0, end);
  rest.remove_prefix(std::min(end + kPartMark.size(), rest.size()));
  return part;
}

std::string root(const std::string& name, const std::string& content) {
  return "<w:" + name +
         " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
         " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\" xmlns:r=\"" +
         std::string(kOffice) + "\">" + content + "</w:" + name + ">";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target) {
  return "<Relationship Id=\"" + id + "\" Type=\"" + std::string(kOffice) + "/" + type + "\" Target=\"" +
         target + "\"/>";
}

Parts parts_of(std::string_view input) {
  std::string_view rest = input.substr(std::min(input.find(kPartMark), input.size()));
  const std::string body(input.substr(0, input.size() - rest.size()));
  rest.remove_prefix(std::min(kPartMark.size(), rest.size()));
  Parts parts{{"word/document.xml", root("document", "<w:body>" + body + "</w:body>")},
              {"word/_rels/document.xml.rels",
               "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">" +
                   relation("s", "styles", "styles.xml") + relation("n", "numbering", "numbering.xml") +
                   relation("f", "footnotes", "footnotes.xml") + relation("h", "header", "header1.xml") +
                   relation("c", "aFChunk", "chunk") + "</Relationships>"}};
  while (!rest.empty()) {
    NamedPart part = take_part(rest);
    if (part.name == "chunk") {
      parts.emplace_back("word/chunk", std::move(part.content));
    } else {
      const std::string name = part.name == "header1" ? "hdr" : part.name;
      parts.emplace_back("word/" + part.name + ".xml", root(name, part.content));
    }
  }
  return parts;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const vanthu::Limits limits{
      .file_bytes = 1u << 20, .line_bytes = 32u << 10, .table_cells = 2000, .markup_depth = 64};
  const Parts parts = parts_of({reinterpret_cast<const char*>(data), size});
  const vanthu::SourceFile file{"plan.docx", vanthu::testing::write_zip(parts, {})};
  try {
    vanthu::fuzz::check_extracted(vanthu::read(file, limits), file.bytes.size());
  } catch (const vanthu::Error&) {
    // A file that cannot be read is an answer.
  }
  return 0;
}
