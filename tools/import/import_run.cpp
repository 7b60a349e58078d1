#include "tools/import/import_run.h"

#include <algorithm>
#include <numeric>
#include <string_view>
#include <utility>

#include "tools/import/file_stamp.h"
#include "tools/import/import_lock.h"
#include "tools/import/import_window.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

// A stopped import costs at most what was read in this time, or ImportOptions::inputs_per_transaction.
constexpr auto kTimePerTransaction = 1s;
// What has been read and waits for its turn.  A slow file holds up the others only when these are full.
constexpr std::size_t kInputsInHand = 400;
constexpr std::size_t kTextInHand = 16u << 20;  // bytes; records take some ten times their text
// Inputs that stand in line behind them, so that readers never wait for the next one.
constexpr std::size_t kInputsInLine = 64;
// Members of archives that are still begun when the user wants to stop, so that what has been read behind
// them is not read for nothing.  More of them would keep the user waiting.
constexpr std::size_t kBegunAfterStop = 64;
constexpr auto kPatience = 200ms;  // between two looks at what the user wants

/// True for each input whose path stands before it in the list already.
std::vector<bool> find_repeated(const std::vector<InputFile>& files) {
  std::vector<std::size_t> order(files.size());
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return files[a].path < files[b].path; });
  std::vector<bool> repeated(files.size(), false);
  for (std::size_t i = 1; i < order.size(); ++i) {
    if (files[order[i]].path == files[order[i - 1]].path) repeated[order[i]] = true;
  }
  return repeated;
}

FileState state_after(ImportOutcome outcome, const Document& document) {
  if (outcome == ImportOutcome::unchanged) return FileState::unchanged;
  if (outcome == ImportOutcome::another_place) return FileState::duplicate;
  if (!document.source.unread_pages.empty()) return FileState::partial;
  if (outcome == ImportOutcome::replaced) return FileState::replaced;
  return document.source.ocr_pages.empty() ? FileState::read : FileState::ocred;
}

/// "3, 7-9, 12" of ascending numbers.
std::string page_list(const std::vector<int>& pages) {
  std::string list;
  for (std::size_t i = 0; i < pages.size();) {
    std::size_t last = i;
    while (last + 1 < pages.size() && pages[last + 1] == pages[last] + 1) ++last;
    if (!list.empty()) list += ", ";
    list += std::to_string(pages[i]);
    if (last > i) list += "-" + std::to_string(pages[last]);
    i = last + 1;
  }
  return list;
}

bool is_named_archive(const ArchiveMember& member) {
  const std::string_view name = member.name;
  return name.ends_with(".zip") || name.ends_with(".ZIP") || name.ends_with(".Zip");
}

class ImportRun {
 public:
  ImportRun(const Inputs& inputs, ReaderPool& readers, Store& store, const ImportOptions& options,
            const ImportListener& listener)
      : inputs_(inputs),
        readers_(readers),
        store_(store),
        options_(options),
        listener_(listener),
        rules_(options.patterns, options.store_path),
        repeated_(find_repeated(inputs.files)),
        folder_has_plans_(inputs.folders.size(), false) {}

  ImportResult run() {
    const ImportLock lock(
        options_.store_path, options_.wait_for_import, [&] { return options_.stop() > 0; },
        [&](const OtherImport& other) { tell_waiting(other); });
    begin();
    readers_.on_page([&](std::uint64_t number, int page, int pages) { tell_page(number, page, pages); });
    readers_.on_recognized([&](const PageNews& news) { tell_recognized(news); });
    try {
      work_off();
    } catch (...) {
      readers_.kill_all();
      store_.rollback();
      throw;
    }
    if (finished()) {
      end();
    } else if (options_.stop() < 2) {
      store_.pause_run();
    }
    return {finished(), run_, counts_, empty_folders()};
  }

 private:
  // The parts of the run.

  void begin() {
    const BegunRun begun = store_.begin_run(options_.inputs, options_.reader);
    run_ = begun.id;
    resumed_ = begun.resumed;
    known_inputs_ = static_cast<std::size_t>(std::count(repeated_.begin(), repeated_.end(), false));
    tell({.point = resumed_ ? ImportPoint::run_resumed : ImportPoint::run_begun,
          .inputs = known_inputs_,
          .run = run_});
    tell({.point = ImportPoint::inputs_found, .inputs = known_inputs_});
  }

