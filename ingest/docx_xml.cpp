#include "ingest/docx_xml.h"

#include <libxml/parser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <climits>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "ingest/error.h"
#include "ingest/libxml2.h"
#include "ingest/raw_text.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

// A plan of 500 pages has some 150,000; with what is made of it a paragraph of three nodes takes 800 bytes.
constexpr std::size_t kMostNodes = 1'000'000;
// libxml2 compares each attribute of an element with all before it; Word writes at most some 40.
constexpr std::size_t kMostAttributes = 1000;
constexpr int kAttributeFields = 5;  // name, prefix, URI, value, end of the value

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

std::string_view value_of(const xmlChar* const* fields) {
  return {reinterpret_cast<const char*>(fields[3]), static_cast<std::size_t>(fields[4] - fields[3])};
}

/// What the names of a part mean.  libxml2 keeps each name and URI of a part once, so that their addresses
/// tell them apart.
template <typename Meaning>
class NameCache {
 public:
  template <typename Find>
  const Meaning& of(const xmlChar* name, const xmlChar* uri, Find find) {
    Slot& slot = slots_[reinterpret_cast<std::uintptr_t>(name) % kSlots];
    if (slot.name != name || slot.uri != uri) slot = {name, uri, find()};
    return slot.meaning;
  }

 private:
  static constexpr std::size_t kSlots = 1024;  // names stand beside each other, some 1,000 bytes in all
  struct Slot {
    const xmlChar* name = nullptr;
    const xmlChar* uri = nullptr;
    Meaning meaning{};
  };
  std::array<Slot, kSlots> slots_{};
};

struct OpenElement {
  std::size_t node = 0;   // that its children stand in
  bool own = false;       // that node is its own
  bool preserve = false;  // xml:space
};

struct Builder {
  DocxTree tree;
  std::vector<OpenElement> open{OpenElement{}};
  std::size_t left_out_from = 0;  // depth of the outermost element that is left out, 0: none
  bool in_text = false;           // the innermost element kept is text
  NameCache<DocxElement> elements;
  NameCache<std::optional<DocxKey>> keys;
  const Limits* limits = nullptr;
  const IsEnough* is_enough = nullptr;
  bool enough = false;
  xmlParserCtxtPtr parser = nullptr;
  const char* failure = nullptr;  // a code of the catalogue: exceptions must not cross libxml2
};

void stop(Builder& builder, const char* code) {
  if (builder.failure == nullptr) builder.failure = code;
  xmlStopParser(builder.parser);
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
  DocxTree& tree = builder.tree;
  for (int i = 0; i < count; ++i) {
    const xmlChar** const fields = attributes + i * kAttributeFields;
    const std::optional<DocxKey>& key = builder.keys.of(fields[0], fields[2], [&] {
      const bool prefixed = fields[1] != nullptr;
      return docx_attribute(prefixed ? std::optional(docx_vocabulary(view(fields[2]))) : std::nullopt,
                            view(fields[0]));
    });
    if (!key) continue;
    const auto begin = static_cast<std::uint32_t>(tree.strings.size());
    append_unescaped(tree.strings, value_of(fields));
    tree.attributes.push_back({*key, begin, static_cast<std::uint32_t>(tree.strings.size())});
  }
}

bool preserves_space(bool outer, int count, const xmlChar** attributes) {
  for (int i = 0; i < count; ++i) {
    const xmlChar** const fields = attributes + i * kAttributeFields;
    if (fields[1] == nullptr || fields[1][0] != 'x') continue;
    if (view(fields[1]) == "xml" && view(fields[0]) == "space") return value_of(fields) == "preserve";
  }
  return outer;
}

bool is_text(DocxTag tag) { return tag == DocxTag::characters || tag == DocxTag::field_code; }

