#include "ingest/limit_names.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <span>
#include <utility>

#include "ingest/error.h"
#include "ingest/tsv.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

using Member = std::pair<std::string_view, std::size_t Limits::*>;

constexpr std::array kMembers = std::to_array<Member>({
    {"file-bytes", &Limits::file_bytes},
    {"line-bytes", &Limits::line_bytes},
    {"table-cells", &Limits::table_cells},
    {"markup-depth", &Limits::markup_depth},
    {"archive-entries", &Limits::archive_entries},
    {"archive-bytes", &Limits::archive_bytes},
    {"archive-ratio", &Limits::archive_ratio},
    {"archive-nesting", &Limits::archive_nesting},
    {"archive-members", &Limits::archive_members},
    {"archive-file-bytes", &Limits::archive_file_bytes},
    {"pages", &Limits::pages},
    {"fonts", &Limits::fonts},
    {"pdf-object-bytes", &Limits::pdf_object_bytes},
    {"pdf-object-stream-bytes", &Limits::pdf_object_stream_bytes},
    {"pdf-object-numbers", &Limits::pdf_object_numbers},
    {"pdf-seconds", &Limits::pdf_seconds},
    {"page-seconds", &Limits::page_seconds},
    {"page-content-bytes", &Limits::page_content_bytes},
    {"page-mapped-codes", &Limits::page_mapped_codes},
    {"page-letters", &Limits::page_letters},
    {"page-shapes", &Limits::page_shapes},
    {"page-operators", &Limits::page_operators},
    {"page-nesting", &Limits::page_nesting},
    {"picture-pixels", &Limits::picture_pixels},
    {"scan-pixels", &Limits::scan_pixels},
    {"ocr-seconds", &Limits::ocr_seconds},
    {"ocr-cache-bytes", &Limits::ocr_cache_bytes},
    {"office-milliseconds", &Limits::office_milliseconds},
    {"office-file-bytes", &Limits::office_file_bytes},
    {"office-memory", &Limits::office_memory},
    {"file-seconds", &Limits::file_seconds},
    {"reader-cpu-seconds", &Limits::reader_cpu_seconds},
    {"reader-memory-bytes", &Limits::reader_memory_bytes},
    {"reader-record-bytes", &Limits::reader_record_bytes},
    {"deadly-pages", &Limits::deadly_pages},
});

struct Suffix {
  std::string_view letters;
  std::size_t factor;  // in the limit's unit
};

/// The largest first; the last is the unit itself.
std::span<const Suffix> suffixes_of(LimitUnit unit) {
  static constexpr std::array kCount = {Suffix{"", 1}};
  static constexpr std::array kBytes = {Suffix{"G", std::size_t{1} << 30}, Suffix{"M", std::size_t{1} << 20},
                                        Suffix{"K", std::size_t{1} << 10}, Suffix{"", 1}};
  static constexpr std::array kSeconds = {Suffix{"h", 3600}, Suffix{"m", 60}, Suffix{"s", 1}, Suffix{"", 1}};
  static constexpr std::array kMilliseconds = {Suffix{"h", 3'600'000}, Suffix{"m", 60'000}, Suffix{"s", 1000},
                                               Suffix{"ms", 1}, Suffix{"", 1}};
  switch (unit) {
    case LimitUnit::bytes:
      return kBytes;
    case LimitUnit::seconds:
      return kSeconds;
    case LimitUnit::milliseconds:
      return kMilliseconds;
    case LimitUnit::count:
      break;
  }
  return kCount;
}

/// So that no sum of a bound and a time or size can overflow.
std::size_t most_of(LimitUnit unit) {
  constexpr std::size_t kMostSeconds = 31 * 24 * 3600;
  switch (unit) {
    case LimitUnit::bytes:
      return std::size_t{1} << 40;
    case LimitUnit::seconds:
      return kMostSeconds;
    case LimitUnit::milliseconds:
      return kMostSeconds * 1000;
    case LimitUnit::count:
      break;
  }
  return 1'000'000'000;
}

LimitUnit unit_named(std::string_view name) {
  if (name == "bytes") return LimitUnit::bytes;
  if (name == "seconds") return LimitUnit::seconds;
  if (name == "milliseconds") return LimitUnit::milliseconds;
  if (name == "count") return LimitUnit::count;
  throw Error("table-malformed", "limits.tsv", {"?", std::string(name)});
}

char to_upper(char letter) {
  return letter >= 'a' && letter <= 'z' ? static_cast<char>(letter - 'a' + 'A') : letter;
}

bool equal_letters(std::string_view one, std::string_view other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](char a, char b) { return to_upper(a) == to_upper(b); });
}

