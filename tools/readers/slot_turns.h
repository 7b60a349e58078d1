// Who is next to have a reader: the files that are to be read, or one of those whose pages OCR is to read.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace vanthu {

/// Shares readers by the time that they work, so that neither a scan of hundreds of pages holds up small
/// files nor thousands of these the scan.
class SlotTurns {
 public:
  /// The number of a file whose pages are read; none for all files together that are read as a whole.
  using Party = std::optional<std::uint64_t>;

  /// A party that comes later is owed nothing for the time before.
  void join(Party party);
  /// Its readers, if any, are forgotten too.
  void leave(Party party);

  /// A reader begins to work for the party, and ends.
  void begin(Party party);
  void end(Party party, double seconds);
  /// Of the parties, none of which may be unknown, the one that has the fewest readers, and of several that
  /// has been worked for least.  `parties` is not empty.
  Party next(const std::vector<Party>& parties) const;
  /// `party` had its turn and did not want it in favour of `other`: nothing is owed to it.
  void pass(Party party, Party other);

 private:
  struct Account {
    std::size_t readers = 0;
    double seconds = 0;
  };

  std::map<Party, Account> accounts_{{std::nullopt, {}}};
};

}  // namespace vanthu
