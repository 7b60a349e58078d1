#include "tools/program/reader_options.h"

#include <CLI/Validators.hpp>
#include <algorithm>
#include <thread>
#include <utility>

#include "ingest/limit_names.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kGroup = "Reading files";
constexpr std::size_t kMostJobs = 1024;
constexpr std::size_t kFilesWorthWarming = 12;

SandboxMode mode_named(const std::string& name) {
  if (name == "require") return SandboxMode::required;
  return name == "off" ? SandboxMode::off : SandboxMode::automatic;
}

Limits limits_of(const ReaderArguments& arguments) {
  try {
    return with_settings(Limits{}, arguments.limits);
  } catch (const Error& error) {
    throw WrongUse(error.code, error.path, error.arguments);
  }
}

}  // namespace

void add_limit_settings(CLI::App& app, ReaderArguments& arguments) {
  app.add_option("--limit", arguments.limits,
                 "What a file may cost, e.g. pages=8000, file-bytes=100M, file-seconds=5m; may be repeated "
                 "(vanthu limits lists them)")
      ->type_name("NAME=VALUE")
      ->take_all()
      ->allow_extra_args(false)
      ->group(kGroup);
}

void add_reader_options(CLI::App& app, ReaderArguments& arguments) {
  app.add_option(
         "--sandbox", arguments.sandbox,
         "Readers under the kernel's filter of system calls: where it can (auto, the default), or not "
         "at all without (require), or never (off)")
      ->check(CLI::IsMember({"auto", "require", "off"}))
      ->group(kGroup);
  add_limit_settings(app, arguments);
  add_ocr_options(app, arguments.ocr);
}

void add_jobs_option(CLI::App& app, ReaderArguments& arguments) {
  app.add_option(
         "-j,--jobs", arguments.jobs,
         "Files, and scanned pages, that are read at the same time (default: the number of processors)")
      ->check(CLI::Range(std::size_t{1}, kMostJobs))
      ->type_name("N")
      ->group(kGroup);
}

ReaderOptions reader_options(const ReaderArguments& arguments, std::size_t files) {
  const std::size_t processors = std::max(std::thread::hardware_concurrency(), 1u);
  const std::size_t asked = arguments.jobs > 0 ? arguments.jobs : std::min(processors, kMostJobs);
  ReaderOptions options;
  options.limits = limits_of(arguments);
  options.sandbox = mode_named(arguments.sandbox);
  options.readers = asked;  // the pages of one scan keep as many at work as many files do
  options.warm = files >= kFilesWorthWarming;
  options.ocr = ocr_settings(arguments.ocr);
  CacheFolder cache = cache_folder(arguments.ocr);
  options.page_cache = std::move(cache.folder);
  options.page_cache_trouble = std::move(cache.trouble);
  return options;
}

void warn_unfiltered(const SandboxState& state, const ReaderArguments& arguments, const Settings& settings) {
  if (state.filtered || mode_named(arguments.sandbox) != SandboxMode::automatic) return;
  report(settings, Error("sandbox-unfiltered", "", {state.reason}));
}

void tell_ocr_trouble(ReaderPool& readers, const Settings& settings) {
  readers.on_trouble([&settings](const Error& error) { report(settings, error); });
}

}  // namespace vanthu