  void end() {
    tell({.point = ImportPoint::before_run_end});
    store_.end_run(run_);
    tell({.point = ImportPoint::run_ended, .run = run_, .counts = counts_});
  }

  bool finished() const { return window_.empty() && next_input_ == inputs_.files.size(); }

  void work_off() {
    while (!finished()) {
      const int wish = options_.stop();
      if (wish > 0 && !interrupted_) {
        interrupted_ = true;
        readers_.leave_pages();
        tell({.point = ImportPoint::interrupted});
      }
      if (wish > 1) return readers_.kill_all();
      begin_what_is_next();
      store_ready();
      if (interrupted_ && window_.reading() == 0 && window_.ready(1) == 0) return;
      if (window_.reading() > 0) take_outcomes(kPatience);
    }
  }

  void begin_what_is_next() {
    if (!interrupted_) fill_line();
    start_readers();
  }

  // Inputs come in.

  void fill_line() {
    while (next_input_ < inputs_.files.size() && window_.size() < window_.in_hand() + kInputsInLine &&
           window_.in_hand() < kInputsInHand) {
      const std::size_t index = next_input_++;
      if (!repeated_[index]) window_.add(work_of(inputs_.files[index]));
    }
  }

  Work work_of(const InputFile& input) {
    Work work;
    work.file = input.path;
    work.folder = input.folder;
    work.members_most = options_.archive_members;
    work.entry.path = input.path;
    if (!input.skip_code.empty()) {
      refuse(work, Error(input.skip_code, input.path, input.skip_arguments));
      work.stage = Work::Stage::done;
      return work;
    }
    work.entry.stamp = file_stamp(work.file);
    keep_if_settled(work);
    return work;
  }

  /// What the stopped part of this run has settled is not done again.  An archive's members are.
  void keep_if_settled(Work& work) {
    if (!resumed_ || work.entry.stamp.empty()) return;
    const std::optional<LedgerEntry> entry = store_.ledger_entry(work.entry.path);
    const bool settled = entry && entry->run == run_ && entry->stamp == work.entry.stamp &&
                         entry->state != FileState::unpacked;
    if (!settled) return;
    work.entry = *entry;
    work.kept = true;
    work.stage = Work::Stage::done;
    if (!entry->code.empty()) work.error = Error(entry->code, entry->path, entry->arguments, entry->page);
  }

  /// The input has come to its end without a record.
  static void refuse(Work& work, const Error& error) {
    work.entry.state = error.code.starts_with("skipped-") ? FileState::skipped : FileState::failed;
    work.entry.code = error.code;
    work.entry.arguments = error.arguments;
    work.entry.page = error.page;
    work.error = error;
  }

  // Readers.

  /// Once the user wants to stop, only what keeps others from being stored is begun.
  bool fills_gaps() const {
    const std::size_t waiting = window_.waiting_in_front();
    return waiting > 0 && begun_after_stop_ + waiting <= kBegunAfterStop;
  }

  void start_readers() {
    while (readers_.room() > 0 && has_room() && (!interrupted_ || fills_gaps())) {
      const Work* work = window_.start_next();
      if (work == nullptr) return;
      if (interrupted_) ++begun_after_stop_;
      tell({.point = ImportPoint::file_started, .path = work->entry.path});
      readers_.start({.number = work->number,
                      .path = work->entry.path,
                      .file = work->file,
                      .members = work->members,
                      .known_sha256 = known_sha256(work->entry.path)});
    }
  }

  /// SHA-256 of a content of the path that needs no reading.  What OCR has read of it, or could not, is read
  /// again where OCR has become another; where it shall read everything, what it has not read is too.
  std::optional<std::string> known_sha256(const std::string& path) const {
    if (readers_.ocr_mode() != OcrMode::always) {
      if (auto sha256 = store_.current_sha256(path, options_.reader)) return sha256;
    }
    if (!store_.ledger_entry(path)) return std::nullopt;
    return store_.current_sha256(path, ocr_reader());
  }

  std::string ocr_reader() const { return options_.reader + " " + readers_.ocr_name(); }

  std::string reader_of(const Document& document) const {
    const SourceInfo& source = document.source;
    return source.ocr_pages.empty() && source.unread_pages.empty() ? options_.reader : ocr_reader();
  }

