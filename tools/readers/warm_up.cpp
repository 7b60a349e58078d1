#include "tools/readers/warm_up.h"

#include <exception>
#include <string>

#include "tools_tables.h"

namespace vanthu {
namespace {

void read_and_forget(const ReadFile& read_file, std::string_view bytes) noexcept {
  try {
    read_file({"", std::string(bytes)}, {});
  } catch (const std::exception&) {
    // as promised
  }
}

}  // namespace

void warm_up(const ReadFile& read_file, WarmUp how) noexcept {
  for (const std::string_view name : tools_table_names()) {
    // Poppler alone looks for files of its own.
    if (how == WarmUp::all_formats || name.ends_with(".pdf")) read_and_forget(read_file, tools_table(name));
  }
}

}  // namespace vanthu
