// Rows are asked for on one processor while another one writes them.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "tools/export/table_writer.h"

namespace vanthu {

/// Hands everything on to another writer, in a thread of its own and in the same order; a few hundred rows
/// wait at most.  What the other writer throws comes out of the next call, finish() at the latest.
class ParallelWriter : public TableWriter {
 public:
  /// `writer` must outlive it, and is left alone by others until finish() returns or this one is gone.
  explicit ParallelWriter(TableWriter& writer);
  ~ParallelWriter() override;
  ParallelWriter(const ParallelWriter&) = delete;
  ParallelWriter& operator=(const ParallelWriter&) = delete;

  void begin_table(const ExportTable& table) override;
  void add_row(const std::vector<std::string>& cells) override;
  void finish() override;

 private:
  /// A table begins, or rows of the present one.
  struct Portion {
    std::optional<ExportTable> table{};
    std::vector<std::vector<std::string>> rows{};
  };

  void hand_on(Portion portion);
  void hand_on_rows();
  void work();
  void write(const Portion& portion);
  void end();

  TableWriter& writer_;
  std::vector<std::vector<std::string>> rows_;  // not handed on yet

  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::deque<Portion> waiting_;
  bool ended_ = false;            // nothing more comes
  std::exception_ptr failure_{};  // of the writer, which is left alone from then on

  std::thread thread_;  // last: it uses all of these
};

}  // namespace vanthu