  /// Nothing leaves before the first one, whatever else waits in memory.
  bool has_room() const {
    return window_.first_waits() || (window_.in_hand() < kInputsInHand && window_.text_bytes() < kTextInHand);
  }

  void take_outcomes(std::chrono::milliseconds patience) {
    for (ReadOutcome& outcome : readers_.wait(patience, options_.wake)) {
      Work* work = window_.find(outcome.number);
      if (work == nullptr) continue;  // nobody's
      if (outcome.result == ReadResult::put_off) {
        window_.put_off(*work);
        continue;
      }
      tell({.point = ImportPoint::file_read, .path = work->entry.path});
      take_outcome(*work, std::move(outcome));
    }
  }

  void take_outcome(Work& work, ReadOutcome outcome) {
    work.entry.sha256 = std::move(outcome.sha256);
    work.entry.bytes = outcome.bytes;
    work.entry.seconds = outcome.seconds;
    switch (outcome.result) {
      case ReadResult::record:
        work.document = std::move(outcome.document);
        break;
      case ReadResult::unchanged:
        work.entry.state = FileState::unchanged;
        break;
      case ReadResult::archive:
        take_archive(work, outcome.members);
        break;
      case ReadResult::failed:
        // Nothing was read, and nothing of the file is to blame: the next import goes on from here.
        if (outcome.error->code == "reader-not-started") throw *outcome.error;
        refuse(work, *outcome.error);
        break;
      case ReadResult::put_off:  // no end
        return;
    }
    window_.finish(work);
  }

  void take_archive(Work& archive, const std::vector<ArchiveMember>& members) {
    if (members.size() > archive.members_most) {
      const std::string most = std::to_string(options_.archive_members);
      return refuse(archive, Error("limit-archive-members", archive.entry.path, {most}));
    }
    archive.entry.state = FileState::unpacked;
    add_members(archive, members);
  }

  /// What is left of an archive's bound is shared by the archives in it, whichever of them is read first: by
  /// those with their usual name, and once more by all others.
  static std::size_t share_of(const ArchiveMember& member, const Work& archive,
                              const std::vector<ArchiveMember>& members, std::size_t named) {
    const std::size_t left = archive.members_most - members.size();
    return left / (is_named_archive(member) ? named : members.size());
  }

  void add_members(const Work& archive, const std::vector<ArchiveMember>& members) {
    const auto named =
        static_cast<std::size_t>(std::count_if(members.begin(), members.end(), is_named_archive));
    std::vector<Work> works;
    for (const ArchiveMember& member : members) {
      Work work = member_work(archive, member);
      work.members_most = share_of(member, archive, members, named);
      work.entry.stamp = archive.entry.stamp;
      if (const std::optional<Skip> skip = rules_.why_member_skipped(member.name)) {
        refuse(work, Error(skip->code, work.entry.path, skip->arguments));
        work.stage = Work::Stage::done;
      } else {
        keep_if_settled(work);
      }
      works.push_back(std::move(work));
    }
    known_inputs_ += works.size();
    window_.add_members(archive, std::move(works));
    tell({.point = ImportPoint::inputs_found, .inputs = known_inputs_});
  }

  // The store.

  /// A transaction is opened only for what is ready, so that nobody waits for a reader with the store locked.
  void store_ready() {
    const std::size_t most = options_.inputs_per_transaction, count = window_.ready(most);
    const bool waits =
        window_.reading() > 0 && count < most && Clock::now() - last_commit_ < kTimePerTransaction;
    if (count == 0 || waits) return;
    store_.begin();
    tell({.point = ImportPoint::transaction_begun});
    window_.each_ready(count, [&](Work& work) {
      store_work(work);
      keep_readers_busy();
    });
    tell({.point = ImportPoint::before_commit});
    store_.commit([&] { keep_readers_busy(); });
    last_commit_ = Clock::now();
    tell({.point = ImportPoint::committed});
    for (std::size_t i = 0; i < count; ++i) settle(window_.take());
  }

  /// Storing takes about as long as reading: readers that wait for its end would stand still half of the
  /// time.
  void keep_readers_busy() {
    if (window_.reading() > 0) take_outcomes(0ms);
    begin_what_is_next();
  }

