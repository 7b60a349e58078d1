#include "tools/program/report_gather.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "store/recurrence.h"
#include "tools/program/answer_rows.h"
#include "tools/program/cited_answers.h"
#include "tools/program/ledger_listing.h"
#include "tools/program/report_counts.h"
#include "tools/program/report_coverage_rows.h"
#include "tools/program/report_findings.h"

namespace vanthu {
namespace {

constexpr std::chrono::days kComing{365};  // behind the day of the report

/// What documents come to, counted one by one.
class DocumentCounts {
 public:
  void add(const DocumentSummary& document) {
    const Issuer& issuer = document.header.issuer;
    if (issuer.commune) {
      communes_.insert(issuer.commune_code.value_or(issuer.level.value_or("") + "\n" + *issuer.commune +
                                                    "\n" + issuer.province.value_or("")));
    }
    ++documents_;
    citations_ += document.citations;
    const SourceSummary& source = document.sources.front();
    ReportFormat& format = formats_[source.format];
    ++format.documents;
    format.pages += static_cast<std::size_t>(std::max(source.pages.value_or(0), 0));
    format.ocr_pages += source.ocr_pages;
    format.unread_pages += source.unread_pages;
  }

  ReportReading reading() const {
    ReportReading reading;
    reading.documents = documents_;
    reading.communes = communes_.size();
    reading.citations = citations_;
    for (const auto& [name, format] : formats_) {
      reading.formats.push_back(format);
      reading.formats.back().format = kept(name);
    }
    std::stable_sort(reading.formats.begin(), reading.formats.end(),
                     [](const ReportFormat& a, const ReportFormat& b) { return a.documents > b.documents; });
    return reading;
  }

