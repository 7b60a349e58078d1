// What an import did to the corrections of the store.
#pragma once

#include <vector>

#include "store/correction.h"
#include "tools/program/settings.h"

namespace vanthu {

/// Says how the corrections stand, where there are any, and names those that the reading agrees with, or
/// whose task or plan it lost, since `before`.
void note_corrections(const std::vector<Correction>& before, const std::vector<Correction>& after,
                      const Settings& settings);

}  // namespace vanthu
