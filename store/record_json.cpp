#include "store/record_json.h"

#include <nlohmann/json.hpp>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "store/code_points.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

template <class Value>
Json nullable(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

/// A list of what `convert` makes of each item; "[]" where there are none.
template <class Item, class Convert>
Json list(const std::vector<Item>& items, Convert convert) {
  Json result = Json::array();
  for (const Item& item : items) result.push_back(convert(item));
  return result;
}

Json json_of(const std::optional<Box>& box) {
  return box ? Json::array({box->x0, box->y0, box->x1, box->y1}) : Json(nullptr);
}

Json json_of(const Span& span, const CodePointIndex& index) {
  return {{"start", index.code_points(span.bytes.begin)},
          {"end", index.code_points(span.bytes.end)},
          {"page", nullable(span.page)},
          {"box", json_of(span.box)}};
}

Json json_of(const Signature& signature) {
  return {{"signer", nullable(signature.signer)},
          {"time", nullable(signature.time)},
          {"page", nullable(signature.page)},
          {"box", json_of(signature.box)}};
}

Json json_of(const SourceInfo& source) {
  // A path is what the system gave and may be no UTF-8, which JSON must be.
  const bool valid = find_invalid_utf8(source.path) == std::string_view::npos;
  return {{"path", valid ? source.path : printable(source.path)},
          {"format", source.format},
          {"sha256", source.sha256},
          {"bytes", source.bytes},
          {"pages", nullable(source.pages)},
          {"ocr_pages", source.ocr_pages},
          {"encoding", source.encoding},
          {"unread_pages", source.unread_pages},
          {"signatures", list(source.signatures, [](const Signature& s) { return json_of(s); })}};
}

Json json_of(const DocumentNumber& number) {
  return {{"raw", number.raw},
          {"number", nullable(number.number)},
          {"year", nullable(number.year)},
          {"symbol", nullable(number.symbol)},
          {"key", nullable(number.key)}};
}

Json json_of(const CommuneName& commune) {
  return {{"commune_code", commune.code},
          {"level", commune.level},
          {"commune", commune.name},
          {"province_code", commune.province_code},
          {"province", commune.province}};
}

Json json_of(const Issuer& issuer) {
  return {
      {"name", nullable(issuer.name)},
      {"level", nullable(issuer.level)},
      {"commune", nullable(issuer.commune)},
      {"commune_code", nullable(issuer.commune_code)},
      {"province", nullable(issuer.province)},
      {"province_code", nullable(issuer.province_code)},
      {"candidates", list(issuer.candidates, [](const CommuneName& commune) { return json_of(commune); })}};
}

Json json_of(const Signer& signer) {
  return {{"on_behalf", nullable(signer.on_behalf)},
          {"authority", nullable(signer.authority)},
          {"position", nullable(signer.position)},
          {"name", nullable(signer.name)}};
}

Json json_of(const ReceivedStamp& stamp, const CodePointIndex& index) {
  return {{"number", nullable(stamp.number)},
          {"date", nullable(stamp.date)},
          {"raw", stamp.raw},
          {"span", json_of(stamp.span, index)},
          {"confidence", stamp.confidence}};
}

Json json_of(const std::optional<FieldReading>& reading, const CodePointIndex& index) {
  if (!reading) return nullptr;
  return {{"confidence", reading->confidence}, {"span", json_of(reading->span, index)}};
}

Json json_of(const Header& header, const CodePointIndex& index) {
  return {
      {"number", header.number ? json_of(*header.number) : Json(nullptr)},
      {"type", nullable(header.type)},
      {"title", nullable(header.title)},
      {"issuer", json_of(header.issuer)},
      {"place", nullable(header.place)},
      {"date", nullable(header.date)},
      {"signer", header.signer ? json_of(*header.signer) : Json(nullptr)},
      {"recipients", header.recipients},
      {"co_issuers", list(header.co_issuers, [](const Issuer& issuer) { return json_of(issuer); })},
      {"co_signers", list(header.co_signers, [](const Signer& signer) { return json_of(signer); })},
      {"draft", header.draft},
      {"identity", nullable(header.identity)},
      {"received", header.received ? json_of(*header.received, index) : Json(nullptr)},
      {"reading",
       {{"number", json_of(header.number_reading, index)}, {"date", json_of(header.date_reading, index)}}}};
}

Json json_of(const Section& section, const CodePointIndex& index) {
  return {{"id", section.id},
          {"label", section.label},
          {"title", nullable(section.title)},
          {"depth", section.depth},
          {"span", json_of(section.span, index)}};
}

Json json_of(const Provision& provision) {
  return {{"raw", provision.raw}, {"parts", list(provision.parts, [](const ProvisionPart& part) {
                                     return Json{{"level", part.level}, {"labels", part.labels}};
                                   })}};
}

Json json_of(const InheritedField& inherited) {
  return {{"field", inherited.field}, {"from", inherited.from}};
}

Json json_of(const Citation& citation, const CodePointIndex& index) {
  return {{"raw", citation.raw},
          {"type", nullable(citation.type)},
          {"key", nullable(citation.key)},
          {"raw_key", nullable(citation.raw_key)},
          {"name", nullable(citation.name)},
          {"date", nullable(citation.date)},
          {"issuer", nullable(citation.issuer)},
          {"relation", citation.relation},
          {"section", nullable(citation.section)},
          {"span", json_of(citation.span, index)},
          {"title", nullable(citation.title)},
          {"provision", citation.provision ? json_of(*citation.provision) : Json(nullptr)},
          {"alias", nullable(citation.alias)},
          {"inherited", list(citation.inherited, [](const InheritedField& field) { return json_of(field); })},
          {"confidence", citation.confidence},
          {"identity", nullable(citation.identity)}};
}

Json json_of(const Reference& reference, const CodePointIndex& index) {
  return {{"raw", reference.raw},
          {"kind", reference.kind},
          {"type", nullable(reference.type)},
          {"title", nullable(reference.title)},
          {"issuer", nullable(reference.issuer)},
          {"date", nullable(reference.date)},
          {"provision", reference.provision ? json_of(*reference.provision) : Json(nullptr)},
          {"citation", nullable(reference.citation)},
          {"target_section", nullable(reference.target_section)},
          {"reason", nullable(reference.reason)},
          {"section", nullable(reference.section)},
          {"span", json_of(reference.span, index)}};
}

Json json_of(const SuccessorCommune& successor) {
  Json object = json_of(successor.commune);
  object["whole"] = successor.whole;
  return object;
}

Json json_of(const FormerPlace& place, const CodePointIndex& index) {
  return {{"raw", place.raw},
          {"level", place.level},
          {"name", place.name},
          {"province_code", nullable(place.province_code)},
          {"successors",
           list(place.successors, [](const SuccessorCommune& successor) { return json_of(successor); })},
          {"reason", nullable(place.reason)},
          {"section", nullable(place.section)},
          {"span", json_of(place.span, index)}};
}

Json json_of(const TableRow& row, const CodePointIndex& index) {
  return {{"kind", row.kind},
          {"cells", row.cells},
          {"page", nullable(row.page)},
          {"span", json_of(row.span, index)}};
}

Json json_of(const AppendixTable& table, const CodePointIndex& index) {
  return {{"appendix", nullable(table.appendix)},
          {"title", nullable(table.title)},
          {"columns", table.columns},
          {"rows", list(table.rows, [&](const TableRow& row) { return json_of(row, index); })},
          {"span", json_of(table.span, index)}};
}

Json json_of(const UnitMention& unit) {
  return {{"unit", unit.unit},
          {"raw", unit.raw},
          {"qualifier", nullable(unit.qualifier)},
          {"collective", unit.collective},
          {"requested", unit.requested},
          {"level", nullable(unit.level)}};
}

Json json_of(const Deadline& deadline) {
  return {{"raw", deadline.raw},
          {"kind", deadline.kind},
          {"start", nullable(deadline.start)},
          {"end", nullable(deadline.end)},
          {"recurrence", nullable(deadline.recurrence)},
          {"condition", nullable(deadline.condition)},
          {"reason", nullable(deadline.reason)}};
}

Json json_of(const Target& target, const CodePointIndex& index) {
  return {{"raw", target.raw},   {"number", target.number},         {"upper", nullable(target.upper)},
          {"unit", target.unit}, {"comparison", target.comparison}, {"span", json_of(target.span, index)}};
}

Json json_of(const Assignment& assignment, const CodePointIndex& index) {
  const auto units = [](const std::vector<UnitMention>& mentions) {
    return list(mentions, [](const UnitMention& mention) { return json_of(mention); });
  };
  return {{"origin", assignment.origin},
          {"appendix", nullable(assignment.appendix)},
          {"section", nullable(assignment.section)},
          {"ordinal", nullable(assignment.ordinal)},
          {"group", nullable(assignment.group)},
          {"task", assignment.task},
          {"lead", units(assignment.lead)},
          {"implement", units(assignment.implement)},
          {"coordinate", units(assignment.coordinate)},
          {"deadline", assignment.deadline ? json_of(*assignment.deadline) : Json(nullptr)},
          {"product", nullable(assignment.product)},
          {"form", nullable(assignment.form)},
          {"span", json_of(assignment.span, index)},
          {"further_deadlines",
           list(assignment.further_deadlines, [](const Deadline& deadline) { return json_of(deadline); })},
          {"groups", assignment.groups},
          {"targets", list(assignment.targets, [&](const Target& target) { return json_of(target, index); })},
          {"citations", assignment.citations},
          {"confidence", assignment.confidence}};
}

Json json_of(const Issue& issue, const CodePointIndex& index) {
  return {{"code", issue.code},
          {"severity", severity_name(issue.severity)},
          {"message", issue.message},
          {"span", json_of(issue.span, index)},
          {"message_en", issue.message_en},
          {"fix", issue.fix},
          {"fix_en", issue.fix_en},
          {"other", issue.other ? json_of(*issue.other, index) : Json(nullptr)},
          {"raw", nullable(issue.raw)}};
}

Json json_of(const AttachedDocument& attachment, const CodePointIndex& index) {
  return {{"type", attachment.type},
          {"title", nullable(attachment.title)},
          {"span", json_of(attachment.span, index)}};
}

/// Bytes that are no UTF-8 cannot come from the parsers; were there any, a record with U+FFFD in their place
/// serves better than none.
std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

}  // namespace

