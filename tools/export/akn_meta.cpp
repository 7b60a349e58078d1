#include "tools/export/akn_meta.h"

#include <set>
#include <vector>

#include "tools/export/akn_uri.h"

namespace vanthu {
namespace {

constexpr std::string_view kMaker = "vanthu";  // eId of the program among the organisations
constexpr std::string_view kUnknownBody = "unknown";

struct NamedDate {
  std::string date, name;
};

NamedDate issue_date(const std::optional<std::string>& date) {
  if (is_day(date)) return {*date, "issue"};
  if (date && is_day(*date + "-01")) return {*date + "-01", "issue-month"};
  if (date && is_day(*date + "-01-01")) return {*date + "-01-01", "issue-year"};
  return {"0001-01-01", "unknown"};
}

class MetaWriter {
 public:
  MetaWriter(XmlWriter& xml, const Document& record, std::string_view component)
      : xml_(xml), record_(record), component_(component) {}

  void write(const std::string& made_on) {
    xml_.begin("meta");
    xml_.line_break();
    begin("identification", {{"source", "#" + std::string(kMaker)}});
    write_work();
    write_expression();
    write_manifestation(made_on);
    end();
    if (is_main()) write_references();
    end();
  }

 private:
  bool is_main() const { return component_ == kMainComponent; }

  void begin(std::string_view element, const XmlAttributes& attributes = {}) {
    xml_.begin(element, attributes);
    xml_.line_break();
  }
  void end() {
    xml_.end();
    xml_.line_break();
  }
  void empty(std::string_view element, const XmlAttributes& attributes) {
    xml_.empty(element, attributes);
    xml_.line_break();
  }

  void write_iris(const std::string& iri, const std::string& ending = {}) {
    empty("FRBRthis", {{"value", iri + "/!" + std::string(component_) + ending}});
    empty("FRBRuri", {{"value", iri + ending}});
  }

  void write_alias(const std::optional<std::string>& value, const std::string& name) {
    if (value && !value->empty()) empty("FRBRalias", {{"value", *value}, {"name", name}});
  }

  void write_issue_date() {
    const NamedDate date = issue_date(record_.header.date);
    empty("FRBRdate", {{"date", date.date}, {"name", date.name}});
  }

  void write_authors() {
    const std::size_t others = is_main() ? record_.header.co_issuers.size() : 0;
    for (std::size_t i = 0; i <= others; ++i) {
      empty("FRBRauthor", {{"href", "#" + issuer_id(i + 1)}});
    }
  }

  void write_work() {
    const Header& header = record_.header;
    begin("FRBRWork");
    write_iris(work_);
    if (is_main()) {
      write_alias(header.number ? header.number->key : std::nullopt, "number");
      write_alias(header.title, "title");
      write_alias(header.identity, "vanthu");
    }
    write_issue_date();
    write_authors();
    empty("FRBRcountry", {{"value", "vn"}});
    if (is_main()) write_names(header);
    end();
  }

  void write_names(const Header& header) {
    const std::string subtype = iri_word(header.type.value_or(""));
    if (!subtype.empty()) empty("FRBRsubtype", {{"value", subtype}});
    if (header.number && header.number->key) empty("FRBRnumber", {{"value", *header.number->key}});
    if (header.title) empty("FRBRname", {{"value", *header.title}});
  }

  void write_expression() {
    begin("FRBRExpression");
    write_iris(expression_);
    write_issue_date();
    write_authors();
    // What a program read from a file is not the text that was signed.
    empty("FRBRauthoritative", {{"value", "false"}});
    empty("FRBRlanguage", {{"language", "vie"}});
    end();
  }

  void write_manifestation(const std::string& made_on) {
    begin("FRBRManifestation");
    write_iris(expression_, ".xml");
    empty("FRBRdate", {{"date", made_on}, {"name", "markup"}});
    empty("FRBRauthor", {{"href", "#" + std::string(kMaker)}});
    empty("FRBRformat", {{"value", "application/akn+xml"}});
    end();
  }

  void write_concept(std::string_view element, const std::string& id, std::string_view kind,
                     std::string_view name) {
    empty(element, {{"eId", id}, {"href", ontology_iri(kind, name)}, {"showAs", std::string(name)}});
  }

  void write_references() {
    begin("references", {{"source", "#" + std::string(kMaker)}});
    write_concept("TLCOrganization", std::string(kMaker), "organization", "vanthu");
    const Header& header = record_.header;
    write_issuer(header.issuer, 1);
    for (std::size_t i = 0; i < header.co_issuers.size(); ++i) write_issuer(header.co_issuers[i], i + 2);
    write_units();
    const std::vector<const Signer*> signers = all_signers(header);
    for (std::size_t i = 0; i < signers.size(); ++i) {
      if (signers[i]->name) write_concept("TLCPerson", signer_id(i + 1), "person", *signers[i]->name);
    }
    for (std::size_t i = 0; i < signers.size(); ++i) {
      if (signers[i]->position) write_concept("TLCRole", role_id(i + 1), "role", *signers[i]->position);
    }
    end();
  }

  void write_issuer(const Issuer& issuer, std::size_t number) {
    write_concept("TLCOrganization", issuer_id(number), "organization",
                  issuer.name ? std::string_view(*issuer.name) : kUnknownBody);
  }

  /// Units that tasks name, in the order of their names; collectives are no bodies.
  void write_units() {
    std::set<std::string_view> names;
    for (const Assignment& task : record_.assignments) {
      for (const auto* units : {&task.lead, &task.implement, &task.coordinate}) {
        for (const UnitMention& unit : *units) {
          if (!unit.collective) names.insert(unit.unit);
        }
      }
    }
    std::size_t number = 0;
    for (const std::string_view name : names) {
      write_concept("TLCOrganization", "unit_" + std::to_string(++number), "organization", name);
    }
  }

  XmlWriter& xml_;
  const Document& record_;
  std::string_view component_;
  const std::string work_ = work_iri(record_), expression_ = expression_iri(work_, record_);
};

}  // namespace

std::string issuer_id(std::size_t number) { return "issuer_" + std::to_string(number); }
std::string signer_id(std::size_t number) { return "signer_" + std::to_string(number); }
std::string role_id(std::size_t number) { return "role_" + std::to_string(number); }

std::vector<const Signer*> all_signers(const Header& header) {
  std::vector<const Signer*> signers;
  if (header.signer) signers.push_back(&*header.signer);
  for (const Signer& signer : header.co_signers) signers.push_back(&signer);
  return signers;
}

void write_meta(XmlWriter& xml, const Document& record, std::string_view component,
                const std::string& made_on) {
  MetaWriter(xml, record, component).write(made_on);
}

}  // namespace vanthu
