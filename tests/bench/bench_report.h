// The table that the benchmark prints.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

namespace vanthu::bench {

/// Collects the medians and prints them as one table beside the yardstick.
class Report : public benchmark::BenchmarkReporter {
 public:
  /// `documents` is how many one pass reads; rows stand in the order of `names`, and the time of the first is
  /// the unit of the ratios.
  Report(std::size_t documents, const std::vector<std::string>& names);

  bool ReportContext(const Context& context) override;
  void ReportRuns(const std::vector<Run>& runs) override;
  void Finalize() override;

 private:
  struct Row {
    std::string name;
    double median = 0, deviation = 0;  // seconds a pass; 0 for a benchmark that was not run
  };

  std::size_t documents_;
  std::vector<Row> rows_;
};

}  // namespace vanthu::bench
