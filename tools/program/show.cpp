// vanthu show DOC: one record, to be read by people.
#include <fmt/format.h>

#include <algorithm>
#include <memory>

#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "store/record_json.h"
#include "tools/program/answer_rows.h"
#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/correction_marks.h"
#include "tools/program/document_choice.h"
#include "tools/program/output.h"
#include "tools/program/reader_options.h"
#include "tools/program/show_pages.h"
#include "tools/program/table.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu show 157/KH-UBND                     by number
  vanthu show 12                              by the id that vanthu documents lists
  vanthu show gia-loc.txt --format jsonl      the whole record, by file name
  vanthu show gia-loc.pdf --pages pages/      its pages as pictures with the facts marked, and index.html)";

constexpr std::size_t kPipeWidth = 100;  // this page is laid out also where nothing limits a line
constexpr std::size_t kMaxIndent = 24;

struct Arguments {
  std::string document;
  std::string format = "text";
  std::optional<std::string> pages;  // folder
  ReaderArguments reading;           // of what draws them
};

/// The page, written part by part.
class Page {
 public:
  Page(Terminal terminal, Language language) : terminal_(terminal), language_(language) {
    if (!terminal_.width) terminal_.width = kPipeWidth;
  }

  /// "label  value", the value wrapped beside the label; nothing for an empty value.
  void field(std::string_view label_code, std::string_view value) {
    if (value.empty()) return;
    constexpr std::size_t kLabelWidth = 14;
    const std::string label = message(language_, label_code);
    const std::size_t taken = display_width(label);
    std::string prefix =
        emphasize(label, terminal_) + std::string(kLabelWidth - std::min(taken, kLabelWidth - 1), ' ');
    for (const std::string& line : wrap_text(printable(value), room(kLabelWidth))) {
      text_ += prefix + line + "\n";
      prefix = std::string(kLabelWidth, ' ');
    }
  }

  void heading(std::string_view code, std::size_t count) {
    text_ += "\n" + emphasize(message(language_, code) + fmt::format(" ({})", count), terminal_) + "\n";
  }

  void indented(std::size_t indent, const std::string& label, std::string_view value) {
    const std::size_t begin = std::min(indent, kMaxIndent);
    std::string prefix = std::string(begin, ' ') + label + (label.empty() ? "" : " ");
    const std::size_t hang = std::min(display_width(prefix), kMaxIndent + 8);
    for (const std::string& line : wrap_text(printable(value), room(hang))) {
      text_ += prefix + line + "\n";
      prefix = std::string(hang, ' ');
    }
  }

  void table(const std::vector<std::string_view>& head_codes, std::vector<std::vector<std::string>> rows) {
    Table table;
    for (const std::string_view code : head_codes) table.heads.push_back(message(language_, code));
    table.rows = std::move(rows);
    text_ += render_table(table, terminal_);
  }

  Language language() const { return language_; }

  const std::string& text() const { return text_; }

 private:
  std::size_t room(std::size_t taken) const {
    return *terminal_.width > taken ? *terminal_.width - taken : 1;
  }

  Terminal terminal_;
  Language language_;
  std::string text_;
};

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string whole;
  for (const std::string& part : parts) {
    if (part.empty()) continue;
    if (!whole.empty()) whole += separator;
    whole += part;
  }
  return whole;
}

/// "xã Bình Giang (An Giang)".
std::vector<std::string> commune_names(const std::vector<CommuneName>& communes) {
  std::vector<std::string> names;
  for (const CommuneName& commune : communes) {
    names.push_back(commune.level + " " + commune.name + " (" + commune.province + ")");
  }
  return names;
}

std::string signer_line(const Signer& signer) {
  return joined({signer.on_behalf.value_or(""), signer.authority.value_or(""), signer.position.value_or(""),
                 signer.name.value_or("")},
                ", ");
}

