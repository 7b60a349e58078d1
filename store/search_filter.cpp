#include "store/search_filter.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "store/find_units.h"
#include "store/keys.h"
#include "store/list_tasks.h"

namespace vanthu {
namespace {

/// So many documents are looked through one by one.
constexpr std::size_t kFewDocuments = 64;

constexpr std::array kAllParts{SearchPart::title, SearchPart::task, SearchPart::heading, SearchPart::text};

bool asks_for_tasks(const SearchQuestion& question) {
  return !question.units.empty() || question.unit_text || question.role;
}

}  // namespace

SearchFilter::SearchFilter(Database& database, const SearchQuestion& question) : parts_(question.parts) {
  if (parts_.empty()) parts_.assign(kAllParts.begin(), kAllParts.end());
  if (asks_for_tasks(question))
    std::erase_if(parts_, [](SearchPart part) { return part != SearchPart::task; });
  restrict_documents(database, question);
  restrict_units(database, question);
}

bool SearchFilter::allows(SearchPart part) const {
  return std::find(parts_.begin(), parts_.end(), part) != parts_.end();
}

void SearchFilter::restrict_documents(Database& database, const SearchQuestion& question) {
  std::string conditions;
  const auto add = [&](std::string_view condition, const char* name, NamedValue value) {
    conditions += fmt::format("{}({})", conditions.empty() ? "" : " AND ", condition);
    parameters_[name] = std::move(value);
  };
  if (question.document) add("d.document_id = :document", ":document", *question.document);
  if (const auto& commune = question.documents.commune) {
    add(fmt::format("d.source_id IN ({})", kSourcesOfCommune), ":commune", text_search_key(*commune));
  }
  if (const auto& province = question.documents.province) {
    add(fmt::format("d.source_id IN ({})", kSourcesOfProvince), ":province", province_search_key(*province));
  }
  if (const auto& type = question.documents.type) add("d.type = :type", ":type", text_search_key(*type));
  // Of a month or a year without a day any day may be meant.
  if (question.date_from) {
    add("d.date >= substr(:date_from, 1, length(d.date))", ":date_from", *question.date_from);
  }
  if (question.date_to) add("d.date <= substr(:date_to, 1, length(d.date))", ":date_to", *question.date_to);
  if (conditions.empty()) return;
  documents_ = "SELECT d.document_id FROM task_documents d WHERE " + conditions;
  Query query = database.query(documents_ + fmt::format(" ORDER BY 1 LIMIT {}", kFewDocuments + 1));
  bind_named(query, parameters_);
  std::vector<DocumentId> ids;
  while (query.step()) ids.push_back(query.integer());
  if (ids.size() <= kFewDocuments) few_documents_ = std::move(ids);
}

void SearchFilter::restrict_units(Database& database, const SearchQuestion& question) {
  if (!asks_for_tasks(question)) return;
  if (question.role) parameters_[":role"] = *question.role;
  if (question.units.empty() && !question.unit_text) {
    of_task_ = fmt::format(
        "EXISTS (SELECT 1 FROM task_documents o CROSS JOIN assignment_units u ON u.source_id = o.source_id "
        "AND u.assignment = ({{0}} & {}) AND u.role = :role WHERE o.document_id = {{0}} >> {})",
        (1 << kTaskBits) - 1, kTaskBits);
    return;
  }
  const UnitRows units = find_units(database, question.units, question.unit_text);
  empty_ = units.ids.empty();
  parameters_[":unit_ids"] = json_list(units.ids);
  of_task_ = fmt::format(
      "EXISTS (SELECT 1 FROM task_units u WHERE u.unit IN (SELECT value FROM json_each(:unit_ids)) "
      "AND u.role IN ({}) AND u.task = {{0}})",
      question.role ? ":role" : "'lead', 'implement', 'coordinate'");
}

std::string SearchFilter::conditions(SearchPart part, std::string_view row) const {
  std::string conditions;
  if (!documents_.empty() && !few_documents_) {
    const std::string document =
        part == SearchPart::title ? std::string(row) : fmt::format("({} >> {})", row, kTaskBits);
    conditions += fmt::format(" AND {} IN ({})", document, documents_);
  }
  if (!of_task_.empty()) conditions += " AND " + fmt::format(fmt::runtime(of_task_), row);
  return conditions;
}

}  // namespace vanthu