 private:
  std::size_t documents_ = 0, citations_ = 0;
  std::set<std::string> communes_;
  std::map<std::string, ReportFormat> formats_;
};

std::string state_word(FileState state, Language language) {
  const std::string code = "file-state-" + std::string(file_state_name(state));
  return message(language, code);
}

void add_ledger(const Store& store, Language language, ReportReading& reading) {
  std::map<FileState, std::size_t> counts;
  store.each_ledger_entry({}, [&](const LedgerEntry& entry) { ++counts[entry.state]; });
  for (const auto& [state, count] : counts) reading.files.emplace_back(state_word(state, language), count);
  reading.mishap_count = counts[FileState::failed] + counts[FileState::partial];
  LedgerQuestion mishaps;
  mishaps.states = {FileState::failed, FileState::partial};
  mishaps.mishaps_first = true;
  mishaps.limit = kMostMishaps;
  for (const LedgerEntry& entry : store.ledger(mishaps)) {
    reading.mishaps.push_back({kept(shown_path(entry.path)), state_word(entry.state, language),
                               kept(ledger_reason(entry, language))});
  }
}

void add_review(const Store& store, const ReportScope& scope, bool whole, Language language,
                ReportReading& reading) {
  ReviewQuestion question;
  reading.review_below = question.below;
  if (!whole) {
    if (scope.documents.empty()) return;
    for (const auto& [id, document] : scope.documents) question.documents.push_back(id);
  }
  std::map<std::string, std::size_t> counts;
  for (const ReviewItem& item : store.review(question)) ++counts[item.kind];
  for (const auto& [kind, count] : counts) {
    const std::string code = "review-" + kind;
    reading.review.emplace_back(message(language, code), count);
  }
}

/// The day of the last import in Việt Nam; none where the store knows of none.
std::optional<std::string> day_of_import(const Store& store) {
  const std::vector<Run> runs = store.runs();
  if (runs.empty()) return std::nullopt;
  const std::string& time = runs.front().ended ? *runs.front().ended : runs.front().begun;
  const std::optional<Day> day = parse_day(time.substr(0, 10));
  if (!day || time.size() < 13) return std::nullopt;
  const bool next_day = time.compare(11, 2, "17") >= 0;  // UTC+7
  return iso_day(*day + std::chrono::days(next_day ? 1 : 0));
}

const Deadline& time_of(const DueAnswer& answer) {
  const Assignment& task = answer.task.assignment;
  static const Deadline none;
  if (answer.time == 0) return task.deadline ? *task.deadline : none;
  return answer.time <= task.further_deadlines.size() ? task.further_deadlines[answer.time - 1] : none;
}

ReportDuty report_duty(const DueAnswer& answer, const ScopeDocument& document) {
  const Assignment& task = answer.task.assignment;
  return {answer.day,     kept(time_of(answer).raw),           kept(task.task), kept(unit_names(task.lead)),
          answer.repeats, place_of_task(answer.task, document)};
}

/// What comes in the year from the day of the report on.
void add_next(const Store& store, const ReportScope& scope, const ReportQuestion& asked,
              const std::string& from, ReportDeadlines& deadlines) {
  deadlines.next_until = iso_day(*parse_day(from) + kComing);
  const std::vector<TaskQuestion> questions = task_questions(scope, asked);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    DueQuestion question{from, deadlines.next_until, questions[i]};
    question.tasks.limit = kMostNext + 1;
    const DueAnswers answers = store.due(question);
    if (answers.duties.size() > kMostNext) deadlines.more = true;
    for (const DueAnswer& answer : answers.duties) {
      const auto document = scope.documents.find(answer.task.document);
      if (document == scope.documents.end() || document->second.question != i) continue;
      deadlines.next.push_back(report_duty(answer, document->second));
    }
  }
  std::stable_sort(deadlines.next.begin(), deadlines.next.end(),
                   [](const ReportDuty& a, const ReportDuty& b) { return a.day < b.day; });
  if (deadlines.next.size() > kMostNext) {
    deadlines.more = true;
    deadlines.next.resize(kMostNext);
  }
}

std::vector<std::string> scope_lines(const ReportWishes& wishes) {
  const ReportQuestion& question = wishes.question;
  std::vector<std::string> lines;
  if (question.directive) {
    lines.push_back(
        message(wishes.language, "report-of-directive", {kept(cited_label(*question.directive))}));
  }
  if (!question.communes.empty()) {
    lines.push_back(message(wishes.language, "report-of-communes",
                            {kept(fmt::format("{}", fmt::join(question.communes, "; ")))}));
  }
  if (question.province) {
    lines.push_back(message(wishes.language, "report-of-province", {kept(*question.province)}));
  }
  if (lines.empty()) lines.push_back(message(wishes.language, "report-of-all"));
  return lines;
}

/// Where the time line begins, where no day is known.
std::string first_day_of(const ReportDeadlines& deadlines) {
  const TimeColumn& first = deadlines.months.front();
  return fmt::format("{:04}-{:02}-01", first.year, first.month);
}

GatheredReport gather(const Store& store, const ReportWishes& wishes, const Vocabulary& vocabulary,
                      const Limits& limits) {
  GatheredReport gathered;
  PlanReport& report = gathered.report;
  const ReportQuestion& question = wishes.question;
  report.language = wishes.language;
  report.title = wishes.title.value_or(message(wishes.language, "report-title"));
  report.scope = scope_lines(wishes);
  report.day = wishes.day ? wishes.day : day_of_import(store);
  report.day_of_import = !wishes.day;

  DocumentCounts documents;
  const ReportScope scope =
      find_scope(store, question, [&](const DocumentSummary& summary) { documents.add(summary); });
  const bool whole = question.communes.empty() && !question.province;
  report.reading = documents.reading();
  report.reading.absent = scope.absent;
  add_ledger(store, wishes.language, report.reading);
  add_review(store, scope, whole, wishes.language, report.reading);

  ReportCounts counts(report.day);
  each_scope_task(store, scope, question,
                  [&](const TaskAnswer& task, const ScopeDocument& document) { counts.add(task, document); });
  report.task_count = counts.tasks();
  report.task_documents = counts.documents();
  report.units = counts.units();
  report.deadlines = counts.deadlines();
  if (!report.deadlines.months.empty()) {
    add_next(store, scope, question, report.day.value_or(first_day_of(report.deadlines)), report.deadlines);
  }

  std::optional<std::vector<DocumentId>> checked;
  if (question.directive) {
    DirectiveCoverage coverage = coverage_of_directive(store, scope, question, vocabulary);
    report.coverage = std::move(coverage.coverage);
    checked = std::move(coverage.documents);
  } else {
    report.coverage = documents_by_commune(scope, counts.tasks_of_communes(), wishes.language);
    if (!whole) {
      checked.emplace();
      for (const auto& [id, document] : scope.documents) checked->push_back(id);
    }
  }
  GatheredFindings findings = gather_findings(store, checked, wishes.pages, limits, wishes.language);
  report.findings = std::move(findings.findings);
  gathered.failed_pages = findings.failed_pages;
  report.documents = counts.take_documents();
  return gathered;
}

}  // namespace

GatheredReport gather_report(const Store& store, const ReportWishes& wishes, const Vocabulary& vocabulary,
                             const Limits& limits) {
  GatheredReport gathered;
  store.at_one_moment([&] { gathered = gather(store, wishes, vocabulary, limits); });
  return gathered;
}

}  // namespace vanthu