LimitName named(const Tsv& table, const std::vector<std::string_view>& row) {
  LimitName limit;
  limit.name = row[table.column("name")];
  const auto member = std::find_if(kMembers.begin(), kMembers.end(),
                                   [&](const Member& known) { return known.first == limit.name; });
  if (member == kMembers.end()) throw Error("table-malformed", "limits.tsv", {"?", std::string(limit.name)});
  limit.member = member->second;
  limit.unit = unit_named(row[table.column("unit")]);
  limit.least = parse_limit_value(row[table.column("least")], limit.unit).value();
  limit.vietnamese = row[table.column("vi")];
  limit.english = row[table.column("en")];
  limit.exceeded_codes = split_field(row[table.column("codes")]);
  return limit;
}

}  // namespace

const std::vector<LimitName>& limit_names() {
  static const std::vector<LimitName> names = [] {
    const Tsv table = parse_tsv(ingest_table("limits.tsv"), "limits.tsv");
    std::vector<LimitName> all;
    for (const auto& row : table.rows) all.push_back(named(table, row));
    return all;
  }();
  return names;
}

const LimitName* find_limit(std::string_view name) {
  const auto limit = std::find_if(limit_names().begin(), limit_names().end(),
                                  [&](const LimitName& known) { return known.name == name; });
  return limit == limit_names().end() ? nullptr : &*limit;
}

std::optional<std::size_t> parse_limit_value(std::string_view text, LimitUnit unit) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto [behind, failure] = std::from_chars(text.data(), end, number);
  if (failure != std::errc()) return std::nullopt;
  const std::string_view letters(behind, static_cast<std::size_t>(end - behind));
  for (const Suffix& suffix : suffixes_of(unit)) {
    if (!equal_letters(letters, suffix.letters)) continue;
    return number <= most_of(unit) / suffix.factor ? std::optional(number * suffix.factor) : std::nullopt;
  }
  return std::nullopt;
}

std::string limit_value_text(std::size_t value, LimitUnit unit) {
  for (const Suffix& suffix : suffixes_of(unit)) {
    if (value >= suffix.factor && value % suffix.factor == 0) {
      return std::to_string(value / suffix.factor) + std::string(suffix.letters);
    }
  }
  return std::to_string(value);
}

Limits with_settings(Limits limits, const std::vector<std::string>& settings) {
  for (const std::string& setting : settings) {
    const std::size_t equals = setting.find('=');
    if (equals == std::string::npos) throw Error("limits-malformed", "", {setting});
    const LimitName* limit = find_limit(std::string_view(setting).substr(0, equals));
    if (limit == nullptr) throw Error("limits-unknown", "", {setting.substr(0, equals)});
    const std::string text = setting.substr(equals + 1);
    const std::optional<std::size_t> value = parse_limit_value(text, limit->unit);
    if (!value || *value < limit->least) {
      throw Error("limits-value", "",
                  {text, std::string(limit->name), limit_value_text(limit->least, limit->unit),
                   limit_value_text(most_of(limit->unit), limit->unit)});
    }
    limits.*limit->member = *value;
  }
  return limits;
}

}  // namespace vanthu
