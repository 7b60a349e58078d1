// The record of one document (docs/record.md), key for key.  Offsets are UTF-8 bytes of `text`.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "ingest/extracted_document.h"
#include "ingest/text_range.h"

namespace vanthu {

/// Where in the record's text, and on which page, a fact was read.
struct Span {
  ByteRange bytes;
  std::optional<int> page;
  std::optional<Box> box;
  bool operator==(const Span&) const = default;
};

struct DocumentNumber {
  std::string raw;                    // "Số: 157/KH-UBND"
  std::optional<std::string> number;  // "157"; none where it is left blank
  std::optional<int> year;            // only where the number carries it (61/2023/NĐ-CP)
  std::optional<std::string> symbol;  // "KH-UBND"
  std::optional<std::string> key;     // "157/KH-UBND"; none where number is
  bool operator==(const DocumentNumber&) const = default;
};

/// A commune, ward or special zone of the gazetteer.
struct CommuneName {
  std::string code;   // of the General Statistics Office
  std::string level;  // xã | phường | đặc khu
  std::string name, province_code, province;
  bool operator==(const CommuneName&) const = default;
};

struct Issuer {
  std::optional<std::string> name;   // "Ủy ban nhân dân xã Gia Lộc"
  std::optional<std::string> level;  // xã | phường | đặc khu | tỉnh | thành phố | trung ương
  std::optional<std::string> commune, commune_code, province, province_code;
  /// What the name may mean where nothing in the document decides, by code; empty where commune_code is
  /// given.
  std::vector<CommuneName> candidates{};
  bool operator==(const Issuer&) const = default;
};

struct Signer {
  std::optional<std::string> on_behalf;  // "TM. ỦY BAN NHÂN DÂN"
  std::optional<std::string> authority;  // "KT. CHỦ TỊCH"
  std::optional<std::string> position;   // "Phó Chủ tịch"
  std::optional<std::string> name;
  bool operator==(const Signer&) const = default;
};

/// The stamp of the office that received the document ("ĐẾN Số: 123 Ngày: 12/5/2026"): never its own number.
struct ReceivedStamp {
  std::optional<std::string> number;  // "123"; none where it is left blank or was not read
  std::optional<std::string> date;    // YYYY-MM-DD, YYYY-MM or YYYY
  std::string raw;                    // its words, a line after the other
  Span span;                          // no bytes where the stamp is no part of the text
  double confidence = 1;              // 0 … 1, of its number and date, from OCR
  bool operator==(const ReceivedStamp&) const = default;
};

/// How surely a field of the head was read, and where.
struct FieldReading {
  double confidence = 1;  // 0 … 1, from OCR (docs/record.md)
  Span span;
  bool operator==(const FieldReading&) const = default;
};

struct Header {
  std::optional<DocumentNumber> number;
  std::optional<std::string> type;   // sentence case
  std::optional<std::string> title;  // on one line
  Issuer issuer;
  std::optional<std::string> place;
  std::optional<std::string> date;  // YYYY-MM-DD, YYYY-MM or YYYY
  std::optional<Signer> signer;
  std::vector<std::string> recipients;
  std::vector<Issuer> co_issuers;  // further issuing bodies of a joint document
  std::vector<Signer> co_signers;
  bool draft = false;                     // "DỰ THẢO" is printed on it
  std::optional<std::string> identity{};  // canonical key of the document itself, as in Citation
  std::optional<ReceivedStamp> received{};
  std::optional<FieldReading> number_reading{}, date_reading{};  // of the lines that print them
  bool operator==(const Header&) const = default;
};

struct Section {
  std::string id;                    // "II.1.a": labels of the path
  std::string label;                 // "a"
  std::optional<std::string> title;  // none for a numbered sentence
  int depth = 1;                     // 1-based
  Span span;                         // of the heading line, label included
  bool operator==(const Section&) const = default;
};

/// One step on the way into a document: "khoản 2 và 3" is {"khoản", {"2", "3"}}.
struct ProvisionPart {
  std::string level;  // phụ lục | phần | chương | mục | tiểu mục | điều | khoản | điểm | tiết
  std::vector<std::string> labels;  // at least one; a range is written out
  bool operator==(const ProvisionPart&) const = default;
};

/// A place inside a document: "khoản 2 Điều 5".
struct Provision {
  std::string raw;
  /// From the largest to the smallest, in whatever order they are printed.  Of several places each begins
  /// where a level is not smaller than the one before, below what is larger: "khoản 1 Điều 3 và khoản 2 Điều
  /// 5" is điều 3, khoản 1, điều 5, khoản 2.
  std::vector<ProvisionPart> parts;
  bool operator==(const Provision&) const = default;
};

/// What a citation has from another one, with which its wording shares it.
struct InheritedField {
  std::string field;     // type | date | issuer
  std::size_t from = 0;  // index in Document::citations of the mention that prints it
  bool operator==(const InheritedField&) const = default;
};

struct Citation {
  std::string raw;
  std::optional<std::string> type;
  std::optional<std::string> key;      // as it should be read
  std::optional<std::string> raw_key;  // as printed
  std::optional<std::string> name;     // of a law cited by name
  std::optional<std::string> date;     // ISO, perhaps partial
  std::optional<std::string> issuer;   // canonical
  std::string relation =
      "mentions";  // basis | implements | attached-to | amends | replaces | repeals | guides | mentions
  std::optional<std::string> section;    // id of the section it stands in
  Span span;                             // text[span] == raw but for repairs of what OCR read
  std::optional<std::string> title{};    // of the cited text, as printed behind its number, date and issuer
  std::optional<Provision> provision{};  // which part of it is meant
  std::optional<std::string> alias{};  // the short name that the document gives it: "sau đây gọi tắt là …"
  std::vector<InheritedField> inherited{};
  double confidence = 1;  // 0 … 1: how surely the fields say what is meant (docs/record.md)
  std::optional<std::string>
      identity{};  // canonical key (docs/record.md); none where there is no number or name
  bool operator==(const Citation&) const = default;
};

/// A document, or a part of one, that is named without a number; never an entry of `citations`.
struct Reference {
  std::string raw;
  std::string kind;                   // self | internal | citation | title | class (docs/record.md)
  std::optional<std::string> type;    // "Kế hoạch"
  std::optional<std::string> title;   // of one named by its title
  std::optional<std::string> issuer;  // canonical
  std::optional<std::string> date;    // ISO, perhaps partial
  std::optional<Provision> provision;
  std::optional<std::size_t> citation;        // index in Document::citations of what it stands for
  std::optional<std::string> target_section;  // id of the section that it means
  std::optional<std::string> reason;          // why it stands for nothing (docs/record.md)
  std::optional<std::string> section;         // id of the section it stands in
  Span span;                                  // text[span] == raw
  bool operator==(const Reference&) const = default;
};

/// A present commune that took over a former unit or a part of it.
struct SuccessorCommune {
  CommuneName commune;
  bool whole = false;  // all of the former unit went into it
  bool operator==(const SuccessorCommune&) const = default;
};

/// A commune, ward, township or district that the reform of 2025 ended, as the text names it.
struct FormerPlace {
  std::string raw;    // "UBND huyện Bình Giang" names "huyện Bình Giang"
  std::string level;  // xã | phường | thị trấn | huyện | quận | thị xã | thành phố
  std::string name;   // "Bình Giang"
  std::optional<std::string> province_code;  // of the present province; none where several have such a unit
  std::vector<SuccessorCommune> successors;  // by code; empty where several former units bear the name
  std::optional<std::string> reason;         // why there are none (docs/record.md)
  std::optional<std::string> section;        // id of the section it stands in
  Span span;                                 // text[span] == raw
  bool operator==(const FormerPlace&) const = default;
};

struct TableRow {
  std::string kind;                // group | task | other
  std::vector<std::string> cells;  // one for each column
  std::optional<int> page;
  Span span;
  bool operator==(const TableRow&) const = default;
};

struct AppendixTable {
  std::optional<std::string> appendix;  // none outside an appendix, "" for one without a label
  std::optional<std::string> title;
  std::vector<std::string> columns;
  std::vector<TableRow> rows;
  Span span;
  bool operator==(const AppendixTable&) const = default;
};

struct UnitMention {
  std::string unit;                      // canonical
  std::string raw;                       // as printed
  std::optional<std::string> qualifier;  // "về khen thưởng", "tổng hợp, theo dõi chung"
  bool collective = false;
  bool requested = false;              // "đề nghị …": asked, not ordered
  std::optional<std::string> level{};  // whose body it is: xã | huyện | tỉnh | trung ương; none where unknown
  bool operator==(const UnitMention&) const = default;
};

struct Deadline {
  std::string raw;
  std::string kind;                           // see docs/record.md
  std::optional<std::string> start, end;      // inclusive ISO dates
  std::optional<std::string> recurrence;      // RFC 5545 RRULE
  std::optional<std::string> condition = {};  // what it waits for or is counted from, as printed
  std::optional<std::string> reason = {};     // why a date is missing or doubtful; see docs/record.md
  bool operator==(const Deadline&) const = default;
};

/// A number that a task is to reach: "tối thiểu 95%", "ít nhất 01 mô hình".
struct Target {
  std::string raw;
  double number = 0;
  std::optional<double> upper{};  // of a range: "từ 3 đến 5 mô hình"
  std::string unit;               // "%", "mô hình"; as printed, in lower case
  std::string comparison;         // at-least | at-most | more-than | less-than | exactly | about | range
  Span span;                      // text[span] == raw
  bool operator==(const Target&) const = default;
};

struct Assignment {
  std::string origin;  // table | body | organisation | sentence
  std::optional<std::string> appendix, section, ordinal, group;
  std::string task;
  std::vector<UnitMention> lead, implement, coordinate;
  std::optional<Deadline> deadline;         // the first of its times
  std::vector<Deadline> further_deadlines;  // the others of the same cell, in their order
  std::optional<std::string> product, form;
  Span span;                             // holds the task
  std::vector<std::string> groups{};     // headings above it, the outermost first; `group` is the last
  std::vector<Target> targets{};         // what it is to reach, in reading order
  std::vector<std::size_t> citations{};  // indices in Document::citations of what stands inside `span`
  double confidence = 1;                 // 0 … 1: how surely it is a task with these units (docs/record.md)
  bool operator==(const Assignment&) const = default;
};

struct Issue {
  std::string code;  // docs/record.md
  Severity severity = Severity::warning;
  std::string message;  // Vietnamese
  std::string message_en;
  Span span;
  std::string fix{}, fix_en{};       // what would mend it; "" where nothing can be suggested
  std::optional<Span> other{};       // the second place, of what contradicts another
  std::optional<std::string> raw{};  // of a repair: what was read in the place of what `span` has now
  bool operator==(const Issue&) const = default;
};

/// A second titled document inside the file: the regulation behind its decision.
struct AttachedDocument {
  std::string type;  // "Quy chế"
  std::optional<std::string> title;
  Span span;  // from its title line to the end of its text
  bool operator==(const AttachedDocument&) const = default;
};

struct Document {
  SourceInfo source;
  Header header;
  std::vector<Section> sections;
  std::vector<Citation> citations;
  std::vector<Reference> references;
  std::vector<FormerPlace> former_places;
  std::vector<AppendixTable> tables;
  std::vector<Assignment> assignments;
  std::vector<Issue> issues;
  std::vector<AttachedDocument> attachments;
  std::string text;
  bool operator==(const Document&) const = default;
};

}  // namespace vanthu
