// What LibreOffice is given in place of .doc, .rtf and .odt: only fields of dates are touched, whatever the
// bytes.  LibreOffice itself is not what is tested here.
//
// The first letter of an input is the format, d, r or o; the file follows.  Of an .odt it is what stands in
// content.xml, since a packed file would stop the fuzzer at its checksums; behind a line "%%" follows
// META-INF/manifest.xml.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "ingest/convert_office.h"
#include "ingest/error.h"
#include "tests/fuzz/require.h"
#include "tests/ingest/raw_zip.h"

namespace vanthu::fuzz {
namespace {

constexpr std::array<std::string_view, 3> kErrors{"office-encrypted", "docx-encrypted", "format-unsupported"};

Format format_of(char letter) {
  switch (letter) {
    case 'd':
      return Format::doc;
    case 'r':
      return Format::rtf;
    default:
      return Format::odt;
  }
}

std::string packed(std::string_view input) {
  constexpr std::string_view kManifest = "\n%%\n";
  const std::size_t end = std::min(input.find(kManifest), input.size());
  testing::Parts parts{{"mimetype", "application/vnd.oasis.opendocument.text"},
                       {"content.xml", std::string(input.substr(0, end))}};
  if (end < input.size()) {
    parts.emplace_back("META-INF/manifest.xml", std::string(input.substr(end + kManifest.size())));
  }
  return testing::write_zip(parts, {});
}

void check_prepared(const std::string& file, Format format) {
  const Limits limits{.file_bytes = 1u << 20};
  const std::string prepared = prepare_for_office(file, format, "plan", limits);
  if (format != Format::odt) {
    require(prepared.size() == file.size(), "a file keeps its length", std::to_string(prepared.size()));
    std::size_t changed = 0;
    for (std::size_t i = 0; i < file.size(); ++i) changed += file[i] != prepared[i] ? 1 : 0;
    require(changed <= file.size() / 2, "only the types of fields change", std::to_string(changed));
  }
  require(detect_format(prepared) == detect_format(file), "a file keeps its format");
  require(prepare_for_office(prepared, format, "plan", limits) == prepared, "dates that stand still stay");
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const vanthu::Format format = format_of(input.front());
  const std::string rest(input.substr(1));
  try {
    check_prepared(format == vanthu::Format::odt ? packed(rest) : rest, format);
  } catch (const vanthu::Error& error) {
    const bool known = std::find(kErrors.begin(), kErrors.end(), error.code) != kErrors.end() ||
                       error.code.starts_with("limit-archive-");
    require(known, "a file is refused for a reason that is named", error.code);
  }
  return 0;
}
