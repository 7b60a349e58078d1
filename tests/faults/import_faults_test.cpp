// Every operation by which an import changes the store fails in turn: what is stored is whole, and the next
// import makes the store of one that was not disturbed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "fault_vfs.h"
#include "store_state.h"
#include "tests/store/sample_documents.h"
#include "tests/store/store_plan.h"
#include "tools/import/import_run.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using testing::difference;
using testing::DiskFault;
using testing::FaultMoment;
using testing::FaultPlan;
using testing::FaultVfs;
using testing::half_reading;
using ::testing::IsEmpty;
using testing::read_store_state;
using testing::StoreState;
using testing::TemporaryFolder;

/// A file of these tests holds the number of its plan, which is quickly read.
Document read_plan(const SourceFile& file, const ReadControl&) {
  if (file.bytes == "broken") throw Error("file-binary", file.path);
  testing::StorePlan plan;
  plan.number = file.bytes;
  plan.tasks.resize(2);
  return plan.document("plan.txt");  // the reader does not know where the file stands
}

const Parser& parser() {
  static const Vocabulary vocabulary = Vocabulary::load();
  static const Parser compiled(vocabulary);
  return compiled;
}

class ImportFaults : public ::testing::Test {
 protected:
  ImportFaults() : readers_(parser(), {.readers = 2, .read_file = read_plan}) {
    for (const auto& [name, bytes] : std::initializer_list<std::pair<const char*, const char*>>{
             {"a.txt", "41"}, {"b.txt", "42"}, {"bad.txt", "broken"}, {"c.docx", "41"}, {"copy.txt", "42"}}) {
      testing::write_file(folder_.file(name), bytes);
      inputs_.files.push_back({.path = folder_.file(name)});
    }
    inputs_.files.push_back({.path = folder_.file("missing.txt")});
    import();
    reference_ = read_store_state(store_);
  }

  /// The code of what stopped the import, "" where it finished.
  std::string import() {
    return testing::error_code_of([&] {
      Store store = Store::open(store_, Access::read_write);
      ImportOptions options;
      options.store_path = store_;
      options.inputs = "the plans";
      options.reader = "r";
      options.inputs_per_transaction = 2;
      EXPECT_TRUE(run_import(inputs_, readers_, store, options, [](const ImportEvent&) {}).finished);
    });
  }

  void remove_store() {
    for (const char* end : {"", "-wal", "-shm", "-journal", "-import"}) fs::remove(store_ + end);
  }

  void expect_sound_end(FaultPlan (*make_plan)(std::size_t operation)) {
    remove_store();
    faults_.plan({});
    ASSERT_EQ(import(), "");
    const std::size_t operations = faults_.operations();
    for (std::size_t i = 1; i <= operations && !HasFailure(); ++i) {
      SCOPED_TRACE(::testing::Message() << "operation " << i << " of " << operations);
      remove_store();
      faults_.plan(make_plan(i));
      const std::string code = import();
      faults_.plan({});
      expect_sound(code.empty());
    }
  }

  void expect_sound(bool finished) {
    const StoreState state = read_store_state(store_);
    EXPECT_THAT(state.damages, IsEmpty());
    EXPECT_EQ(half_reading(state, {reference_}), "");
    const std::string missing = difference(state, reference_);
    if (missing.empty()) return;  // all is done, even where a commit could not say so
    EXPECT_FALSE(finished) << missing;
    EXPECT_EQ(import(), "");
    EXPECT_EQ(difference(read_store_state(store_), reference_), "");
  }

 private:
  ReaderPool readers_;  // the first, as in the program
  TemporaryFolder folder_;
  const std::string store_ = folder_.file("s.db");
  FaultVfs faults_;
  Inputs inputs_;
  StoreState reference_;
};

constexpr FaultMoment kMoments[] = {FaultMoment::before, FaultMoment::half, FaultMoment::after};

TEST_F(ImportFaults, OfAFullDiskLoseNothing) {
  expect_sound_end([](std::size_t operation) {
    return FaultPlan{DiskFault::full, operation, operation % 2 == 0, kMoments[operation / 2 % 2]};
  });
}

TEST_F(ImportFaults, OfAFailingDiskLoseNothing) {
  expect_sound_end([](std::size_t operation) {
    return FaultPlan{DiskFault::error, operation, operation % 2 == 0, kMoments[operation / 2 % 3]};
  });
}

}  // namespace
}  // namespace vanthu
