// One line on the terminal that says how far a long run is.
#pragma once

#include <cstddef>
#include <string>

namespace vanthu {

/// Draws "[done/total] path" over itself on standard error; nothing where `enabled` is false.
class Progress {
 public:
  Progress(bool enabled, std::size_t total);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void show(std::size_t done, const std::string& path);
  /// Removes the line, so that a message can stand in its place.
  void clear();

 private:
  bool enabled_;
  std::size_t total_;
  bool drawn_ = false;
};

}  // namespace vanthu
