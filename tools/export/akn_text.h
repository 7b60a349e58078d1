// Blocks and running text of an Akoma Ntoso document, with eIds that are unique in it.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "normalize/normalized_document.h"
#include "tools/export/akn_marks.h"
#include "tools/export/xml_writer.h"

namespace vanthu {

/// eIds by the Naming Convention, section 5: PARENT__NAME_NUMBER.
class AknIds {
 public:
  /// The eId of what bears `label` ("II", "Điều 3"): "sec_ii"; "-2", "-3" … behind it where that is given
  /// already.  `parent` is "" at the top.
  std::string labelled(std::string_view parent, std::string_view name, std::string_view label);
  /// The eId of what bears no label: counted within its parent.
  std::string counted(std::string_view parent, std::string_view name);

 private:
  std::string unique(std::string id);

  std::unordered_map<std::string, std::size_t> given_;  // how often
  std::unordered_map<std::string, std::size_t> counts_;
};

/// Writes pieces of one text.  What is written may be anything but must come in the text's order.
class AknText {
 public:
  /// `blocks` must outlive it; `marks` as find_marks() gives them.
  AknText(const NormalizedDocument& blocks, std::vector<AknMark> marks);

  XmlWriter& xml() { return xml_; }
  AknIds& ids() { return ids_; }

  /// Running text with the marks that lie wholly in it; `parent` is the eId that those of the marks begin
  /// with.
  void write(ByteRange range, std::string_view parent);
  /// Several lines of one inline, <eol/> between them.
  void write_lines(std::span<const ByteRange> lines, std::string_view parent);
  void paragraph(ByteRange range, std::string_view parent);
  /// A paragraph or a table.
  void block(const Block& block, std::string_view parent);

 private:
  void table(const ExtractedTable& table, std::string_view parent);

  const NormalizedDocument& blocks_;
  const std::vector<AknMark> marks_;
  XmlWriter xml_;
  AknIds ids_;
};

}  // namespace vanthu
