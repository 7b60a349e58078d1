// Every operation by which the store changes a file fails once, and the process dies at every one: before or
// after, never between, and the same work goes on from there.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <filesystem>
#include <set>

#include "fault_vfs.h"
#include "store_state.h"
#include "store_work.h"
#include "tests/store/sample_documents.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;
using ::testing::AnyOf;
using testing::DiskFault;
using testing::FaultMoment;
using testing::FaultPlan;
using testing::FaultVfs;
using ::testing::IsEmpty;
using ::testing::StartsWith;
using testing::StoreState;
using testing::StoreWork;
using testing::TemporaryFolder;

class StoreFaults : public ::testing::TestWithParam<StoreWork> {
 protected:
  StoreFaults() {
    fs::create_directory(model_);
    GetParam().prepare(model_);
    begin_anew();
    states_ = {testing::read_store_state(path_)};
    for (std::size_t i = 0; i <= GetParam().steps.size(); ++i) {
      testing::do_work(GetParam(), path_, i == 0 ? 0 : i - 1, i);
      states_.push_back(testing::read_store_state(path_));
    }
  }

  void begin_anew() {
    fs::remove_all(work_);
    fs::copy(model_, work_, fs::copy_options::recursive);
  }

  std::string work() {
    return testing::error_code_of([&] { testing::do_work(GetParam(), path_); });
  }

  /// How many operations the work takes.
  std::size_t count_operations() {
    begin_anew();
    faults_.plan({});
    work();
    return faults_.operations();
  }

  /// The state after so many steps that the store stands in; none where it stands between.
  std::optional<std::size_t> find_state(const StoreState& state) const {
    for (std::size_t i = states_.size(); i-- > 0;) {
      if (testing::difference(state, states_[i]).empty()) return i;
    }
    return std::nullopt;
  }

  /// The store is sound and stands before or after a step, and the work can be gone on with: that is tried
  /// once for each step and every so often, since equal stores go on equally.
  void expect_whole(std::size_t operation, bool finished) {
    const StoreState state = testing::read_store_state(path_);
    EXPECT_THAT(state.damages, IsEmpty());
    const std::optional<std::size_t> reached = find_state(state);
    ASSERT_TRUE(reached) << testing::difference(state, states_.back());
    if (finished) {
      EXPECT_EQ(*reached, states_.size() - 1);
    }
    if (gone_on_.insert(*reached).second || operation % kGoOnEach == 0) go_on_from(*reached);
  }

  /// Makes the plan for an operation: all are met, what varies takes turns.
  using MakePlan = FaultPlan (*)(std::size_t operation);

  void expect_errors(MakePlan make_plan) {
    each_operation([&](std::size_t operation) {
      faults_.plan(make_plan(operation));
      const std::string code = work();
      faults_.plan({});
      EXPECT_THAT(code, AnyOf("", "store-full", "store-failed", "store-read-only"));
      expect_whole(operation, code.empty());
    });
  }

  void expect_deaths(MakePlan make_plan) {
    each_operation([&](std::size_t operation) {
      work_and_die(make_plan(operation));
      expect_whole(operation, false);
    });
  }

 private:
  static constexpr std::size_t kGoOnEach = 5;

  template <class Action>
  void each_operation(Action action) {
    const std::size_t operations = count_operations();
    ASSERT_GT(operations, 10u);
    for (std::size_t i = 1; i <= operations && !HasFailure(); i += GetParam().stride) {
      SCOPED_TRACE(::testing::Message() << "operation " << i << " of " << operations);
      begin_anew();
      action(i);
    }
  }

  void go_on_from(std::size_t state) {
    const std::size_t steps = std::max<std::size_t>(state, 1) - 1;
    EXPECT_EQ(testing::error_code_of([&] { testing::do_work(GetParam(), path_, steps); }), "");
    EXPECT_EQ(testing::difference(testing::read_store_state(path_), states_.back()), "");
  }

  void work_and_die(const FaultPlan& plan) {
    const pid_t child = fork();
    ASSERT_GE(child, 0);
    if (child == 0) {
      faults_.plan(plan);
      work();
      _exit(0);
    }
    int status = 0;
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL) << status;
  }

  TemporaryFolder folder_;
  const std::string model_ = folder_.file("model"), work_ = folder_.file("work");
  const std::string path_ = work_ + "/s.db";
  FaultVfs faults_;
  std::vector<StoreState> states_;  // before the work, after opening, after each step
  std::set<std::size_t> gone_on_;   // positions in `states_`
};

INSTANTIATE_TEST_SUITE_P(Work, StoreFaults, ::testing::ValuesIn(testing::store_works()),
                         [](const auto& work) { return work.param.name; });

constexpr FaultMoment kMoments[] = {FaultMoment::before, FaultMoment::half, FaultMoment::after};

TEST_P(StoreFaults, AFullDiskLeavesBeforeOrAfter) {
  expect_errors([](std::size_t operation) {
    return FaultPlan{DiskFault::full, operation, operation % 2 == 0, kMoments[operation / 2 % 2]};
  });
}

TEST_P(StoreFaults, AFailingDiskLeavesBeforeOrAfter) {
  expect_errors([](std::size_t operation) {
    return FaultPlan{DiskFault::error, operation, operation % 2 == 0, kMoments[operation / 2 % 3]};
  });
}

TEST_P(StoreFaults, DeathLeavesBeforeOrAfter) {
  expect_deaths([](std::size_t operation) {
    return FaultPlan{DiskFault::kill, operation, false, kMoments[operation % 3]};
  });
}

TEST_P(StoreFaults, APowerCutLeavesBeforeOrAfter) {
  expect_deaths([](std::size_t operation) {
    const bool all_is_lost = operation % 2 == 0;
    return FaultPlan{DiskFault::power_cut, operation, false, kMoments[operation / 2 % 3],
                     all_is_lost ? 0 : static_cast<std::uint32_t>(operation)};
  });
}

}  // namespace
}  // namespace vanthu
