// The store that a command writes to.
#pragma once

#include "store/store.h"
#include "tools/program/settings.h"

namespace vanthu {

/// Opens or makes the store of `settings`; says so where it is brought up to date first, which may take long.
Store open_writable_store(const Settings& settings);

}  // namespace vanthu
