// The reader of unit lists against tests/cases/units.tsv; what its columns mean stands at its head.
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "case_table.h"
#include "parsers/unit_list.h"
#include "plan_text.h"

namespace vanthu {
namespace {

// Every form that the table must hold: the rows of the domain's register of units and collectives, and the
// ways in which lists are split and units qualified.
constexpr const char* kForms[] = {
    "4.2|C.VP|C.KT|C.KTHTDT|C.VHXH|C.TTHCC|C.DVSNC|C.CA|C.BCHQS|C.TYT|C.TRUONG|C.THON|C.UBND|C.HDND|P.DU"
    "|P.VP|P.BXDD|P.UBKT|P.DUUBND|M.MTTQ|M.CTXH|M.*|M.BTTND|M.BGSDT|T.SNV|T.UBND|channel|role",
    "4.3|ALL|ALL+THON|ALL+DN|REL|PHONG|DVSN|CTXH|THON|CITIZENS",
    "4.4|semicolon|comma|and|dash|line break|nothing|slash|numbered|elided head|whole|mixed|artefact|empty",
    "4.5|qualifier",
    "7.2|misspelt|not mended|unknown|abolished",
};

struct UnitCase {
  std::string form, wording, expected, seen;
  int line = 0;
};

const std::vector<UnitCase>& cases() {
  static const std::vector<UnitCase> loaded = [] {
    std::vector<UnitCase> made;
    for (const test::CaseRow& row : test::load_cases("units.tsv", 4)) {
      made.push_back({row.cells[0], row.cells[1], row.cells[2], row.cells[3], row.line});
    }
    return made;
  }();
  return loaded;
}

/// A cell as it reaches the reader: line breaks are blanks, and known by their offsets.
struct PrintedCell {
  std::string text;
  std::vector<std::size_t> line_starts;
};

PrintedCell unescape(std::string_view wording) {
  PrintedCell cell;
  for (std::size_t i = 0; i < wording.size(); ++i) {
    const std::string_view sign = wording.substr(i, 2);
    if (sign != "\\n" && sign != "\\s") {
      cell.text += wording[i];
      continue;
    }
    cell.text += ' ';
    if (sign == "\\n") cell.line_starts.push_back(cell.text.size());
    ++i;
  }
  return cell;
}

/// Like the column `expected`.
std::string describe(const std::vector<ListedUnit>& listed) {
  std::string described;
  for (const ListedUnit& unit : listed) {
    if (!described.empty()) described += " || ";
    described += "unit=" + unit.mention.unit;
    if (unit.mention.qualifier) described += "; qualifier=" + *unit.mention.qualifier;
    if (unit.mention.collective) described += "; collective=yes";
    if (unit.misspelt) described += "; misspelt=yes";
    if (!unit.known) described += "; unknown=yes";
    if (!unit.successor.empty()) described += "; successor=" + unit.successor;
  }
  return described.empty() ? "none" : described;
}

std::vector<ListedUnit> read(const PrintedCell& cell) {
  static const UnitReader reader(test::vocabulary());
  return reader.read_list(cell.text, cell.line_starts);
}

TEST(UnitCases, EveryListIsReadAsExpected) {
  for (const UnitCase& one : cases()) {
    const std::string found = describe(read(unescape(one.wording)));
    if (found == one.expected) continue;
    ADD_FAILURE() << "units.tsv:" << one.line << " [" << one.form << "] " << one.wording << "\n  expected    "
                  << one.expected << "\n  found       " << found;
  }
}

TEST(UnitCases, EveryUnitIsRawAsItStandsInTheCellAndInOrder) {
  for (const UnitCase& one : cases()) {
    const PrintedCell cell = unescape(one.wording);
    std::size_t behind = 0;
    for (const ListedUnit& unit : read(cell)) {
      EXPECT_LE(behind, unit.where.begin) << "units.tsv:" << one.line << " " << unit.mention.unit;
      EXPECT_EQ(cell.text.substr(unit.where.begin, unit.where.size()), unit.mention.raw)
          << "units.tsv:" << one.line;
      EXPECT_FALSE(unit.mention.raw.empty()) << "units.tsv:" << one.line << " " << unit.mention.unit;
      behind = unit.where.end;
    }
  }
}

TEST(UnitCases, TheTableIsWholeAndWellFormed) {
  EXPECT_GE(cases().size(), 500u);
  std::set<std::string> wordings;
  for (const UnitCase& one : cases()) {
    EXPECT_TRUE(wordings.insert(one.wording).second)
        << "line " << one.line << " stands twice: " << one.wording;
    EXPECT_FALSE(one.seen.empty()) << "line " << one.line;
    if (one.expected == "none") continue;
    for (const std::string& unit : test::split(one.expected, " || ")) {
      EXPECT_TRUE(unit.starts_with("unit=")) << "line " << one.line;
    }
  }
}

TEST(UnitCases, EveryFormIsPresent) {
  std::set<std::string> present;
  for (const UnitCase& one : cases()) present.insert(one.form);
  for (const char* row : kForms) {
    const std::vector<std::string> names = test::split(row, "|");
    for (std::size_t i = 1; i < names.size(); ++i) {
      const std::string form = names[0] + " " + names[i];
      EXPECT_TRUE(present.contains(form)) << form;
    }
  }
}

}  // namespace
}  // namespace vanthu
