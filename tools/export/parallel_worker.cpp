#include "tools/export/parallel_worker.h"

#include <cstddef>
#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kMostWaiting = 4;

}  // namespace

ParallelWorker::ParallelWorker() : thread_([this] { work(); }) {}

ParallelWorker::~ParallelWorker() {
  {
    const std::lock_guard lock(mutex_);
    waiting_.clear();
  }
  end();
}

void ParallelWorker::finish() {
  end();
  if (failure_) std::rethrow_exception(failure_);
}

void ParallelWorker::hand_on(Piece piece) {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [&] { return waiting_.size() < kMostWaiting || failure_; });
  if (failure_) std::rethrow_exception(failure_);
  waiting_.push_back(std::move(piece));
  changed_.notify_all();
}

void ParallelWorker::work() {
  for (;;) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || ended_; });
    if (waiting_.empty()) return;
    const Piece piece = std::move(waiting_.front());
    waiting_.pop_front();
    changed_.notify_all();
    lock.unlock();
    try {
      piece();
    } catch (...) {
      lock.lock();
      failure_ = std::current_exception();
      changed_.notify_all();
      return;
    }
  }
}

void ParallelWorker::end() {
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
    changed_.notify_all();
  }
  if (thread_.joinable()) thread_.join();
}

}  // namespace vanthu
