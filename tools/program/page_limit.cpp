#include "tools/program/page_limit.h"

#include <string>

#include "tools/program/output.h"

namespace vanthu {

void add_limit_option(CLI::App& app, std::optional<std::size_t>& asked) {
  app.add_option("--limit", asked,
                 "Only the first so many; 0 for all (tables: " + std::to_string(kTablePage) + ")")
      ->check(CLI::Range(std::size_t{0}, std::size_t{1'000'000'000}));
}

std::optional<std::size_t> page_limit(std::optional<std::size_t> asked, ListingFormat format) {
  if (asked) return *asked > 0 ? asked : std::nullopt;
  return format == ListingFormat::table ? std::optional(kTablePage) : std::nullopt;
}

std::optional<std::size_t> one_more(std::optional<std::size_t> limit) {
  return limit ? std::optional(*limit + 1) : std::nullopt;
}

void note_more(std::size_t limit, const Settings& settings) {
  note(settings, "answers-more", {std::to_string(limit)});
}

}  // namespace vanthu
