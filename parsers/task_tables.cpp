#include "parsers/task_tables.h"

#include <algorithm>
#include <array>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"
#include "parsers/outline.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

struct ColumnRule {
  ColumnRole role;
  Pattern pattern;  // on the head's comparison_key
};

/// In order: "Thời gian thực hiện" is a time before it is an executing unit.
const std::vector<ColumnRule>& column_rules() {
  static const std::vector<ColumnRule> rules = [] {
    std::vector<ColumnRule> list;
    const auto add = [&](ColumnRole role, const char* pattern) { list.push_back({role, Pattern(pattern)}); };
    add(ColumnRole::ordinal, R"(^(?:stt|tt|số tt|số thứ tự|thứ tự|s\.tt|#|no\.?)$)");
    add(ColumnRole::note,
        R"(^(?:ghi chú|kinh phí|nguồn|dự toán|căn cứ|địa điểm|đơn vị tính|đvt|chỉ tiêu giao))");
    add(ColumnRole::deadline,
        R"(thời gian|thời hạn|lộ trình|tiến độ|thời điểm|hạn hoàn thành|ngày hoàn thành|^hoàn thành|^hạn(?: |$))");
    add(ColumnRole::product, R"(sản phẩm|đầu ra|kết quả|hồ sơ|văn bản ban hành)");
    add(ColumnRole::form, R"(hình thức|phương thức|cách thức)");
    add(ColumnRole::lead_and_coordinate, R"(chủ trì.*phối hợp|phối hợp.*chủ trì|chịu trách nhiệm.*phối hợp)");
    add(ColumnRole::coordinate, R"(phối hợp)");
    add(ColumnRole::lead,
        R"(chủ trì|chịu trách nhiệm|đầu mối|phụ trách|trách nhiệm chính|phân công|tham mưu)");
    add(ColumnRole::implement,
        R"((?:cơ quan|đơn vị|bộ phận|người|tổ chức|lực lượng|địa phương)[^;]*(?:thực hiện|triển khai|thi hành)|^thực hiện$)");
    add(ColumnRole::task,
        R"(nhiệm vụ|nội dung|mục tiêu|công việc|hoạt động|giải pháp|việc làm|tên việc|chỉ tiêu|tiêu chí)");
    add(ColumnRole::lead, R"(^(?:cơ quan|đơn vị)(?:, đơn vị|, cơ quan)?$)");
    return list;
  }();
  return rules;
}

std::string_view cell_text(const NormalizedDocument& document, const Row& row, std::size_t column) {
  return column < row.cells.size() ? document.slice(row.cells[column].text) : std::string_view();
}

/// How deep an ordinal nests: A. < I. < 1 < 1.1 < a) < "-" < none.
int ordinal_depth(std::string_view ordinal) {
  static const Pattern capital(R"(^[A-HJ-UWYZĐ][.)]?$)");
  static const Pattern arabic(R"(^\d{1,3}[.)]?$)");
  static const Pattern decimal(R"(^\d{1,3}(?:\.\d{1,3})+[.)]?$)");
  static const Pattern letter(R"(^[a-zđ][.)]?$)");
  static const Pattern roman(R"(^([IVXLC]+)[.)]?$)");
  if (const auto match = roman.find(ordinal); match && roman_value(match->text(ordinal, 1)) > 0) return 2;
  if (capital.contains(ordinal)) return 1;
  if (arabic.contains(ordinal)) return 3;
  if (decimal.contains(ordinal)) {
    return 3 + static_cast<int>(std::count(ordinal.begin(), ordinal.end(), '.'));
  }
  if (letter.contains(ordinal)) return 9;
  return ordinal.empty() ? 11 : 10;
}

bool is_unit_or_time(ColumnRole role) {
  return role == ColumnRole::lead || role == ColumnRole::implement || role == ColumnRole::coordinate ||
         role == ColumnRole::lead_and_coordinate || role == ColumnRole::deadline;
}

