// How much of what waits for being settled is settled now.
#pragma once

namespace vanthu {

enum class SettlePace {
  all,            // whatever waits
  in_proportion,  // what is small beside what changed in it; the rest waits on
};

}  // namespace vanthu
