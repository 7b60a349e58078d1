#include "tools/export/ics_writer.h"

#include <utility>

#include "ingest/messages.h"
#include "tools/export/calendar_event.h"
#include "tools/export/calendar_line.h"

namespace vanthu {
namespace {

/// RFC 5545 wants a component in every calendar, also where nothing falls due: the zone whose days these are.
constexpr std::string_view kZone =
    "BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19750613T000000\r\n"
    "TZOFFSETFROM:+0800\r\nTZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

}  // namespace

/// What all events of a plan share.
struct IcsWriter::Plan {
  Plan(DocumentId id, const std::string& name, Document record, const std::vector<Correction>& corrections)
      : document(id),
        header(std::move(record.header)),
        uids(name, std::move(record.assignments), corrections) {}

  const DocumentId document;
  const Header header;
  const TaskUids uids;
};

IcsWriter::IcsWriter(const Store& store, ByteSink sink)
    : store_(store), sink_(std::move(sink)), names_(plan_names(store)) {
  sink_("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//vanthu//vanthu export//VI\r\nCALSCALE:GREGORIAN\r\n");
  sink_(calendar_line("X-WR-CALNAME:" + calendar_text(message(Language::vietnamese, "calendar-name"))));
  sink_(kZone);
}

IcsWriter::~IcsWriter() = default;

const IcsWriter::Plan& IcsWriter::plan_of(DocumentId document) {
  if (!plan_ || plan_->document != document) {
    Document record = store_.document(document).value_or(Document{});
    const auto name = names_.find(document);
    // One that was imported after the names were made.
    const std::string content = name == names_.end() ? record.source.sha256 : name->second;
    plan_ = std::make_unique<Plan>(document, content, std::move(record),
                                   store_.corrections({.documents = {document}}));
  }
  return *plan_;
}

void IcsWriter::add(const TaskAnswer& answer) {
  const Plan& plan = plan_of(answer.document);
  const Assignment& task = answer.assignment;
  const std::optional<Day> plan_day = first_day_of(plan.header.date);
  std::size_t written = 0;
  const auto add_time = [&](const Deadline& time, std::size_t ordinal) {
    auto days = find_due_days(time, plan_day);
    if (!days) return;
    sink_(event_lines({answer, plan.header, time, *std::move(days), plan.uids.uid(answer.index, ordinal)}));
    ++written;
  };
  if (task.deadline) add_time(*task.deadline, 0);
  for (std::size_t i = 0; i < task.further_deadlines.size(); ++i) add_time(task.further_deadlines[i], i + 1);
  events_ += written;
  if (written == 0) ++undated_;
}

void IcsWriter::finish() { sink_("END:VCALENDAR\r\n"); }

}  // namespace vanthu
