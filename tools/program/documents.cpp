// vanthu documents: what the store holds.
#include <memory>

#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu documents                            all of them
  vanthu documents --province "hai phong" --type "ke hoach"
  vanthu documents --text "cai cach hanh chinh" --format csv > documents.csv

Names and texts are compared without regard to case and diacritics.)";

struct Arguments {
  DocumentQuestion question;
  Format format = Format::table;
};

int list_documents(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  const Listing listing = document_listing(store.documents(arguments.question));
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-document");
  return 0;
}

}  // namespace

Command add_documents(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("documents", "List the documents of the store");
  auto arguments = std::make_shared<Arguments>();
  DocumentQuestion& question = arguments->question;
  app->add_option("--commune", question.commune, "Of this commune (name or code)")->check(utf8_argument());
  app->add_option("--province", question.province, "Of this province (name or code)")->check(utf8_argument());
  app->add_option("--type", question.type, "Of this type, e.g. \"Kế hoạch\"")->check(utf8_argument());
  app->add_option("--text", question.text, "With these words in number, title or issuer")
      ->check(utf8_argument());
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_documents(*arguments, settings); }};
}

}  // namespace vanthu
