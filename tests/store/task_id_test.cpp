#include "store/task_id.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(TaskIdTest, IsReadBackAsItIsWritten) {
  const TaskId task{12, 3};
  EXPECT_EQ(to_text(task), "12#3");
  EXPECT_EQ(parse_task_id("12#3"), task);
  EXPECT_EQ(parse_task_id("1#0"), (TaskId{1, 0}));
}

TEST(TaskIdTest, NothingElseIsOne) {
  for (const char* text : {"", "12", "12#", "#3", "12#-1", "-1#3", "0#3", "12#3 ", " 12#3", "12#3#4", "a#1",
                           "99999999999999999999#1", "1#99999999999999999999"}) {
    EXPECT_EQ(parse_task_id(text), std::nullopt) << text;
  }
}

}  // namespace
}  // namespace vanthu
