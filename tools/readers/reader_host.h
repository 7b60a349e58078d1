// The warmed process that forks a reader for each file.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

#include "ingest/descriptor.h"
#include "tools/readers/reader_process.h"
#include "tools/readers/wire.h"

namespace vanthu {

/// Two processes.  The first is forked from the program as it was at the beginning, and does nothing but fork
/// the second one, the host, and another host where that dies: so no host, and no reader, has anything of
/// what the program opened or learned later.  The host is warmed, and forks the readers.  Hosts and readers
/// are children of the program itself.
class ReaderHost {
 public:
  /// Forks them; a host keeps `work` and calls `warm` before its first file: what that loads and fills, all
  /// readers have from the start.  Throws Error "reader-not-started".
  ReaderHost(const ReaderWork& work, const std::function<void()>& warm);
  /// Ends them; readers at work stay.
  ~ReaderHost();
  ReaderHost(const ReaderHost&) = delete;
  ReaderHost& operator=(const ReaderHost&) = delete;

  /// Starts a reader, a child of the calling process, which is to wait for its end.  It has the files as its
  /// own.  Throws Error "reader-not-started".
  pid_t start(const ReadRequest& request, const std::vector<int>& files);

 private:
  /// A process that forks others when asked to.
  struct Forker {
    pid_t process = -1;
    Descriptor control{};
  };

  void start_host();
  static void end(Forker& forker);

  Forker origin_, host_;
};

}  // namespace vanthu
