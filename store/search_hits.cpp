#include "store/search_hits.h"

#include <algorithm>
#include <numeric>
#include <string>
#include <utility>

#include "store/read_record.h"
#include "store/search_snippet.h"
#include "store/search_texts.h"
#include "store/selection.h"

namespace vanthu {
namespace {

// What stands in a snippet between texts that do not follow one another: what says different things of one
// place, and running text with something left out.
constexpr std::string_view kBesides = " · ", kLeftOut = " … ";

/// What hits of one document share.
struct HitDocument {
  Origin origin;
  std::string title;
  SearchedDocument searched;
};

HitDocument read_document(Database& database, DocumentId id, WordReader& reader) {
  static const std::string sql = "SELECT " + std::string(kOriginColumns) +
                                 ", coalesce(r.title, '') FROM task_documents d "
                                 "CROSS JOIN sources s ON s.id = d.source_id "
                                 "CROSS JOIN records r ON r.source_id = d.source_id WHERE d.document_id = ?";
  HitDocument document;
  {
    Query row = database.query(sql);
    if (!row.bind(id).step()) row.fail_damaged();
    document.origin = read_origin(row);
    document.title = row.text();
  }
  document.searched = read_searched(database, document.origin.source, reader);
  return document;
}

std::string joined(std::initializer_list<std::string_view> texts) {
  std::string all;
  for (const std::string_view text : texts) {
    if (text.empty()) continue;
    if (!all.empty()) all += kTextBoundary;
    all += text;
  }
  return all;
}

template <class Texts>
const auto& text_with(Database& database, const Texts& texts, std::int64_t ordinal) {
  const auto found =
      std::find_if(texts.begin(), texts.end(), [&](const auto& text) { return text.ordinal == ordinal; });
  if (found == texts.end()) database.fail_damaged();
  return *found;
}

class HitReader {
 public:
  HitReader(Database& database, const SearchQuery& query)
      : database_(database), phrases_(phrases_of(query.node, true)) {
    phrases_.insert(phrases_.end(), query.in_order.begin(), query.in_order.end());
  }

  SearchHit read(const HitDocument& document, const SearchRow& row) {
    SearchHit hit;
    hit.part = row.part;
    hit.document = document.origin.document;
    hit.path = document.origin.path;
    hit.format = document.origin.format;
    hit.document_key = document.origin.document_key;
    hit.commune = document.origin.commune;
    hit.title = document.title;
    hit.as_written = row.as_written;
    hit.in_order = row.in_order;
    switch (row.part) {
      case SearchPart::title:
        fill_title(hit, document);
        break;
      case SearchPart::task:
        fill_task(hit, document, row.ordinal());
        break;
      case SearchPart::heading:
        fill_heading(hit, document, row.ordinal());
        break;
      case SearchPart::text:
        fill_text(hit, document, row.ordinal());
        break;
    }
    return hit;
  }

  WordReader reader;

 private:
  Snippet show(SearchHit& hit, std::string_view text, std::string_view between) {
    // Where the words stand with their diacritics, others are not meant.
    Snippet snippet = make_snippet(
        text, phrases_, hit.as_written ? Diacritics::as_written : Diacritics::folded, between, reader);
    hit.snippet = std::move(snippet.text);
    hit.marks = std::move(snippet.marks);
    return snippet;
  }

  void fill_title(SearchHit& hit, const HitDocument& document) {
    const SearchedTitle& title = document.searched.title;
    const std::string_view number =
        std::string_view(title.number).substr(0, title.number.find(kTextBoundary));
    show(hit, joined({number, title.type_and_title(), title.issuers}), kBesides);
    if (title.place) hit.span.bytes = *title.place;
  }

  void fill_task(SearchHit& hit, const HitDocument& document, std::int64_t ordinal) {
    const SearchedTask& task = text_with(database_, document.searched.tasks, ordinal);
    show(hit, joined({task.task, task.others, task.headings}), kBesides);
    hit.index = static_cast<std::size_t>(ordinal);
    Query row = database_.query(
        "SELECT coalesce(section, ''), byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 "
        "FROM assignments WHERE source_id = ? AND ordinal = ?");
    if (!row.bind(document.origin.source, ordinal).step()) row.fail_damaged();
    hit.section = row.text();
    hit.span = read_span(row);
  }

  void fill_heading(SearchHit& hit, const HitDocument& document, std::int64_t ordinal) {
    const SearchedPassage& passage = text_with(database_, document.searched.passages, ordinal);
    show(hit, passage.heading, kBesides);
    hit.index = static_cast<std::size_t>(ordinal - 1);
    place_in_section(hit, document, ordinal - 1);
  }

  void fill_text(SearchHit& hit, const HitDocument& document, std::int64_t ordinal) {
    const SearchedPassage& passage = text_with(database_, document.searched.passages, ordinal);
    const Snippet snippet = show(hit, document.searched.text_of(passage), kLeftOut);
    if (ordinal > 0) place_in_section(hit, document, ordinal - 1);
    // Where all words stand in the heading and elsewhere: the passage.
    const ByteRange place = snippet.place.value_or(ByteRange{0, document.searched.text.size()});
    hit.span.bytes = {passage.place_in_record(place.begin), passage.place_in_record(place.end)};
  }

  void place_in_section(SearchHit& hit, const HitDocument& document, std::int64_t section) {
    Query row = database_.query(
        "SELECT section, byte_start, byte_end, span_page, box_x0, box_y0, box_x1, box_y1 FROM sections "
        "WHERE source_id = ? AND ordinal = ?");
    if (!row.bind(document.origin.source, section).step()) row.fail_damaged();
    hit.section = row.text();
    hit.span = read_span(row);
  }

  Database& database_;
  std::vector<SearchPhrase> phrases_;
};

}  // namespace

std::vector<SearchHit> read_hits(Database& database, const SearchQuery& query,
                                 const std::vector<SearchRow>& rows) {
  // Each document is read once.
  std::vector<std::size_t> by_document(rows.size());
  std::iota(by_document.begin(), by_document.end(), std::size_t{0});
  std::stable_sort(by_document.begin(), by_document.end(),
                   [&](std::size_t a, std::size_t b) { return rows[a].document() < rows[b].document(); });
  HitReader reader(database, query);
  std::vector<SearchHit> hits(rows.size());
  HitDocument document;
  for (const std::size_t i : by_document) {
    if (document.origin.document != rows[i].document()) {
      document = read_document(database, rows[i].document(), reader.reader);
    }
    hits[i] = reader.read(document, rows[i]);
  }
  return hits;
}

}  // namespace vanthu
