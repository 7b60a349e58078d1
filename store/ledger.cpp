#include "store/ledger.h"

#include <algorithm>
#include <array>

namespace vanthu {
namespace {

constexpr std::array<FileState, 9> kStates{FileState::read,     FileState::ocred,     FileState::partial,
                                           FileState::replaced, FileState::unchanged, FileState::duplicate,
                                           FileState::unpacked, FileState::failed,    FileState::skipped};

}  // namespace

std::span<const FileState> all_file_states() { return kStates; }

std::string_view file_state_name(FileState state) {
  switch (state) {
    case FileState::read:
      return "read";
    case FileState::ocred:
      return "ocred";
    case FileState::partial:
      return "partial";
    case FileState::replaced:
      return "replaced";
    case FileState::unchanged:
      return "unchanged";
    case FileState::duplicate:
      return "duplicate";
    case FileState::unpacked:
      return "unpacked";
    case FileState::failed:
      return "failed";
    case FileState::skipped:
      return "skipped";
  }
  return "";
}

std::optional<FileState> find_file_state(std::string_view name) {
  const auto* found = std::find_if(kStates.begin(), kStates.end(),
                                   [&](FileState state) { return file_state_name(state) == name; });
  return found == kStates.end() ? std::nullopt : std::optional(*found);
}

}  // namespace vanthu
