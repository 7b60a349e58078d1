// vanthu import PATH…: files into the store.
#include <exception>
#include <iostream>
#include <memory>

#include "store/store.h"
#include "tools/pipeline.h"
#include "tools/program/commands.h"
#include "tools/program/correction_changes.h"
#include "tools/program/correction_values.h"
#include "tools/program/inputs.h"
#include "tools/program/output.h"
#include "tools/program/progress.h"
#include "tools/program/terminal.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu import plans/                        every file of a folder and the folders in it
  vanthu import a.txt b.txt --db xa.db        single files, into a store of that name
  find /srv -name '*.txt' -print0 | vanthu import -

Importing again changes nothing where nothing has changed. Hidden files, and links to folders inside a folder,
are skipped. Every other file that cannot be read is named; the rest is still imported; exit status 1.)";

// A commit costs a disk flush, an interrupted run at most this many documents.
constexpr std::size_t kDocumentsPerTransaction = 100;

struct Counts {
  std::size_t added = 0, unchanged = 0, replaced = 0, another_place = 0, further_source = 0, failed = 0;

  std::size_t understood() const { return added + unchanged + replaced + another_place + further_source; }
  void count(ImportOutcome outcome) {
    switch (outcome) {
      case ImportOutcome::added:
        ++added;
        return;
      case ImportOutcome::unchanged:
        ++unchanged;
        return;
      case ImportOutcome::replaced:
        ++replaced;
        return;
      case ImportOutcome::another_place:
        ++another_place;
        return;
      case ImportOutcome::further_source:
        ++further_source;
        return;
    }
  }
  void add(const Counts& other) {
    added += other.added;
    unchanged += other.unchanged;
    replaced += other.replaced;
    another_place += other.another_place;
    further_source += other.further_source;
    failed += other.failed;
  }
};

/// The run over one list of files.
class Import {
 public:
  Import(const Inputs& inputs, const Settings& settings)
      : inputs_(inputs),
        settings_(settings),
        vocabulary_(load_vocabulary(settings)),
        parser_(vocabulary_),
        reader_(reader_name(vocabulary_)),
        identity_(header_identity(vocabulary_)),
        store_(Store::open(settings.store_path, Access::read_write)),
        corrections_(store_.corrections({})),
        progress_(standard_error_is_terminal() && !settings.quiet, inputs.files.size()),
        folder_has_plans_(inputs.folders.size(), false) {}

  int run() {
    for (const Error& error : inputs_.errors) complain(error);
    bool whole = true;
    try {
      store_all();
    } catch (const Error& error) {  // the store itself failed: the open transaction is lost, the rest is safe
      store_.rollback();
      complain(error);
      whole = false;
    }
    progress_.clear();
    if (whole) report_empty_folders();
    summarize();
    return whole && committed_.failed == 0 && inputs_.errors.empty() && !empty_folder_ ? 0 : 1;
  }

 private:
  void store_all() {
    store_.begin();
    for (std::size_t i = 0; i < inputs_.files.size(); ++i) {
      progress_.show(i + 1, inputs_.files[i].path);
      take(inputs_.files[i]);
      if ((i + 1) % kDocumentsPerTransaction == 0) {
        commit();
        store_.begin();
      }
    }
    commit();
  }

  void commit() {
    store_.commit();
    committed_.add(pending_);
    pending_ = Counts{};
  }

  void take(const InputFile& input) {
    std::optional<Document> document;
    try {
      const SourceFile file = load_file(input.path, limits_);
      if (!store_.is_current(file.path, sha256_hex(file.bytes), reader_)) {
        document = extract(file, limits_, parser_);
      }
    } catch (const Error& error) {
      if (error.code.starts_with("store-")) throw;
      ++pending_.failed;
      complain(error);
      return;
    } catch (const std::exception& error) {
      ++pending_.failed;
      complain(Error("internal-error", input.path, {error.what()}));
      return;
    }
    if (document) {
      progress_.clear();
      note_repairs(settings_, *document);
    }
    pending_.count(document ? store_.put(*document, reader_, identity_) : ImportOutcome::unchanged);
    if (input.folder) folder_has_plans_[*input.folder] = true;
  }

  void complain(const Error& error) {
    progress_.clear();
    report(settings_, error);
  }

  void report_empty_folders() {
    for (std::size_t i = 0; i < inputs_.folders.size(); ++i) {
      if (folder_has_plans_[i]) continue;
      complain(Error("folder-without-plans", inputs_.folders[i]));
      empty_folder_ = true;
    }
    if (inputs_.files.empty() && inputs_.folders.empty()) {
      complain(Error("no-input", ""));
      empty_folder_ = true;
    }
  }

  void summarize() {
    const std::size_t total = inputs_.files.size();
    const std::size_t lost = total - committed_.understood() - committed_.failed;
    if (lost > 0) report(settings_, Error("import-aborted", settings_.store_path, {std::to_string(lost)}));
    note(settings_, "import-summary",
         {std::to_string(total), std::to_string(committed_.added), std::to_string(committed_.unchanged),
          std::to_string(committed_.replaced), std::to_string(committed_.another_place),
          std::to_string(committed_.further_source), std::to_string(committed_.failed + lost)});
    if (committed_.understood() > committed_.unchanged) {
      note_corrections(corrections_, store_.corrections({}), settings_);
    }
  }

  const Inputs& inputs_;
  const Settings& settings_;
  const Limits limits_;
  const Vocabulary vocabulary_;
  const Parser parser_;
  const std::string reader_;
  const HeaderIdentity identity_;
  Store store_;
  const std::vector<Correction> corrections_;  // as they stood before
  Progress progress_;
  std::vector<bool> folder_has_plans_;
  bool empty_folder_ = false;
  Counts pending_, committed_;
};

}  // namespace

Command add_import(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("import", "Read files and keep their records in the store");
  auto paths = std::make_shared<std::vector<std::string>>();
  app->add_option("PATH", *paths, "Files or folders; - reads a list of them from standard input")
      ->required()
      ->type_name("PATH");
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [paths, &settings] {
            const Inputs inputs = collect_inputs(*paths, std::cin, settings.store_path);
            return Import(inputs, settings).run();
          }};
}

}  // namespace vanthu
