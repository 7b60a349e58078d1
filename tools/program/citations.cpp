// vanthu citations: which documents are named where.
#include <iterator>
#include <memory>

#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/confidence_options.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu citations --key 82/nq-hdnd           who cites this resolution, and where
  vanthu citations --document 157/KH-UBND     what this plan rests on
  vanthu citations --key "luat tiep cong dan" --format jsonl
  vanthu citations --state conflicting        what contradicts other citations
  vanthu citations --province "hai phong" --relation implements
  vanthu citations --max-confidence 0.6       what was read least surely

Keys and names are compared without regard to case, diacritics and spaces.)";

struct Arguments {
  CitationQuestion question;
  std::optional<std::string> document;
  ConfidenceOptions confidence;
  ListingFormat format = ListingFormat::table;
};

std::vector<CitationAnswer> answer(const Store& store, CitationQuestion question,
                                   const std::optional<std::string>& document) {
  if (!document) return store.citations(question);
  std::vector<CitationAnswer> answers;
  for (const DocumentId id : documents_named(store, *document)) {
    question.document = id;
    std::vector<CitationAnswer> found = store.citations(question);
    std::move(found.begin(), found.end(), std::back_inserter(answers));
  }
  return answers;
}

int list_citations(const Arguments& arguments, const Settings& settings) {
  CitationQuestion question = arguments.question;
  const ConfidenceRange confidence = confidence_range(arguments.confidence);
  question.confidence_from = confidence.from;
  question.confidence_to = confidence.to;
  const Store store = Store::open(settings.store_path, Access::read_only);
  const Listing listing = citation_listing(store, answer(store, question, arguments.document));
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-citation");
  return 0;
}

}  // namespace

Command add_citations(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("citations", "List citations: which document names which");
  auto arguments = std::make_shared<Arguments>();
  CitationQuestion& question = arguments->question;
  app->add_option("--key", question.key, "Of this document: its number, or a law's name")
      ->check(utf8_argument());
  app->add_option("--document", arguments->document, "In this document (id, number, path or file name)");
  app->add_option("--commune", question.commune, "In documents of this commune (name or code)")
      ->check(utf8_argument());
  app->add_option("--province", question.province, "In documents of this province (name or code)")
      ->check(utf8_argument());
  app->add_option("--state", question.state, "Of which the store makes this")
      ->check(CLI::IsMember({"resolved", "known", "awaited", "ambiguous", "conflicting"}));
  app->add_option("--relation", question.relation, "That stand to their document in this relation")
      ->check(CLI::IsMember(
          {"basis", "implements", "attached-to", "amends", "replaces", "repeals", "guides", "mentions"}));
  add_confidence_options(*app, arguments->confidence);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_citations(*arguments, settings); }};
}

}  // namespace vanthu
