#include "ingest/html_tree.h"

#include <libxml/HTMLparser.h>
#include <libxml/parserInternals.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>

#include "ingest/error.h"
#include "ingest/libxml2.h"

namespace vanthu {
namespace {

// Every node costs some 200 bytes; a plan of 500 pages saved by Word has 200,000.
constexpr std::size_t kMostNodes = 2'000'000;
// libxml2 compares each attribute of an element with all before it.
constexpr std::size_t kMostAttributes = 1000;

constexpr std::array<std::string_view, 10> kKeptAttributes{
    "style", "class", "face", "start", "type", "value", "hidden", "rowspan", "colspan", "reversed"};

/// Elements without text of the document.  The head itself is none: a page that never closes it has its text
/// there.
constexpr std::array<std::string_view, 19> kDropped{
    "script", "style",  "title", "xml",      "template", "noscript", "iframe", "object", "applet", "embed",
    "svg",    "select", "input", "textarea", "button",   "nav",      "del",    "audio",  "video"};

bool is_dropped(std::string_view name) {
  return std::find(kDropped.begin(), kDropped.end(), name) != kDropped.end();
}

struct Builder {
  HtmlTree tree{{HtmlNode{}}};
  std::vector<std::size_t> open{0};  // from the root to the innermost element
  std::size_t depth = 0;             // elements, dropped ones included
  std::size_t dropped_from = 0;      // depth of the outermost dropped element, 0: none
  std::string_view markup;
  std::size_t position = 0;  // in the markup: what stands before has been reported
  const Limits* limits = nullptr;
  htmlParserCtxtPtr parser = nullptr;
  const char* failure = nullptr;  // a code of the catalogue: exceptions must not cross libxml2
};

std::string_view view(const xmlChar* text) {
  return text == nullptr ? std::string_view{} : reinterpret_cast<const char*>(text);
}

void stop(Builder& builder, const char* code) {
  if (builder.failure == nullptr) builder.failure = code;
  xmlStopParser(builder.parser);
}

std::size_t parser_position(const Builder& builder) {
  const xmlParserInput* input = builder.parser->input;
  if (input == nullptr) return builder.markup.size();
  const auto place =
      static_cast<std::size_t>(input->consumed) + static_cast<std::size_t>(input->cur - input->base);
  return std::min(place, builder.markup.size());
}

std::size_t add_node(Builder& builder, HtmlNode node) {
  if (builder.tree.nodes.size() >= kMostNodes) {
    stop(builder, "limit-markup-elements");
    return 0;
  }
  const std::size_t index = builder.tree.nodes.size();
  builder.tree.nodes.push_back(std::move(node));
  builder.tree.nodes[builder.open.back()].children.push_back(index);
  return index;
}

void start_element(void* data, const xmlChar* name, const xmlChar** attributes) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr) return;
  builder.position = parser_position(builder);
  if (++builder.depth > builder.limits->markup_depth) {
    stop(builder, "limit-markup-depth");
    return;
  }
  if (builder.dropped_from != 0) return;
  if (is_dropped(view(name))) {
    builder.dropped_from = builder.depth;
    return;
  }
  HtmlNode node;
  node.name = view(name);
  for (; attributes != nullptr && attributes[0] != nullptr; attributes += 2) {
    const std::string_view key = view(attributes[0]);
    if (std::find(kKeptAttributes.begin(), kKeptAttributes.end(), key) != kKeptAttributes.end()) {
      node.attributes.emplace_back(key, view(attributes[1]));
    }
  }
  if (const std::size_t index = add_node(builder, std::move(node)); index != 0) builder.open.push_back(index);
}

void end_element(void* data, const xmlChar*) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr || builder.depth == 0) return;
  builder.position = parser_position(builder);
  const bool dropped = builder.dropped_from != 0;
  if (builder.dropped_from == builder.depth) builder.dropped_from = 0;
  --builder.depth;
  if (!dropped && builder.open.size() > 1) builder.open.pop_back();
}

/// Where in the markup `text` was copied from: at about where the parser stands, behind what was reported
/// before.  An entity was decoded: its source is everything in between.
ByteRange source_of(const Builder& builder, std::string_view text, std::size_t parser_at) {
  constexpr std::size_t kLag = 8;  // the parser stands before or behind the last character
  const std::size_t begin = builder.position;
  const std::size_t window = std::max(parser_at, begin) - begin + kLag;
  const std::string_view passed = builder.markup.substr(begin, window);
  if (const std::size_t found = passed.find(text); found != std::string_view::npos) {
    return {begin + found, begin + found + text.size()};
  }
  const std::size_t entity = std::min(builder.markup.find('&', begin), std::max(parser_at, begin));
  return {entity, std::max(parser_at, begin)};
}

