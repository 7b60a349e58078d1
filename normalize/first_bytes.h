// What a match of an expression can begin with, so that most places need no matching.
#pragma once

#include <bitset>
#include <string_view>

namespace vanthu {

struct FirstBytes {
  std::bitset<256> bytes;  // of a match; all where it may be empty
  bool at_start = false;   // of the text alone: every alternative begins with ^
};

/// Never too few: what is not understood counts as any byte.  Classes and letters of either case beyond ASCII
/// count as all bytes from 0x80 on.
FirstBytes find_first_bytes(std::string_view expression);

}  // namespace vanthu
