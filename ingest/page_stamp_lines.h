// Lines of a page as stamps and signatures have them: by their labels.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/page_words.h"

namespace vanthu {

enum class StampRole { none, signer, time, detail, valid, incoming, incoming_detail };

/// A piece of a row, and what its first words say that it is.
struct StampLine {
  WordRow words;
  Box box;
  StampRole role = StampRole::none;
  std::string text;
  std::string value;        // what stands behind the label
  bool annotation = false;  // all of its words
};

/// The pieces of the rows of a page, top to bottom, words laid over the page apart from those of the page.
std::vector<StampLine> stamp_lines(const Page& page);

/// The time in a signature's words, ISO 8601: "08.05.2026 10:12:33 +07:00" is "2026-05-08T10:12:33+07:00";
/// also year first, without seconds or zone ("+07'00'"), without time of day.
std::optional<std::string> find_stamp_time(std::string_view text);

}  // namespace vanthu
