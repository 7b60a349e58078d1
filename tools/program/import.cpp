// vanthu import PATH…: files into the store.
#include <CLI/App.hpp>
#include <CLI/Validators.hpp>
#include <algorithm>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <set>

#include "store/store.h"
#include "tools/import/file_stamp.h"
#include "tools/import/import_run.h"
#include "tools/import/reader_name.h"
#include "tools/import/watch_folder.h"
#include "tools/program/commands.h"
#include "tools/program/correction_changes.h"
#include "tools/program/correction_values.h"
#include "tools/program/import_log.h"
#include "tools/program/import_summary.h"
#include "tools/program/output.h"
#include "tools/program/progress.h"
#include "tools/program/reader_options.h"
#include "tools/program/stop_signals.h"
#include "tools/program/terminal.h"
#include "tools/program/writable_store.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr const char* kExamples = R"(Examples:
  vanthu import plans/                        every file of a folder and the folders in it
  vanthu import plans/ --include '*.pdf' --exclude 'drafts/*'
  vanthu import a.txt plans.zip --db xa.db    single files and archives, into a store of that name
  find /srv -name '*.txt' -print0 | vanthu import -
  vanthu import --retry-failed                once more what could not be read
  vanthu import --watch inbox/                now, and whatever comes into the folder from then on

Every file has a line in the ledger (vanthu ledger). Importing again changes nothing where nothing has changed.
An import that was stopped, by whatever, is gone on with by the same command. Ctrl-C finishes the files in hand,
a second one stops at once. Exit status 1 where a file could not be read, 130 where you stopped it.)";

constexpr int kDone = 0, kSomeFailed = 1, kStopped = 128 + SIGINT;
constexpr std::chrono::minutes kWatchPatience{1};
constexpr unsigned kWaitSeconds = 300, kMostWaitSeconds = 7 * 24 * 3600;

struct ImportArguments {
  std::vector<std::string> paths;
  InputOptions inputs;
  ReaderArguments readers;
  bool retry_failed = false, watch = false;
  unsigned wait_seconds = kWaitSeconds;
  std::string log;
};

/// The file that is opened for a path of the ledger: itself, or the archive that it is a member of.
std::string file_of(const std::string& path) {
  std::error_code unknown;
  for (fs::path file = path; file.has_relative_path(); file = file.parent_path()) {
    if (fs::is_regular_file(file, unknown)) return file.string();
  }
  return path;
}

/// What could not be read when it was last met.  Of an archive all members are met again; those that were
/// read are unchanged.
std::vector<std::string> failed_files(const std::string& store_path) {
  std::vector<std::string> files;
  std::set<std::string> seen;
  const Store store = Store::open(store_path, Access::read_only);
  store.each_ledger_entry({.states = {FileState::failed}}, [&](const LedgerEntry& entry) {
    std::string file = file_of(entry.path);
    if (seen.insert(file).second) files.push_back(std::move(file));
  });
  return files;
}

/// Run::inputs: what was asked for, and of a list the list.
std::string inputs_text(const ImportArguments& arguments, const Inputs& inputs) {
  std::string text = arguments.retry_failed ? "--retry-failed" : "";
  const auto add = [&](const char* option, const std::vector<std::string>& values) {
    for (const std::string& value : values) text += (text.empty() ? "" : " ") + (option + printable(value));
  };
  add("", ocr_texts(arguments.readers.ocr));
  add("--include=", arguments.inputs.include);
  add("--exclude=", arguments.inputs.exclude);
  add("", arguments.paths);
  if (std::find(arguments.paths.begin(), arguments.paths.end(), "-") == arguments.paths.end()) return text;
  std::string list;
  for (const InputFile& file : inputs.files) list += file.path + '\0';
  return text + " (" + sha256_hex(list) + ")";
}

/// Everything that listens to an import of this program.
class Listeners {
 public:
  Listeners(const ImportArguments& arguments, const Settings& settings, const ImportListener& observer)
      : progress_(standard_error_is_terminal() && !settings.quiet, settings.language),
        observer_(observer),
        settings_(settings) {
    if (!arguments.log.empty()) log_.emplace(arguments.log, [this](const Error& error) { complain(error); });
  }