/// A table assigns tasks where it has a column of tasks and one of units.
bool assigns_tasks(const std::vector<ColumnRole>& roles) {
  const auto has = [&](ColumnRole role) {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  };
  const bool units = has(ColumnRole::lead) || has(ColumnRole::implement) ||
                     has(ColumnRole::lead_and_coordinate) ||
                     (has(ColumnRole::coordinate) && has(ColumnRole::deadline));
  return has(ColumnRole::task) && units;
}

class TableReader {
 public:
  TableReader(const NormalizedDocument& document, const Parts& parts) : document_(document), parts_(parts) {}

  TaskTable read(std::size_t block) {
    table_ = TaskTable{};
    table_.block = block;
    set_place();
    const ExtractedTable& source = document_.blocks[block].table;
    if (source.has_head) set_roles(source.rows.front());
    classify_rows(source);
    return std::move(table_);
  }

 private:
  void set_place() {
    if (const AppendixPart* appendix = parts_.appendix_at(table_.block)) {
      table_.appendix = appendix->label;
      table_.title = appendix->title;
      return;
    }
    // Outside an appendix a short line right above is the caption; a list's own title otherwise.
    constexpr std::size_t kCaptionBytes = 300;
    if (table_.block == 0 || document_.blocks[table_.block - 1].kind != BlockKind::paragraph) return;
    const std::string_view above = document_.slice(document_.blocks[table_.block - 1].text);
    static const Pattern sentence(R"([.;:,] ?$)");
    const bool caption =
        above.size() < kCaptionBytes && !sentence.contains(above) && classify_line(above) == LineRole::other;
    if (caption) table_.title = std::string(above);
  }

  void set_roles(const Row& head) {
    for (std::size_t column = 0; column < head.cells.size(); ++column) {
      table_.roles.push_back(classify_column(cell_text(document_, head, column)));
    }
    keep_first(ColumnRole::task);
    if (!assigns_tasks(table_.roles)) table_.roles.clear();
  }

  /// Of two columns "Nội dung" and "Nhiệm vụ" the later one is the finer: it holds the task only where it
  /// comes first in the row; the record keeps one task column, the first.
  void keep_first(ColumnRole role) {
    bool seen = false;
    for (ColumnRole& one : table_.roles) {
      if (one != role) continue;
      if (seen) one = ColumnRole::other;
      seen = true;
    }
  }

  void classify_rows(const ExtractedTable& source) {
    struct Group {
      int depth;
      std::string text;
      bool has_deeper = false;  // a row with a deeper ordinal stood under it
    };
    std::vector<Group> groups;
    const std::size_t first = source.has_head ? 1 : 0;
    for (std::size_t i = first; i < source.rows.size(); ++i) {
      TaskRow row;
      row.row = i;
      row.kind = kind_of(source.rows[i]);
      const std::string_view ordinal = ordinal_of(source.rows[i]);
      const int depth = ordinal_depth(ordinal);
      if (row.kind == RowKind::group) {
        std::erase_if(groups, [&](const Group& group) { return group.depth >= depth; });
      } else if (!ordinal.empty()) {
        // "3" behind "2.4" is no part of the group "2"; tasks 1, 2 … may well stand under a group 1.
        std::erase_if(groups, [&](const Group& group) {
          const bool sibling = group.depth == depth && (group.has_deeper || (depth > 3 && depth < 9));
          return group.depth > depth || sibling;
        });
      }
      for (Group& group : groups)
        group.has_deeper = group.has_deeper || (!ordinal.empty() && depth > group.depth);
      if (!groups.empty()) row.group = groups.back().text;
      if (row.kind == RowKind::group) groups.push_back({depth, std::string(group_text(source.rows[i]))});
      table_.rows.push_back(std::move(row));
    }
    drop_empty_form();
  }

  std::string_view ordinal_of(const Row& row) const {
    const auto column = table_.column(ColumnRole::ordinal);
    return column ? cell_text(document_, row, *column) : std::string_view();
  }

