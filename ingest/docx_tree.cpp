#include "ingest/docx_tree.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <charconv>
#include <climits>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "ingest/error.h"
#include "ingest/libxml2.h"
#include "ingest/raw_text.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

// A node costs 24 bytes and its attributes 12 each; a plan of 500 pages has some 300,000.
constexpr std::size_t kMostNodes = 4'000'000;
// libxml2 compares each attribute of an element with all before it; Word writes at most some 40.
constexpr std::size_t kMostAttributes = 1000;

enum class Vocabulary { other, word, compatibility, math, relationships };

Vocabulary vocabulary_of(std::string_view uri) {
  // Transitional and Strict.
  if (uri == "http://schemas.openxmlformats.org/wordprocessingml/2006/main" ||
      uri == "http://purl.oclc.org/ooxml/wordprocessingml/main") {
    return Vocabulary::word;
  }
  if (uri == "http://schemas.openxmlformats.org/markup-compatibility/2006") return Vocabulary::compatibility;
  if (uri == "http://schemas.openxmlformats.org/package/2006/relationships") return Vocabulary::relationships;
  if (uri == "http://schemas.openxmlformats.org/officeDocument/2006/math" ||
      uri == "http://purl.oclc.org/ooxml/officeDocument/math") {
    return Vocabulary::math;
  }
  return Vocabulary::other;
}

std::optional<DocxTag> word_tag(std::string_view name) {
  static const std::unordered_map<std::string_view, DocxTag> tags{
      {"abstractNum", DocxTag::abstract_num},
      {"abstractNumId", DocxTag::abstract_num_id},
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
      {"footnote", DocxTag::footnote},
      {"footnoteReference", DocxTag::footnote_reference},
      {"gridAfter", DocxTag::grid_after},
      {"gridBefore", DocxTag::grid_before},
      {"gridCol", DocxTag::grid_column},
      {"gridSpan", DocxTag::grid_span},
      {"hMerge", DocxTag::horizontal_merge},
      {"ilvl", DocxTag::level_index},
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
      {"pPr", DocxTag::paragraph_properties},
      {"pStyle", DocxTag::paragraph_style},
      {"pageBreakBefore", DocxTag::page_break_before},
      {"ptab", DocxTag::position_tab},
      {"r", DocxTag::run},
      {"rFonts", DocxTag::fonts},
      {"rPr", DocxTag::run_properties},
      {"rStyle", DocxTag::run_style},
      {"sectPr", DocxTag::section},
      {"softHyphen", DocxTag::soft_hyphen},
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
      {"tr", DocxTag::row},
      {"trPr", DocxTag::row_properties},
      {"txbxContent", DocxTag::text_box},
      {"type", DocxTag::section_type},
      {"vMerge", DocxTag::vertical_merge},
      {"vanish", DocxTag::vanish},
  };
  const auto found = tags.find(name);
  return found == tags.end() ? std::nullopt : std::optional(found->second);
}

/// Earlier states of what was tracked, codes of fields, settings, phonetic guides, formats of parts of
/// tables.
bool is_left_out(std::string_view name) {
  static const std::unordered_set<std::string_view> names{
      "pPrChange",    "rPrChange",     "tblPrChange",     "tblPrExChange", "trPrChange", "tcPrChange",
      "sectPrChange", "tblGridChange", "numberingChange", "delText",       "instrText",  "delInstrText",
      "sdtPr",        "sdtEndPr",      "ffData",          "fldData",       "tblStylePr", "rt",
      "latentStyles", "tabs",          "numPicBullet"};
  return names.contains(name);
}

std::optional<DocxTag> tag_of(Vocabulary vocabulary, std::string_view name) {
  switch (vocabulary) {
    case Vocabulary::word:
      return word_tag(name);
    case Vocabulary::math:
      if (name == "t") return DocxTag::characters;
      return std::nullopt;
    case Vocabulary::compatibility:
      if (name == "AlternateContent") return DocxTag::alternate;
      if (name == "Choice") return DocxTag::alternate_choice;
      if (name == "Fallback") return DocxTag::alternate_fallback;
      return std::nullopt;
    case Vocabulary::relationships:
      if (name == "Relationship") return DocxTag::relationship;
      return std::nullopt;
    case Vocabulary::other:
      break;
  }
  return std::nullopt;
}

