#include "tools/program/page_drawing.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "tools/pipeline.h"
#include "tools/readers/run_apart.h"

namespace vanthu {
namespace {

using Json = nlohmann::json;

constexpr double kDotsPerInch = 110;  // A4 in 909 by 1286 dots: small print is read without magnifying

Json json_of(const MarkedFact& fact) {
  Json places = Json::array();
  for (const FactPlace& place : fact.places) {
    places.push_back({place.page, place.box.x0, place.box.y0, place.box.x1, place.box.y1});
  }
  return {{"kind", static_cast<std::size_t>(fact.kind)},
          {"label", fact.label},
          {"text", fact.text},
          {"places", std::move(places)}};
}

FactPlace place_of(const Json& json, int pages) {
  const int page = json.at(0).get<int>();
  if (page < 1 || page > pages) throw std::out_of_range("page");
  return {page,
          {json.at(1).get<double>(), json.at(2).get<double>(), json.at(3).get<double>(),
           json.at(4).get<double>()}};
}

MarkedFact fact_of(const Json& json, int pages) {
  MarkedFact fact;
  const auto kind = json.at("kind").get<std::size_t>();
  if (kind >= fact_looks().size()) throw std::out_of_range("kind");
  fact.kind = static_cast<FactKind>(kind);
  fact.label = json.at("label").get<std::string>();
  fact.text = json.at("text").get<std::string>();
  for (const Json& place : json.at("places")) fact.places.push_back(place_of(place, pages));
  return fact;
}

/// Pages that the reading goes without are not tried again: a reader may have died of them.
ReadControl as_it_was_read(const Document& reading) {
  ReadControl control;
  control.skipped_pages = reading.source.unread_pages;
  return control;
}

}  // namespace

std::string page_facts_json(const PageFacts& facts) {
  Json json = {{"pages", facts.pages}, {"facts", Json::array()}};
  for (const MarkedFact& fact : facts.facts) json["facts"].push_back(json_of(fact));
  return json.dump();
}

PageFacts parse_page_facts(const std::string& text, const std::string& path, const Limits& limits) {
  try {
    const Json json = Json::parse(text);
    PageFacts facts;
    facts.pages = json.at("pages").get<int>();
    if (facts.pages < 0 || static_cast<std::size_t>(facts.pages) > limits.pages) {
      throw std::out_of_range("pages");
    }
    for (const Json& fact : json.at("facts")) facts.facts.push_back(fact_of(fact, facts.pages));
    return facts;
  } catch (const std::exception&) {
    throw Error("reader-garbled", path);
  }
}

PageFacts find_page_facts(const SourceFile& source, const Document& reading, const Limits& limits) {
  const std::string json = run_apart(source.path, limits, [&] {
    const NormalizedDocument normalized = read_text(source, limits, as_it_was_read(reading));
    if (normalized.text != reading.text) throw Error("pages-read-otherwise", source.path);
    const int pages = PdfFile::open(source.bytes, source.path, limits).page_count();
    return page_facts_json({pages, mark_facts(reading, normalized)});
  });
  return parse_page_facts(json, source.path, limits);
}

std::string draw_page(const SourceFile& source, int number, const std::vector<PageMark>& marks,
                      const Limits& limits) {
  return run_apart(source.path, limits, [&] {
    return PdfFile::open(source.bytes, source.path, limits).render_png(number, kDotsPerInch, marks);
  });
}

}  // namespace vanthu
