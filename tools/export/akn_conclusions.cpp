#include <deque>
#include <optional>
#include <string>
#include <unordered_map>

#include "normalize/text_forms.h"
#include "tools/export/akn_meta.h"
#include "tools/export/akn_parts.h"

namespace vanthu {
namespace {

constexpr std::size_t kNameBytes = 300;  // a longer line is no name or office

/// What a line of the closing names, and by which eId.
struct NamedLine {
  std::string_view element;  // person, role, organization
  std::string id, role_id;   // `role_id` of a person, "" where unknown
};

/// By comparison_key of the line, in the order of the signers: two may hold one office.
using NamedLines = std::unordered_map<std::string, std::deque<NamedLine>>;

NamedLines named_lines(const Header& header) {
  NamedLines lines;
  const auto add = [&](const std::optional<std::string>& words, const NamedLine& line) {
    if (words && !words->empty()) lines[comparison_key(*words)].push_back(line);
  };
  const std::vector<const Signer*> signers = all_signers(header);
  for (std::size_t i = 0; i < signers.size(); ++i) {
    const Signer& signer = *signers[i];
    add(signer.name, {"person", signer_id(i + 1), signer.position ? role_id(i + 1) : ""});
    if (signer.position) add(signer.position, {"role", role_id(i + 1), ""});
    const bool own_issuer = i <= header.co_issuers.size();
    if (own_issuer) add(signer.on_behalf, {"organization", issuer_id(i + 1), ""});
  }
  return lines;
}

class ConclusionsWriter {
 public:
  ConclusionsWriter(AknText& text, const Document& record, const NormalizedDocument& blocks)
      : text_(text), blocks_(blocks), lines_(named_lines(record.header)) {}

  void write(BlockRange closing) {
    for (std::size_t i = closing.begin; i < closing.end; ++i) {
      const Block& block = blocks_.blocks[i];
      if (const std::optional<NamedLine> line = take(block)) {
        write_named(block.text, *line);
      } else {
        text_.block(block, "");
      }
    }
  }

 private:
  /// What the block names; each of several that are named alike is taken once.
  std::optional<NamedLine> take(const Block& block) {
    if (block.kind != BlockKind::paragraph || block.text.size() > kNameBytes) return std::nullopt;
    const auto found = lines_.find(comparison_key(blocks_.slice(block.text)));
    if (found == lines_.end()) return std::nullopt;
    const NamedLine line = found->second.front();
    found->second.pop_front();
    if (found->second.empty()) lines_.erase(found);
    return line;
  }

  void write_named(ByteRange range, const NamedLine& line) {
    XmlAttributes attributes = {{"refersTo", "#" + line.id}};
    if (!line.role_id.empty()) attributes.emplace_back("as", "#" + line.role_id);
    const bool signature = line.element == "person";
    text_.xml().begin("p");
    if (signature) text_.xml().begin("signature");
    text_.xml().begin(line.element, attributes);
    text_.write(range, "");
    text_.xml().end();
    if (signature) text_.xml().end();
    text_.xml().end();
    text_.xml().line_break();
  }

  AknText& text_;
  const NormalizedDocument& blocks_;
  NamedLines lines_;
};

}  // namespace

void write_conclusions(AknText& text, const Document& record, const NormalizedDocument& blocks,
                       BlockRange closing) {
  if (closing.begin >= closing.end) return;
  text.xml().begin("conclusions");
  text.xml().line_break();
  ConclusionsWriter(text, record, blocks).write(closing);
  text.xml().end();
  text.xml().line_break();
}

}  // namespace vanthu
