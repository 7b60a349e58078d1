#include "tools/readers/slot_turns.h"

#include <gtest/gtest.h>

#include <map>

namespace vanthu {
namespace {

using Party = SlotTurns::Party;

constexpr Party kFiles = std::nullopt;

/// Gives one reader to `parties` in turn, whose jobs take so long each, until so much time has gone; how much
/// of it each had.
std::map<Party, double> shares(SlotTurns& turns, const std::map<Party, double>& parties, double seconds) {
  std::vector<Party> names;
  for (const auto& [party, time] : parties) names.push_back(party);
  std::map<Party, double> had;
  for (double gone = 0; gone < seconds;) {
    const Party next = turns.next(names);
    turns.begin(next);
    turns.end(next, parties.at(next));
    had[next] += parties.at(next);
    gone += parties.at(next);
  }
  return had;
}

TEST(SlotTurns, ShareTheTimeWhateverEachTakes) {
  SlotTurns turns;
  turns.join(1);
  turns.join(2);
  const auto had = shares(turns, {{kFiles, 0.01}, {1, 2.0}, {2, 0.5}}, 600);
  EXPECT_NEAR(had.at(kFiles), 200, 3);
  EXPECT_NEAR(had.at(1), 200, 3);
  EXPECT_NEAR(had.at(2), 200, 3);
}

TEST(SlotTurns, WhoComesLaterIsOwedNothing) {
  SlotTurns turns;
  turns.join(1);
  shares(turns, {{1, 2.0}}, 1000);
  turns.pass(kFiles, 1);
  turns.join(2);
  const auto had = shares(turns, {{kFiles, 0.01}, {1, 2.0}, {2, 2.0}}, 300);
  EXPECT_NEAR(had.at(kFiles), 100, 3);
  EXPECT_NEAR(had.at(1), 100, 3);
  EXPECT_NEAR(had.at(2), 100, 3);
}

TEST(SlotTurns, EachHasAReaderBeforeAnyHasTwo) {
  SlotTurns turns;
  turns.join(1);
  turns.begin(kFiles);
  turns.end(kFiles, 100);
  turns.begin(1);
  EXPECT_EQ(turns.next({kFiles, 1}), kFiles) << "however long it has been worked for";
  turns.begin(kFiles);
  EXPECT_EQ(turns.next({kFiles, 1}), Party(1));
  EXPECT_EQ(turns.next({kFiles}), kFiles) << "where nobody else wants one";
}

TEST(SlotTurns, WhoHasLeftMayComeAgain) {
  SlotTurns turns;
  turns.join(1);
  turns.begin(1);
  turns.leave(1);
  turns.join(1);
  EXPECT_EQ(turns.next({kFiles, 1}), kFiles);
  turns.begin(kFiles);
  EXPECT_EQ(turns.next({kFiles, 1}), Party(1));
}

}  // namespace
}  // namespace vanthu
