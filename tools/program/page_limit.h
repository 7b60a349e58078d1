// How many answers are shown.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <optional>
#include <vector>

#include "tools/program/listing.h"
#include "tools/program/settings.h"

namespace vanthu {

/// The first so many answers are shown where nothing else is asked for and the answer is a table.
inline constexpr std::size_t kTablePage = 100;

/// Declares --limit in `app`.
void add_limit_option(CLI::App& app, std::optional<std::size_t>& asked);

/// The most answers that are shown; none where all are.
std::optional<std::size_t> page_limit(std::optional<std::size_t> asked, ListingFormat format);

/// What the store is asked for, so that it is seen whether there are more.
std::optional<std::size_t> one_more(std::optional<std::size_t> limit);

/// Says that there are more than `limit` answers.
void note_more(std::size_t limit, const Settings& settings);

/// The first `limit` of `answers`; says where there are more.
template <class Answer>
std::vector<Answer> first_page(std::vector<Answer> answers, std::optional<std::size_t> limit,
                               const Settings& settings) {
  if (limit && answers.size() > *limit) {
    answers.erase(answers.begin() + static_cast<std::ptrdiff_t>(*limit), answers.end());
    note_more(*limit, settings);
  }
  return answers;
}

}  // namespace vanthu
