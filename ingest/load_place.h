// A recorded path is opened again, be it a file or a file in an archive.
#pragma once

#include <string>

#include "ingest/limits.h"
#include "ingest/read.h"

namespace vanthu {

/// The bytes of a place as the records name it: those of a file, or of an archive's member, archive/name,
/// through nested archives.  Throws Error as load_file(), list_archive() and unpack_member() do, or
/// "limit-archive-file-bytes"; "file-missing" where the archive or the member is no more.
SourceFile load_place(const std::string& path, const Limits& limits);

}  // namespace vanthu
