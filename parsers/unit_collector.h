// The units of a list as they are found one after the other, and what the words between them say of them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/unit_item.h"
#include "parsers/unit_list.h"
#include "parsers/unit_register.h"
#include "parsers/unit_text.h"

namespace vanthu {

/// Collects units; ranges are of the key of the list.
class UnitCollector {
 public:
  explicit UnitCollector(const UnitText& text) : text_(text) {}

  bool empty() const { return listed_.empty(); }
  const ListedUnit& last() const { return listed_.back(); }

  /// What is said of all units up to the next hard mark ends here.
  void begin_segment();
  /// A qualifier waits for one unit alone.
  void drop_pending() { pending_.clear(); }

  void add(ByteRange where, std::string name, bool misspelt, bool known);
  void add(const UnitItem& item);
  /// What the register tells of the unit that was added last.
  void describe(const Unit& unit);
  /// The level of the unit that was added last, by the words behind its name.
  void set_level(std::string_view level) { listed_.back().mention.level = std::string(level); }
  void set_collective(UnitKind kind);
  void forget_successor() { listed_.back().successor.clear(); }

  void qualify_last(const std::string& words);
  /// Words before a unit that say what it is to do; those that share out a task hold for the units behind it
  /// as well ("phối hợp với Công an xã, các thôn"), and so does a request.
  void set_pending(ByteRange words);
  /// "Phối hợp:" alone on its line holds for all units below it.
  void set_label(ByteRange words);

  /// Makes the unit that was added last a longer name, which ends at `end`.
  void join(const std::string& more, std::size_t end, bool collective, bool known);

  std::vector<ListedUnit> finish();

 private:
  std::string_view key(ByteRange range) const {
    return std::string_view(text_.key).substr(range.begin, range.size());
  }

  const UnitText& text_;
  std::vector<ListedUnit> listed_;
  std::string pending_;           // qualifier of the unit to come
  std::string carried_;           // qualifier of the segment's further units
  std::string label_;             // qualifier of all further units
  bool requested_ = false;        // the segment's units are asked
  bool label_requested_ = false;  // all further units are asked
};

}  // namespace vanthu
