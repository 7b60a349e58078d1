// The units named in a cell or a line ("Phòng Kinh tế; các cơ quan, đơn vị"), made canonical.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/document.h"

namespace vanthu {

/// A unit in a list and where it was read.
struct ListedUnit {
  UnitMention mention;
  ByteRange where;        // in the text that was parsed
  bool misspelt = false;  // `mention.unit` mends what is printed
  bool known = false;     // in the register, or a collective or role of known form
  UnitKind kind = UnitKind::unit;
  std::string successor;  // canonical name of the body that took over, where the unit is abolished
};

/// Reads unit lists against the register.  Building it compiles the register's names once.
class UnitReader {
 public:
  explicit UnitReader(const Vocabulary& vocabulary);
  ~UnitReader();
  UnitReader(UnitReader&&) noexcept;

  /// Splits and resolves `text` (domain.md 4.3–4.5).  `line_starts` are offsets in `text` at which a new
  /// printed line begins: a break separates units unless a name runs over it.
  std::vector<ListedUnit> read_list(std::string_view text,
                                    const std::vector<std::size_t>& line_starts = {}) const;

  /// The unit at the very start of `text` and the length it takes, for "2. Phòng Kinh tế có trách nhiệm …".
  /// Length 0 where none begins there.
  struct Leading {
    std::vector<ListedUnit> units;
    std::size_t length = 0;  // bytes of `text` that the list takes, "Đề nghị" before it included
  };
  Leading read_leading(std::string_view text) const;

  /// A heading that begins as the names of units and offices do ("Hiệu trưởng các trường …").
  bool begins_with_unit(std::string_view line) const;

  /// A colon or a word of duty right behind a unit's name: its task begins there.
  bool begins_duty(std::string_view rest) const;

 private:
  struct Index;
  std::unique_ptr<const Index> index_;
};

}  // namespace vanthu
