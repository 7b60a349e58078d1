// The forms in which a store is handed on, one file each.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "store/store.h"
#include "tools/export/byte_sink.h"
#include "tools/program/export_part.h"
#include "tools/program/settings.h"

namespace vanthu {

/// What is to be written.
struct ExportJob {
  const Store& store;
  const ExportPart& part;
  const Settings& settings;
  std::optional<std::string> table{};   // of a format of tables: this one alone
  std::vector<std::string> columns{};   // of `table`, in this order; empty for all
  bool marked = false;                  // CSV with a byte order mark
  std::optional<std::string> output{};  // a file; else standard output
  bool replace = false;                 // a file that stands there
};

/// Gives `write` the place that text goes to: the job's file, which is there only when `write` has ended, or
/// standard output.
void write_text(const ExportJob& job, const std::function<void(const ByteSink& sink)>& write);

/// Gives `write` the name of a new empty file, which becomes the job's `output` when `write` has ended.
void write_file(const ExportJob& job, const std::function<void(const std::string& path)>& write);

// Of every record that is left a line as `vanthu extract` prints it.
void export_json_lines(const ExportJob& job);
/// One table; tasks where none is named.
void export_csv(const ExportJob& job);
/// The table that is named; else documents, tasks, citations and findings, a sheet each.
void export_xlsx(const ExportJob& job);
/// Says on standard error how many events there are, and how many tasks without a day.
void export_ics(const ExportJob& job);

/// One document; of several a file each where `output` is a folder.  Throws Error "export-akn-none" or
/// "export-akn-several".
void export_akn(const ExportJob& job);

/// A format and what it takes.
struct ExportFormat {
  std::string name;
  bool to_screen = false;  // may go to standard output
  bool tables = false;     // takes --what and --columns
  void (*write)(const ExportJob& job) = nullptr;
};

/// All formats; the first one is taken where none is named.
const std::vector<ExportFormat>& export_formats();

}  // namespace vanthu
