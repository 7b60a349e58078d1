// Deadlines as a calendar (RFC 5545).
#pragma once

#include <cstddef>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "store/store.h"
#include "tools/export/byte_sink.h"
#include "tools/export/task_uids.h"

namespace vanthu {

/// Writes an event for each time of each task that falls due on a day: an all-day event on the day itself,
/// the end of its range, so that a task "năm 2026" stands once in a calendar and does not paint the year; the
/// whole range stands in its description.  What repeats is one event with its rule.  Nobody is busy for it.
///
/// An event's UID is equal in every store (task_uids.h), and its DTSTAMP is the plan's day of issue, or 1970
/// where that is not known: equal stores give equal calendars, and an imported event is replaced where it is
/// imported again.
class IcsWriter {
 public:
  /// Asks `store`, which must outlive it, for what its answers do not have.
  IcsWriter(const Store& store, ByteSink sink);
  ~IcsWriter();

  /// Tasks come document by document.
  void add(const TaskAnswer& answer);
  /// To be called once, behind the last task.
  void finish();

  std::size_t events() const { return events_; }
  /// Tasks that fall due on no day, and have no event.
  std::size_t undated() const { return undated_; }

 private:
  struct Plan;

  const Plan& plan_of(DocumentId document);

  const Store& store_;
  ByteSink sink_;
  std::map<DocumentId, std::string> names_;
  std::unique_ptr<Plan> plan_;  // the one that was added to last
  std::size_t events_ = 0, undated_ = 0;
};

}  // namespace vanthu
