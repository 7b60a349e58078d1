// Pieces of work that are done on one processor while the next ones are made on another.
#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>

namespace vanthu {

/// Does what it is handed in a thread of its own, in the same order; few pieces wait at most.  What a piece
/// throws comes out of the next call, finish() at the latest; those behind it are not done.
class ParallelWorker {
 public:
  using Piece = std::function<void()>;

  ParallelWorker();
  /// What has not been done is given up.
  ~ParallelWorker();
  ParallelWorker(const ParallelWorker&) = delete;
  ParallelWorker& operator=(const ParallelWorker&) = delete;

  /// Waits while too many pieces do.
  void hand_on(Piece piece);
  /// Returns when all is done; to be called once, behind the last piece.
  void finish();

 private:
  void work();
  void end();

  std::mutex mutex_;  // of all below
  std::condition_variable changed_;
  std::deque<Piece> waiting_;
  bool ended_ = false;  // nothing more comes
  std::exception_ptr failure_{};

  std::thread thread_;  // last: it uses all of these
};

}  // namespace vanthu
