// What one input may cost.  Every bound has a name, so that an error can say which one was exceeded.
#pragma once

#include <cstddef>

namespace vanthu {

struct Limits {
  std::size_t file_bytes = 64u << 20;  // a plan of 500 pages of text has about 2 MB
  std::size_t line_bytes = 1u << 20;   // a 30-page table printed on one line has about 200 KB
  std::size_t table_cells = 200'000;
  std::size_t markup_depth = 256;  // nesting of HTML elements; libxml2's own default
};

}  // namespace vanthu
