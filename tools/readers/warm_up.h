// What all readers of a run would do each for itself is done once, before they are forked.
#pragma once

#include "tools/readers/reader_process.h"

namespace vanthu {

enum class WarmUp {
  libraries,    // what opens files of the system when it is first used, which a reader cannot
  all_formats,  // tables, caches and code of all formats too: works through a plan of each
};

/// Never throws: what fails here fails again, and is told, in a reader.
void warm_up(const ReadFile& read_file, WarmUp how) noexcept;

}  // namespace vanthu
