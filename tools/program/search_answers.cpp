#include "tools/program/search_answers.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "store/code_points.h"
#include "store/task_id.h"
#include "tools/program/answer_parts.h"

namespace vanthu {
namespace {

/// What a part is called in data, and the code of what people read.
struct PartName {
  std::string_view name, message;
};

PartName name_of(SearchPart part) {
  switch (part) {
    case SearchPart::title:
      return {"title", "found-in-title"};
    case SearchPart::task:
      return {"task", "found-in-task"};
    case SearchPart::heading:
      return {"heading", "found-in-heading"};
    case SearchPart::text:
      return {"text", "found-in-text"};
  }
  return {};
}

/// "12#3", "" of what is no task.
std::string task_id(const SearchHit& hit) {
  return hit.part == SearchPart::task && hit.index ? to_text(TaskId{hit.document, *hit.index}) : "";
}

/// "12#3, section II.1, page 2".
std::string place_of(const SearchHit& hit, Language language) {
  std::vector<std::string> parts;
  if (const std::string id = task_id(hit); !id.empty()) parts.push_back(id);
  if (!hit.section.empty()) parts.push_back(message(language, "place-section", {hit.section}));
  if (hit.span.page) parts.push_back(message(language, "place-page", {std::to_string(*hit.span.page)}));
  std::string place;
  for (const std::string& part : parts) place += (place.empty() ? "" : ", ") + part;
  return place;
}

/// Words that only blanks and signs part are one piece; what was left out between them parts them too.
bool is_gap(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    if (point.value == U'…' || letters()[point.value].letter_or_digit) return false;
    i += point.length;
  }
  return true;
}

std::vector<TextRange> marked_pieces(const SearchHit& hit) {
  std::vector<TextRange> pieces;
  const std::string_view text = hit.snippet;
  for (const TextRange& mark : hit.marks) {
    if (!pieces.empty() && is_gap(text.substr(pieces.back().end, mark.begin - pieces.back().end))) {
      pieces.back().end = mark.end;
    } else {
      pieces.push_back(mark);
    }
  }
  return pieces;
}

std::string marked_snippet(const SearchHit& hit, const Terminal& terminal) {
  const std::string begin = terminal.colour ? std::string(1, kBoldBegin) : "«";
  const std::string end = terminal.colour ? std::string(1, kBoldEnd) : "»";
  std::string text;
  std::size_t from = 0;
  for (const TextRange& piece : marked_pieces(hit)) {
    text += hit.snippet.substr(from, piece.begin - from) + begin;
    text += hit.snippet.substr(piece.begin, piece.end - piece.begin) + end;
    from = piece.end;
  }
  return text + hit.snippet.substr(from);
}

/// A hit's place in characters of its document's text.
struct CharacterRange {
  std::size_t begin = 0, end = 0;
};

/// Hits come by rank; each text is asked for once.
std::vector<CharacterRange> character_ranges(const Store& store, const std::vector<SearchHit>& hits) {
  std::vector<std::size_t> order(hits.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return hits[a].document < hits[b].document; });
  std::vector<CharacterRange> ranges(hits.size());
  for (std::size_t i = 0; i < order.size();) {
    const DocumentId id = hits[order[i]].document;
    const std::optional<Document> document = store.document(id);
    const CodePointIndex index(document ? std::string_view(document->text) : std::string_view());
    for (; i < order.size() && hits[order[i]].document == id; ++i) {
      const ByteRange& bytes = hits[order[i]].span.bytes;
      ranges[order[i]] = {index.code_points(bytes.begin), index.code_points(bytes.end)};
    }
  }
  return ranges;
}

Json optional_index(const std::optional<std::size_t>& index) { return index ? Json(*index) : Json(nullptr); }

Json text_or_null(const std::string& text) { return text.empty() ? Json(nullptr) : Json(text); }

Json hit_json(const SearchHit& hit, const CharacterRange& range) {
  const CodePointIndex index(hit.snippet);
  Json marks = Json::array();
  for (const TextRange& mark : hit.marks) {
    marks.push_back({{"start", index.code_points(mark.begin)}, {"end", index.code_points(mark.end)}});
  }
  const std::optional<Box>& box = hit.span.box;
  Json object = {{"part", name_of(hit.part).name}, {"task_id", text_or_null(task_id(hit))}};
  object.update(
      with_origin(hit, {{"title", text_or_null(hit.title)},
                        {"index", optional_index(hit.index)},
                        {"section", text_or_null(hit.section)},
                        {"span",
                         {{"start", range.begin},
                          {"end", range.end},
                          {"page", hit.span.page ? Json(*hit.span.page) : Json(nullptr)},
                          {"box", box ? Json::array({box->x0, box->y0, box->x1, box->y1}) : Json(nullptr)}}},
                        {"snippet", hit.snippet},
                        {"marks", marks},
                        {"as_written", hit.as_written},
                        {"in_order", hit.in_order}}));
  return object;
}

}  // namespace

Table search_table(const std::vector<SearchHit>& hits, const Terminal& terminal, Language language) {
  Table table;
  for (const char* head : {"head-found-in", "head-document", "head-commune", "head-place", "head-snippet"}) {
    table.heads.push_back(message(language, head));
  }
  table.bold_column = table.heads.size() - 1;
  for (const SearchHit& hit : hits) {
    table.rows.push_back({message(language, name_of(hit.part).message), document_name(hit), hit.commune,
                          place_of(hit, language), marked_snippet(hit, terminal)});
  }
  return table;
}

Listing search_listing(const Store& store, std::vector<SearchHit> hits) {
  Listing listing;
  listing.columns = {{"part", ""},    {"task_id", ""},    {"document_id", ""}, {"document", ""},
                     {"path", ""},    {"format", ""},     {"commune", ""},     {"title", ""},
                     {"section", ""}, {"page", ""},       {"start", ""},       {"end", ""},
                     {"snippet", ""}, {"as_written", ""}, {"in_order", ""}};
  std::vector<CharacterRange> ranges = character_ranges(store, hits);
  for (std::size_t i = 0; i < hits.size(); ++i) {
    const SearchHit& hit = hits[i];
    listing.rows.push_back({std::string(name_of(hit.part).name), task_id(hit), std::to_string(hit.document),
                            document_name(hit), utf8_path(hit.path), hit.format, hit.commune, hit.title,
                            hit.section, hit.span.page ? std::to_string(*hit.span.page) : "",
                            std::to_string(ranges[i].begin), std::to_string(ranges[i].end), hit.snippet,
                            hit.as_written ? "1" : "0", hit.in_order ? "1" : "0"});
  }
  listing.json = [kept = std::move(hits), places = std::move(ranges)](std::size_t row) {
    return dumped(hit_json(kept[row], places[row]));
  };
  return listing;
}

}  // namespace vanthu
