#include "tools/readers/slot_turns.h"

#include <algorithm>
#include <tuple>

namespace vanthu {

void SlotTurns::join(Party party) {
  double least = accounts_.begin()->second.seconds;
  for (const auto& [other, account] : accounts_) least = std::min(least, account.seconds);
  accounts_.try_emplace(party, Account{0, least});
}

void SlotTurns::leave(Party party) { accounts_.erase(party); }

void SlotTurns::begin(Party party) { ++accounts_.at(party).readers; }

void SlotTurns::end(Party party, double seconds) {
  Account& account = accounts_.at(party);
  --account.readers;
  account.seconds += seconds;
}

SlotTurns::Party SlotTurns::next(const std::vector<Party>& parties) const {
  return *std::min_element(parties.begin(), parties.end(), [&](const Party& a, const Party& b) {
    const Account &one = accounts_.at(a), &other = accounts_.at(b);
    return std::tie(one.readers, one.seconds) < std::tie(other.readers, other.seconds);
  });
}

void SlotTurns::pass(Party party, Party other) {
  Account& account = accounts_.at(party);
  account.seconds = std::max(account.seconds, accounts_.at(other).seconds);
}

}  // namespace vanthu
