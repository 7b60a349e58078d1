#include "tools/program/ledger_listing.h"

#include <fmt/format.h>

#include <memory>
#include <nlohmann/json.hpp>
#include <numeric>
#include <utility>

#include "ingest/messages.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

std::string utf8_path(const std::string& path) {
  return find_invalid_utf8(path) == std::string::npos ? path : printable(path);
}

template <class Value>
Json nullable(const std::optional<Value>& value) {
  return value ? Json(*value) : Json(nullptr);
}

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

template <class Number>
std::string number_or_nothing(const std::optional<Number>& number) {
  return number ? std::to_string(*number) : std::string();
}

std::string state_word(FileState state, Language language) {
  const std::string code = "file-state-" + std::string(file_state_name(state));
  return message(language, code);
}

std::size_t paths_of(const Run& run) {
  return std::accumulate(run.counts.begin(), run.counts.end(), std::size_t{0},
                         [](std::size_t sum, const auto& count) { return sum + count.second; });
}

std::size_t count_of(const Run& run, FileState state) {
  const auto found = run.counts.find(state);
  return found == run.counts.end() ? 0 : found->second;
}

std::string counts_in_words(const Run& run, Language language) {
  std::string words;
  for (const auto& [state, count] : run.counts) {
    words += (words.empty() ? "" : "; ") +
             message(language, "ledger-count", {state_word(state, language), std::to_string(count)});
  }
  return words;
}

std::string run_json(const Run& run) {
  Json counts = Json::object();
  for (const FileState state : all_file_states()) {
    counts[std::string(file_state_name(state))] = count_of(run, state);
  }
  const Json object{{"run", run.id},        {"begun", run.begun},   {"ended", nullable(run.ended)},
                    {"inputs", run.inputs}, {"reader", run.reader}, {"paths", paths_of(run)},
                    {"counts", counts}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<Column> run_columns() {
  std::vector<Column> columns{{"run", "head-run"},
                              {"begun", "head-begun-utc"},
                              {"ended", ""},
                              {"", "head-ended-utc"},
                              {"inputs", ""},
                              {"reader", ""},
                              {"paths", "head-run-paths"},
                              {"", "head-run-counts"}};
  for (const FileState state : all_file_states()) columns.push_back({file_state_name(state), ""});
  return columns;
}

std::vector<std::string> run_row(const Run& run, Language language) {
  std::vector<std::string> row{std::to_string(run.id),
                               run.begun,
                               run.ended.value_or(""),
                               run.ended.value_or(message(language, "ledger-run-open")),
                               run.inputs,
                               run.reader,
                               std::to_string(paths_of(run)),
                               counts_in_words(run, language)};
  for (const FileState state : all_file_states()) row.push_back(std::to_string(count_of(run, state)));
  return row;
}

}  // namespace

std::string ledger_reason(const LedgerEntry& entry, Language language) {
  std::string reason;
  if (!entry.code.empty()) {
    std::vector<std::string> arguments{printable(entry.path)};
    for (const std::string& argument : entry.arguments) arguments.push_back(printable(argument));
    reason = message(language, entry.code, arguments);
  } else if (entry.duplicate_of) {
    reason = message(language, "ledger-same-as", {printable(*entry.duplicate_of)});
  }
  if (!entry.page) return reason;
  return message(language, "ledger-at-page", {std::to_string(*entry.page), reason});
}

std::vector<Column> ledger_columns() {
  return {{"run", "head-run"},
          {"state", "head-file-state", "file-state-"},
          {"path", "head-path"},
          {"code", ""},
          {"reason", "head-reason"},
          {"page", ""},
          {"tries", ""},
          {"", "head-tries"},
          {"duplicate_of", ""},
          {"sha256", ""},
          {"bytes", ""},
          {"seconds", ""},
          {"time", "head-time-utc"}};
}

std::vector<std::string> ledger_row(const LedgerEntry& entry, Language language) {
  const std::string tries = std::to_string(entry.tries);
  return {std::to_string(entry.run),
          std::string(file_state_name(entry.state)),
          utf8_path(entry.path),
          entry.code,
          ledger_reason(entry, language),
          number_or_nothing(entry.page),
          tries,
          entry.tries == 0 ? "" : tries,
          entry.duplicate_of ? utf8_path(*entry.duplicate_of) : "",
          entry.sha256.value_or(""),
          number_or_nothing(entry.bytes),
          fmt::format("{:.3f}", entry.seconds),
          entry.time};
}

std::string ledger_json(const LedgerEntry& entry) {
  const auto reason = [&](Language language) { return text_or_null(ledger_reason(entry, language)); };
  const Json object{
      {"run", entry.run},
      {"path", utf8_path(entry.path)},
      {"state", file_state_name(entry.state)},
      {"code", text_or_null(entry.code)},
      {"arguments", entry.arguments},
      {"message", reason(Language::vietnamese)},
      {"message_en", reason(Language::english)},
      {"page", nullable(entry.page)},
      {"tries", entry.tries},
      {"duplicate_of", entry.duplicate_of ? Json(utf8_path(*entry.duplicate_of)) : Json(nullptr)},
      {"sha256", nullable(entry.sha256)},
      {"bytes", nullable(entry.bytes)},
      {"seconds", entry.seconds},
      {"time", entry.time}};
  return object.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Listing run_listing(std::vector<Run> runs, Language language) {
  Listing listing{run_columns(), {}, {}};
  for (const Run& run : runs) listing.rows.push_back(run_row(run, language));
  const auto kept = std::make_shared<const std::vector<Run>>(std::move(runs));
  listing.json = [kept](std::size_t row) { return run_json((*kept)[row]); };
  return listing;
}

}  // namespace vanthu
