#include "ingest/read_html.h"

#include <string_view>
#include <utility>

#include "ingest/error.h"
#include "ingest/html_reader.h"
#include "ingest/html_tree.h"
#include "ingest/laid_letters.h"
#include "ingest/legacy_detect.h"

namespace vanthu {
namespace {

/// 8-bit markup that reads as nothing must not pass for windows-1252.
void check_readable(const std::vector<LaidLine*>& lines, const std::string& path) {
  constexpr std::size_t kEnough = 64u << 10;  // what `weigh` looks at
  std::string text;
  for (const LaidLine* line : lines) {
    if (text.size() < kEnough) text += line->text + "\n";
  }
  const Weighing weighing = weigh(text);
  if (!reads_well(weighing)) throw Error("encoding-undecided", path, {describe_candidates(weighing)});
}

}  // namespace

HtmlLayout read_html(const DecodedText& markup, const std::string& path, const Limits& limits) {
  const HtmlTree tree = parse_html(markup.text, path, limits);
  HtmlReader reader(tree, path, limits);
  HtmlLayout layout{{reader.read()}, markup.encoding, {}};
  LetterRepair repaired = repair_letters(layout.laid, reader.repairs());
  if (markup.encoding == "windows-1252") check_readable(telling_lines(layout.laid), path);
  layout.findings = std::move(repaired.findings);
  if (repaired.encoding) layout.encoding = legacy_name(*repaired.encoding);
  return layout;
}

}  // namespace vanthu