  void begin() {
    summary_.emplace(settings_, [this] { progress_.clear(); });
  }

  /// LibreOffice is told of where it is confined less than it could be, and only where it was needed.
  void expect_office(const OfficeBounds& bounds) { office_ = bounds; }

  void tell(const ImportEvent& event) {
    if (event.point == ImportPoint::file_settled && event.document != nullptr) tell_office(*event.document);
    progress_.tell(event);
    summary_->tell(event);
    if (log_) log_->tell(event);
    if (observer_) observer_(event);
  }

  void complain(const Error& error) {
    progress_.clear();
    report(settings_, error);
  }

  void refresh() { progress_.refresh(); }

  void finish() {
    progress_.clear();
    summary_->finish();
  }

  bool log_is_whole() const { return !log_ || log_->whole(); }

 private:
  void tell_office(const Document& document) {
    const std::string& format = document.source.format;
    const bool converted = format == "doc" || format == "rtf" || format == "odt";
    if (!converted || office_told_) return;
    office_told_ = true;
    progress_.clear();
    if (!office_.files) note(settings_, "office-sees-files");
    if (!office_.calls) note(settings_, "office-calls-freely");
  }

  Progress progress_;
  OfficeBounds office_{true, true};
  bool office_told_ = false;
  const ImportListener observer_;
  const Settings& settings_;
  std::optional<ImportLog> log_;
  std::optional<ImportSummary> summary_;  // of one run
};

class ImportCommand {
 public:
  ImportCommand(const ImportArguments& arguments, const Settings& settings, const ImportListener& observer)
      : arguments_(arguments),
        settings_(settings),
        vocabulary_(load_vocabulary(settings)),
        parser_(vocabulary_),
        reader_(reader_name(vocabulary_)),
        identity_(header_identity(vocabulary_)),
        listeners_(arguments, settings, observer) {}

  int run() {
    const Inputs inputs =
        collect_inputs(arguments_.retry_failed ? failed_files(settings_.store_path) : arguments_.paths,
                       std::cin, settings_.store_path, arguments_.inputs);
    // Before the store is opened: what reads files has nothing of it.
    ReaderPool readers(parser_, reader_options(arguments_.readers, inputs.files.size()));
    warn_unfiltered(readers.sandbox(), arguments_.readers, settings_);
    listeners_.expect_office(readers.sandbox().office);
    readers.on_trouble([this](const Error& error) { listeners_.complain(error); });
    Store store = open_writable_store(settings_);
    int status = import(inputs, readers, store);
    if (arguments_.watch && status != kStopped) status = std::max(status, watch(readers, store));
    return status;
  }

 private:
  int import(const Inputs& inputs, ReaderPool& readers, Store& store) {
    for (const Error& error : inputs.errors) listeners_.complain(error);
    if (inputs.files.empty() && inputs.folders.empty()) return tell_nothing_given(inputs);
    const std::vector<Correction> corrections = store.corrections({});  // as they stood before
    listeners_.begin();
    const std::optional<ImportResult> result = try_import(inputs, readers, store);
    if (result) {
      for (const std::string& folder : result->empty_folders) {
        listeners_.complain(Error("folder-without-plans", folder));
      }
    }
    note_corrections(corrections, store.corrections({}), settings_);
    listeners_.finish();
    if (result && !result->finished) return kStopped;
    const bool whole = result && result->empty_folders.empty() && inputs.errors.empty() &&
                       !result->counts.contains(FileState::failed) && listeners_.log_is_whole();
    return whole ? kDone : kSomeFailed;
  }

  /// None where the store failed: what was committed is safe, and the next import goes on behind it.
  std::optional<ImportResult> try_import(const Inputs& inputs, ReaderPool& readers, Store& store) {
    ImportOptions options;
    options.store_path = settings_.store_path;
    options.inputs = inputs_text(arguments_, inputs);
    options.reader = reader_;
    options.identity = identity_;
    options.patterns = arguments_.inputs;
    options.archive_members = reader_options(arguments_.readers, 1).limits.archive_members;
    options.wait_for_import = std::chrono::seconds(arguments_.wait_seconds);
    options.wake = signals_.wake();
    options.stop = [&] {
      listeners_.refresh();
      return signals_.count();
    };
    try {
      return run_import(inputs, readers, store, options,
                        [&](const ImportEvent& event) { listeners_.tell(event); });
    } catch (const Error& error) {
      listeners_.complain(error);
      return std::nullopt;
    }
  }

