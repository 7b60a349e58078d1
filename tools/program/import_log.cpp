#include "tools/program/import_log.h"

#include <fcntl.h>
#include <fmt/chrono.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>
#include <utility>

#include "ingest/messages.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMostWaiting = 64u << 10;  // bytes; an archive's members may all settle at once

/// 2026-05-08T09:41:07.250Z.
std::string utc_time(std::chrono::system_clock::time_point time) {
  const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
  return fmt::format("{:%Y-%m-%dT%H:%M:%S}.{:03}Z", fmt::gmtime(static_cast<std::time_t>(since / 1000)),
                     since % 1000);
}

void add_reason(Json& line, const Error& error) {
  line["code"] = error.code;
  Json arguments = Json::array();
  for (const std::string& argument : error.arguments) arguments.push_back(printable(argument));
  line["arguments"] = std::move(arguments);
  if (error.page) line["page"] = *error.page;
  line["message_vi"] = describe(Language::vietnamese, error);
  line["message_en"] = describe(Language::english, error);
}

void add_entry(Json& line, const LedgerEntry& entry) {
  line["state"] = file_state_name(entry.state);
  if (entry.tries > 0) line["tries"] = entry.tries;
  if (entry.duplicate_of) line["duplicate_of"] = printable(*entry.duplicate_of);
  if (entry.sha256) line["sha256"] = *entry.sha256;
  if (entry.bytes) line["bytes"] = *entry.bytes;
  line["seconds"] = std::round(entry.seconds * 1000) / 1000;
}

/// Why the file came to its end as it did, where the event or its entry says so.
std::optional<Error> reason_of(const ImportEvent& event) {
  if (event.error != nullptr) return *event.error;
  if (event.entry == nullptr || event.entry->code.empty()) return std::nullopt;
  return Error(event.entry->code, event.entry->path, event.entry->arguments, event.entry->page);
}

bool is_worth_a_flush(ImportPoint point) {
  return point == ImportPoint::committed || point == ImportPoint::run_ended ||
         point == ImportPoint::interrupted || point == ImportPoint::waiting_for_import;
}

}  // namespace

std::string log_line(const ImportEvent& event, std::chrono::system_clock::time_point time) {
  Json line{{"time", utc_time(time)}, {"point", import_point_name(event.point)}};
  if (event.run != 0) line["run"] = event.run;
  if (event.inputs > 0) line["inputs"] = event.inputs;
  if (!event.path.empty()) line["path"] = printable(event.path);
  if (event.entry != nullptr) add_entry(line, *event.entry);
  if (const auto reason = reason_of(event)) add_reason(line, *reason);
  if (event.page > 0) line["page"] = event.page;
  if (event.pages > 0) line["pages"] = event.pages;
  if (event.ocr_pages > 0) {
    line["ocr_done"] = event.ocr_done;
    line["ocr_pages"] = event.ocr_pages;
    line["kept"] = event.kept;
  }
  if (event.point == ImportPoint::file_settled && event.document != nullptr &&
      !event.document->source.ocr_pages.empty()) {
    line["ocr_pages"] = event.document->source.ocr_pages.size();
  }
  if (event.point == ImportPoint::run_ended) {
    Json counts = Json::object();
    for (const auto& [state, count] : event.counts) counts[std::string(file_state_name(state))] = count;
    line["counts"] = std::move(counts);
  }
  return line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

ImportLog::ImportLog(const std::string& path, std::function<void(const Error&)> complain)
    : path_(path),
      complain_(std::move(complain)),
      file_(::open(path.c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0666)) {
  if (file_ < 0) throw Error("log-unwritable", path_, {std::strerror(errno)});
}

ImportLog::~ImportLog() {
  flush();
  if (file_ >= 0) ::close(file_);
}

void ImportLog::tell(const ImportEvent& event) {
  if (file_ < 0) return;
  waiting_ += log_line(event, std::chrono::system_clock::now());
  if (is_worth_a_flush(event.point) || waiting_.size() > kMostWaiting) flush();
}

void ImportLog::flush() {
  std::string_view rest = waiting_;
  while (!rest.empty() && file_ >= 0) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EINTR) continue;
    const Error failure("log-ended", path_, {std::strerror(errno)});
    ::close(file_);
    file_ = -1;
    whole_ = false;
    complain_(failure);
  }
  waiting_.clear();
}

}  // namespace vanthu