  void store_work(Work& work) {
    if (work.kept) return;
    if (work.document) put(work);
    if (work.entry.state == FileState::unchanged) recall_partial(work.entry);
    store_.note_file(in_run(work.entry));
    tell({.point = ImportPoint::file_noted, .path = work.entry.path, .entry = &work.entry});
  }

  void put(Work& work) {
    LedgerEntry& entry = work.entry;
    try {
      const ImportOutcome outcome = store_.put(*work.document, reader_of(*work.document), options_.identity);
      entry.state = state_after(outcome, *work.document);
      if (outcome == ImportOutcome::another_place) entry.duplicate_of = store_.first_place_of(*entry.sha256);
      note_unread_pages(work);
      tell({.point = ImportPoint::document_put, .path = entry.path, .document = &*work.document});
    } catch (const Error& error) {
      if (error.code != "store-rejected") throw;
      refuse(work, error);
    }
  }

  static void note_unread_pages(Work& work) {
    const SourceInfo& source = work.document->source;
    if (source.unread_pages.empty()) return;
    work.entry.code = "pages-left-out";
    work.entry.arguments = {page_list(source.unread_pages), std::to_string(source.pages.value_or(0))};
    work.error = Error(work.entry.code, work.entry.path, work.entry.arguments);
  }

  /// What a path lacks is lacking still where nothing has changed.
  void recall_partial(LedgerEntry& entry) const {
    const std::optional<LedgerEntry> former = store_.ledger_entry(entry.path);
    if (!former || former->code != "pages-left-out" || former->sha256 != entry.sha256) return;
    entry.code = former->code;
    entry.arguments = former->arguments;
  }

  LedgerEntry& in_run(LedgerEntry& entry) const {
    entry.run = run_;
    return entry;
  }

  void settle(const Work& work) {
    const LedgerEntry& entry = work.entry;
    ++counts_[entry.state];
    const bool understood = entry.state != FileState::failed && entry.state != FileState::skipped &&
                            entry.state != FileState::unpacked;
    if (work.folder && understood) folder_has_plans_[*work.folder] = true;
    tell({.point = ImportPoint::file_settled,
          .path = entry.path,
          .entry = &entry,
          .document = work.document ? &*work.document : nullptr,
          .error = work.error ? &*work.error : nullptr});
  }

  std::vector<std::string> empty_folders() const {
    std::vector<std::string> empty;
    for (std::size_t i = 0; i < inputs_.folders.size(); ++i) {
      if (!folder_has_plans_[i] && finished()) empty.push_back(inputs_.folders[i]);
    }
    return empty;
  }

  // Telling.

  void tell(const ImportEvent& event) const { listener_(event); }

  void tell_waiting(const OtherImport& other) const {
    const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(options_.wait_for_import).count();
    const Error why("import-waits", options_.store_path,
                    {other.process.empty() ? "?" : other.process, std::to_string(seconds)});
    tell({.point = ImportPoint::waiting_for_import, .path = options_.store_path, .error = &why});
  }

  void tell_page(std::uint64_t number, int page, int pages) {
    if (const Work* work = window_.find(number)) {
      tell({.point = ImportPoint::page_started, .path = work->entry.path, .page = page, .pages = pages});
    }
  }

  void tell_recognized(const PageNews& news) {
    const Work* const work = window_.find(news.number);
    if (work == nullptr) return;
    tell({.point = ImportPoint::page_recognized,
          .path = work->entry.path,
          .page = news.page,
          .ocr_done = news.finished,
          .ocr_pages = news.wanted,
          .kept = news.kept,
          .error = news.error});
  }

  const Inputs& inputs_;
  ReaderPool& readers_;
  Store& store_;
  const ImportOptions& options_;
  const ImportListener& listener_;
  const InputRules rules_;
  const std::vector<bool> repeated_;
  std::vector<bool> folder_has_plans_;
  ImportWindow window_;
  std::size_t next_input_ = 0, known_inputs_ = 0, begun_after_stop_ = 0;
  std::map<FileState, std::size_t> counts_;
  Clock::time_point last_commit_ = Clock::now();
  RunId run_ = 0;
  bool resumed_ = false, interrupted_ = false;
};

}  // namespace

ImportResult run_import(const Inputs& inputs, ReaderPool& readers, Store& store, const ImportOptions& options,
                        const ImportListener& listener) {
  return ImportRun(inputs, readers, store, options, listener).run();
}

}  // namespace vanthu
