#include "store/review_questions.h"

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "store/read_record.h"
#include "store_tables.h"

namespace vanthu {
namespace {

ReviewItem read_item(Query& row) {
  ReviewItem item;
  item.document = row.integer();
  item.path = row.text();
  item.format = row.text();
  item.document_key = row.text();
  item.commune = row.text();
  item.kind = row.text();
  const bool in_head = row.next_is_null();
  const std::int64_t index = row.integer();
  if (!in_head) item.index = static_cast<std::size_t>(index);
  item.confidence = row.optional_real();
  item.read = row.text();
  item.became = row.optional_text();
  item.message = row.optional_text().value_or("");
  item.message_en = row.optional_text().value_or("");
  item.span = read_span(row);
  return item;
}

}  // namespace

std::vector<ReviewItem> ask_review(Database& database, const ReviewQuestion& question) {
  Query query = database.query(store_table("review.sql"));
  query.bind_to(":below", question.below);
  query.bind_to(":documents", question.documents.empty() ? std::optional<std::string>()
                                                         : nlohmann::json(question.documents).dump());
  query.bind_to(":limit", question.limit ? static_cast<std::int64_t>(*question.limit) : std::int64_t{-1});
  std::vector<ReviewItem> items;
  while (query.step()) items.push_back(read_item(query));
  return items;
}

}  // namespace vanthu
