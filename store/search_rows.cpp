#include "store/search_rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <limits>

#include "store/list_tasks.h"
#include "store/search_expression.h"

namespace vanthu {
namespace {

/// So many rows of a part that match equally well are compared by BM25, the first ones by document and place:
/// what very many rows have ranks none of them before the others.
constexpr std::size_t kMostCompared = 20'000;

/// A part of what is searched: its table, and what each column counts beside the others.
struct PartTable {
  SearchPart part;
  std::string_view table, weights;
  std::string_view column;  // to which it is restricted; "" where all of the row's count
};

constexpr std::array<PartTable, 4> kParts{{{SearchPart::title, "title_words", "3, 4, 1", ""},
                                           {SearchPart::task, "task_words", "4, 2, 1", ""},
                                           {SearchPart::heading, "passage_words", "1, 0", "heading"},
                                           {SearchPart::text, "passage_words", "1, 2", "text"}}};

/// What a row must have, and must not have.
struct Tier {
  bool as_written, in_order;
};

/// The forms of a query, as expressions.
struct Forms {
  std::string all, as_written, in_order;  // the latter two "" where all matches are alike
  std::size_t phrases;                    // of `all`
};

Forms forms_of(Database& database, const SearchQuery& query) {
  Forms forms;
  forms.all = node_expression(database, query.node, Diacritics::folded);
  forms.phrases = phrases_of(query.node, false).size();
  if (has_marked_words(query.node)) {
    forms.as_written = node_expression(database, query.node, Diacritics::as_written);
  }
  if (!query.in_order.empty()) forms.in_order = any_expression(database, query.in_order);
  return forms;
}

/// Running text that has a question's words together with its heading has them too, but not where the heading
/// alone has them.
std::string of_part(const PartTable& table, const std::string& form) {
  if (table.column.empty()) return form;
  if (table.part == SearchPart::heading) return fmt::format("{{heading}} : {}", form);
  return fmt::format("(({0} NOT ({{heading}} : {0})) OR ({{text}} : {0}))", form);
}

/// How often a phrase of `form` stands in of_part(table, form).
std::size_t copies_in(const PartTable& table) { return table.part == SearchPart::text ? 3 : 1; }

std::string expression_of(const PartTable& table, const Forms& forms, Tier tier) {
  std::string wanted = of_part(table, forms.all), unwanted;
  const auto add = [&](const std::string& form, bool has) {
    if (form.empty()) return;
    if (has) {
      wanted += " AND " + form;
    } else {
      unwanted += (unwanted.empty() ? "" : " OR ") + form;
    }
  };
  add(forms.as_written.empty() ? "" : of_part(table, forms.as_written), tier.as_written);
  const bool restricted = !table.column.empty() && !forms.in_order.empty();
  add(restricted ? fmt::format("({{{}}} : {})", table.column, forms.in_order) : forms.in_order,
      tier.in_order);
  if (unwanted.empty()) return wanted;
  return "(" + wanted + ") NOT (" + unwanted + ")";
}

/// The tiers that differ, the best first.
std::vector<Tier> tiers_of(const Forms& forms) {
  std::vector<Tier> tiers;
  for (const bool as_written : {true, false}) {
    if (!as_written && forms.as_written.empty()) continue;
    for (const bool in_order : {true, false}) {
      if (!in_order || !forms.in_order.empty()) tiers.push_back({as_written, in_order});
    }
  }
  return tiers;
}

struct Scored {
  std::int64_t row;
  double score;

  bool operator<(const Scored& other) const {
    return score != other.score ? score > other.score : row < other.row;
  }
};

/// Calls `visit` with the rows that match, each with the columns of `select` as its next ones, until it says
/// false.
template <class Visit>
void each_match(Database& database, const SearchFilter& filter, const PartTable& table,
                std::string_view select, const std::string& expression, Visit visit) {
  const std::string sql =
      fmt::format("SELECT {0} FROM {1} WHERE {1} MATCH :expression AND rowid BETWEEN :first AND :last{2}",
                  select, table.table, filter.conditions(table.part, fmt::format("{}.rowid", table.table)));
  const auto look_in = [&](std::int64_t first, std::int64_t last) {
    Query query = database.query(sql);
    bind_named(query, filter.parameters());
    query.bind_to(":expression", expression);
    query.bind_to(":first", first);
    query.bind_to(":last", last);
    while (query.step()) {
      if (!visit(query)) return false;
    }
    return true;
  };
  if (!filter.few_documents()) {
    look_in(0, std::numeric_limits<std::int64_t>::max());
    return;
  }
  const int bits = table.part == SearchPart::title ? 0 : kTaskBits;
  for (const DocumentId document : *filter.few_documents()) {
    if (!look_in(document << bits, ((document + 1) << bits) - 1)) return;
  }
}

class RowFinder {
 public:
  RowFinder(Database& database, const SearchFilter& filter, std::size_t limit)
      : database_(database), filter_(filter), limit_(limit) {}

  void add(const PartTable& table, const Forms& forms, Tier tier) {
    std::vector<Scored> scored = matches(table, forms, expression_of(table, forms, tier));
    const std::size_t taken = std::min(limit_ - rows.size(), scored.size());
    std::partial_sort(scored.begin(), scored.begin() + static_cast<std::ptrdiff_t>(taken), scored.end());
    for (std::size_t i = 0; i < taken; ++i) {
      rows.push_back({table.part, scored[i].row, tier.as_written, tier.in_order});
    }
  }

  bool is_full() const { return rows.size() >= limit_; }

  std::vector<SearchRow> rows;

 private:
  std::vector<Scored> matches(const PartTable& table, const Forms& forms, const std::string& expression) {
    const std::string select = fmt::format("rowid, search_rank({}, {}, {}, {})", table.table, forms.phrases,
                                           copies_in(table), table.weights);
    std::vector<Scored> scored;
    each_match(database_, filter_, table, select, expression, [&](Query& row) {
      const std::int64_t id = row.integer();
      scored.push_back({id, row.real()});
      return scored.size() < kMostCompared;
    });
    return scored;
  }

  Database& database_;
  const SearchFilter& filter_;
  const std::size_t limit_;
};

}  // namespace

DocumentId SearchRow::document() const { return part == SearchPart::title ? row : row >> kTaskBits; }

std::int64_t SearchRow::ordinal() const { return row & ((1 << kTaskBits) - 1); }

std::vector<SearchRow> find_rows(Database& database, const SearchQuery& query, const SearchFilter& filter,
                                 std::size_t limit) {
  if (filter.is_empty()) return {};
  const Forms forms = forms_of(database, query);
  RowFinder finder(database, filter, limit);
  for (const Tier tier : tiers_of(forms)) {
    for (const PartTable& table : kParts) {
      if (filter.allows(table.part) && !finder.is_full()) finder.add(table, forms, tier);
    }
  }
  return std::move(finder.rows);
}

bool has_rows(Database& database, const SearchNode& node, const SearchFilter& filter) {
  const std::string form = node_expression(database, node, Diacritics::folded);
  bool found = false;
  for (const PartTable& table : kParts) {
    if (found || !filter.allows(table.part)) continue;
    each_match(database, filter, table, "1", of_part(table, form), [&](Query&) { return !(found = true); });
  }
  return found;
}

}  // namespace vanthu
