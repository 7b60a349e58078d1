// The names of the limits: for the command line, for lists and for messages (ingest/tables/limits.tsv).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/limits.h"

namespace vanthu {

enum class LimitUnit { count, bytes, seconds, milliseconds };

struct LimitName {
  std::string_view name;  // "file-bytes"
  std::size_t Limits::*member = nullptr;
  LimitUnit unit = LimitUnit::count;
  std::size_t least = 0;                    // smaller values cannot be asked for
  std::string_view vietnamese, english;     // what it bounds
  std::vector<std::string> exceeded_codes;  // of the errors that say that it was exceeded
};

/// All limits, in the order of the table.
const std::vector<LimitName>& limit_names();

/// The limit of this name; null where there is none.
const LimitName* find_limit(std::string_view name);

/// "64M", "3m", "5000" as a value in `unit`: K, M and G are powers of 1024 for bytes; ms, s, m and h are for
/// times; a number alone is in the unit itself.  None where `text` is nothing of that kind, or is above what
/// any limit may be (1 TB, 31 days, 1,000,000,000).
std::optional<std::size_t> parse_limit_value(std::string_view text, LimitUnit unit);

/// The value as parse_limit_value() reads it, in the largest unit that divides it: "64M", "3m", "5000".
std::string limit_value_text(std::size_t value, LimitUnit unit);

/// `limits` with each of `settings` ("NAME=VALUE") laid over.  Throws Error "limits-malformed",
/// "limits-unknown" or "limits-value".
Limits with_settings(Limits limits, const std::vector<std::string>& settings);

}  // namespace vanthu
