#include "searched_plan.h"

#include "ingest/read.h"
#include "sample_documents.h"
#include "store/search_words.h"

namespace vanthu::testing {
namespace {

/// A star behind a word makes it a beginning.
SearchPhrase phrase_of(const std::string& words) {
  WordReader reader;
  SearchPhrase phrase;
  reader.each(words, [&](const WordForms& forms, ByteRange bytes) {
    const bool prefix = bytes.end < words.size() && words[bytes.end] == '*';
    phrase.words.push_back({forms.key, forms.key != forms.folded, prefix});
  });
  return phrase;
}

}  // namespace

Document SearchedPlan::document() const {
  Document document = plain_document(path, path);
  std::string& text = document.text;
  text = "Số: " + number + "/KH-UBND\n" + type + "\n" + title + "\n" + opening + "\n";
  document.header.number =
      DocumentNumber{"Số: " + number + "/KH-UBND", number, std::nullopt, "KH-UBND", number + "/KH-UBND"};
  document.header.type = type;
  document.header.title = title;
  document.header.date = date;
  document.header.issuer.name = "Ủy ban nhân dân xã " + commune;
  document.header.issuer.level = "xã";
  document.header.issuer.commune = commune;
  const auto add_line = [&](const std::string& line) {
    const Span span{{text.size(), text.size() + line.size()}, 3, Box{1, 2, 3, 4}};
    text += line + "\n";
    return span;
  };
  for (std::size_t i = 0; i < parts.size(); ++i) {
    const std::string id = std::to_string(i + 1);
    if (!parts[i].heading.empty()) {
      const Span span = add_line(id + ". " + parts[i].heading);
      document.sections.push_back({id, id, parts[i].heading, 1, span});
    }
    if (!parts[i].text.empty()) add_line(parts[i].text);
    for (const std::string& words : parts[i].tasks) {
      Assignment task;
      task.origin = "table";
      task.task = words;
      task.section = id;
      if (!parts[i].heading.empty()) task.groups = {parts[i].heading};
      task.group = parts[i].heading;
      task.lead = {{unit, unit, std::nullopt, false}};
      task.span = add_line(words + "\t" + unit + "\tquý III");
      document.assignments.push_back(task);
    }
  }
  document.source.sha256 = sha256_hex(path + text);
  return document;
}

SearchQuery typed(const std::string& words) {
  const SearchPhrase phrase = phrase_of(words);
  SearchQuery query;
  if (phrase.words.size() == 1) {
    query.node.phrase = phrase;
    return query;
  }
  query.node.kind = SearchNode::Kind::all;
  for (const SearchWord& word : phrase.words)
    query.node.parts.push_back({SearchNode::Kind::phrase, {{word}}});
  query.in_order = {phrase};
  return query;
}

SearchQuery quoted(const std::string& words) {
  SearchQuery query;
  query.node.phrase = phrase_of(words);
  return query;
}

}  // namespace vanthu::testing
