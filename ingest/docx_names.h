// The names of WordprocessingML that bear on a document's text.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace vanthu {

/// The elements that are told apart (docx_names.cpp names them).
enum class DocxTag : std::uint8_t {
  root,
  characters,  // the text of <w:t> or <m:t>
  abstract_num,
  abstract_num_id,
  alternate,
  alternate_choice,
  alternate_fallback,
  based_on,
  body,
  break_,
  caps,
  carriage_return,
  cell,
  cell_deleted,
  cell_properties,
  chunk,
  deleted,
  doc_defaults,
  endnote,
  endnote_reference,
  field_char,
  field_code,
  fonts,
  footnote,
  footnote_reference,
  grid_after,
  grid_before,
  grid_column,
  grid_span,
  header,
  header_reference,
  horizontal_merge,
  legal,
  level,
  level_index,
  level_override,
  level_restart,
  level_text,
  moved_from,
  no_break_hyphen,
  num,
  num_format,
  num_id,
  num_properties,
  num_style_link,
  page_break_before,
  paragraph,
  paragraph_properties,
  paragraph_style,
  position_tab,
  relationship,
  rendered_page_break,
  row,
  row_properties,
  run,
  run_properties,
  run_style,
  section,
  section_type,
  simple_field,
  soft_hyphen,
  start,
  start_override,
  style,
  style_separator,
  symbol,
  tab,
  table,
  table_header,
  text_box,
  title_page,
  vanish,
  vertical_merge,
};

enum class DocxKey : std::uint8_t {
  abstract_num_id,
  ascii,
  ascii_theme,
  char_,
  default_,
  field_char_type,
  font,
  high_ansi,
  high_ansi_theme,
  id,
  instruction,
  level_index,
  num_id,
  relation,  // r:id, the relationship that leads to another part
  style_id,
  target,
  target_mode,
  type,
  value,
  width,
};

enum class DocxVocabulary : std::uint8_t { other, word, compatibility, math, relationships, relation_ids };

/// The vocabulary of a namespace, Transitional or Strict.
DocxVocabulary docx_vocabulary(std::string_view uri);

/// What becomes of an element: kept as a node, left out with all that stands in it (earlier states of what
/// was tracked, settings), or passed through: its children stand in its parent.
struct DocxElement {
  std::optional<DocxTag> tag;
  bool left_out = false;
};
DocxElement docx_element(DocxVocabulary vocabulary, std::string_view name);

/// An attribute that is kept; `vocabulary` is that of its prefix, nothing where it has none.
std::optional<DocxKey> docx_attribute(std::optional<DocxVocabulary> vocabulary, std::string_view name);

}  // namespace vanthu
