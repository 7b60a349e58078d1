// Ctrl-C, and its like, as a question that can be asked.
#pragma once

namespace vanthu {

/// While it lives SIGINT, SIGTERM and SIGHUP are counted and do nothing else.  One at a time.
class StopSignals {
 public:
  StopSignals();
  ~StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;

  /// How many have come.
  int count();
  /// Can be read when one has come since count() was asked last.
  int wake() const { return wake_[0]; }

 private:
  int wake_[2] = {-1, -1};
};

}  // namespace vanthu
