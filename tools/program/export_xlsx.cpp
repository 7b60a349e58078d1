// Tables as a workbook.
#include "tools/export/xlsx_writer.h"
#include "tools/program/export_formats.h"
#include "tools/program/export_tables.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

std::vector<ExportTable> tables_of(const ExportJob& job) {
  // Columns without a table are those of tasks, as in CSV.
  if (job.table || !job.columns.empty()) return {export_table(job.table.value_or("tasks"), job.columns)};
  std::vector<ExportTable> tables;
  for (const char* name : {"documents", "tasks", "citations", "findings"}) {
    tables.push_back(export_table(name));
  }
  return tables;
}

}  // namespace

void export_xlsx(const ExportJob& job) {
  const std::vector<ExportTable> tables = tables_of(job);
  std::size_t cut = 0;
  write_file(job, [&](const std::string& path) {
    XlsxWriter writer(path, job.output.value());
    for (const ExportTable& table : tables) write_table(job.store, job.part, table, writer);
    writer.finish();
    cut = writer.cut_cells();
  });
  if (cut > 0) note(job.settings, "export-cells-cut", {std::to_string(cut)});
}

}  // namespace vanthu
