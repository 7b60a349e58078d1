// The ledger: what became of every path that an import was given or found.  A run is one import; its entries
// are its inputs, each in one state, so that the states' counts sum up to the number of inputs.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

using RunId = std::int64_t;

/// What became of a path.  The names are those of file_state_name().
enum class FileState {
  read,       // its record is in the store
  ocred,      // likewise, with pages that optical character recognition read
  partial,    // likewise, without pages that could not be read
  replaced,   // likewise, in place of what the path had said before
  unchanged,  // nothing was to be done
  duplicate,  // its content is known from another path
  unpacked,   // an archive: its members are inputs of their own
  failed,     // it could not be read; `code` and `arguments` say why
  skipped,    // it is no document, or was left out on purpose; `code` and `arguments` say why
};

struct LedgerEntry {
  std::string path;  // as given, or folder/name; of an archive's member archive/name
  FileState state = FileState::read;
  /// Why: a code of the message catalogue with its arguments, as in Error; "" where there is nothing to say.
  std::string code{};
  std::vector<std::string> arguments{};
  std::optional<int> page{};
  /// How many runs, one after another up to this one, failed to read the path.
  std::size_t tries = 0;
  std::optional<std::string> duplicate_of{};  // path of state duplicate: the first place of the content
  std::optional<std::string> sha256{};        // none where the bytes could not be read
  std::optional<std::size_t> bytes{};
  /// What the file looked like from outside when it was read, to see without opening it whether it has
  /// changed; "" where it could not be looked at.
  std::string stamp{};
  double seconds = 0;  // from opening to the end of reading, wall clock
  RunId run = 0;       // the last one that met the path
  std::string time{};  // UTC, when it was settled: YYYY-MM-DDTHH:MM:SSZ; given by the store
  bool operator==(const LedgerEntry&) const = default;
};

/// Which entries.  Empty members do not restrict.
struct LedgerQuestion {
  std::optional<RunId> run{};
  std::vector<FileState> states{};
  std::optional<std::string> code{};
  std::optional<std::string> path{};  // part of the path, byte for byte
  std::optional<std::size_t> limit{};
  bool mishaps_first = false;  // all that failed, then all that is partial, then the rest
};

/// One import.
struct Run {
  RunId id = 0;
  std::string inputs;                         // what was given, in a form of the caller's choosing
  std::string reader;                         // program and vocabulary
  std::string begun;                          // UTC, as LedgerEntry::time
  std::optional<std::string> ended{};         // none while it runs, or where it was stopped
  std::map<FileState, std::size_t> counts{};  // of its entries; of an older run those that no later one met
};

/// The run that an import is, or goes on with.
struct BegunRun {
  RunId id = 0;
  bool resumed = false;  // its last import was stopped
};

/// In the order of FileState.
std::span<const FileState> all_file_states();

/// "read", "ocred", …, and back.
std::string_view file_state_name(FileState state);
std::optional<FileState> find_file_state(std::string_view name);

}  // namespace vanthu
