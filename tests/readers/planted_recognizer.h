// Readers of scans whose OCR does what a test plants.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "planted_readers.h"

namespace vanthu::testing {

/// A page that says "WORD NUMBER".
RecognizedPage planted_page(int number, std::string_view word = "page");

/// A page with something in each of its members.
RecognizedPage rich_page(int number);

bool is_equal(const RecognizedPage& one, const RecognizedPage& other);

std::vector<int> found_pages(const RecognizedPages& pages);

/// A pool for scans of so many pages, read by planted_page().  A record has in its text a line for each page
/// that OCR has read, in its source the pages, and among its issues a code for each that it could not.
ReaderOptions scan_reader(int pages);

/// "PAGE CODE" of each page that OCR could not read.
std::vector<std::string> log_lines(const Document& document);

}  // namespace vanthu::testing