std::string_view severity_name(Severity severity) {
  switch (severity) {
    case Severity::error:
      return "error";
    case Severity::warning:
      return "warning";
    case Severity::info:
      return "info";
  }
  return "info";
}

std::optional<Severity> find_severity(std::string_view name) {
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info}) {
    if (severity_name(severity) == name) return severity;
  }
  return std::nullopt;
}

std::string to_json(const Provision& provision) { return json_of(provision).dump(); }

std::string to_json(const std::vector<CommuneName>& communes) {
  return list(communes, [](const CommuneName& commune) { return json_of(commune); }).dump();
}

std::string to_json(const std::vector<SuccessorCommune>& successors) {
  return list(successors, [](const SuccessorCommune& successor) { return json_of(successor); }).dump();
}

std::string to_json(const std::vector<std::string>& texts) { return dumped(Json(texts)); }

std::string to_json(const DocumentNumber& number) { return dumped(json_of(number)); }

std::string to_json(const CommuneName& commune) { return dumped(json_of(commune)); }

std::string to_json(const std::vector<UnitMention>& units) {
  return dumped(list(units, [](const UnitMention& unit) { return json_of(unit); }));
}

std::string to_json(const std::vector<Deadline>& deadlines) {
  return dumped(list(deadlines, [](const Deadline& deadline) { return json_of(deadline); }));
}

std::string to_json(const Header& header) { return dumped(json_of(header, CodePointIndex(""))); }

std::string to_json(const Assignment& assignment) { return dumped(json_of(assignment, CodePointIndex(""))); }

std::string to_json(const std::vector<InheritedField>& inherited) {
  return list(inherited, [](const InheritedField& field) { return json_of(field); }).dump();
}

std::string to_json_line(const Document& document) {
  const CodePointIndex index(document.text);
  const auto with_span = [&](const auto& item) { return json_of(item, index); };
  const Json record{{"schema", kRecordSchema},
                    {"source", json_of(document.source)},
                    {"header", json_of(document.header, index)},
                    {"sections", list(document.sections, with_span)},
                    {"citations", list(document.citations, with_span)},
                    {"tables", list(document.tables, with_span)},
                    {"assignments", list(document.assignments, with_span)},
                    {"issues", list(document.issues, with_span)},
                    {"text", document.text},
                    {"attachments", list(document.attachments, with_span)},
                    {"references", list(document.references, with_span)},
                    {"former_places", list(document.former_places, with_span)}};
  return dumped(record);
}

}  // namespace vanthu
