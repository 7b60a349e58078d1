// What one input may cost.  Every bound has a name, so that an error can say which one was exceeded.
#pragma once

#include <cstddef>

namespace vanthu {

struct Limits {
  std::size_t file_bytes = 64u << 20;  // a plan of 500 pages of text has about 2 MB
  std::size_t line_bytes = 1u << 20;   // a 30-page table printed on one line has about 200 KB
  std::size_t table_cells = 200'000;
  std::size_t markup_depth = 256;          // nesting of HTML and XML elements; libxml2's own default
  std::size_t archive_entries = 10'000;    // a plan with a picture on each of 500 pages has 1,000
  std::size_t archive_bytes = 128u << 20;  // unpacked, of the parts that are read; 500 pages have about 20 MB
  std::size_t archive_ratio = 300;         // unpacked to packed, of parts above 1 MB; XML reaches 100
};

}  // namespace vanthu
