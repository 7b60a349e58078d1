// What LibreOffice, which needs files, processes and sockets of its own, is kept from all the same.
#pragma once

#include <linux/filter.h>

#include <filesystem>
#include <vector>

#include "ingest/descriptor.h"

namespace vanthu {

/// What of it this machine's kernel can do; a program can say so.
struct OfficeBounds {
  bool calls = false;  // no sockets but Unix ones, no looking into other processes, no reach for the kernel
  bool files = false;  // no files but the system's, for reading, and its own folder (Landlock)
  bool operator==(const OfficeBounds&) const = default;
};

class OfficeConfinement {
 public:
  /// For `program`, which works in `folder`.  What the kernel cannot do is left out.
  OfficeConfinement(const std::filesystem::path& program, const std::filesystem::path& folder);

  OfficeBounds bounds() const { return {!calls_.empty(), files_.is_open()}; }

  /// What apply() needs open, or -1.
  int descriptor() const { return files_.get(); }

  /// From here on the calling process and all that come from it are confined.  Safe between fork() and
  /// exec().
  void apply() const noexcept;

 private:
  std::vector<sock_filter> calls_;
  Descriptor files_;  // a ruleset of Landlock
};

}  // namespace vanthu
