#include <algorithm>
#include <string>
#include <vector>

#include "normalize/text_forms.h"
#include "parsers/excerpt.h"
#include "tools/export/akn_parts.h"

namespace vanthu {
namespace {

enum class OpeningKind { plain, citation, recital };

class PreambleWriter {
 public:
  PreambleWriter(AknText& text, const Document& record, const NormalizedDocument& blocks)
      : text_(text), blocks_(blocks) {
    for (const Citation& citation : record.citations) {
      if (citation.relation == "basis" || citation.relation == "implements") {
        bases_.push_back(citation.span.bytes.begin);
      }
    }
    std::sort(bases_.begin(), bases_.end());
  }

  std::size_t write(BlockRange body, std::optional<std::size_t> first_section) {
    const std::size_t end = end_of(body, first_section);
    if (end == body.begin) return end;
    begin("preamble");
    for (std::size_t i = body.begin; i < end;) i = write_group(i, end);
    this->end();
    return end;
  }

 private:
  void begin(std::string_view element, const XmlAttributes& attributes = {}) {
    text_.xml().begin(element, attributes);
    text_.xml().line_break();
  }
  void end() {
    text_.xml().end();
    text_.xml().line_break();
  }

  std::size_t end_of(BlockRange body, std::optional<std::size_t> first_section) const {
    const std::size_t limit = first_section.value_or(body.end);
    std::size_t end = body.begin;
    while (end < limit && blocks_.blocks[end].kind == BlockKind::paragraph &&
           (first_section || kind_of(end) != OpeningKind::plain)) {
      ++end;
    }
    return end;
  }

  OpeningKind kind_of(std::size_t block) const {
    constexpr std::size_t kFirstWords = 60;
    const ByteRange range = blocks_.blocks[block].text;
    const std::string key = comparison_key(first_bytes(blocks_.slice(range), kFirstWords));
    if (key.starts_with("căn cứ")) return OpeningKind::citation;
    if (key.starts_with("xét ")) return OpeningKind::recital;
    const auto basis = std::lower_bound(bases_.begin(), bases_.end(), range.begin);
    return basis != bases_.end() && *basis < range.end ? OpeningKind::citation : OpeningKind::plain;
  }

  /// Writes the paragraphs of one kind that begin at `first`, and returns the first one behind them.
  std::size_t write_group(std::size_t first, std::size_t end) {
    const OpeningKind kind = kind_of(first);
    if (kind == OpeningKind::plain) {
      write_plain(first);
      return first + 1;
    }
    const bool citations = kind == OpeningKind::citation;
    const std::string id = text_.ids().counted("", citations ? "cits" : "recs");
    begin(citations ? "citations" : "recitals", {{"eId", id}});
    std::size_t i = first;
    for (; i < end && kind_of(i) == kind; ++i) {
      const std::string item = text_.ids().counted(id, citations ? "cit" : "rec");
      begin(citations ? "citation" : "recital", {{"eId", item}});
      text_.paragraph(blocks_.blocks[i].text, item);
      this->end();
    }
    this->end();
    return i;
  }

  /// "… ban hành Kế hoạch … như sau:" and "QUYẾT ĐỊNH:" are formulas.
  void write_plain(std::size_t block) {
    const ByteRange range = blocks_.blocks[block].text;
    if (!blocks_.slice(range).ends_with(':')) {
      text_.paragraph(range, "");
      return;
    }
    const std::string id = text_.ids().counted("", "formula");
    begin("formula", {{"eId", id}, {"name", "enacting"}});
    text_.paragraph(range, id);
    end();
  }

  AknText& text_;
  const NormalizedDocument& blocks_;
  std::vector<std::size_t> bases_;  // where citations of what the document rests on begin
};

}  // namespace

std::size_t write_preamble(AknText& text, const Document& record, const NormalizedDocument& blocks,
                           BlockRange body, std::optional<std::size_t> first_section) {
  return PreambleWriter(text, record, blocks).write(body, first_section);
}

}  // namespace vanthu
