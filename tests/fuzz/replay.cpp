// Calls a fuzz target once for every file of the folders given, in the order of their names; without
// libFuzzer, so that every build can do it.  A file may take kPatience: a hang is a find like a crash.
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "tests/fuzz/require.h"

namespace {

// Some seeds are as large as the limits allow; under the sanitizers on a busy machine they take seconds.
constexpr std::chrono::seconds kPatience{30};

std::vector<std::filesystem::path> files_of(const char* folder) {
  std::vector<std::filesystem::path> files;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// True where the file took no longer than it may.  Its name is printed first: nothing is after an abort.
bool replay(const std::filesystem::path& path) {
  const std::string bytes = bytes_of(path);
  std::printf("%s, %zu bytes", path.c_str(), bytes.size());
  std::fflush(stdout);
  const auto begin = std::chrono::steady_clock::now();
  LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
  const auto took =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
  std::printf(", %lld ms%s\n", static_cast<long long>(took.count()), took > kPatience ? ": too long" : "");
  return took <= kPatience;
}

}  // namespace

int main(int argc, char** argv) {
  std::size_t files = 0;
  bool in_time = true;
  for (int i = 1; i < argc; ++i) {
    for (const std::filesystem::path& path : files_of(argv[i])) {
      in_time = replay(path) && in_time;
      ++files;
    }
  }
  std::printf("%zu files\n", files);
  return in_time && files > 0 ? 0 : 1;
}
