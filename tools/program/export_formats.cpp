#include "tools/program/export_formats.h"

#include <algorithm>

#include "store/record_json.h"
#include "tools/export/csv_writer.h"
#include "tools/export/output_file.h"
#include "tools/program/export_tables.h"
#include "tools/program/output.h"

namespace vanthu {

void write_text(const ExportJob& job, const std::function<void(const ByteSink& sink)>& write) {
  if (!job.output) return write(write_data);
  OutputFile file(*job.output, job.replace);
  write([&](std::string_view bytes) { file.write(bytes); });
  file.commit();
}

void write_file(const ExportJob& job, const std::function<void(const std::string& path)>& write) {
  OutputFile file(job.output.value(), job.replace);
  write(file.temporary_path());
  file.commit();
}

void export_json_lines(const ExportJob& job) {
  const auto left = documents_left(job.store, job.part);
  std::function<bool(DocumentId)> is_left;
  if (left) {
    is_left = [&left](DocumentId id) { return std::binary_search(left->begin(), left->end(), id); };
  }
  write_text(job, [&](const ByteSink& sink) {
    job.store.each_reading([&](const Document& document) { sink(to_json_line(document) + "\n"); }, is_left);
  });
}

void export_csv(const ExportJob& job) {
  const ExportTable table = export_table(job.table.value_or("tasks"), job.columns);
  write_text(job, [&](const ByteSink& sink) {
    CsvWriter writer(sink, job.marked);
    write_table(job.store, job.part, table, writer);
    writer.finish();
  });
}

const std::vector<ExportFormat>& export_formats() {
  static const std::vector<ExportFormat> formats = {
      {.name = "jsonl", .to_screen = true, .write = export_json_lines},
      {.name = "csv", .to_screen = true, .tables = true, .write = export_csv},
      {.name = "xlsx", .tables = true, .write = export_xlsx},
      {.name = "ics", .to_screen = true, .write = export_ics},
      {.name = "akn", .to_screen = true, .write = export_akn}};
  return formats;
}

}  // namespace vanthu
