#include "tools/export/parallel_writer.h"

#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kRowsOfPortion = 128;
constexpr std::size_t kMostWaiting = 4;

}  // namespace

ParallelWriter::ParallelWriter(TableWriter& writer) : writer_(writer), thread_([this] { work(); }) {}

ParallelWriter::~ParallelWriter() { end(); }

void ParallelWriter::begin_table(const ExportTable& table) {
  hand_on_rows();
  hand_on({.table = table});
}

void ParallelWriter::add_row(const std::vector<std::string>& cells) {
  rows_.push_back(cells);
  if (rows_.size() == kRowsOfPortion) hand_on_rows();
}

void ParallelWriter::finish() {
  hand_on_rows();
  end();
  if (failure_) std::rethrow_exception(failure_);
  writer_.finish();
}

void ParallelWriter::hand_on_rows() {
  if (!rows_.empty()) hand_on({.rows = std::exchange(rows_, {})});
}

void ParallelWriter::hand_on(Portion portion) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < kMostWaiting || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  waiting_.push_back(std::move(portion));
  changed_.notify_all();
}

void ParallelWriter::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || ended_; });
    if (waiting_.empty()) return;
    const Portion portion = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    lock.unlock();
    try {
      write(portion);
    } catch (...) {
      lock.lock();
      failure_ = std::current_exception();
      changed_.notify_all();
      return;
    }
  }
}

void ParallelWriter::write(const Portion& portion) {
  if (portion.table) writer_.begin_table(*portion.table);
  for (const std::vector<std::string>& row : portion.rows) writer_.add_row(row);
}

void ParallelWriter::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

}  // namespace vanthu
