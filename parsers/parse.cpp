#include "parsers/parse.h"

#include <iterator>

#include "normalize/text_forms.h"
#include "parsers/checks.h"
#include "parsers/citations.h"
#include "parsers/closing.h"
#include "parsers/commune_resolution.h"
#include "parsers/confusions.h"
#include "parsers/document_number.h"
#include "parsers/find_assignments.h"
#include "parsers/former_places.h"
#include "parsers/header.h"
#include "parsers/identity_reader.h"
#include "parsers/issuer.h"
#include "parsers/issuer_name.h"
#include "parsers/outdated_terms.h"
#include "parsers/outline.h"
#include "parsers/parts.h"
#include "parsers/place_evidence.h"
#include "parsers/place_mentions.h"
#include "parsers/prose.h"
#include "parsers/reading.h"
#include "parsers/received_stamp.h"
#include "parsers/references.h"
#include "parsers/task_tables.h"
#include "parsers/unit_list.h"

namespace vanthu {
namespace {

void set_issuers(Header& header, std::vector<Issuer> issuers) {
  header.issuer = std::move(issuers.front());
  header.co_issuers.assign(std::make_move_iterator(issuers.begin() + 1),
                           std::make_move_iterator(issuers.end()));
}

void set_closing(Header& header, Closing closing) {
  header.recipients = std::move(closing.recipients);
  if (closing.signers.empty()) return;
  header.signer = std::move(closing.signers.front());
  header.co_signers.assign(std::make_move_iterator(closing.signers.begin() + 1),
                           std::make_move_iterator(closing.signers.end()));
}

std::vector<AttachedDocument> to_attachments(const NormalizedDocument& document, const Parts& parts) {
  std::vector<AttachedDocument> attachments;
  for (const AttachedPart& part : parts.attached) {
    const ByteRange range{document.blocks[part.blocks.begin].text.begin,
                          document.blocks[part.blocks.end - 1].text.end};
    attachments.push_back({part.type, part.title, make_span(document, range)});
  }
  return attachments;
}

}  // namespace

struct Parser::Readers {
  const Vocabulary& vocabulary;
  TypeLineReader types;
  NumberReader numbers;
  IssuerNameReader issuer_names;
  IssuerReader issuers;
  ProvinceNames provinces;
  CitationReader citations;
  ReferenceReader references;
  IdentityReader identities;
  UnitReader units;
  ConfusionReader confusions;
  OutdatedTermReader outdated;

  explicit Readers(const Vocabulary& source)
      : vocabulary(source),
        types(source),
        numbers(source),
        issuer_names(source),
        issuers(source, issuer_names),
        provinces(source),
        citations(source, numbers, issuer_names),
        references(source, issuer_names),
        identities(source, numbers),
        units(source),
        confusions(source),
        outdated(source) {}
};

Parser::Parser(const Vocabulary& vocabulary) : readers_(std::make_unique<const Readers>(vocabulary)) {}
Parser::~Parser() = default;
Parser::Parser(Parser&&) noexcept = default;

Document Parser::parse(const NormalizedDocument& document) const {
  std::optional<FoundStamp> stamp = find_received_stamp(document);
  if (!stamp) return parse_plan(document, std::nullopt);
  if (stamp->blocks.empty()) return parse_plan(document, std::move(stamp->stamp));
  const NormalizedDocument plan = without_stamp(document, *stamp);
  return parse_plan(plan, std::move(stamp->stamp));
}

Document Parser::parse_plan(const NormalizedDocument& document, std::optional<ReceivedStamp> received) const {
  const Readers& readers = *readers_;
  const NormalizedText key = comparison_key_with_origin(document.text);
  const Parts parts = find_parts(document, readers.types);

  Document record;
  record.source = document.source;
  record.text = document.text;
  record.header = read_header(document, parts, readers.types, readers.numbers);
  record.header.received = std::move(received);
  set_closing(record.header, read_closing(document, parts));
  const std::string on_behalf =
      record.header.signer ? record.header.signer->on_behalf.value_or("") : std::string();
  set_issuers(record.header, readers.issuers.find(document, parts, record.header, on_behalf));

  const std::vector<OutlineItem> outline = read_outline(document, parts);
  for (const OutlineItem& item : outline) record.sections.push_back(item.section);
  record.citations = find_citations(document, parts, record.sections, readers.citations);

  const std::vector<PlaceMention> places = find_place_mentions(document, key);
  resolve_communes(record.header, readers.vocabulary,
                   find_place_evidence(document, key, places, parts, record.header, record.citations,
                                       readers.provinces, readers.vocabulary));
  record.former_places =
      find_former_places(document, key, places, parts, record, readers.provinces, readers.vocabulary);
  readers.identities.identify(record);

  record.attachments = to_attachments(document, parts);
  record.references = find_references(document, parts, record, outline, readers.references);

  const std::vector<TaskTable> tables = read_tables(document, parts, readers.units);
  record.tables = to_appendix_tables(document, tables);
  const std::vector<FoundAssignment> assignments =
      find_assignments(document, parts, outline, tables, readers.units, record);
  for (const FoundAssignment& found : assignments) record.assignments.push_back(found.assignment);

  const std::vector<FoundConfusion> confusions = readers.confusions.find(key.text);
  const std::vector<CitationParts> cited = take_citations_apart(record, readers.numbers);
  record.issues = check_document({document, key, parts, record, outline, tables, assignments, confusions,
                                  cited, readers.vocabulary, readers.numbers, readers.identities.bodies(),
                                  readers.identities.laws(), readers.references.programmes, readers.units,
                                  readers.outdated});
  // The last of all: rules and checks look at the repaired text.
  return with_reading(document, assignments, std::move(record));
}

}  // namespace vanthu
