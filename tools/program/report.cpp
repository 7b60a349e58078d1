// vanthu report: what a store says, as one page for people.
#include <memory>

#include "tools/export/output_file.h"
#include "tools/export/report_html.h"
#include "tools/program/cited_answers.h"
#include "tools/program/commands.h"
#include "tools/program/day_range.h"
#include "tools/program/output.h"
#include "tools/program/output_target.h"
#include "tools/program/reader_options.h"
#include "tools/program/report_gather.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu report -o report.html --lang vi
  vanthu report --directive 82/nq-hdnd --province "hai phong" -o 82.html
  vanthu report --commune "gia loc" --commune "tu ky" --pages -o report.html --force

One HTML file that needs no server and no network: what was read, which communes have what, tasks by unit, deadlines
on a time line, contradictions with both quotations, and the tasks themselves, each with its place. With --directive
the tasks are those that stand under it. Lists are cut where they grow too long for a page, and say so. The day from
which deadlines count as past is that of the store's last import, so that the same store gives the same file; --on
names another one. It is in Vietnamese; --lang en makes it English.)";

struct Arguments {
  std::optional<std::string> directive, province, title, on;
  std::vector<std::string> communes;
  bool pages = false, force = false;
  std::string output;
  ReaderArguments reading;  // of what draws pages
};

std::optional<std::string> one_day(const std::optional<std::string>& text) {
  if (!text) return std::nullopt;
  const std::optional<DayRange> range = parse_day_range(*text);
  if (!range || !range->from || range->from != range->to) throw WrongUse("date-malformed", "", {*text});
  return range->from;
}

int write_report(const Arguments& arguments, const Settings& settings) {
  ReportWishes wishes;
  wishes.question.communes = arguments.communes;
  wishes.question.province = arguments.province;
  wishes.title = arguments.title;
  wishes.day = one_day(arguments.on);
  wishes.pages = arguments.pages;
  // Whoever it is handed to reads Vietnamese, whatever the machine's locale.
  wishes.language = settings.asked_language.value_or(Language::vietnamese);
  const Limits limits = reader_options(arguments.reading, 1).limits;
  const Vocabulary vocabulary = load_vocabulary(settings);
  if (arguments.province) province_named(vocabulary, *arguments.province);
  const Store store = Store::open(settings.store_path, Access::read_only);
  check_output(arguments.output, settings.store_path);
  OutputFile file(arguments.output, arguments.force);
  if (arguments.directive) wishes.question.directive = one_cited_named(store, *arguments.directive);
  GatheredReport gathered = gather_report(store, wishes, vocabulary, limits);
  gathered.report.program = "vanthu " VANTHU_VERSION;
  file.write(report_html(gathered.report));
  file.commit();
  if (gathered.report.findings.pictures_left_out > 0) {
    note(settings, "report-pages-cut", {std::to_string(gathered.report.findings.pictures_left_out)});
  }
  if (gathered.failed_pages > 0)
    note(settings, "report-pages-failed", {std::to_string(gathered.failed_pages)});
  return gathered.failed_pages > 0 ? 1 : 0;
}

}  // namespace

Command add_report(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("report", "Write what the store says as one HTML page");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("--directive", arguments->directive,
                  "Coverage, tasks and contradictions of this document: its number, a law's name, or its key")
      ->check(utf8_argument());
  app->add_option("--commune", arguments->communes, "Of this commune (name or code); may be repeated")
      ->allow_extra_args(false)
      ->check(utf8_argument());
  app->add_option("--province", arguments->province, "Of this province (name or code)")
      ->check(utf8_argument());
  app->add_option("--title", arguments->title, "Heading of the report")->check(utf8_argument());
  app->add_option("--on", arguments->on, "The day of the report (default: that of the last import)");
  app->add_flag("--pages", arguments->pages, "With pictures of the pages that contradict each other");
  app->add_option("-o,--output", arguments->output, "The file to be written")->required()->type_name("FILE");
  app->add_flag("--force", arguments->force, "Replace the file where it is there");
  add_limit_settings(*app, arguments->reading);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return write_report(*arguments, settings); }};
}

}  // namespace vanthu
