// A reader that is stopped by the filter, or crashes because memory is short, still says so.
#pragma once

#include <cstdint>

namespace vanthu {

/// From here on the calling process answers on `channel` for `job` (wire.h): `forbidden` when the filter
/// stops a call, `out_of_memory` when it crashes and there is no memory left; then it ends.
void answer_signals(int channel, std::uint64_t job);

}  // namespace vanthu
