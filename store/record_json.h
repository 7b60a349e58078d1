// The record as JSON (docs/record.md); spans count code points there, bytes in a Document.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// Value of the record's key `schema`.
inline constexpr std::string_view kRecordSchema = "vanthu/document/1";

/// One line of JSON without the line feed, keys in the order of docs/record.md, letters unescaped.  Bytes of
/// `source.path` that are no UTF-8 are shown as \xNN.
std::string to_json_line(const Document& document);

/// The document of a record line.  Keys that docs/record.md lists must be there with their types, others are
/// passed over.  Throws Error "record-malformed" (`path`, where in the record: "citations[3].span.end").
Document from_json_line(std::string_view line, const std::string& path);

/// Parts of the record on their own, and back; none where `json` is no such part.
std::string to_json(const Provision& provision);
std::string to_json(const std::vector<InheritedField>& inherited);
std::string to_json(const std::vector<CommuneName>& communes);
std::string to_json(const std::vector<SuccessorCommune>& successors);
std::string to_json(const std::vector<std::string>& texts);
std::string to_json(const DocumentNumber& number);
std::string to_json(const CommuneName& commune);
std::string to_json(const std::vector<UnitMention>& units);
std::string to_json(const std::vector<Deadline>& deadlines);
std::string to_json(const Header& header);
/// Its places, and those of its targets, count as the text's begin.
std::string to_json(const Assignment& assignment);
std::optional<Provision> provision_from_json(std::string_view json);
std::optional<std::vector<InheritedField>> inherited_from_json(std::string_view json);
std::optional<std::vector<CommuneName>> communes_from_json(std::string_view json);
std::optional<std::vector<SuccessorCommune>> successors_from_json(std::string_view json);
std::optional<std::vector<std::string>> texts_from_json(std::string_view json);
std::optional<DocumentNumber> number_from_json(std::string_view json);
std::optional<CommuneName> commune_from_json(std::string_view json);
std::optional<std::vector<UnitMention>> units_from_json(std::string_view json);
std::optional<std::vector<Deadline>> deadlines_from_json(std::string_view json);
std::optional<Header> header_from_json(std::string_view json);
std::optional<Assignment> assignment_from_json(std::string_view json);

/// "error", "warning" or "info", and back.
std::string_view severity_name(Severity severity);
std::optional<Severity> find_severity(std::string_view name);

}  // namespace vanthu