void add_header(Page& page, const Document& document, const CorrectionMarks& marks) {
  const Header& header = document.header;
  const auto marked = [&](std::string_view field, std::string value) {
    return marks.marked(std::nullopt, field, std::move(value));
  };
  page.field("head-type", marked("type", header.type.value_or("")));
  page.field("head-number",
             marked("number", header.number ? header.number->key.value_or(header.number->raw) : ""));
  page.field("head-title", marked("title", header.title.value_or("")));
  page.field("head-issuer", marked("issuer", header.issuer.name.value_or("")));
  for (const Issuer& issuer : header.co_issuers) page.field("head-issuer", issuer.name.value_or(""));
  page.field("head-commune",
             marked("commune",
                    joined({header.issuer.commune.value_or(""), header.issuer.province.value_or("")}, ", ")));
  page.field("head-candidates", joined(commune_names(header.issuer.candidates), ", "));
  page.field("head-date",
             marked("date", joined({header.place.value_or(""), header.date.value_or("")}, ", ")));
  if (header.signer) {
    page.field("head-signer", marked("signer", marked("signer-position", signer_line(*header.signer))));
  }
  for (const Signer& signer : header.co_signers) page.field("head-signer", signer_line(signer));
  page.field("head-recipients", joined(header.recipients, "; "));
  if (header.received) page.field("head-received", header.received->raw);
}

std::string source_line(const SourceInfo& source) {
  return fmt::format("{} ({}, {}, {} B)", source.path, source.format, source.encoding, source.bytes);
}

void add_source(Page& page, std::string_view label_code, const SourceInfo& source) {
  page.field(label_code, source_line(source));
  if (!source.unread_pages.empty()) {
    page.field("head-unread", fmt::format("{}", fmt::join(source.unread_pages, "; ")));
  }
  for (const Signature& signature : source.signatures) {
    page.field("head-signatures", joined({signature.signer.value_or(""), signature.time.value_or("")}, ", "));
  }
}

/// The first words of a numbered sentence, which stands in the outline without a title.
std::string beginning_of(const Document& document, const Span& span) {
  constexpr std::size_t kWidth = 80;
  const std::string_view whole = std::string_view(document.text).substr(span.bytes.begin, span.bytes.size());
  const std::vector<std::string> lines = wrap_text(whole, kWidth);
  return lines.front() + (lines.size() > 1 ? " …" : "");
}

void add_outline(Page& page, const Document& document) {
  if (document.sections.empty()) return;
  page.heading("show-outline", document.sections.size());
  for (const Section& section : document.sections) {
    const auto depth = static_cast<std::size_t>(std::max(section.depth, 1));
    page.indented(2 * (depth - 1), "", beginning_of(document, section.span));
  }
}

