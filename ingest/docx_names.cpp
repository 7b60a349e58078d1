#include "ingest/docx_names.h"

#include <unordered_map>
#include <unordered_set>

namespace vanthu {
namespace {

/// Sorted by name.
std::optional<DocxTag> word_tag(std::string_view name) {
  static const std::unordered_map<std::string_view, DocxTag> tags{
      {"abstractNum", DocxTag::abstract_num},
      {"abstractNumId", DocxTag::abstract_num_id},
      {"altChunk", DocxTag::chunk},
      {"basedOn", DocxTag::based_on},
      {"body", DocxTag::body},
      {"br", DocxTag::break_},
      {"caps", DocxTag::caps},
      {"cellDel", DocxTag::cell_deleted},
      {"cr", DocxTag::carriage_return},
      {"del", DocxTag::deleted},
      {"docDefaults", DocxTag::doc_defaults},
      {"endnote", DocxTag::endnote},
      {"endnoteReference", DocxTag::endnote_reference},
      {"fldChar", DocxTag::field_char},
      {"fldSimple", DocxTag::simple_field},
      {"footnote", DocxTag::footnote},
      {"footnoteReference", DocxTag::footnote_reference},
      {"gridAfter", DocxTag::grid_after},
      {"gridBefore", DocxTag::grid_before},
      {"gridCol", DocxTag::grid_column},
      {"gridSpan", DocxTag::grid_span},
      {"hdr", DocxTag::header},
      {"headerReference", DocxTag::header_reference},
      {"hMerge", DocxTag::horizontal_merge},
      {"ilvl", DocxTag::level_index},
      {"instrText", DocxTag::field_code},
      {"isLgl", DocxTag::legal},
      {"lastRenderedPageBreak", DocxTag::rendered_page_break},
      {"lvl", DocxTag::level},
      {"lvlOverride", DocxTag::level_override},
      {"lvlRestart", DocxTag::level_restart},
      {"lvlText", DocxTag::level_text},
      {"moveFrom", DocxTag::moved_from},
      {"noBreakHyphen", DocxTag::no_break_hyphen},
      {"num", DocxTag::num},
      {"numFmt", DocxTag::num_format},
      {"numId", DocxTag::num_id},
      {"numPr", DocxTag::num_properties},
      {"numStyleLink", DocxTag::num_style_link},
      {"p", DocxTag::paragraph},
      {"pageBreakBefore", DocxTag::page_break_before},
      {"pPr", DocxTag::paragraph_properties},
      {"pStyle", DocxTag::paragraph_style},
      {"ptab", DocxTag::position_tab},
      {"r", DocxTag::run},
      {"rFonts", DocxTag::fonts},
      {"rPr", DocxTag::run_properties},
      {"rStyle", DocxTag::run_style},
      {"sectPr", DocxTag::section},
      {"softHyphen", DocxTag::soft_hyphen},
      {"specVanish", DocxTag::style_separator},
      {"start", DocxTag::start},
      {"startOverride", DocxTag::start_override},
      {"style", DocxTag::style},
      {"sym", DocxTag::symbol},
      {"t", DocxTag::characters},
      {"tab", DocxTag::tab},
      {"tbl", DocxTag::table},
      {"tblHeader", DocxTag::table_header},
      {"tc", DocxTag::cell},
      {"tcPr", DocxTag::cell_properties},
      {"titlePg", DocxTag::title_page},
      {"tr", DocxTag::row},
      {"trPr", DocxTag::row_properties},
      {"txbxContent", DocxTag::text_box},
      {"type", DocxTag::section_type},
      {"vanish", DocxTag::vanish},
      {"vMerge", DocxTag::vertical_merge},
  };
  const auto found = tags.find(name);
  return found == tags.end() ? std::nullopt : std::optional(found->second);
}

/// Earlier states of what was tracked, settings, phonetic guides, formats of parts of tables.
bool is_left_out(std::string_view name) {
  static const std::unordered_set<std::string_view> names{
      "pPrChange",    "rPrChange",     "tblPrChange",     "tblPrExChange", "trPrChange",   "tcPrChange",
      "sectPrChange", "tblGridChange", "numberingChange", "delText",       "delInstrText", "sdtPr",
      "sdtEndPr",     "ffData",        "fldData",         "tblStylePr",    "rt",           "latentStyles",
      "tabs",         "numPicBullet"};
  return names.contains(name);
}

std::optional<DocxTag> compatibility_tag(std::string_view name) {
  if (name == "AlternateContent") return DocxTag::alternate;
  if (name == "Choice") return DocxTag::alternate_choice;
  if (name == "Fallback") return DocxTag::alternate_fallback;
  return std::nullopt;
}

std::optional<DocxKey> word_key(std::string_view name) {
  static const std::unordered_map<std::string_view, DocxKey> keys{
      {"abstractNumId", DocxKey::abstract_num_id},
      {"ascii", DocxKey::ascii},
      {"asciiTheme", DocxKey::ascii_theme},
      {"char", DocxKey::char_},
      {"default", DocxKey::default_},
      {"fldCharType", DocxKey::field_char_type},
      {"font", DocxKey::font},
      {"hAnsi", DocxKey::high_ansi},
      {"hAnsiTheme", DocxKey::high_ansi_theme},
      {"id", DocxKey::id},
      {"Id", DocxKey::id},
      {"ilvl", DocxKey::level_index},
      {"instr", DocxKey::instruction},
      {"numId", DocxKey::num_id},
      {"styleId", DocxKey::style_id},
      {"Target", DocxKey::target},
      {"TargetMode", DocxKey::target_mode},
      {"type", DocxKey::type},
      {"Type", DocxKey::type},
      {"val", DocxKey::value},
      {"w", DocxKey::width},
  };
  const auto found = keys.find(name);
  return found == keys.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

DocxVocabulary docx_vocabulary(std::string_view uri) {
  static const std::unordered_map<std::string_view, DocxVocabulary> vocabularies{
      {"http://schemas.openxmlformats.org/wordprocessingml/2006/main", DocxVocabulary::word},
      {"http://purl.oclc.org/ooxml/wordprocessingml/main", DocxVocabulary::word},
      {"http://schemas.openxmlformats.org/markup-compatibility/2006", DocxVocabulary::compatibility},
      {"http://schemas.openxmlformats.org/package/2006/relationships", DocxVocabulary::relationships},
      {"http://schemas.openxmlformats.org/officeDocument/2006/relationships", DocxVocabulary::relation_ids},
      {"http://purl.oclc.org/ooxml/officeDocument/relationships", DocxVocabulary::relation_ids},
      {"http://schemas.openxmlformats.org/officeDocument/2006/math", DocxVocabulary::math},
      {"http://purl.oclc.org/ooxml/officeDocument/math", DocxVocabulary::math},
  };
  const auto found = vocabularies.find(uri);
  return found == vocabularies.end() ? DocxVocabulary::other : found->second;
}

DocxElement docx_element(DocxVocabulary vocabulary, std::string_view name) {
  switch (vocabulary) {
    case DocxVocabulary::word:
      return {word_tag(name), is_left_out(name)};
    case DocxVocabulary::math:
      if (name == "t") return {DocxTag::characters};
      break;
    case DocxVocabulary::compatibility:
      return {compatibility_tag(name)};
    case DocxVocabulary::relationships:
      if (name == "Relationship") return {DocxTag::relationship};
      break;
    case DocxVocabulary::relation_ids:
    case DocxVocabulary::other:
      break;
  }
  return {};
}

std::optional<DocxKey> docx_attribute(std::optional<DocxVocabulary> vocabulary, std::string_view name) {
  if (vocabulary == DocxVocabulary::relation_ids && name == "id") return DocxKey::relation;
  if (vocabulary && vocabulary != DocxVocabulary::word) return std::nullopt;
  return word_key(name);
}

}  // namespace vanthu
