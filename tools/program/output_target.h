// What an output may not take the place of.
#pragma once

#include <string>

namespace vanthu {

/// Throws WrongUse "export-over-store" where `output` is the store: --force is for what was written before.
void check_output(const std::string& output, const std::string& store);

}  // namespace vanthu
