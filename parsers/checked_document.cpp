#include "parsers/checked_document.h"

#include "parsers/title_likeness.h"

namespace vanthu {

namespace {

/// True where `citation` stands in the title that is printed behind `titled`.
bool is_inside_title(const Citation& citation, const Citation& titled) {
  constexpr std::size_t kBeforeTitle = 300;  // an issuer's name, quotes
  const std::size_t end = titled.span.bytes.end;
  const std::size_t begin = citation.span.bytes.begin;
  return begin >= end && begin - end < kBeforeTitle + titled.title->size() &&
         titled.title->find(citation.raw) != std::string::npos;
}

}  // namespace

std::vector<CitationParts> take_citations_apart(const Document& record, const NumberReader& numbers) {
  std::vector<CitationParts> cited;
  cited.reserve(record.citations.size());
  const Citation* titled = nullptr;  // the last one with a title
  for (const Citation& citation : record.citations) {
    CitationParts one;
    one.inside_title = titled != nullptr && is_inside_title(citation, *titled);
    if (citation.title) titled = &citation;
    one.citation = &citation;
    if (citation.key) one.number = numbers.match_at(*citation.key);
    if (citation.identity) one.identity = parse_identity(*citation.identity);
    if (citation.title) one.title_words = words_of(*citation.title);
    cited.push_back(std::move(one));
  }
  return cited;
}

}  // namespace vanthu