void start_element(void* data, const xmlChar* name, const xmlChar*, const xmlChar* uri, int, const xmlChar**,
                   int count, int, const xmlChar** attributes) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr || builder.enough) return;
  DocxTree& tree = builder.tree;
  OpenElement element = builder.open.back();
  element.own = false;
  const std::size_t depth = builder.open.size();
  if (depth > builder.limits->markup_depth) return stop(builder, "limit-xml-depth");
  if (builder.left_out_from == 0) {
    element.preserve = preserves_space(element.preserve, count, attributes);
    const DocxElement& meaning =
        builder.elements.of(name, uri, [&] { return docx_element(docx_vocabulary(view(uri)), view(name)); });
    if (builder.in_text || meaning.left_out) {
      builder.left_out_from = depth;
    } else if (meaning.tag) {
      if (tree.nodes.size() >= kMostNodes) return stop(builder, "limit-xml-elements");
      element = {tree.nodes.size(), true, element.preserve};
      DocxNode node;
      node.tag = *meaning.tag;
      node.first_attribute = static_cast<std::uint32_t>(tree.attributes.size());
      add_attributes(builder, count, attributes);
      node.text_begin = node.text_end = static_cast<std::uint32_t>(tree.strings.size());
      tree.nodes.push_back(node);
      builder.in_text = is_text(node.tag);
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
  if (builder.failure != nullptr || builder.enough || builder.open.size() < 2) return;
  const OpenElement element = builder.open.back();
  builder.open.pop_back();
  if (builder.left_out_from == builder.open.size()) builder.left_out_from = 0;
  if (!element.own) return;
  DocxNode& node = builder.tree.nodes[element.node];
  node.end = static_cast<std::uint32_t>(builder.tree.nodes.size());
  if (is_text(node.tag)) end_text(builder, node, element.preserve);
  const bool of_root = builder.open.size() == 2;
  if (of_root && builder.is_enough != nullptr && (*builder.is_enough)(builder.tree, element.node)) {
    builder.enough = true;
    xmlStopParser(builder.parser);
  }
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

std::size_t count_attributes(std::string_view element) {
  std::size_t attributes = 0;
  for (std::size_t at = 0; at < element.size() && element[at] != '>'; ++at) {
    if (element[at] == '"' || element[at] == '\'')
      at = std::min(element.find(element[at], at + 1), element.size());
    if (at < element.size()) attributes += element[at] == '=';
  }
  return attributes;
}

/// True where an element has so many attributes that the parser would take minutes.  No '<' may stand in an
/// element's start, not even in quotes: what begins at one ends before the next.
bool has_too_many_attributes(std::string_view xml) {
  constexpr std::size_t kShortestAttribute = 5;  // a="" and a blank
  constexpr std::size_t kWindow = kMostAttributes * kShortestAttribute;
  for (std::size_t begin = xml.find('<'); begin < xml.size();) {
    // Whatever begins before the last '<' of the window is shorter than it.
    const std::size_t last = xml.substr(0, begin + kWindow).rfind('<');
    if (last > begin) {
      begin = last;
      continue;
    }
    const std::size_t next = std::min(xml.find('<', begin + 1), xml.size());
    if (count_attributes(xml.substr(begin, next - begin)) > kMostAttributes) return true;
    begin = next;
  }
  return false;
}

/// Runs libxml2 over `xml` and fills `builder`; true where the part is whole and well-formed.
bool run_parser(std::string_view xml, Builder& builder) {
  set_up_libxml2();
  builder.tree.nodes.push_back({});
  builder.tree.strings.reserve(xml.size() / 4);
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
      xmlCreateMemoryParserCtxt(xml.data(), static_cast<int>(xml.size())), xmlFreeParserCtxt);
  if (parser == nullptr) return false;
  builder.parser = parser.get();
  xmlSAXHandler* const own = parser->sax;
  parser->sax = &handler;
  parser->userData = &builder;
  // The parser's own bound on nesting; what else this option lifts is bounded by the size of the part.
  constexpr std::size_t kMostDepthOfParser = 256;
  const int deep = builder.limits->markup_depth > kMostDepthOfParser ? XML_PARSE_HUGE : 0;
  xmlCtxtUseOptions(parser.get(),
                    deep | XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING | XML_PARSE_IGNORE_ENC);
  const int status = xmlParseDocument(parser.get());
  const bool whole = status == 0 && parser->wellFormed != 0;
  parser->sax = own;
  for (const OpenElement& open : builder.open) {
    builder.tree.nodes[open.node].end = static_cast<std::uint32_t>(builder.tree.nodes.size());
  }
  return whole;
}

/// The names of Word's built-in styles are most of a styles part and say nothing of the text: parsing the
/// part without them takes a quarter of the time.
std::string without_latent_styles(std::string_view xml) {
  constexpr std::string_view kBegin = "<w:latentStyles", kEnd = "</w:latentStyles>";
  const std::size_t begin = xml.find(kBegin);
  const std::size_t end = begin == std::string_view::npos ? begin : xml.find(kEnd, begin);
  if (end == std::string_view::npos) return std::string(xml);
  return std::string(xml.substr(0, begin)).append(xml.substr(end + kEnd.size()));
}

/// libxml2 would take a part that begins otherwise for UTF-16 or EBCDIC.
bool is_plain_xml(std::string_view text) {
  return text.size() > 1 && text.size() < INT_MAX && text[0] == '<' && text[1] != '\0';
}

}  // namespace

DocxTree parse_docx_part(std::string_view xml, const std::string& name, const std::string& path,
                         const Limits& limits) {
  // Word writes UTF-8; the format also allows UTF-16.
  const bool utf16 = xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF");
  const std::string recoded = utf16 ? read_raw_text(xml, path).text : std::string();
  if (utf16) xml = recoded;
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
  if (!is_plain_xml(xml)) throw Error("docx-damaged", path, {name});
  if (has_too_many_attributes(xml)) throw Error("limit-xml-attributes", path, {name});
  Builder builder;
  builder.limits = &limits;
  const bool whole = run_parser(xml, builder);
  if (builder.failure != nullptr || !whole) {
    throw Error(builder.failure != nullptr ? builder.failure : "docx-damaged", path, {name});
  }
  return std::move(builder.tree);
}

std::optional<DocxTree> parse_styles_beginning(std::string_view xml, const Limits& limits,
                                               const IsEnough& is_enough) {
  if (xml.starts_with("\xEF\xBB\xBF")) xml.remove_prefix(3);
  const std::string styles = without_latent_styles(xml);
  if (!is_plain_xml(styles) || has_too_many_attributes(styles)) return std::nullopt;
  Builder builder;
  builder.limits = &limits;
  builder.is_enough = &is_enough;
  run_parser(styles, builder);
  return builder.enough ? std::optional(std::move(builder.tree)) : std::nullopt;
}

}  // namespace vanthu
