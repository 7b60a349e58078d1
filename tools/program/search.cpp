// vanthu search: where words stand, with or without diacritics.
#include <algorithm>
#include <memory>
#include <utility>

#include "store/search_query.h"
#include "store/search_query_abbreviations.h"
#include "tools/program/commands.h"
#include "tools/program/day_range.h"
#include "tools/program/document_choice.h"
#include "tools/program/output.h"
#include "tools/program/page_limit.h"
#include "tools/program/search_answers.h"
#include "tools/program/task_options.h"
#include "tools/program/terminal.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu search dan van kheo                     all of these words, in any order; together they come first
  vanthu search '"dân vận khéo"'                 one behind the other
  vanthu search 'khé* OR "thi đua" NOT rừng'     the beginning of a word; one or the other; without a word
  vanthu search '(ubnd OR đảng ủy) 157/KH-UBND'
  vanthu search tuyen truyen --in task --unit "phong vhxh" --role lead
  vanthu search chuyen doi so --province "hai phong" --type "ke hoach" --date 2026 --format jsonl

Words are compared without regard to case, diacritics and tone style; what has the diacritics that you typed comes
first, then what has the words in your order; titles and tasks come before headings and running text. An abbreviation
is looked for as such and written out (UBND, ủy ban nhân dân). NOT binds closest, then AND (which may be left out), then
OR; in small letters they are words. Where nothing has a word but would with one letter of it changed, added, left out
or two exchanged, and there is only one such word, that one is looked for, which is said on standard error.
Found words are bold on a terminal and stand in «…» elsewhere; in json, jsonl and csv they are left as they are: "marks"
and "span" count characters, of the snippet and of the document's text.)";

struct Arguments {
  std::vector<std::string> words, parts;
  std::optional<std::string> unit, date, document;
  SearchQuestion question;
  std::optional<std::size_t> limit;
  ListingFormat format = ListingFormat::table;
};

SearchPart part_named(const std::string& name) {
  if (name == "title") return SearchPart::title;
  if (name == "task") return SearchPart::task;
  return name == "heading" ? SearchPart::heading : SearchPart::text;
}

SearchQuery query_of(const std::vector<std::string>& words, const Settings& settings) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
  try {
    return parse_search_query(text, SearchAbbreviations(load_vocabulary(settings)));
  } catch (const Error& error) {
    if (!error.code.starts_with("search-")) throw;
    throw WrongUse(error.code, error.path, error.arguments);
  }
}

SearchQuestion question_of(const Arguments& arguments, const Settings& settings) {
  SearchQuestion question = arguments.question;
  question.query = query_of(arguments.words, settings);
  for (const std::string& part : arguments.parts) question.parts.push_back(part_named(part));
  const bool tasks_too = question.parts.empty() || std::find(question.parts.begin(), question.parts.end(),
                                                             SearchPart::task) != question.parts.end();
  if ((arguments.unit || question.role) && !tasks_too) throw WrongUse("search-tasks-alone", "");
  if (arguments.date) {
    const std::optional<DayRange> range = parse_day_range(*arguments.date);
    if (!range) throw WrongUse("date-malformed", "", {*arguments.date});
    question.date_from = range->from;
    question.date_to = range->to;
  }
  if (arguments.unit) {
    AskedUnits meant = asked_units(*arguments.unit, settings);
    question.units = std::move(meant.units);
    question.unit_text = std::move(meant.unit_text);
  }
  return question;
}

int list_hits(const Arguments& arguments, const Settings& settings) {
  SearchQuestion question = question_of(arguments, settings);
  const Store store = Store::open(settings.store_path, Access::read_only);
  if (arguments.document) question.document = one_document_named(store, *arguments.document);
  const std::optional<std::size_t> limit = page_limit(arguments.limit, arguments.format);
  question.limit = one_more(limit);
  SearchAnswer answer;
  Listing listing;
  store.at_one_moment([&] {  // places are counted in the texts that were searched
    answer = store.search(question);
    answer.hits = first_page(std::move(answer.hits), limit, settings);
    if (arguments.format != ListingFormat::table) listing = search_listing(store, answer.hits);
  });
  if (answer.slip) note(settings, "search-slip", {answer.slip->written, answer.slip->meant});
  if (answer.hits.empty()) note(settings, "no-hit");
  if (arguments.format != ListingFormat::table) {
    print_listing(listing, arguments.format, settings);
  } else if (!answer.hits.empty()) {
    const Terminal terminal = standard_output();
    write_data(render_table(search_table(answer.hits, terminal, settings.language), terminal));
  }
  return 0;
}

}  // namespace

Command add_search(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("search", "Find words in titles, tasks, headings and texts");
  auto arguments = std::make_shared<Arguments>();
  SearchQuestion& question = arguments->question;
  app->add_option("words", arguments->words, "Words, \"phrases\", beginnings*, AND, OR, NOT, parentheses")
      ->required()
      ->check(utf8_argument());
  app->add_option("--in", arguments->parts, "Only in these: title, task, heading, text")
      ->check(CLI::IsMember({"title", "task", "heading", "text"}))
      ->delimiter(',')
      ->take_all();
  app->add_option("--unit", arguments->unit, "In tasks given to this unit")->check(utf8_argument());
  app->add_option("--role", question.role, "In tasks; with --unit, given to it in this role")
      ->check(CLI::IsMember({"lead", "implement", "coordinate"}));
  app->add_option("--commune", question.documents.commune, "In documents of this commune (name or code)")
      ->check(utf8_argument());
  app->add_option("--province", question.documents.province, "In documents of this province (name or code)")
      ->check(utf8_argument());
  app->add_option("--type", question.documents.type, "In documents of this type, e.g. \"Kế hoạch\"")
      ->check(utf8_argument());
  app->add_option("--date", arguments->date, "In documents of this range: FROM..TO, or one date");
  app->add_option("--document", arguments->document, "In this document (id, number, path or file name)");
  add_limit_option(*app, arguments->limit);
  add_format_option(*app, arguments->format);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return list_hits(*arguments, settings); }};
}

}  // namespace vanthu
