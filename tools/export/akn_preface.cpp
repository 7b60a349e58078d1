#include <string>
#include <vector>

#include "normalize/text_forms.h"
#include "tools/export/akn_meta.h"
#include "tools/export/akn_parts.h"

namespace vanthu {
namespace {

constexpr std::size_t kIssuerLines = 4;  // over which a body's name is printed
constexpr std::size_t kIssuerLineBytes = 200;

class PrefaceWriter {
 public:
  PrefaceWriter(AknText& text, const Document& record, const NormalizedDocument& blocks, const Parts& parts)
      : text_(text), blocks_(blocks), parts_(parts) {
    add_issuer(record.header.issuer);
    for (const Issuer& issuer : record.header.co_issuers) add_issuer(issuer);
  }

  void write() {
    for (std::size_t i = parts_.head.begin; i < parts_.head.end;) i = write_lines(i);
  }

 private:
  /// A name of "" stands for one that is not known, so that numbers count all issuers.
  void add_issuer(const Issuer& issuer) { issuer_keys_.push_back(comparison_key(issuer.name.value_or(""))); }

  ByteRange line(std::size_t block) const { return blocks_.blocks[block].text; }

  /// Writes what begins at the block, and returns the first one behind it.
  std::size_t write_lines(std::size_t block) {
    if (parts_.type_block == block) return write_type_and_title(block);
    for (std::size_t lines = 1; lines <= kIssuerLines && block + lines <= parts_.head.end; ++lines) {
      if (const std::size_t issuer = issuer_in(block, lines); issuer > 0) {
        write_inline("docProponent", {{"refersTo", "#" + issuer_id(issuer)}}, block, block + lines);
        return block + lines;
      }
    }
    if (classify_line(blocks_.slice(line(block))) == LineRole::subject) {
      write_inline("docTitle", {}, block, block + 1);
    } else {
      text_.block(blocks_.blocks[block], "");
    }
    return block + 1;
  }

  /// The issuer, counted from 1, that the lines name together; 0 for none.
  std::size_t issuer_in(std::size_t block, std::size_t lines) const {
    std::string name;
    for (std::size_t i = block; i < block + lines; ++i) {
      if (line(i).size() > kIssuerLineBytes) return 0;
      name += (i > block ? " " : "") + std::string(blocks_.slice(line(i)));
    }
    const std::string key = comparison_key(name);
    for (std::size_t i = 0; i < issuer_keys_.size(); ++i) {
      if (!key.empty() && issuer_keys_[i] == key) return i + 1;
    }
    return 0;
  }

  void write_inline(std::string_view element, const XmlAttributes& attributes, std::size_t begin,
                    std::size_t end) {
    std::vector<ByteRange> lines;
    for (std::size_t i = begin; i < end; ++i) lines.push_back(line(i));
    text_.xml().begin("p");
    text_.xml().begin(element, attributes);
    text_.write_lines(lines, "");
    end_paragraph();
  }

  std::size_t write_type_and_title(std::size_t block) {
    const ByteRange whole = line(block);
    const std::size_t type_end = whole.begin + std::min(parts_.type_line.length, whole.size());
    std::vector<ByteRange> title;
    if (type_end < whole.end) title.push_back({type_end, whole.end});
    for (std::size_t i = parts_.title.begin; i < parts_.title.end; ++i) title.push_back(line(i));
    text_.xml().begin("p");
    text_.xml().begin("docType");
    text_.write({whole.begin, type_end}, "");
    end_paragraph();
    if (!title.empty()) {
      text_.xml().begin("p");
      text_.xml().begin("docTitle");
      text_.write_lines(title, "");
      end_paragraph();
    }
    return std::max(block + 1, parts_.title.end);
  }

  void end_paragraph() {
    text_.xml().end();
    text_.xml().end();
    text_.xml().line_break();
  }

  AknText& text_;
  const NormalizedDocument& blocks_;
  const Parts& parts_;
  std::vector<std::string> issuer_keys_;
};

}  // namespace

void write_preface(AknText& text, const Document& record, const NormalizedDocument& blocks,
                   const Parts& parts) {
  if (parts.head.begin >= parts.head.end) return;
  text.xml().begin("preface");
  text.xml().line_break();
  PrefaceWriter(text, record, blocks, parts).write();
  text.xml().end();
  text.xml().line_break();
}

void write_attachment_title(AknText& text, const NormalizedDocument& blocks, BlockRange heading,
                            std::string_view parent) {
  if (heading.begin >= heading.end) return;
  text.xml().begin("preface");
  text.xml().line_break();
  std::vector<ByteRange> lines;
  for (std::size_t i = heading.begin; i < heading.end; ++i) lines.push_back(blocks.blocks[i].text);
  text.xml().begin("p");
  text.xml().begin("docTitle");
  text.write_lines(lines, parent);
  text.xml().end();
  text.xml().end();
  text.xml().line_break();
  text.xml().end();
  text.xml().line_break();
}

}  // namespace vanthu