std::optional<DocxKey> key_of(std::string_view name) {
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

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

struct OpenElement {
  std::size_t node = 0;   // that its children stand in
  bool own = false;       // that node is its own
  bool preserve = false;  // xml:space
};

struct Builder {
  DocxTree tree;
  std::vector<OpenElement> open{OpenElement{}};
  std::size_t left_out_from = 0;  // depth of the outermost element that is left out, 0: none
  bool in_text = false;           // the innermost element kept is <w:t>
  const xmlChar* last_uri = nullptr;
  Vocabulary last_vocabulary = Vocabulary::other;
  const Limits* limits = nullptr;
  xmlParserCtxtPtr parser = nullptr;
  const char* failure = nullptr;  // a code of the catalogue: exceptions must not cross libxml2
};

void stop(Builder& builder, const char* code) {
  if (builder.failure == nullptr) builder.failure = code;
  xmlStopParser(builder.parser);
}

Vocabulary vocabulary_at(Builder& builder, const xmlChar* uri) {
  if (uri == builder.last_uri && uri != nullptr) return builder.last_vocabulary;  // names are interned
  builder.last_uri = uri;
  return builder.last_vocabulary = vocabulary_of(view(uri));
}

/// libxml2 leaves "&" in an attribute as a reference unless it may expand entities.
void append_unescaped(std::string& text, std::string_view value) {
  constexpr std::string_view kAmpersand = "&#38;";
  for (std::size_t at = value.find(kAmpersand); at != std::string_view::npos; at = value.find(kAmpersand)) {
    text.append(value.substr(0, at)) += '&';
    value.remove_prefix(at + kAmpersand.size());
  }
  text += value;
}

void add_attributes(Builder& builder, int count, const xmlChar** attributes) {
  constexpr int kFields = 5;  // name, prefix, URI, value, end of the value
  DocxTree& tree = builder.tree;
  for (int i = 0; i < count; ++i) {
    const xmlChar** const fields = attributes + i * kFields;
    const std::string_view prefix = view(fields[1]);
    if (!prefix.empty() && vocabulary_at(builder, fields[2]) != Vocabulary::word) continue;
    const std::optional<DocxKey> key = key_of(view(fields[0]));
    if (!key) continue;
    const auto begin = static_cast<std::uint32_t>(tree.strings.size());
    append_unescaped(tree.strings, {reinterpret_cast<const char*>(fields[3]),
                                    static_cast<std::size_t>(fields[4] - fields[3])});
    tree.attributes.push_back({*key, begin, static_cast<std::uint32_t>(tree.strings.size())});
  }
}

bool preserves_space(bool outer, int count, const xmlChar** attributes) {
  for (int i = 0; i < count; ++i) {
    const xmlChar** const fields = attributes + i * 5;
    if (view(fields[1]) != "xml" || view(fields[0]) != "space") continue;
    const std::string_view value(reinterpret_cast<const char*>(fields[3]),
                                 static_cast<std::size_t>(fields[4] - fields[3]));
    return value == "preserve";
  }
  return outer;
}

void start_element(void* data, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
                   int count, int, const xmlChar** attributes) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr) return;
  DocxTree& tree = builder.tree;
  OpenElement element = builder.open.back();
  element.own = false;
  const std::size_t depth = builder.open.size();
  if (depth > builder.limits->markup_depth) return stop(builder, "limit-xml-depth");
  if (builder.left_out_from == 0) {
    element.preserve = preserves_space(element.preserve, count, attributes);
    const Vocabulary vocabulary = vocabulary_at(builder, uri);
    if (builder.in_text || (vocabulary == Vocabulary::word && is_left_out(view(name)))) {
      builder.left_out_from = depth;
    } else if (const std::optional<DocxTag> tag = tag_of(vocabulary, view(name))) {
      if (tree.nodes.size() >= kMostNodes) return stop(builder, "limit-xml-elements");
      element = {tree.nodes.size(), true, element.preserve};
      DocxNode node;
      node.tag = *tag;
      node.first_attribute = static_cast<std::uint32_t>(tree.attributes.size());
      add_attributes(builder, count, attributes);
      node.text_begin = node.text_end = static_cast<std::uint32_t>(tree.strings.size());
      tree.nodes.push_back(node);
      builder.in_text = *tag == DocxTag::characters;
    }
  }
  builder.open.push_back(element);
}

/// Ends a text; blanks at its ends count only where the file says so.
void end_text(Builder& builder, DocxNode& node, bool preserve) {
  const std::string& strings = builder.tree.strings;
  node.text_end = static_cast<std::uint32_t>(strings.size());
  builder.in_text = false;
  if (preserve) return;
  const auto is_blank = [&](std::uint32_t at) {
    return " \t\r\n"sv.find(strings[at]) != std::string_view::npos;
  };
  while (node.text_end > node.text_begin && is_blank(node.text_end - 1)) --node.text_end;
  while (node.text_begin < node.text_end && is_blank(node.text_begin)) ++node.text_begin;
}

void end_element(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr || builder.open.size() < 2) return;
  const OpenElement element = builder.open.back();
  builder.open.pop_back();
  if (builder.left_out_from == builder.open.size()) builder.left_out_from = 0;
  if (!element.own) return;
  DocxNode& node = builder.tree.nodes[element.node];
  node.end = static_cast<std::uint32_t>(builder.tree.nodes.size());
  if (node.tag == DocxTag::characters) end_text(builder, node, element.preserve);
}

void characters(void* data, const xmlChar* text, int length) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr || !builder.in_text || builder.left_out_from != 0 || length <= 0) return;
  builder.tree.strings.append(reinterpret_cast<const char*>(text), static_cast<std::size_t>(length));
}

void refuse_dtd(void* data, const xmlChar*, const xmlChar*, const xmlChar*) {
  stop(*static_cast<Builder*>(data), "docx-damaged");
}

