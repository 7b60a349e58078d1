#include "tests/bench/bench_report.h"

#include <algorithm>
#include <iomanip>
#include <ostream>

namespace vanthu::bench {

Report::Report(std::size_t documents, const std::vector<std::string>& names) : documents_(documents) {
  for (const std::string& name : names) rows_.push_back({name});
}

bool Report::ReportContext(const Context& context) {
  PrintBasicContext(&GetErrorStream(), context);
  return true;
}

void Report::ReportRuns(const std::vector<Run>& runs) {
  for (const Run& run : runs) {
    if (run.error_occurred) {
      GetErrorStream() << run.run_name.function_name << ": " << run.error_message << '\n';
      continue;
    }
    if (run.run_type != Run::RT_Aggregate) continue;
    const std::string& name = run.run_name.function_name;
    auto row = std::find_if(rows_.begin(), rows_.end(), [&](const Row& known) { return known.name == name; });
    if (row == rows_.end()) continue;
    const double seconds = run.GetAdjustedRealTime() / benchmark::GetTimeUnitMultiplier(run.time_unit);
    if (run.aggregate_name == "median") row->median = seconds;
    if (run.aggregate_name == "stddev") row->deviation = seconds;
  }
}

void Report::Finalize() {
  const double unit = rows_.front().median;
  const auto documents = static_cast<double>(documents_);
  std::ostream& out = GetOutputStream();
  out << std::fixed << std::left << std::setw(12) << "stage" << std::right << std::setw(14) << "ms/document"
      << std::setw(10) << "+-%" << std::setw(14) << "documents/s" << std::setw(12) << "ratio" << '\n';
  for (const Row& row : rows_) {
    if (row.median <= 0) continue;
    out << std::left << std::setw(12) << row.name << std::right << std::setprecision(3) << std::setw(14)
        << row.median * 1000 / documents << std::setprecision(1) << std::setw(10)
        << 100 * row.deviation / row.median << std::setprecision(0) << std::setw(14)
        << documents / row.median;
    if (unit > 0) out << std::setprecision(1) << std::setw(12) << row.median / unit;
    out << '\n';
  }
}

}  // namespace vanthu::bench
