#include "store/search_texts.h"

#include <algorithm>

#include "store/keyed_text.h"
#include "store/keys.h"
#include "store/record_json.h"
#include "store/task_surroundings.h"

namespace vanthu {
namespace {

/// So many units, times and the like of a task are words of it.
constexpr std::size_t kMostPrinted = 100;

/// The title is looked for in so many bytes of the text before its first section.
constexpr std::size_t kLongestOpening = 20'000;

struct TaskRow {
  SearchedTask searched;
  PlacedTask placed;
};

struct SectionRow {
  std::int64_t ordinal = 0;
  std::string title;
  ByteRange span;
};

void join(std::string& all, std::string_view part) {
  if (part.empty()) return;
  if (!all.empty()) all += kTextBoundary;
  all += part;
}

/// What is indexed of a record's text, up to the line that ends there.
std::string beginning_of(std::string text) {
  if (text.size() <= kMostIndexed) return text;
  const std::size_t line = text.rfind('\n', kMostIndexed);
  std::size_t end = line == std::string::npos ? kMostIndexed : line;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) --end;  // whole letters
  return text.substr(0, end);
}

// Rows.

ByteRange read_range(Query& row, std::size_t text_size) {
  const std::size_t begin = row.count(), end = row.count();
  return {std::min(begin, text_size), std::min(std::max(begin, end), text_size)};
}

std::string headings_of(Query& row) {
  const std::optional<std::string> last = row.optional_text();
  auto groups = texts_from_json(row.text());
  if (!groups) row.fail_damaged();
  if (groups->empty() && last) groups->push_back(*last);
  std::string headings;
  for (const std::string& group : *groups) join(headings, group);
  return headings;
}

/// `sql` gives the task's ordinal and what is printed with it; `tasks` are by ordinal.
void add_printed(Database& database, std::int64_t source, const std::string& sql,
                 std::vector<TaskRow>& tasks) {
  Query row = database.query(sql);
  row.bind(source);
  while (row.step()) {
    const std::int64_t ordinal = row.integer();
    const auto task = std::lower_bound(
        tasks.begin(), tasks.end(), ordinal,
        [](const TaskRow& one, std::int64_t wanted) { return one.searched.ordinal < wanted; });
    if (task == tasks.end() || task->searched.ordinal != ordinal) continue;
    if (task->placed.facts.size() < kMostPrinted) task->placed.facts.push_back(row.text());
  }
}

std::vector<TaskRow> read_tasks(Database& database, std::int64_t source, std::size_t text_size) {
  Query row = database.query(
      "SELECT ordinal, byte_start, byte_end, task, task_group, task_groups, origin = 'table', deadline_raw, "
      "product, form FROM assignments WHERE source_id = ? ORDER BY ordinal");
  row.bind(source);
  std::vector<TaskRow> tasks;
  while (row.step()) {
    TaskRow task;
    task.searched.ordinal = row.integer();
    task.placed.span = read_range(row, text_size);
    task.searched.task = row.text();
    task.searched.headings = headings_of(row);
    task.placed.in_table = row.integer() != 0;
    for (int i = 0; i < 3; ++i) {
      if (auto printed = row.optional_text()) task.placed.facts.push_back(std::move(*printed));
    }
    tasks.push_back(std::move(task));
  }
  add_printed(database, source, "SELECT assignment, raw FROM assignment_units WHERE source_id = ?", tasks);
  add_printed(database, source, "SELECT assignment, raw FROM assignment_deadlines WHERE source_id = ?",
              tasks);
  return tasks;
}

/// By where they begin.
std::vector<SectionRow> read_sections(Database& database, std::int64_t source, std::size_t text_size) {
  Query row = database.query(
      "SELECT ordinal, coalesce(title, ''), byte_start, byte_end FROM sections WHERE source_id = ? "
      "ORDER BY byte_start, ordinal");
  row.bind(source);
  std::vector<SectionRow> sections;
  while (row.step()) sections.push_back({row.integer(), row.text(), read_range(row, text_size)});
  return sections;
}

std::string read_issuers(Database& database, std::int64_t source) {
  Query row = database.query("SELECT coalesce(name, '') FROM issuers WHERE source_id = ? ORDER BY ordinal");
  row.bind(source);
  std::string issuers;
  while (row.step()) join(issuers, row.text());
  return issuers;
}

/// As printed, and without the zeros before it.
std::string number_forms(const std::string& number) {
  const std::size_t zeros = std::min(number.find_first_not_of('0'), number.size());
  std::string forms = number;
  if (zeros > 0 && zeros < number.size()) join(forms, std::string_view(number).substr(zeros));
  return forms;
}

// Ranges.

/// Sorted, of neighbours and overlapping ones one each.
std::vector<ByteRange> united(std::vector<ByteRange> ranges) {
  std::sort(ranges.begin(), ranges.end(), [](ByteRange a, ByteRange b) { return a.begin < b.begin; });
  std::vector<ByteRange> whole;
  for (const ByteRange range : ranges) {
    if (range.empty()) continue;
    if (!whole.empty() && range.begin <= whole.back().end) {
      whole.back().end = std::max(whole.back().end, range.end);
    } else {
      whole.push_back(range);
    }
  }
  return whole;
}

/// What is left of `range` without `cuts`, which are united, where it has words.
std::vector<ByteRange> without(ByteRange range, const std::vector<ByteRange>& cuts, const KeyedText& text) {
  std::vector<ByteRange> pieces;
  const auto add = [&](ByteRange piece) {
    if (piece.begin < piece.end && text.has_words(piece)) pieces.push_back(piece);
  };
  auto cut = std::lower_bound(cuts.begin(), cuts.end(), range.begin,
                              [](ByteRange one, std::size_t at) { return one.end <= at; });
  for (; cut != cuts.end() && cut->begin < range.end; ++cut) {
    add({range.begin, cut->begin});
    range.begin = cut->end;
  }
  add(range);
  return pieces;
}

std::string joined(std::string_view text, const std::vector<ByteRange>& pieces) {
  std::string all;
  for (const ByteRange piece : pieces) join(all, text.substr(piece.begin, piece.size()));
  return all;
}

/// Shares a record's text among its tasks and passages.
class Sharing {
 public:
  Sharing(Database& database, std::int64_t source, WordReader& words, SearchedDocument& document)
      : words_(words),
        document_(document),
        text_(document.text, words),
        tasks_(read_tasks(database, source, document.text.size())),
        sections_(read_sections(database, source, document.text.size())),
        surroundings_(document.text, text_, words, find_borders()) {}

