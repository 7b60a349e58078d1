#include "tools/export/akn_writer.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "normalize/text_forms.h"
#include "tools/export/akn_hierarchy.h"
#include "tools/export/akn_meta.h"
#include "tools/export/akn_parts.h"
#include "tools/export/akn_text.h"
#include "tools/export/akn_uri.h"
#include "tools/export/record_blocks.h"

namespace vanthu {
namespace {

constexpr std::string_view kNamespace = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";

/// An appendix or an attached document.
struct Attachment {
  BlockRange blocks, heading;  // of the heading the title's lines
  std::string type, label;
};

/// Lines from the begin of `part` that lead up to its title, and the title's.
BlockRange heading_of(const AttachedPart& part, const NormalizedDocument& blocks,
                      const TypeLineReader& types) {
  std::size_t end = part.blocks.begin;
  const auto is_paragraph = [&](std::size_t i) {
    return i < part.blocks.end && blocks.blocks[i].kind == BlockKind::paragraph;
  };
  const auto line = [&](std::size_t i) { return blocks.slice(blocks.blocks[i].text); };
  while (is_paragraph(end) && !types.find(line(end))) ++end;
  if (!is_paragraph(end)) return {part.blocks.begin, part.blocks.begin};
  const std::string_view title = part.title ? std::string_view(*part.title) : std::string_view();
  constexpr std::size_t kTitleLines = 6;
  const std::size_t behind = end + 1 + kTitleLines;
  for (++end; end < behind && is_paragraph(end) && title.find(line(end)) != std::string_view::npos;) ++end;
  return {part.blocks.begin, end};
}

std::vector<Attachment> attachments_of(const Parts& parts, const NormalizedDocument& blocks,
                                       const TypeLineReader& types) {
  std::vector<Attachment> attachments;
  for (const AppendixPart& part : parts.appendices) {
    attachments.push_back({part.blocks, part.heading, "phụ lục", part.label});
  }
  for (const AttachedPart& part : parts.attached) {
    attachments.push_back({part.blocks, heading_of(part, blocks, types), to_lower(part.type), ""});
  }
  std::sort(attachments.begin(), attachments.end(),
            [](const Attachment& a, const Attachment& b) { return a.blocks.begin < b.blocks.begin; });
  return attachments;
}

class RecordWriter {
 public:
  RecordWriter(const Document& record, const TypeLineReader& types, const std::string& made_on)
      : record_(record),
        made_on_(made_on),
        blocks_(record_blocks(record)),
        parts_(find_parts(blocks_, types)),
        attachments_(attachments_of(parts_, blocks_, types)),
        sections_(place_sections(record, blocks_)),
        text_(blocks_, find_marks(record, blocks_)) {}

  std::string write() {
    begin("akomaNtoso", {{"xmlns", std::string(kNamespace)}});
    begin("doc", {{"name", record_.header.type ? to_lower(*record_.header.type) : "văn bản"}});
    write_meta(xml(), record_, kMainComponent, made_on_);
    write_preface(text_, record_, blocks_, parts_);
    const std::size_t body = write_preamble(text_, record_, blocks_, parts_.body, first_section());
    write_main({body, parts_.body.end}, "");
    write_conclusions(text_, record_, blocks_, parts_.closing);
    write_attachments();
    end();
    return xml().take();
  }

 private:
  XmlWriter& xml() { return text_.xml(); }
  void begin(std::string_view element, const XmlAttributes& attributes = {}) {
    xml().begin(element, attributes);
    xml().line_break();
  }
  void end() {
    xml().end();
    xml().line_break();
  }

  /// The sections that stand in `range`.
  std::vector<PlacedSection> sections_in(BlockRange range) const {
    const auto before = [](const PlacedSection& placed, std::size_t block) { return placed.block < block; };
    const auto first = std::lower_bound(sections_.begin(), sections_.end(), range.begin, before);
    return {first, std::lower_bound(first, sections_.end(), range.end, before)};
  }

  std::optional<std::size_t> first_section() const {
    const std::vector<PlacedSection> found = sections_in(parts_.body);
    return found.empty() ? std::nullopt : std::optional(found.front().block);
  }

  void write_main(BlockRange range, std::string_view parent) {
    begin("mainBody");
    if (range.begin >= range.end) {
      xml().empty("p");  // the schema asks for a block
    } else {
      write_hierarchy(text_, blocks_, range, sections_in(range), parent);
    }
    end();
  }

  void write_attachments() {
    if (attachments_.empty()) return;
    begin("attachments");
    for (std::size_t i = 0; i < attachments_.size(); ++i) {
      write_attachment(attachments_[i], "att_" + std::to_string(i + 1));
    }
    end();
  }

  void write_attachment(const Attachment& attachment, const std::string& id) {
    begin("attachment", {{"eId", id}});
    begin("doc", {{"name", attachment.type}});
    write_meta(xml(), record_, id, made_on_);
    write_attachment_title(text_, blocks_, attachment.heading, id);
    write_main({attachment.heading.end, attachment.blocks.end}, id);
    end();
    end();
  }

  const Document& record_;
  const std::string& made_on_;
  const NormalizedDocument blocks_;
  const Parts parts_;
  const std::vector<Attachment> attachments_;
  const std::vector<PlacedSection> sections_;
  AknText text_;
};

}  // namespace

AknWriter::AknWriter(const Vocabulary& vocabulary) : types_(vocabulary) {}

std::string AknWriter::write(const Document& record, const std::string& made_on) const {
  return RecordWriter(record, types_, made_on).write();
}

}  // namespace vanthu
