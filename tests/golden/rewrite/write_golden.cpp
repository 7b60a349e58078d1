// Writes the dumps of tests/golden/ anew; called by tests/golden/rewrite.sh.
#include <cstdio>
#include <exception>
#include <fstream>

#include "tests/golden/golden_dump.h"

namespace {

bool write_all() {
  for (const std::string& plan : vanthu::golden::golden_plans()) {
    for (const vanthu::golden::GoldenDump& dump : vanthu::golden::golden_dumps(plan)) {
      const std::string path = vanthu::golden::golden_folder() + dump.file_name;
      std::ofstream file(path, std::ios::binary);
      file << dump.content;
      if (!file.flush()) {
        std::fprintf(stderr, "cannot write %s\n", path.c_str());
        return false;
      }
    }
  }
  return true;
}

}  // namespace

int main() {
  try {
    return write_all() ? 0 : 1;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
