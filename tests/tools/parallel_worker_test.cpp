#include "tools/export/parallel_worker.h"

#include <gtest/gtest.h>

#include <stdexcept>
#include <vector>

namespace vanthu {
namespace {

TEST(ParallelWorker, DoesEverythingInOrder) {
  std::vector<int> done, expected;
  ParallelWorker worker;
  for (int i = 0; i < 1'000; ++i) {
    worker.hand_on([&done, i] { done.push_back(i); });
    expected.push_back(i);
  }
  worker.finish();
  EXPECT_EQ(done, expected);
}

TEST(ParallelWorker, WhatAPieceThrowsComesOutOfItAndThoseBehindAreNotDone) {
  for (const int failing : {0, 1, 500, 999}) {
    int done = 0;
    ParallelWorker worker;
    const auto hand_on_all = [&] {
      for (int i = 0; i < 1'000; ++i) {
        worker.hand_on([&done, i, failing] {
          if (i == failing) throw std::runtime_error("full");
          ++done;
        });
      }
      worker.finish();
    };
    EXPECT_THROW(hand_on_all(), std::runtime_error) << failing;
    EXPECT_EQ(done, failing);
  }
}

TEST(ParallelWorker, MayBeGivenUp) {
  int done = 0;
  {
    ParallelWorker worker;
    for (int i = 0; i < 100; ++i) worker.hand_on([&done] { ++done; });
  }
  EXPECT_GT(done, 90) << "only the last few can have waited";
}

}  // namespace
}  // namespace vanthu