  RowKind kind_of(const Row& row) const {
    std::size_t filled = 0, filled_beside_task = 0;
    const auto ordinal = table_.column(ColumnRole::ordinal);
    const auto task = table_.column(ColumnRole::task);
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      if (cell_text(document_, row, column).empty() && !row.cells[column].covered) continue;
      ++filled;
      if (column != ordinal && column != task) ++filled_beside_task;
    }
    if (filled == 0) return RowKind::other;
    if (table_.roles.empty()) {
      const bool title = filled <= 2 && row.cells.size() > 3 && !cell_text(document_, row, 0).empty();
      return title ? RowKind::group : RowKind::other;
    }
    const bool has_task = task && !cell_text(document_, row, *task).empty();
    if (filled_beside_task == 0 || filled == 1) return RowKind::group;
    return has_task ? RowKind::task : RowKind::other;
  }

  /// The group's words: the task column's, or whatever the row has beside the ordinal.
  std::string_view group_text(const Row& row) const {
    // Every task below carries it.
    constexpr std::size_t kGroupBytes = 1000;
    const auto task = table_.column(ColumnRole::task);
    std::string_view longest = task ? cell_text(document_, row, *task) : std::string_view();
    if (!longest.empty()) return first_bytes(longest, kGroupBytes);
    for (std::size_t column = 0; column < row.cells.size(); ++column) {
      const std::string_view text = cell_text(document_, row, column);
      if (text.size() > longest.size()) longest = text;
    }
    return first_bytes(longest, kGroupBytes);
  }

  /// A form to be filled in has rows but neither units nor times in any of them.
  void drop_empty_form() {
    if (table_.roles.empty()) return;
    const ExtractedTable& source = document_.blocks[table_.block].table;
    bool any = false;
    for (const TaskRow& row : table_.rows) {
      for (std::size_t column = 0; column < table_.roles.size(); ++column) {
        any = any || (is_unit_or_time(table_.roles[column]) &&
                      !cell_text(document_, source.rows[row.row], column).empty());
      }
    }
    if (any) return;
    table_.roles.clear();
    for (TaskRow& row : table_.rows) row.kind = RowKind::other;
  }

  const NormalizedDocument& document_;
  const Parts& parts_;
  TaskTable table_;
};

}  // namespace

ColumnRole classify_column(std::string_view head) {
  const std::string key = comparison_key(head);
  for (const ColumnRule& rule : column_rules()) {
    if (rule.pattern.contains(key)) return rule.role;
  }
  return ColumnRole::other;
}

std::optional<std::size_t> TaskTable::column(ColumnRole role) const {
  const auto found = std::find(roles.begin(), roles.end(), role);
  if (found == roles.end()) return std::nullopt;
  return static_cast<std::size_t>(found - roles.begin());
}

std::vector<TaskTable> read_tables(const NormalizedDocument& document, const Parts& parts) {
  std::vector<TaskTable> tables;
  TableReader reader(document, parts);
  for (std::size_t i = 0; i < document.blocks.size(); ++i) {
    if (document.blocks[i].kind == BlockKind::table && !document.blocks[i].table.rows.empty()) {
      tables.push_back(reader.read(i));
    }
  }
  return tables;
}

std::vector<AppendixTable> to_appendix_tables(const NormalizedDocument& document,
                                              const std::vector<TaskTable>& tables) {
  constexpr std::array<const char*, 3> kKinds = {"group", "task", "other"};
  std::vector<AppendixTable> result;
  for (const TaskTable& table : tables) {
    const Block& block = document.blocks[table.block];
    AppendixTable appendix;
    appendix.appendix = table.appendix;
    appendix.title = table.title;
    appendix.span = make_span(document, block.text);
    const auto texts = [&](const Row& row) {
      std::vector<std::string> cells;
      for (const Cell& cell : row.cells) cells.emplace_back(document.slice(cell.text));
      return cells;
    };
    if (block.table.has_head) appendix.columns = texts(block.table.rows.front());
    for (const TaskRow& row : table.rows) {
      const Row& source = block.table.rows[row.row];
      ByteRange range = source.cells.empty() ? ByteRange{} : source.cells.front().text;
      if (!source.cells.empty()) range.end = source.cells.back().text.end;
      appendix.rows.push_back({kKinds[static_cast<std::size_t>(row.kind)], texts(source), source.page,
                               make_span(document, range)});
    }
    result.push_back(std::move(appendix));
  }
  return result;
}

}  // namespace vanthu
