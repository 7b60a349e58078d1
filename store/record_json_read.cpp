#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "ingest/error.h"
#include "store/code_points.h"
#include "store/record_json.h"

namespace vanthu {
namespace {

// Not ordered_json: it looks every key up from the front, which a hostile record would make quadratic.
using Json = nlohmann::json;

/// A value of the record and the way to it.  Lives on the stack, shorter than its parent.
class Node {
 public:
  Node(const Json& value, const std::string& path) : value_(value), path_(path) {}

  [[noreturn]] void fail() const { throw Error("record-malformed", path_, {where()}); }

  bool is_null() const { return value_.is_null(); }
  bool has(const char* key) const { return value_.is_object() && value_.contains(key); }

  Node operator[](const char* key) const {
    const Node child(*this, key, std::nullopt);
    if (!has(key)) child.fail();
    return Node(value_[key], *this, key, std::nullopt);
  }

  std::string text() const {
    if (!value_.is_string()) fail();
    return value_.get<std::string>();
  }

  bool flag() const {
    if (!value_.is_boolean()) fail();
    return value_.get<bool>();
  }

  std::size_t count() const {
    if (!value_.is_number_unsigned()) fail();
    return value_.get<std::size_t>();
  }

  int small_integer() const {
    if (!value_.is_number_integer()) fail();
    const bool huge = value_.is_number_unsigned() && value_.get<std::uint64_t>() > kLargest;
    const std::int64_t integer = huge ? std::numeric_limits<std::int64_t>::max() : value_.get<std::int64_t>();
    if (integer < std::numeric_limits<int>::min() || integer > std::numeric_limits<int>::max()) fail();
    return static_cast<int>(integer);
  }

  double number() const {
    if (!value_.is_number()) fail();
    const double real = value_.get<double>();
    if (!std::isfinite(real)) fail();
    return real;
  }

  template <class Convert>
  auto list(Convert convert) const {
    if (!value_.is_array()) fail();
    std::vector<decltype(convert(std::declval<Node>()))> items;
    items.reserve(value_.size());
    for (std::size_t i = 0; i < value_.size(); ++i) items.push_back(convert(Node(value_[i], *this, "", i)));
    return items;
  }

  template <class Convert>
  auto optional(Convert convert) const {
    using Value = decltype(convert(std::declval<Node>()));
    return is_null() ? std::optional<Value>() : std::optional<Value>(convert(*this));
  }

 private:
  static constexpr std::uint64_t kLargest = std::numeric_limits<std::int64_t>::max();

  Node(const Node& parent, const char* key, std::optional<std::size_t> index)
      : Node(parent.value_, parent, key, index) {}
  Node(const Json& value, const Node& parent, const char* key, std::optional<std::size_t> index)
      : value_(value), path_(parent.path_), parent_(&parent), key_(key), index_(index) {}

  std::string where() const {
    if (parent_ == nullptr) return "";
    const std::string before = parent_->where();
    if (index_) return before + "[" + std::to_string(*index_) + "]";
    return before.empty() ? std::string(key_) : before + "." + key_;
  }

