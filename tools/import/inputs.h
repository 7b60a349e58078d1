// The paths of a command line become the files to read, and what was found beside them.
#pragma once

#include <cstddef>
#include <istream>
#include <optional>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "tools/import/input_rules.h"

namespace vanthu {

/// More paths are not taken into one run: with 80 bytes each they need 700 MB of memory.
inline constexpr std::size_t kMostInputs = 3'000'000;

struct InputFile {
  std::string path;                     // as the caller gave it, or folder/name
  std::optional<std::size_t> folder{};  // index into Inputs::folders where the folder was given, not the file
  /// Why it is not to be read, or "": "skipped-…", or "folder-unreadable" for a folder that was found and
  /// could not be listed, which is a failure.
  std::string skip_code{};
  std::vector<std::string> skip_arguments{};  // of the message of that code
};

struct Inputs {
  std::vector<InputFile> files;
  std::vector<std::string> folders;  // that were given
  std::vector<Error> errors;  // "input-list-too-long", "inputs-too-many": `files` does not hold everything
};

/// Paths are taken in the order given.  A folder gives what is under it sorted by name; what is not to be
/// read (InputRules) is in the list too, with its reason, and of a folder that is not entered one line.  A
/// path that was given itself is read whatever its name.  "-" stands for a list of paths on `list`, one a
/// line, or ended by NUL where it holds one (find -print0).
Inputs collect_inputs(const std::vector<std::string>& paths, std::istream& list,
                      const std::string& store_path, const InputOptions& options = {});

}  // namespace vanthu
