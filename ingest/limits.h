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
  std::size_t archive_nesting = 3;         // archives in archives; offices send at most a ZIP in a ZIP
  std::size_t archive_members =
      100'000;  // of an archive of plans and those in it; a country has 3,300 communes
  std::size_t archive_file_bytes = 512u << 20;  // an archive of plans, packed; a province sends 100 MB a year
  // Of a PDF file.
  std::size_t pages = 5'000;                 // the thickest plans have a few hundred
  std::size_t fonts = 5'000;                 // each page may bring its own few
  std::size_t pdf_object_bytes = 64u << 20;  // unpacked, all object streams; 500 tagged pages have 15 MB
  std::size_t pdf_object_stream_bytes = 8u << 20;  // each; they hold 200 objects
  std::size_t pdf_object_numbers = 2'000'000;      // 500 tagged pages have 60,000; each costs 40 bytes
  std::size_t pdf_seconds = 120;              // 500 pages take half a second; where all other bounds failed
  std::size_t page_seconds = 20;              // likewise
  std::size_t page_content_bytes = 8u << 20;  // unpacked, each stream; Poppler makes up to 50 times of it
  std::size_t page_mapped_codes = 3'000'000;  // by maps of fonts; one may map 65,536
  std::size_t page_letters = 500'000;         // a dense page has 10,000
  std::size_t page_shapes = 200'000;          // lines, pictures, drawings; dotted borders make thousands
  std::size_t page_operators = 4'000'000;     // drawing operators, those of repeated forms included
  std::size_t page_nesting = 5'000;           // saved graphics states, marked content
  std::size_t picture_pixels = 25'000'000;    // of a page drawn for people: A4 at 500 dots an inch
  // Of a page that OCR reads.
  std::size_t scan_pixels = 100'000'000;  // A3 at 600 dots an inch has 70 million
  std::size_t ocr_seconds = 120;          // wall clock, each page; A4 at 300 dots an inch takes one to two
  std::size_t ocr_cache_bytes = std::size_t{1} << 30;  // of pages that are kept; a dense one has 80 KB
  // A conversion by LibreOffice: wall-clock time, what it writes, its address space.
  std::size_t office_milliseconds = 60'000;
  std::size_t office_file_bytes = 128u << 20;
  std::size_t office_memory = std::size_t{4} << 30;
  // A reader process, whatever its file is; kept by the kernel and by the parent, so where all bounds above
  // failed.  CPU time is less than wall-clock time: several readers may share a core.
  std::size_t file_seconds = 180;                          // wall clock; 500 pages take a few seconds
  std::size_t reader_cpu_seconds = 150;                    // above pdf_seconds, whose error says more
  std::size_t reader_memory_bytes = std::size_t{2} << 30;  // address space; 500 tagged pages take 600 MB
  // Its answer; a record of 500 pages has 20 MB.  The program itself takes up to ten times of it to check it.
  std::size_t reader_record_bytes = std::size_t{32} << 20;
  std::size_t deadly_pages = 5;  // of one file, each of which cost a reader; then the file is given up
};

}  // namespace vanthu
