// Deadlines as a calendar.
#include "tools/export/ics_writer.h"
#include "tools/program/export_formats.h"
#include "tools/program/output.h"

namespace vanthu {

void export_ics(const ExportJob& job) {
  std::size_t events = 0, undated = 0;
  write_text(job, [&](const ByteSink& sink) {
    IcsWriter writer(job.store, sink);
    each_task(job.store, job.part, [&](const TaskAnswer& task) { writer.add(task); });
    writer.finish();
    events = writer.events();
    undated = writer.undated();
  });
  note(job.settings, "export-events", {std::to_string(events)});
  if (undated > 0) note(job.settings, "export-tasks-undated", {std::to_string(undated)});
}

}  // namespace vanthu
