// vanthu documents: what the store holds.
#include <algorithm>
#include <map>
#include <memory>

#include "normalize/text_forms.h"
#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu documents                            all of them
  vanthu documents --province "hai phong" --type "ke hoach"
  vanthu documents --sort commune
  vanthu documents --text "cai cach hanh chinh" --format csv > documents.csv

Names and texts are compared without regard to case and diacritics.)";

enum class Order { id, commune, title, date };

struct Arguments {
  DocumentQuestion question;
  Order order = Order::id;
  ListingFormat format = ListingFormat::table;
};

/// By the Vietnamese alphabet (đ behind d, tones as the dictionary has them); what is not known comes last.
void sort_documents(std::vector<DocumentSummary>& documents, Order order) {
  if (order == Order::id) return;
  const auto key = [order](const DocumentSummary& document) -> const std::optional<std::string>& {
    if (order == Order::commune) return document.header.issuer.commune;
    return order == Order::title ? document.header.title : document.header.date;
  };
  std::stable_sort(documents.begin(), documents.end(),
                   [&](const DocumentSummary& a, const DocumentSummary& b) {
                     if (!key(a) || !key(b)) return key(a).has_value() && !key(b);
                     return compare_vietnamese(*key(a), *key(b)) < 0;
                   });
}

int list_documents(const Arguments& arguments, const Settings& settings) {
  const Store store = Store::open(settings.store_path, Access::read_only);
  std::vector<DocumentSummary> documents = store.documents(arguments.question);
  sort_documents(documents, arguments.order);
  const Listing listing = document_listing(documents);
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
  static const std::map<std::string, Order> kOrders = {
      {"id", Order::id}, {"commune", Order::commune}, {"title", Order::title}, {"date", Order::date}};
  app->add_option_function<std::string>(
         "--sort", [arguments](const std::string& name) { arguments->order = kOrders.at(name); },
         "Order (default: id)")
      ->check(CLI::IsMember({"id", "commune", "title", "date"}));
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_documents(*arguments, settings); }};
}

}  // namespace vanthu
