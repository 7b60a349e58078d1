#include "tools/program/output_target.h"

#include <filesystem>

#include "tools/program/output.h"

namespace vanthu {

void check_output(const std::string& output, const std::string& store) {
  for (const char* part : {"", "-wal", "-shm", "-journal"}) {
    std::error_code unknown;
    if (std::filesystem::equivalent(output, store + part, unknown)) {
      throw WrongUse("export-over-store", output);
    }
  }
}

}  // namespace vanthu