void ignore_message(void*, const char*, ...) {}

/// True where an element has so many attributes that the parser would take minutes.  No '<' may stand in an
/// element's start, not even in quotes: what begins at one ends before the next.
bool has_too_many_attributes(std::string_view xml) {
  constexpr std::size_t kShortestAttribute = 5;  // a="" and a blank
  for (std::size_t begin = xml.find('<'); begin < xml.size();) {
    const std::size_t next = std::min(xml.find('<', begin + 1), xml.size());
    if (next - begin > kMostAttributes * kShortestAttribute) {
      std::size_t attributes = 0;
      for (std::size_t at = begin; at < next && xml[at] != '>'; ++at) {
        if (xml[at] == '"' || xml[at] == '\'') at = std::min(xml.find(xml[at], at + 1), next);
        if (at < next) attributes += xml[at] == '=';
      }
      if (attributes > kMostAttributes) return true;
    }
    begin = next;
  }
  return false;
}

}  // namespace

std::string_view DocxTree::text(std::size_t node) const {
  return std::string_view(strings).substr(nodes[node].text_begin,
                                          nodes[node].text_end - nodes[node].text_begin);
}

std::optional<std::string_view> DocxTree::attribute(std::size_t node, DocxKey key) const {
  const std::size_t end = node + 1 < nodes.size() ? nodes[node + 1].first_attribute : attributes.size();
  for (std::size_t i = nodes[node].first_attribute; i < end; ++i) {
    const DocxAttribute& found = attributes[i];
    if (found.key == key) return std::string_view(strings).substr(found.begin, found.end - found.begin);
  }
  return std::nullopt;
}

std::size_t DocxTree::child(std::size_t node, DocxTag tag) const {
  for (std::size_t i = node + 1; i < nodes[node].end; i = nodes[i].end) {
    if (nodes[i].tag == tag) return i;
  }
  return 0;
}

std::size_t DocxTree::find(std::size_t node, DocxTag tag) const {
  for (std::size_t i = node + 1; i < nodes[node].end; ++i) {
    if (nodes[i].tag == tag) return i;
  }
  return 0;
}

std::optional<std::string_view> DocxTree::child_value(std::size_t node, DocxTag tag) const {
  const std::size_t found = child(node, tag);
  if (found == 0) return std::nullopt;
  return attribute(found, DocxKey::value);
}

std::optional<long> number_of(std::optional<std::string_view> text) {
  constexpr long kMost = 1'000'000;
  if (!text) return std::nullopt;
  long value = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
  if (error == std::errc::result_out_of_range) return kMost;
  return error == std::errc{} ? std::optional(std::clamp(value, -kMost, kMost)) : std::nullopt;
}

bool is_on(std::optional<std::string_view> value) {
  return !value || (*value != "0" && *value != "false" && *value != "off");
}

DocxTree parse_docx_part(const std::string& xml, const std::string& name, const std::string& path,
                         const Limits& limits) {
  // Word writes UTF-8; the format also allows UTF-16.
  const bool utf16 = xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF");
  const std::string recoded = utf16 ? read_raw_text(xml, path).text : std::string();
  std::string_view text = utf16 ? std::string_view(recoded) : xml;
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  // libxml2 would take a part that begins otherwise for UTF-16 or EBCDIC.
  const bool is_xml = text.size() > 1 && text.size() < INT_MAX && text[0] == '<' && text[1] != '\0';
  if (!is_xml) throw Error("docx-damaged", path, {name});
  if (has_too_many_attributes(text)) throw Error("limit-xml-attributes", path, {name});
  set_up_libxml2();
  Builder builder;
  builder.limits = &limits;
  builder.tree.nodes.push_back({});
  builder.tree.strings.reserve(text.size() / 4);
  xmlSAXHandler handler{};
  handler.initialized = XML_SAX2_MAGIC;
  handler.startElementNs = start_element;
  handler.endElementNs = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.cdataBlock = characters;
  handler.internalSubset = refuse_dtd;
  handler.warning = ignore_message;
  handler.error = ignore_message;
  const std::unique_ptr<xmlParserCtxt, decltype(&xmlFreeParserCtxt)> parser(
      xmlCreateMemoryParserCtxt(text.data(), static_cast<int>(text.size())), xmlFreeParserCtxt);
  if (parser == nullptr) throw Error("docx-damaged", path, {name});
  builder.parser = parser.get();
  xmlSAXHandler* const own = parser->sax;
  parser->sax = &handler;
  parser->userData = &builder;
  xmlCtxtUseOptions(parser.get(),
                    XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
  const int status = xmlParseDocument(parser.get());
  const bool whole = status == 0 && parser->wellFormed != 0;
  parser->sax = own;
  if (builder.failure != nullptr || !whole) {
    throw Error(builder.failure != nullptr ? builder.failure : "docx-damaged", path, {name});
  }
  builder.tree.nodes.front().end = static_cast<std::uint32_t>(builder.tree.nodes.size());
  return std::move(builder.tree);
}

}  // namespace vanthu