void characters(void* data, const xmlChar* text, int length) {
  Builder& builder = *static_cast<Builder*>(data);
  if (builder.failure != nullptr || length <= 0) return;
  const std::size_t parser_at = parser_position(builder);
  const std::string_view added = view(text).substr(0, static_cast<std::size_t>(length));
  const ByteRange source = source_of(builder, added, parser_at);
  builder.position = std::max(parser_at, source.end);
  if (builder.dropped_from != 0) return;
  HtmlNode node;
  node.text = added;
  node.source = source;
  add_node(builder, std::move(node));
}

/// Declarations are no text: `<![if !supportLists]>` of Word, which libxml2 prints, and the document type,
/// whose entities nobody may define.  They become comments of the same length, so that places stay.
std::string without_declarations(std::string_view markup) {
  using std::string_view_literals::operator""sv;
  std::string result(markup);
  for (std::size_t begin = markup.find("<!"); begin != std::string_view::npos;) {
    if (markup.substr(begin).starts_with("<!--")) {
      const std::size_t end = markup.find("-->", begin + 4);
      begin = end == std::string_view::npos ? end : markup.find("<!", end + 3);
      continue;
    }
    std::size_t last = markup.find_first_of(">["sv, begin + 2);
    const bool has_subset = last != std::string_view::npos && markup[last] == '[' && last > begin + 2;
    if (last != std::string_view::npos) last = has_subset ? markup.find("]>", last) : markup.find('>', last);
    if (last == std::string_view::npos) return result;
    const std::size_t end = last + (has_subset ? 2 : 1);
    constexpr std::size_t kShortestComment = 7;
    std::fill(result.begin() + static_cast<std::ptrdiff_t>(begin),
              result.begin() + static_cast<std::ptrdiff_t>(end), ' ');
    if (end - begin >= kShortestComment) {
      result.replace(begin, 4, "<!--");
      result.replace(end - 3, 3, "-->");
    }
    begin = markup.find("<!", end);
  }
  return result;
}

void ignore_message(void*, const char*, ...) {}

/// Throws where an element has so many attributes that the parser would take minutes.
void check_attributes(std::string_view markup, const std::string& path) {
  for (std::size_t begin = markup.find('<'); begin != std::string_view::npos;
       begin = markup.find('<', begin + 1)) {
    std::size_t gaps = 0;
    std::size_t end = begin + 1;
    for (; end < markup.size() && markup[end] != '>' && markup[end] != '<'; ++end) {
      const char c = markup[end];
      gaps += c == '=' || c == '/' || (c == ' ' && markup[end - 1] != ' ') || c == '\n' || c == '\t';
    }
    const bool element = begin + 1 < markup.size() && ((markup[begin + 1] | 0x20) >= 'a') &&
                         ((markup[begin + 1] | 0x20) <= 'z');
    if (element && gaps > 3 * kMostAttributes) throw Error("limit-markup-attributes", path);
    begin = end - 1;
  }
}

}  // namespace

std::optional<std::string_view> attribute(const HtmlNode& node, std::string_view name) {
  for (const auto& [key, value] : node.attributes) {
    if (key == name) return value;
  }
  return std::nullopt;
}

HtmlTree parse_html(std::string_view page, const std::string& path, const Limits& limits) {
  if (page.size() > INT_MAX) throw Error("limit-file-bytes", path, {std::to_string(INT_MAX)});
  const std::string markup = without_declarations(page);
  check_attributes(markup, path);
  set_up_libxml2();
  Builder builder;
  builder.markup = markup;
  builder.limits = &limits;
  htmlSAXHandler handler{};
  handler.startElement = start_element;
  handler.endElement = end_element;
  handler.characters = characters;
  handler.ignorableWhitespace = characters;
  handler.warning = ignore_message;
  handler.error = ignore_message;

  const std::unique_ptr<htmlParserCtxt, decltype(&htmlFreeParserCtxt)> parser(
      htmlCreateMemoryParserCtxt(markup.data(), static_cast<int>(markup.size())), htmlFreeParserCtxt);
  if (parser == nullptr) return builder.tree;  // markup is empty
  builder.parser = parser.get();
  htmlSAXHandler* const own = parser->sax;
  parser->sax = &handler;
  parser->userData = &builder;
  // The markup is Unicode by now: what it declares of its bytes no longer holds.
  htmlCtxtUseOptions(parser.get(), HTML_PARSE_IGNORE_ENC | HTML_PARSE_NONET | HTML_PARSE_NOERROR |
                                       HTML_PARSE_NOWARNING | HTML_PARSE_RECOVER);
  parser->charset = XML_CHAR_ENCODING_UTF8;
  htmlParseDocument(parser.get());
  parser->sax = own;
  if (builder.failure != nullptr) {
    throw Error(builder.failure, path, {std::to_string(limits.markup_depth)});
  }
  return std::move(builder.tree);
}

}  // namespace vanthu
