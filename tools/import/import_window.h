// The inputs that are on their way, in the order in which they will be stored.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"
#include "store/ledger.h"
#include "tools/readers/read_job.h"

namespace vanthu {

/// One input, from where it is met to its line in the ledger.
struct Work {
  enum class Stage { waiting, reading, done, put_off };

  std::uint64_t number = 0;
  Stage stage = Stage::waiting;
  std::string file;                     // what is opened: the path, or the archive that it is a member of
  std::vector<std::size_t> members{};   // as in ReadJob
  std::size_t members_most = 0;         // how many members it may have, with theirs
  std::optional<std::size_t> folder{};  // of those given, the one it was found in
  LedgerEntry entry{};                  // its path, and from stage `done` on its state
  bool kept = false;                    // `entry` stands in the ledger already
  std::optional<Document> document{};
  std::optional<Error> error{};
};

/// A member of an archive as an input of its own, in the folder that the archive was found in.
Work member_work(const Work& archive, const ArchiveMember& member);

/// Readers answer in any order; what is stored leaves in the order in which it came.
class ImportWindow {
 public:
  /// Adds an input behind all others.
  void add(Work work);
  /// Adds the members of an archive behind it, before what comes after.
  void add_members(const Work& archive, std::vector<Work> members);

  bool empty() const { return works_.empty(); }
  std::size_t size() const { return works_.size(); }
  /// Started and not finished.
  std::size_t reading() const { return reading_; }
  /// Started, or done from the start, and not yet taken; the bytes of text that they hold.
  std::size_t in_hand() const { return in_hand_; }
  std::size_t text_bytes() const { return text_bytes_; }

  /// How many wait in front of one that is being read or done, which is stored only behind them.  What stands
  /// behind one that was put off is not stored whatever ends.
  std::size_t waiting_in_front() const;
  /// True where the next to be stored has not been started.
  bool first_waits() const { return !works_.empty() && works_.front().stage == Work::Stage::waiting; }

  /// The first that waits, now being read; none where nothing does.
  Work* start_next();
  /// The one of that number.  What has been taken or never came has none.
  Work* find(std::uint64_t number);
  /// To be called when a work has come to its end, with its document in it.
  void finish(Work& work);

  /// To be called when a work that was started is to be left to another import.
  void put_off(Work& work);

  /// How many at the front are done, counted up to `most`.
  std::size_t ready(std::size_t most) const;
  /// The first of them, which is done, taken out.
  Work take();
  /// Calls `visit` with the first `count`.
  void each_ready(std::size_t count, const std::function<void(Work&)>& visit);

 private:
  std::list<Work> works_;
  std::uint64_t next_number_ = 1;
  std::size_t reading_ = 0, in_hand_ = 0, text_bytes_ = 0;
};

}  // namespace vanthu