  void share() {
    place_title();
    share_tasks();
    share_passages();
  }

 private:
  void place_title() {
    const std::size_t opening =
        std::min(sections_.empty() ? document_.text.size() : sections_[0].span.begin, kLongestOpening);
    for (const std::string& title :
         {document_.title.type + " " + document_.title.title, document_.title.title}) {
      document_.title.place = text_.find(KeyedText(title, words_), {0, opening});
      if (document_.title.place) return taken_.push_back(*document_.title.place);
    }
  }

  std::vector<ByteRange> find_borders() const {
    std::vector<ByteRange> borders;
    for (const TaskRow& task : tasks_) borders.push_back(task.placed.span);
    for (const SectionRow& section : sections_) borders.push_back(section.span);
    return borders;
  }

  void share_tasks() {
    std::vector<ByteRange> runs;  // where the tasks' own words stand
    std::vector<ByteRange> around;
    for (const TaskRow& task : tasks_) {
      const auto run = text_.find(KeyedText(task.searched.task, words_), task.placed.span);
      if (run) runs.push_back(*run);
      around.push_back(range_around(run.value_or(ByteRange{task.placed.span.begin, task.placed.span.begin}),
                                    surroundings_.whole_of(task.placed)));
    }
    taken_.insert(taken_.end(), around.begin(), around.end());
    runs = united(std::move(runs));
    for (std::size_t i = 0; i < tasks_.size(); ++i) {
      const ByteRange facts{surroundings_.first_fact(tasks_[i].placed, around[i]), around[i].end};
      tasks_[i].searched.others = joined(document_.text, without(facts, runs, text_));
      for (const std::string& missing : surroundings_.missing_facts(tasks_[i].placed, around[i])) {
        // Units of a heading stand there.
        if (tasks_[i].searched.headings.find(missing) == std::string::npos) {
          join(tasks_[i].searched.others, missing);
        }
      }
      document_.tasks.push_back(std::move(tasks_[i].searched));
    }
  }

  /// The part of a task's span that is indexed with it.  Its ends are ends of words, or of the span.
  ByteRange range_around(ByteRange run, ByteRange span) const {
    const ByteRange range{run.begin - std::min(run.begin - span.begin, kMostAround),
                          run.end + std::min(span.end - run.end, kMostAround)};
    return {std::max(span.begin, text_.word_over(range.begin).begin),
            std::min(span.end, text_.word_over(range.end).end)};
  }

  void share_passages() {
    for (const SectionRow& section : sections_) {
      if (section.title.empty()) continue;
      // The label before it is no word of the text either.
      const auto title = text_.find(KeyedText(section.title, words_), section.span);
      if (title) taken_.push_back({section.span.begin, title->end});
    }
    taken_ = united(std::move(taken_));
    const auto begin_of = [&](std::size_t i) {
      return i < sections_.size() ? sections_[i].span.begin : document_.text.size();
    };
    add_passage({0, "", without({0, begin_of(0)}, taken_, text_)});
    for (std::size_t i = 0; i < sections_.size(); ++i) {
      add_passage({sections_[i].ordinal + 1, sections_[i].title,
                   without({begin_of(i), begin_of(i + 1)}, taken_, text_)});
    }
  }

  void add_passage(SearchedPassage passage) {
    if (passage.heading.empty() && passage.pieces.empty()) return;
    document_.passages.push_back(std::move(passage));
  }

  WordReader& words_;
  SearchedDocument& document_;
  const KeyedText text_;
  std::vector<TaskRow> tasks_;
  std::vector<SectionRow> sections_;
  const TaskSurroundings surroundings_;
  std::vector<ByteRange> taken_;  // what is indexed elsewhere
};

}  // namespace

std::size_t SearchedPassage::place_in_record(std::size_t offset) const {
  for (const ByteRange piece : pieces) {
    if (offset <= piece.size()) return piece.begin + offset;
    offset -= piece.size() + 1;
  }
  return pieces.empty() ? 0 : pieces.back().end;
}

std::string SearchedDocument::text_of(const SearchedPassage& passage) const {
  return joined(text, passage.pieces);
}

SearchedDocument read_searched(Database& database, std::int64_t source, WordReader& words) {
  SearchedDocument document;
  {
    Query row = database.query(
        "SELECT text, coalesce(number_key, number_raw, ''), coalesce(type, ''), coalesce(title, '') "
        "FROM records WHERE source_id = ?");
    if (!row.bind(source).step()) row.fail_damaged();
    document.text = beginning_of(row.text());
    document.title.number = number_forms(row.text());
    document.title.type = row.text();
    document.title.title = row.text();
  }
  document.title.issuers = read_issuers(database, source);
  Sharing(database, source, words, document).share();
  return document;
}

}  // namespace vanthu
