// The warmed processes that fork a reader for each file, and for each page that is read by OCR.
#pragma once

#include <sys/types.h>

#include <functional>
#include <string>

#include "ingest/descriptor.h"
#include "tools/readers/reader_process.h"
#include "tools/readers/wire.h"

namespace vanthu {

/// What the readers of a host are for, and so what it is warmed for.
enum class HostKind { files, pages };

/// Two processes, or three.  The first is forked from the program as it was at the beginning, and does
/// nothing but fork the others, the hosts, and another host where one dies: so no host, and no reader, has
/// anything of what the program opened or learned later.  A host is warmed, and forks the readers; that of
/// pages begins with the first page, since what OCR needs is large.  Hosts and readers are children of the
/// program itself.
class ReaderHost {
 public:
  /// Forks the first two; a host keeps `work` and calls `warm` before its first file: what that loads and
  /// fills, all readers have from the start.  Throws Error "reader-not-started".
  ReaderHost(const ReaderWork& work, const std::function<void(HostKind)>& warm);
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

  void start_host(HostKind kind);
  static void end(Forker& forker);
  Forker& host(HostKind kind) { return kind == HostKind::pages ? page_host_ : file_host_; }

  Forker origin_, file_host_, page_host_;
};

}  // namespace vanthu
