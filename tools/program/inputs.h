// The paths of a command line become the files to read.
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "ingest/error.h"

namespace vanthu {

struct InputFile {
  std::string path;                   // as the caller gave it, or folder/name
  std::optional<std::size_t> folder;  // index into Inputs::folders where the folder was given, not the file
};

struct Inputs {
  std::vector<InputFile> files;
  std::vector<std::string> folders;  // that were given
  std::vector<Error> errors;         // "folder-unreadable", "input-list-too-long"
};

/// Files are taken in the order given.  A folder gives all regular files under it sorted by name, hidden
/// ones and links to folders left out (so no link can lead in a circle).  "-" stands for a list of paths on
/// `list`, one a line, or ended by NUL where it holds one (find -print0).  The store at `store_path` and the
/// files beside it that SQLite makes are no inputs.
Inputs collect_inputs(const std::vector<std::string>& paths, std::istream& list,
                      const std::string& store_path);

}  // namespace vanthu
