// A file that is there whole or not at all.
#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <string_view>

namespace vanthu {

/// What is to become the file at a path: written beside it under another name, and put in its place by
/// commit().  Without commit() nothing is left.
class OutputFile {
 public:
  /// Throws Error "output-exists" where something stands at `path` and `replace` is false,
  /// "output-folder-missing", "output-not-a-file" (a folder, a device), or "output-write-failed".
  OutputFile(std::string path, bool replace);
  ~OutputFile();
  OutputFile(const OutputFile&) = delete;
  OutputFile& operator=(const OutputFile&) = delete;

  /// Throws Error "output-write-failed" where the disk is full or the like.
  void write(std::string_view bytes);

  /// For libraries that open their files themselves: the name under which it is written, a new empty file.
  const std::string& temporary_path() const { return temporary_; }

  /// Writes through to the disk and gives the file its name; throws as the constructor where something came
  /// to stand there meanwhile, and as write().
  void commit();

 private:
  std::string path_, temporary_;
  bool replace_;
  std::unique_ptr<std::FILE, int (*)(std::FILE*)> file_;
};

}  // namespace vanthu
