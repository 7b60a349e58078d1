// Corrections that another store exported, or that people wrote into a spreadsheet, go into the store.
#pragma once

#include <string>

#include "store/correction.h"
#include "tools/program/settings.h"

namespace vanthu {

/// Takes over every row of the CSV file that can be understood and finds its plan, in one transaction, and
/// reports the others.  `note` stands for a row's own who, when and why where it has none.  Returns the exit
/// status: 1 where a row was left out.
int import_corrections_from(const std::string& path, const CorrectionNote& note, const Settings& settings);

}  // namespace vanthu
