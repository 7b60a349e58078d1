#include "store_work.h"

#include <algorithm>

#include "tests/store/old_store.h"
#include "tests/store/sample_documents.h"
#include "tests/store/store_plan.h"

namespace vanthu::testing {
namespace {

constexpr const char* kReader = "reader";

void leave_empty(const std::string&) {}

/// Short, since every page that it fills is an operation that fails in turn.
StorePlan small_plan(const std::string& number) {
  StorePlan plan;
  plan.number = number;
  plan.tasks.resize(3);
  return plan;
}

LedgerEntry entry_of(const Document& document, FileState state) {
  LedgerEntry entry;
  entry.path = document.source.path;
  entry.state = state;
  entry.sha256 = document.source.sha256;
  entry.bytes = document.text.size();
  entry.stamp = "1 2.3";
  entry.run = 1;
  return entry;
}

void put_and_note(Store& store, const Document& document, FileState state) {
  store.put(document, kReader);
  store.note_file(entry_of(document, state));
}

void note_failure(Store& store, const std::string& path) {
  LedgerEntry entry;
  entry.path = path;
  entry.state = FileState::failed;
  entry.code = "file-empty";
  entry.run = 1;
  store.note_file(entry);
}

template <class Action>
std::function<void(Store&)> transaction(Action action) {
  return [action](Store& store) {
    store.begin();
    action(store);
    store.commit();
  };
}

void begin_run(Store& store) { store.begin_run("plans/", kReader); }
void end_run(Store& store) { store.end_run(1); }

void prepare_empty_store(const std::string& folder) { Store::open(folder + "/s.db", Access::read_write); }

StoreWork import_of_plans() {
  return {"AnImport",
          prepare_empty_store,
          {begin_run, transaction([](Store& store) {
             put_and_note(store, small_plan("41").document("plans/a.txt"), FileState::read);
             put_and_note(store, random_document(3), FileState::read);
             note_failure(store, "plans/empty.txt");
           }),
           transaction([](Store& store) {
             put_and_note(store, small_plan("41").document("plans/a.docx"), FileState::read);
             put_and_note(store, small_plan("42").document("plans/b.txt"), FileState::read);
           }),
           end_run},
          1};
}

void prepare_two_plans(const std::string& folder) {
  Store store = Store::open(folder + "/s.db", Access::read_write);
  store.begin_run("plans/", kReader);
  put_and_note(store, small_plan("41").document("plans/a.txt"), FileState::read);
  put_and_note(store, small_plan("42").document("plans/b.txt"), FileState::read);
  note_failure(store, "plans/c.txt");
}

StoreWork changed_files() {
  return {"ChangedFiles",
          prepare_two_plans,
          {transaction([](Store& store) {
             StorePlan changed = small_plan("41");
             changed.tasks[1].deadline = "31/12/2026";
             put_and_note(store, changed.document("plans/a.txt"), FileState::replaced);
             put_and_note(store, small_plan("42").document("plans/copy.txt"), FileState::duplicate);
           }),
           transaction([](Store& store) {
             note_failure(store, "plans/c.txt");
             put_and_note(store, small_plan("41").document("plans/b.txt"), FileState::replaced);
           })},
          1};
}

StoreWork corrections() {
  const CorrectionNote made{"An", "2026-03-05T09:00:00Z", "theo bản giấy"};
  const CorrectionNote undone{"Bình", "2026-03-06T09:00:00Z", "nhầm"};
  return {"Corrections",
          prepare_two_plans,
          {[=](Store& store) {
             store.correct(1, 1, {{"task", "Việc khác", "\"Việc khác\""}}, made);
           },
           [=](Store& store) {
             store.correct(2, std::nullopt, {{"title", "Tên khác", "\"Tên khác\""}}, made);
           },
           [=](Store& store) { store.undo_corrections({1}, undone); }},
          1};
}

StoreWork migration(int version) {
  return {"MigrationFromSchema" + std::to_string(version),
          [version](const std::string& folder) {
            make_old_store(version, folder + "/s.db", folder + "/model.db",
                           {small_plan("41").document("a.txt"), small_plan("42").document("b.txt")});
          },
          {[](Store& store) { store.put(small_plan("43").document("c.txt"), kReader); }},
          version == 1 ? 1u : 5u};  // 5 has no part in 2 and 3, so that all kinds of faults take turns
}

}  // namespace

std::vector<StoreWork> store_works() {
  return {{"ANewStore", leave_empty, {}, 1},
          import_of_plans(),
          changed_files(),
          corrections(),
          migration(1),
          migration(2),
          migration(3),
          migration(4)};
}

void do_work(const StoreWork& work, const std::string& path, std::size_t first, std::size_t last) {
  Store store = Store::open(path, Access::read_write);
  for (std::size_t i = first; i < std::min(last, work.steps.size()); ++i) work.steps[i](store);
}

}  // namespace vanthu::testing