  const Json& value_;
  const std::string& path_;
  const Node* parent_ = nullptr;
  const char* key_ = "";
  std::optional<std::size_t> index_;
};

std::string text_of(const Node& node) { return node.text(); }
int integer_of(const Node& node) { return node.small_integer(); }
std::size_t count_of(const Node& node) { return node.count(); }

std::optional<std::string> optional_text(const Node& node) { return node.optional(text_of); }
std::optional<int> optional_integer(const Node& node) { return node.optional(integer_of); }
std::vector<std::string> texts(const Node& node) { return node.list(text_of); }

Box box_of(const Node& node) {
  const std::vector<double> corners = node.list([](const Node& corner) { return corner.number(); });
  if (corners.size() != 4) node.fail();
  return {corners[0], corners[1], corners[2], corners[3]};
}

Span span_of(const Node& node, const CodePointIndex& index) {
  const Node end = node["end"];
  const std::size_t from = node["start"].count(), to = end.count();
  if (from > to || to > index.size()) end.fail();
  return {{index.byte(from), index.byte(to)}, optional_integer(node["page"]), node["box"].optional(box_of)};
}

/// Of keys that were added to the contract after its first form: none where the record lacks them.
Span added_span(const Node& node, const CodePointIndex& index) {
  return node.has("span") ? span_of(node["span"], index) : Span{};
}

std::optional<std::string> added_text(const Node& node, const char* key) {
  return node.has(key) ? optional_text(node[key]) : std::nullopt;
}

Signature signature_of(const Node& node) {
  return {optional_text(node["signer"]), optional_text(node["time"]), optional_integer(node["page"]),
          node["box"].optional(box_of)};
}

SourceInfo source_of(const Node& node) {
  SourceInfo source;
  source.path = node["path"].text();
  source.format = node["format"].text();
  source.sha256 = node["sha256"].text();
  source.bytes = node["bytes"].count();
  source.pages = optional_integer(node["pages"]);
  source.ocr_pages = node["ocr_pages"].list(integer_of);
  // Keys that were added to the contract after its first form: empty where the record lacks them.
  if (node.has("unread_pages")) source.unread_pages = node["unread_pages"].list(integer_of);
  if (node.has("signatures")) source.signatures = node["signatures"].list(signature_of);
  source.encoding = node["encoding"].text();
  return source;
}

DocumentNumber number_of(const Node& node) {
  return {node["raw"].text(), optional_text(node["number"]), optional_integer(node["year"]),
          optional_text(node["symbol"]), optional_text(node["key"])};
}

CommuneName commune_of(const Node& node) {
  return {node["commune_code"].text(), node["level"].text(), node["commune"].text(),
          node["province_code"].text(), node["province"].text()};
}

std::vector<CommuneName> communes_of(const Node& node) { return node.list(commune_of); }

Issuer issuer_of(const Node& node) {
  Issuer issuer{optional_text(node["name"]),     optional_text(node["level"]),
                optional_text(node["commune"]),  optional_text(node["commune_code"]),
                optional_text(node["province"]), optional_text(node["province_code"])};
  if (node.has("candidates")) issuer.candidates = communes_of(node["candidates"]);
  return issuer;
}

Signer signer_of(const Node& node) {
  return {optional_text(node["on_behalf"]), optional_text(node["authority"]), optional_text(node["position"]),
          optional_text(node["name"])};
}

ReceivedStamp received_of(const Node& node, const CodePointIndex& index) {
  return {optional_text(node["number"]), optional_text(node["date"]), node["raw"].text(),
          span_of(node["span"], index), node["confidence"].number()};
}

FieldReading reading_of(const Node& node, const CodePointIndex& index) {
  return {node["confidence"].number(), span_of(node["span"], index)};
}

Header header_of(const Node& node, const CodePointIndex& index) {
  Header header{.number = node["number"].optional(number_of),
                .type = optional_text(node["type"]),
                .title = optional_text(node["title"]),
                .issuer = issuer_of(node["issuer"]),
                .place = optional_text(node["place"]),
                .date = optional_text(node["date"]),
                .signer = node["signer"].optional(signer_of),
                .recipients = texts(node["recipients"]),
                .co_issuers = {},
                .co_signers = {}};
  if (node.has("co_issuers")) header.co_issuers = node["co_issuers"].list(issuer_of);
  if (node.has("co_signers")) header.co_signers = node["co_signers"].list(signer_of);
  if (node.has("draft")) header.draft = node["draft"].flag();
  header.identity = added_text(node, "identity");
  if (node.has("received")) {
    header.received = node["received"].optional([&](const Node& stamp) { return received_of(stamp, index); });
  }
  if (node.has("reading")) {
    const auto read = [&](const Node& field) { return reading_of(field, index); };
    header.number_reading = node["reading"]["number"].optional(read);
    header.date_reading = node["reading"]["date"].optional(read);
  }
  return header;
}

Section section_of(const Node& node, const CodePointIndex& index) {
  return {node["id"].text(), node["label"].text(), optional_text(node["title"]),
          node["depth"].small_integer(), span_of(node["span"], index)};
}

Provision provision_of(const Node& node) {
  return {node["raw"].text(), node["parts"].list([](const Node& part) {
            return ProvisionPart{part["level"].text(), texts(part["labels"])};
          })};
}

std::vector<InheritedField> inherited_of(const Node& node) {
  return node.list([](const Node& field) {
    return InheritedField{field["field"].text(), field["from"].count()};
  });
}

Citation citation_of(const Node& node, const CodePointIndex& index) {
  Citation citation{.raw = node["raw"].text(),
                    .type = optional_text(node["type"]),
                    .key = optional_text(node["key"]),
                    .raw_key = optional_text(node["raw_key"]),
                    .name = optional_text(node["name"]),
                    .date = optional_text(node["date"]),
                    .issuer = optional_text(node["issuer"]),
                    .relation = node["relation"].text(),
                    .section = optional_text(node["section"]),
                    .span = span_of(node["span"], index),
                    .title = added_text(node, "title"),
                    .provision = {},
                    .alias = added_text(node, "alias"),
                    .inherited = {},
                    .identity = added_text(node, "identity")};
  if (node.has("provision")) citation.provision = node["provision"].optional(provision_of);
  if (node.has("inherited")) citation.inherited = inherited_of(node["inherited"]);
  if (node.has("confidence")) citation.confidence = node["confidence"].number();
  return citation;
}

Reference reference_of(const Node& node, const CodePointIndex& index) {
  return {.raw = node["raw"].text(),
          .kind = node["kind"].text(),
          .type = optional_text(node["type"]),
          .title = optional_text(node["title"]),
          .issuer = optional_text(node["issuer"]),
          .date = optional_text(node["date"]),
          .provision = node["provision"].optional(provision_of),
          .citation = node["citation"].optional(count_of),
          .target_section = optional_text(node["target_section"]),
          .reason = optional_text(node["reason"]),
          .section = optional_text(node["section"]),
          .span = span_of(node["span"], index)};
}

std::vector<SuccessorCommune> successors_of(const Node& node) {
  return node.list([](const Node& successor) {
    return SuccessorCommune{commune_of(successor), successor["whole"].flag()};
  });
}

FormerPlace former_place_of(const Node& node, const CodePointIndex& index) {
  return {.raw = node["raw"].text(),
          .level = node["level"].text(),
          .name = node["name"].text(),
          .province_code = optional_text(node["province_code"]),
          .successors = successors_of(node["successors"]),
          .reason = optional_text(node["reason"]),
          .section = optional_text(node["section"]),
          .span = span_of(node["span"], index)};
}

TableRow row_of(const Node& node, const CodePointIndex& index) {
  return {node["kind"].text(), texts(node["cells"]), optional_integer(node["page"]), added_span(node, index)};
}

AppendixTable table_of(const Node& node, const CodePointIndex& index) {
  return {optional_text(node["appendix"]), optional_text(node["title"]), texts(node["columns"]),
          node["rows"].list([&](const Node& row) { return row_of(row, index); }), added_span(node, index)};
}

UnitMention unit_of(const Node& node) {
  UnitMention mention{node["unit"].text(), node["raw"].text(), optional_text(node["qualifier"]),
                      node["collective"].flag()};
  if (node.has("requested")) mention.requested = node["requested"].flag();
  mention.level = added_text(node, "level");
  return mention;
}

Deadline deadline_of(const Node& node) {
  return {node["raw"].text(),
          node["kind"].text(),
          optional_text(node["start"]),
          optional_text(node["end"]),
          optional_text(node["recurrence"]),
          added_text(node, "condition"),
          added_text(node, "reason")};
}

std::vector<Deadline> further_deadlines_of(const Node& node) {
  if (!node.has("further_deadlines")) return {};
  return node["further_deadlines"].list(deadline_of);
}

Target target_of(const Node& node, const CodePointIndex& index) {
  return {.raw = node["raw"].text(),
          .number = node["number"].number(),
          .upper = node["upper"].optional([](const Node& upper) { return upper.number(); }),
          .unit = node["unit"].text(),
          .comparison = node["comparison"].text(),
          .span = span_of(node["span"], index)};
}

Assignment assignment_of(const Node& node, const CodePointIndex& index) {
  Assignment assignment{node["origin"].text(),
                        optional_text(node["appendix"]),
                        optional_text(node["section"]),
                        optional_text(node["ordinal"]),
                        optional_text(node["group"]),
                        node["task"].text(),
                        node["lead"].list(unit_of),
                        node["implement"].list(unit_of),
                        node["coordinate"].list(unit_of),
                        node["deadline"].optional(deadline_of),
                        further_deadlines_of(node),
                        optional_text(node["product"]),
                        optional_text(node["form"]),
                        span_of(node["span"], index)};
  if (node.has("groups")) assignment.groups = texts(node["groups"]);
  if (node.has("targets")) {
    assignment.targets = node["targets"].list([&](const Node& target) { return target_of(target, index); });
  }
  if (node.has("citations")) assignment.citations = node["citations"].list(count_of);
  if (node.has("confidence")) assignment.confidence = node["confidence"].number();
  return assignment;
}

Issue issue_of(const Node& node, const CodePointIndex& index) {
  const Node severity = node["severity"];
  const std::optional<Severity> known = find_severity(severity.text());
  if (!known) severity.fail();
  Issue issue{.code = node["code"].text(),
              .severity = *known,
              .message = node["message"].text(),
              .message_en = added_text(node, "message_en").value_or(""),
              .span = span_of(node["span"], index),
              .fix = added_text(node, "fix").value_or(""),
              .fix_en = added_text(node, "fix_en").value_or(""),
              .other = {},
              .raw = added_text(node, "raw")};
  if (node.has("other")) {
    issue.other = node["other"].optional([&](const Node& other) { return span_of(other, index); });
  }
  return issue;
}

AttachedDocument attachment_of(const Node& node, const CodePointIndex& index) {
  return {node["type"].text(), optional_text(node["title"]), span_of(node["span"], index)};
}

Document document_of(const Node& record) {
  const Node schema = record["schema"];
  if (schema.text() != kRecordSchema) schema.fail();
  Document document;
  document.text = record["text"].text();
  const CodePointIndex index(document.text);
  const auto list = [&](const char* key, auto convert) {
    return record[key].list([&](const Node& item) { return convert(item, index); });
  };
  document.source = source_of(record["source"]);
  document.header = header_of(record["header"], index);
  document.sections = list("sections", section_of);
  document.citations = list("citations", citation_of);
  document.tables = list("tables", table_of);
  document.assignments = list("assignments", assignment_of);
  document.issues = list("issues", issue_of);
  if (record.has("references")) document.references = list("references", reference_of);
  if (record.has("former_places")) document.former_places = list("former_places", former_place_of);
  if (record.has("attachments")) document.attachments = list("attachments", attachment_of);
  return document;
}

/// What `convert` makes of a JSON text that this program wrote; none where it is something else.
template <class Convert>
auto part_of(std::string_view json, Convert convert) {
  using Value = decltype(convert(std::declval<Node>()));
  try {
    const Json part = Json::parse(json);
    return std::optional<Value>(convert(Node(part, std::string())));
  } catch (const Json::exception&) {
    return std::optional<Value>();
  } catch (const Error&) {
    return std::optional<Value>();
  }
}

}  // namespace

std::optional<Provision> provision_from_json(std::string_view json) { return part_of(json, provision_of); }

std::optional<std::vector<InheritedField>> inherited_from_json(std::string_view json) {
  return part_of(json, inherited_of);
}

std::optional<std::vector<CommuneName>> communes_from_json(std::string_view json) {
  return part_of(json, communes_of);
}

std::optional<std::vector<SuccessorCommune>> successors_from_json(std::string_view json) {
  return part_of(json, successors_of);
}

std::optional<std::vector<std::string>> texts_from_json(std::string_view json) {
  return part_of(json, texts);
}

std::optional<DocumentNumber> number_from_json(std::string_view json) { return part_of(json, number_of); }

std::optional<CommuneName> commune_from_json(std::string_view json) { return part_of(json, commune_of); }

std::optional<std::vector<UnitMention>> units_from_json(std::string_view json) {
  return part_of(json, [](const Node& node) { return node.list(unit_of); });
}

std::optional<std::vector<Deadline>> deadlines_from_json(std::string_view json) {
  return part_of(json, [](const Node& node) { return node.list(deadline_of); });
}

std::optional<Header> header_from_json(std::string_view json) {
  return part_of(json, [](const Node& node) { return header_of(node, CodePointIndex("")); });
}

std::optional<Assignment> assignment_from_json(std::string_view json) {
  return part_of(json, [](const Node& node) { return assignment_of(node, CodePointIndex("")); });
}

namespace {

// A record nests ten deep.  A hostile line of brackets would cost fifty times its length in memory.
constexpr int kMostNesting = 32;

/// Looks at the brackets outside of strings.
bool nests_too_deep(std::string_view json) {
  int depth = 0;
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    const char c = json[i];
    if (in_string) {
      if (c == '\\') ++i;
      if (c == '"') in_string = false;
    } else if (c == '"') {
      in_string = true;
    } else if (c == '[' || c == '{') {
      if (++depth > kMostNesting) return true;
    } else if (c == ']' || c == '}') {
      --depth;
    }
  }
  return false;
}

}  // namespace

Document from_json_line(std::string_view line, const std::string& path) {
  if (nests_too_deep(line)) throw Error("record-malformed", path, {"nesting"});
  Json record;
  try {
    record = Json::parse(line);
  } catch (const Json::parse_error& error) {
    throw Error("record-malformed", path, {"byte " + std::to_string(error.byte)});
  } catch (const Json::out_of_range&) {  // a number that no double holds
    throw Error("record-malformed", path, {"number"});
  }
  if (!record.is_object()) throw Error("record-malformed", path, {"byte 0"});
  return document_of(Node(record, path));
}

}  // namespace vanthu
