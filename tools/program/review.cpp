// vanthu review: what somebody should compare with the page before they rely on it.
#include <fmt/format.h>

#include <memory>
#include <utility>

#include "tools/program/answer_parts.h"
#include "tools/program/answers.h"
#include "tools/program/commands.h"
#include "tools/program/confidence_options.h"
#include "tools/program/listing.h"
#include "tools/program/output.h"
#include "tools/program/page_limit.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu review                               what was not read, then the least sure facts, then repairs
  vanthu review --below 0.95 --limit 20
  vanthu review --document 157/KH-UBND --format csv > review.csv

Listed are numbers and days that could not be read (blank), pages of which little was read (page), facts whose
confidence is below --below: number, date and incoming stamp of the head, citations, tasks; and text that was mended
after character recognition (repair). What was put right with vanthu correct is not listed. The last column is the
command that draws the page.)";

struct Arguments {
  std::string below = "0.8";
  std::optional<std::string> document;
  std::optional<std::size_t> limit;
  ListingFormat format = ListingFormat::table;
};

/// For a shell: in quotes where it holds more than plain letters.
std::string quoted(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) return word;
  std::string text = "'";
  for (const char c : word) text += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return text + "'";
}

/// The command that shows where the item stands.
std::string command_of(const ReviewItem& item, const Settings& settings) {
  std::string command = "vanthu show " + std::to_string(item.document);
  if (item.span.page) command += " --pages pages/";
  if (settings.store_path != Settings{}.store_path) command += " --db " + quoted(settings.store_path);
  return command;
}

std::string box_text(const std::optional<Box>& box) {
  return box ? fmt::format("{:.1f} {:.1f} {:.1f} {:.1f}", box->x0, box->y0, box->x1, box->y1) : std::string();
}

const std::string& said(const ReviewItem& item, Language language) {
  return language == Language::vietnamese ? item.message : item.message_en;
}

Json json_of(const ReviewItem& item, const std::string& command) {
  const auto& box = item.span.box;
  return with_origin(item, {{"kind", item.kind},
                            {"index", item.index ? Json(*item.index) : Json(nullptr)},
                            {"confidence", item.confidence ? Json(*item.confidence) : Json(nullptr)},
                            {"page", item.span.page ? Json(*item.span.page) : Json(nullptr)},
                            {"box", box ? Json::array({box->x0, box->y0, box->x1, box->y1}) : Json(nullptr)},
                            {"read", item.read},
                            {"became", optional_json(item.became)},
                            {"message", item.message.empty() ? Json(nullptr) : Json(item.message)},
                            {"message_en", item.message_en.empty() ? Json(nullptr) : Json(item.message_en)},
                            {"show", command}});
}

Listing review_listing(std::vector<ReviewItem> items, const Settings& settings) {
  Listing listing;
  listing.columns = {{"kind", "head-review-kind", "review-"},
                     {"confidence", "head-confidence"},
                     {"document_id", ""},
                     {"document", "head-document"},
                     {"path", "head-path"},
                     {"commune", ""},
                     {"page", "head-page"},
                     {"box", ""},
                     {"index", ""},
                     {"read", "head-reading"},
                     {"became", "head-became"},
                     {"message", ""},
                     {"show", "head-show"}};
  for (const ReviewItem& item : items) {
    // Of what was not read, the words around it say less than why.
    const bool unread = item.kind == "blank" || item.kind == "page";
    listing.rows.push_back({item.kind, item.confidence ? fmt::format("{}", *item.confidence) : "",
                            std::to_string(item.document), document_name(item), utf8_path(item.path),
                            item.commune, item.span.page ? std::to_string(*item.span.page) : "",
                            box_text(item.span.box), item.index ? std::to_string(*item.index) : "", item.read,
                            unread ? said(item, settings.language) : item.became.value_or(""),
                            said(item, settings.language), command_of(item, settings)});
  }
  listing.json = [kept = std::move(items), settings](std::size_t row) {
    return dumped(json_of(kept[row], command_of(kept[row], settings)));
  };
  return listing;
}

int list_review(const Arguments& arguments, const Settings& settings) {
  ReviewQuestion question;
  question.below = confidence_in(arguments.below);
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.document) question.documents = documents_named(store, *arguments.document);
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  question.limit = one_more(limit);
  const Listing listing = review_listing(first_page(store.review(question), limit, settings), settings);
  print_listing(listing, arguments.format, settings);
  if (listing.rows.empty()) note(settings, "no-review");
  return 0;
}

}  // namespace

Command add_review(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("review", "List what to compare with the page first");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("--below", arguments->below, "Facts of a confidence below this, 0 to 1 (default: 0.8)");
  app->add_option("--document", arguments->document, "Of this document (id, number, path or file name)");
  add_limit_option(*app, arguments->limit);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_review(*arguments, settings); }};
}

}  // namespace vanthu
