#include "tools/import/import_window.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace vanthu {
namespace {

using ::testing::ElementsAre;

Work input(const std::string& path) {
  Work work;
  work.entry.path = path;
  return work;
}

Work settled(const std::string& path) {
  Work work = input(path);
  work.stage = Work::Stage::done;
  return work;
}

std::vector<std::string> take_ready(ImportWindow& window) {
  std::vector<std::string> paths;
  while (window.ready(1) == 1) paths.push_back(window.take().entry.path);
  return paths;
}

TEST(ImportWindow, GivesBackInTheOrderOfTheInputsWhateverEndsFirst) {
  ImportWindow window;
  for (const char* path : {"a", "b", "c"}) window.add(input(path));
  Work* a = window.start_next();
  Work* b = window.start_next();
  Work* c = window.start_next();
  EXPECT_EQ(window.start_next(), nullptr);
  EXPECT_EQ(window.in_hand(), 3u);
  window.finish(*c);
  window.finish(*a);
  EXPECT_THAT(take_ready(window), ElementsAre("a"));
  window.finish(*b);
  EXPECT_THAT(take_ready(window), ElementsAre("b", "c"));
  EXPECT_TRUE(window.empty());
  EXPECT_EQ(window.in_hand(), 0u);
}

TEST(ImportWindow, PutsMembersBehindTheirArchiveAndBeforeWhatFollows) {
  ImportWindow window;
  for (const char* path : {"a.zip", "b"}) window.add(input(path));
  Work* archive = window.start_next();
  Work* b = window.start_next();
  window.finish(*b);
  window.add_members(*archive, {input("a.zip/1"), settled("a.zip/2")});
  window.finish(*archive);
  EXPECT_THAT(take_ready(window), ElementsAre("a.zip"));
  EXPECT_TRUE(window.first_waits());
  Work* member = window.start_next();
  ASSERT_NE(member, nullptr);
  EXPECT_EQ(member->entry.path, "a.zip/1");
  window.finish(*member);
  EXPECT_THAT(take_ready(window), ElementsAre("a.zip/1", "a.zip/2", "b"));
}

TEST(ImportWindow, TellsHowManyKeepAnotherFromBeingStored) {
  ImportWindow window;
  for (const char* path : {"a.zip", "b", "c", "d"}) window.add(input(path));
  EXPECT_EQ(window.waiting_in_front(), 0u);
  Work* archive = window.start_next();
  Work* b = window.start_next();
  EXPECT_EQ(window.waiting_in_front(), 0u);
  window.add_members(*archive, {input("a.zip/1"), input("a.zip/2")});
  window.finish(*archive);
  EXPECT_EQ(window.waiting_in_front(), 2u) << "b is being read";
  window.finish(*b);
  EXPECT_EQ(window.waiting_in_front(), 2u) << "b is done";
  Work* first = window.start_next();
  EXPECT_EQ(window.waiting_in_front(), 1u);
  window.put_off(*first);
  EXPECT_EQ(window.waiting_in_front(), 0u) << "b will not be stored whatever ends";
  EXPECT_EQ(window.reading(), 0u);
  EXPECT_EQ(window.start_next()->entry.path, "a.zip/2") << "what was put off is not begun again";
}

TEST(ImportWindow, CountsTheTextThatWaits) {
  ImportWindow window;
  window.add(input("a"));
  Work* a = window.start_next();
  a->document.emplace();
  a->document->text = "12345";
  window.finish(*a);
  EXPECT_EQ(window.text_bytes(), 5u);
  window.take();
  EXPECT_EQ(window.text_bytes(), 0u);
}

TEST(ImportWindow, FindsByNumberOnlyWhatIsInIt) {
  ImportWindow window;
  window.add(input("a"));
  Work* a = window.start_next();
  EXPECT_EQ(window.find(a->number), a);
  EXPECT_EQ(window.find(a->number + 1), nullptr);
  window.finish(*a);
  const Work taken = window.take();
  EXPECT_EQ(window.find(taken.number), nullptr);
}

TEST(ImportWindow, CountsWhatIsReadyOnlyUpToTheFirstThatIsNot) {
  ImportWindow window;
  for (const char* path : {"a", "b"}) window.add(settled(path));
  window.add(input("c"));
  window.add(settled("d"));
  EXPECT_EQ(window.ready(10), 2u);
  EXPECT_EQ(window.ready(1), 1u);
}

}  // namespace
}  // namespace vanthu