  int tell_nothing_given(const Inputs& inputs) {
    if (arguments_.retry_failed && inputs.errors.empty()) {
      note(settings_, "nothing-failed", {settings_.store_path});
      return kDone;
    }
    listeners_.complain(Error("no-input", ""));
    return kSomeFailed;
  }

  /// Reads what comes into the folder until the user stops it, which is no failure.
  int watch(ReaderPool& readers, Store& store) {
    const std::string& folder = arguments_.paths.front();
    WatchFolder watched(folder, {.inputs = arguments_.inputs, .store_path = settings_.store_path});
    note(settings_, "watching", {printable(folder)});
    int status = kDone;
    while (signals_.count() == 0) {
      Inputs inputs;
      inputs.files = news_among(watched.wait(kWatchPatience, signals_.wake()), store);
      if (!inputs.files.empty()) status = std::max(status, import(inputs, readers, store));
    }
    return status == kStopped ? kDone : status;
  }

  /// The folder is looked through from time to time: what is as it was when it was last met is no news.
  static std::vector<InputFile> news_among(std::vector<InputFile> files, const Store& store) {
    std::erase_if(files, [&](const InputFile& file) {
      const std::optional<LedgerEntry> entry = store.ledger_entry(file.path);
      if (!entry) return false;
      const bool left_out = file.skip_code.starts_with("skipped-") && entry->code == file.skip_code;
      return left_out || (!entry->stamp.empty() && entry->stamp == file_stamp(file.path));
    });
    return files;
  }

  const ImportArguments& arguments_;
  const Settings& settings_;
  const Vocabulary vocabulary_;
  const Parser parser_;
  const std::string reader_;
  const HeaderIdentity identity_;
  StopSignals signals_;
  Listeners listeners_;
};

void check_paths(const ImportArguments& arguments) {
  if (arguments.retry_failed != arguments.paths.empty()) {
    throw WrongUse("usage-wrong", "", {"give either PATH or --retry-failed", "vanthu import"});
  }
  std::error_code unknown;
  const bool one_folder = arguments.paths.size() == 1 && fs::is_directory(arguments.paths.front(), unknown);
  if (arguments.watch && !one_folder) throw WrongUse("watch-one-folder", "");
}

}  // namespace

Command add_import(CLI::App& program, Settings& settings, const ImportListener& observer) {
  CLI::App* app = program.add_subcommand("import", "Read files and keep their records in the store");
  auto arguments = std::make_shared<ImportArguments>();
  app->add_option("PATH", arguments->paths,
                  "Files, folders or ZIP archives; - reads a list of them from standard input")
      ->type_name("PATH");
  app->add_option("--include", arguments->inputs.include,
                  "Of folders and archives only what fits a pattern ('*.pdf', 'drafts/*'); may be repeated")
      ->type_name("PATTERN")
      ->take_all()
      ->allow_extra_args(false);
  app->add_option("--exclude", arguments->inputs.exclude, "Not what fits a pattern; may be repeated")
      ->type_name("PATTERN")
      ->take_all()
      ->allow_extra_args(false);
  app->add_flag("--retry-failed", arguments->retry_failed, "Read once more what could not be read");
  app->add_flag("--watch", arguments->watch, "Then wait for files that come into the folder, and read them");
  app->add_option("--wait", arguments->wait_seconds,
                  "How long another import into the store is waited for (default: 300)")
      ->check(CLI::Range(0u, kMostWaitSeconds))
      ->type_name("SECONDS");
  app->add_option("--log", arguments->log, "Append what happens to a file, one JSON object a line")
      ->type_name("FILE");
  add_jobs_option(*app, arguments->readers);
  add_reader_options(*app, arguments->readers);
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings, observer] {
            check_paths(*arguments);
            if (!arguments->log.empty()) arguments->inputs.own = {arguments->log};
            return ImportCommand(*arguments, settings, observer).run();
          }};
}

}  // namespace vanthu
