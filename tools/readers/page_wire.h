// A page that OCR has read, as bytes: between processes, and in the cache.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/limits.h"
#include "ingest/recognized_page.h"

namespace vanthu {

/// The most that a page may have; the densest printed page has 300 KB.
inline constexpr std::size_t kMostPageBytes = std::size_t{16} << 20;

std::string to_bytes(const RecognizedPage& page);

/// None where the bytes are not exactly such a page, or it is no page that OCR can have read: not of this
/// `number`, more letters or shapes than Limits::page_… allow, words that are no UTF-8 or have other edges
/// than letters, places that are not finite or lie far off the page, findings that the catalogue has no words
/// for.
std::optional<RecognizedPage> find_recognized_page(std::string_view bytes, int number, const Limits& limits);

/// The number that the page has by itself; 0 where there is none.
int page_number_in(std::string_view bytes);

}  // namespace vanthu