void add_tasks(Page& page, const Document& document, const CorrectionMarks& marks) {
  if (document.assignments.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (std::size_t i = 0; i < document.assignments.size(); ++i) {
    const Assignment& task = document.assignments[i];
    const auto marked = [&](std::string_view field, std::string value) {
      return marks.marked(i, field, std::move(value));
    };
    rows.push_back({task.ordinal.value_or(""), marked("task", task.task),
                    marked("lead", unit_names(task.lead)), marked("implement", unit_names(task.implement)),
                    marked("coordinate", unit_names(task.coordinate)),
                    marked("deadline", task.deadline ? task.deadline->raw : "")});
  }
  page.heading("head-tasks", document.assignments.size());
  page.table({"head-ordinal", "head-task", "head-lead", "head-implement", "head-coordinate", "head-deadline"},
             std::move(rows));
}

/// Each former unit once, with where it lies now.
void add_former_places(Page& page, const Document& document) {
  if (document.former_places.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const FormerPlace& place : document.former_places) {
    std::vector<CommuneName> communes;
    for (const SuccessorCommune& successor : place.successors) communes.push_back(successor.commune);
    const std::string reason = "former-" + place.reason.value_or("");
    const std::string now =
        place.reason ? message(page.language(), reason) : joined(commune_names(communes), ", ");
    std::vector<std::string> row = {place.level + " " + place.name, now};
    if (std::find(rows.begin(), rows.end(), row) == rows.end()) rows.push_back(std::move(row));
  }
  page.heading("show-former-places", rows.size());
  page.table({"head-former", "head-successors"}, std::move(rows));
}

void add_citations(Page& page, const Document& document) {
  if (document.citations.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const Citation& citation : document.citations) {
    rows.push_back({citation.section.value_or(""), citation.type.value_or(""),
                    citation.key.value_or(citation.name.value_or(citation.raw_key.value_or(""))),
                    citation.date.value_or(""), citation.issuer.value_or(""), citation.relation});
  }
  page.heading("show-citations", document.citations.size());
  page.table({"head-section", "head-type", "head-key", "head-date", "head-issuer", "head-relation"},
             std::move(rows));
}

void add_issues(Page& page, const std::vector<Issue>& issues, Language language) {
  if (issues.empty()) return;
  std::vector<std::vector<std::string>> rows;
  for (const Issue& issue : issues) {
    rows.push_back({std::string(severity_name(issue.severity)), issue.code,
                    language == Language::vietnamese ? issue.message : issue.message_en});
  }
  page.heading("head-issues", issues.size());
  page.table({"head-severity", "head-code", "head-message"}, std::move(rows));
}

void add_corrections(Page& page, const std::vector<Correction>& corrections) {
  if (corrections.empty()) return;
  page.heading("show-corrections", corrections.size());
  page.table({"head-id", "head-where", "head-field", "head-reading", "head-corrected", "head-state",
              "head-who", "head-why"},
             correction_rows(corrections, page.language()));
}

/// `readings`: of one document, the chosen one first.
std::string page_of(const std::vector<Document>& readings, const std::vector<Issue>& differences,
                    const std::vector<Correction>& corrections, Language language) {
  const Document& document = readings.front();
  const CorrectionMarks marks(corrections);
  Page page(standard_output(), language);
  add_header(page, document, marks);
  add_source(page, "head-path", document.source);
  for (std::size_t i = 1; i < readings.size(); ++i) add_source(page, "head-further", readings[i].source);
  add_outline(page, document);
  add_tasks(page, document, marks);
  add_corrections(page, corrections);
  add_citations(page, document);
  add_former_places(page, document);
  std::vector<Issue> issues = document.issues;
  issues.insert(issues.end(), differences.begin(), differences.end());
  add_issues(page, issues, language);
  return page.text();
}

int show_document(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  const DocumentId id = one_document_named(store, arguments.document);
  const std::vector<Document> readings = store.readings(id);
  if (readings.empty()) throw Error("document-unknown", "", {arguments.document});
  if (arguments.pages) {
    return write_pages(readings, store.sources(id), *arguments.pages,
                       reader_options(arguments.reading, 1).limits, settings);
  }
  if (arguments.format == "jsonl") {
    write_data(to_json_line(readings.front()) + "\n");
  } else {
    const std::vector<Correction> corrections = store.corrections({.documents = {id}});
    write_data(page_of(readings, store.differences(id), corrections, settings.language));
  }
  return 0;
}

}  // namespace

Command add_show(CLI::App& program, Settings& settings) {
  CLI::App* app =
      program.add_subcommand("show", "Show one document: header, outline, tasks, citations, issues");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("DOC", arguments->document, "Its id, number, path or file name")
      ->required()
      ->type_name("PATH");
  app->add_option("--format", arguments->format, "A page to read, or the record (default: text)")
      ->check(CLI::IsMember({"text", "jsonl"}));
  app->add_option("--pages", arguments->pages, "Write the PDF's pages with the facts marked into this folder")
      ->type_name("DIR");
  add_limit_settings(*app, arguments->reading);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return show_document(*arguments, settings); }};
}

}  // namespace vanthu
