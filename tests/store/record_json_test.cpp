#include "store/record_json.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <random>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "sample_documents.h"

namespace vanthu {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::ElementsAre;
using testing::plain_document;
using testing::random_document;

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

/// A document with one of everything.
Document sample() {
  Document document = plain_document("kế hoạch.txt", "Căn cứ Nghị quyết số 12-NQ/ĐU; giao Phòng Kinh tế.");
  document.header.number = DocumentNumber{"Số: 9/KH-UBND", "9", std::nullopt, "KH-UBND", "9/KH-UBND"};
  document.header.signer = Signer{};
  document.header.received = ReceivedStamp{"15", "2026-05-12", "ĐẾN Số: 15 Ngày: 12/5/2026", {}};
  document.header.number_reading = FieldReading{0.9, {}};
  document.sections.push_back({"I", "I", std::nullopt, 1, {}});
  Citation citation;
  citation.raw = "Nghị quyết số 12-NQ/ĐU";
  citation.span = testing::span_of(document.text, citation.raw);
  citation.span.page = 2;
  citation.span.box = Box{72, 100.5, 300, 112};
  document.citations.push_back(citation);
  document.tables.push_back({"", std::nullopt, {"STT"}, {{"task", {"1"}, 1, {}}}, {}});
  Assignment assignment;
  assignment.lead.push_back({"Phòng Kinh tế", "Phòng Kinh tế", std::nullopt, false});
  assignment.deadline = Deadline{"Quý I", "quarter", std::nullopt, std::nullopt, std::nullopt};
  assignment.targets.push_back({"95%", 95, std::nullopt, "%", "exactly", {}});
  document.assignments.push_back(assignment);
  const CommuneName commune{"10546", "xã", "Gia Lộc", "31", "Hải Phòng"};
  document.header.issuer.candidates.push_back(commune);
  FormerPlace former;
  former.successors.push_back({commune, true});
  document.former_places.push_back(former);
  document.issues.push_back({"number-missing", Severity::warning, "thiếu số", "no number", {}});
  document.attachments.push_back({"Quy chế", std::nullopt, {}});
  Reference reference;
  reference.raw = "Kế hoạch này";
  reference.kind = "self";
  document.references.push_back(reference);
  return document;
}

TEST(RecordJson, HasTheContractsKeysInTheContractsOrder) {
  const Json record = Json::parse(to_json_line(sample()));
  EXPECT_THAT(keys_of(record),
              ElementsAre("schema", "source", "header", "sections", "citations", "tables", "assignments",
                          "issues", "text", "attachments", "references", "former_places"));
  EXPECT_THAT(keys_of(record["source"]), ElementsAre("path", "format", "sha256", "bytes", "pages",
                                                     "ocr_pages", "encoding", "unread_pages", "signatures"));
  EXPECT_THAT(keys_of(record["header"]),
              ElementsAre("number", "type", "title", "issuer", "place", "date", "signer", "recipients",
                          "co_issuers", "co_signers", "draft", "identity", "received", "reading"));
  EXPECT_THAT(keys_of(record["header"]["received"]),
              ElementsAre("number", "date", "raw", "span", "confidence"));
  EXPECT_THAT(keys_of(record["header"]["reading"]), ElementsAre("number", "date"));
  EXPECT_THAT(keys_of(record["header"]["reading"]["number"]), ElementsAre("confidence", "span"));
  EXPECT_THAT(keys_of(record["header"]["number"]), ElementsAre("raw", "number", "year", "symbol", "key"));
  EXPECT_THAT(keys_of(record["header"]["issuer"]), ElementsAre("name", "level", "commune", "commune_code",
                                                               "province", "province_code", "candidates"));
  EXPECT_THAT(keys_of(record["header"]["issuer"]["candidates"][0]),
              ElementsAre("commune_code", "level", "commune", "province_code", "province"));
  EXPECT_THAT(keys_of(record["header"]["signer"]), ElementsAre("on_behalf", "authority", "position", "name"));
  EXPECT_THAT(keys_of(record["sections"][0]), ElementsAre("id", "label", "title", "depth", "span"));
  EXPECT_THAT(keys_of(record["sections"][0]["span"]), ElementsAre("start", "end", "page", "box"));
  EXPECT_THAT(keys_of(record["citations"][0]),
              ElementsAre("raw", "type", "key", "raw_key", "name", "date", "issuer", "relation", "section",
                          "span", "title", "provision", "alias", "inherited", "confidence", "identity"));
  EXPECT_THAT(keys_of(record["references"][0]),
              ElementsAre("raw", "kind", "type", "title", "issuer", "date", "provision", "citation",
                          "target_section", "reason", "section", "span"));
  EXPECT_THAT(keys_of(record["tables"][0]), ElementsAre("appendix", "title", "columns", "rows", "span"));
  EXPECT_THAT(keys_of(record["tables"][0]["rows"][0]), ElementsAre("kind", "cells", "page", "span"));
  EXPECT_THAT(keys_of(record["assignments"][0]),
              ElementsAre("origin", "appendix", "section", "ordinal", "group", "task", "lead", "implement",
                          "coordinate", "deadline", "product", "form", "span", "further_deadlines", "groups",
                          "targets", "citations", "confidence"));
  EXPECT_THAT(keys_of(record["assignments"][0]["targets"][0]),
              ElementsAre("raw", "number", "upper", "unit", "comparison", "span"));
  EXPECT_THAT(keys_of(record["former_places"][0]), ElementsAre("raw", "level", "name", "province_code",
                                                               "successors", "reason", "section", "span"));
  EXPECT_THAT(keys_of(record["former_places"][0]["successors"][0]),
              ElementsAre("commune_code", "level", "commune", "province_code", "province", "whole"));
  EXPECT_THAT(keys_of(record["assignments"][0]["lead"][0]),
              ElementsAre("unit", "raw", "qualifier", "collective", "requested", "level"));
  EXPECT_THAT(keys_of(record["assignments"][0]["deadline"]),
              ElementsAre("raw", "kind", "start", "end", "recurrence", "condition", "reason"));
  EXPECT_THAT(keys_of(record["issues"][0]), ElementsAre("code", "severity", "message", "span", "message_en",
                                                        "fix", "fix_en", "other", "raw"));
  EXPECT_THAT(keys_of(record["attachments"][0]), ElementsAre("type", "title", "span"));
}

TEST(RecordJson, SaysNullForAnAbsentValueAndAnEmptyListForAnAbsentList) {
  const Json record = Json::parse(to_json_line(plain_document("a.txt", "")));
  EXPECT_TRUE(record["source"]["pages"].is_null());
  EXPECT_EQ(record["source"]["ocr_pages"], Json::array());
  for (const char* key : {"number", "type", "title", "place", "date", "signer", "received"}) {
    EXPECT_TRUE(record["header"][key].is_null()) << key;
  }
  EXPECT_TRUE(record["header"]["reading"]["number"].is_null());
  EXPECT_TRUE(record["header"]["reading"]["date"].is_null());
  EXPECT_TRUE(record["header"]["issuer"]["name"].is_null());
  for (const char* key :
       {"sections", "citations", "tables", "assignments", "issues", "references", "former_places"}) {
    EXPECT_EQ(record[key], Json::array()) << key;
  }
}

TEST(RecordJson, CountsSpansInCodePointsAndBoxesInPoints) {
  const Document document = sample();
  const Json citation = Json::parse(to_json_line(document))["citations"][0];
  EXPECT_EQ(citation["span"]["start"], 7);
  EXPECT_EQ(citation["span"]["end"], 29);
  EXPECT_EQ(citation["span"]["page"], 2);
  EXPECT_THAT(to_json_line(document), ::testing::HasSubstr("\"box\":[72.0,100.5,300.0,112.0]"));
}

TEST(RecordJson, IsOneLineOfReadableLetters) {
  const std::string line = to_json_line(sample());
  EXPECT_EQ(line.find('\n'), std::string::npos);
  EXPECT_NE(line.find("Phòng Kinh tế"), std::string::npos);
}

TEST(RecordJson, GivesBackEveryDocument) {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    const Document document = random_document(seed);
    const std::string line = to_json_line(document);
    const Document again = from_json_line(line, "records.jsonl");
    ASSERT_EQ(again, document) << line;
    ASSERT_EQ(to_json_line(again), line);
  }
}

TEST(RecordJson, StaysUtf8WhateverThePathIs) {
  const std::string line = to_json_line(plain_document("k\xE1\xBAho\x80.txt", "x"));
  EXPECT_EQ(find_invalid_utf8(line), std::string_view::npos);
  EXPECT_EQ(Json::parse(line)["source"]["path"], "k\\xe1\\xbaho\\x80.txt");
}

TEST(RecordJson, ReadsRecordsOfProgramsThatKnowFewerKeys) {
  Json record = Json::parse(to_json_line(sample()));
  record.erase("attachments");
  record["header"].erase("co_issuers");
  record["header"].erase("co_signers");
  record["header"].erase("draft");
  record["source"].erase("unread_pages");
  record["source"].erase("signatures");
  record["tables"][0].erase("span");
  record["tables"][0]["rows"][0].erase("span");
  record["issues"][0].erase("message_en");
  record["future"] = {1, 2, 3};
  Document expected = sample();
  expected.attachments.clear();
  expected.issues[0].message_en.clear();
  EXPECT_EQ(from_json_line(record.dump(), "r"), expected);
}

struct Malformed {
  const char* pointer;  // what is replaced
  Json value;
  const char* where;  // as the message names it
};

TEST(RecordJson, NamesThePlaceThatIsWrong) {
  const std::vector<Malformed> cases{
      {"/schema", "vanthu/document/2", "schema"},
      {"/source/path", nullptr, "source.path"},
      {"/source/bytes", -1, "source.bytes"},
      {"/source/pages", 1.5, "source.pages"},
      {"/source/pages", 3'000'000'000u, "source.pages"},
      {"/source/pages", 18'446'744'073'709'551'615u, "source.pages"},
      {"/source/ocr_pages", "3", "source.ocr_pages"},
      {"/header", Json::array(), "header.number"},
      {"/header/number/raw", 7, "header.number.raw"},
      {"/header/recipients", {1}, "header.recipients[0]"},
      {"/header/draft", "no", "header.draft"},
      {"/citations", Json::object(), "citations"},
      {"/citations/0/span", nullptr, "citations[0].span.end"},
      {"/citations/0/span/end", 3, "citations[0].span.end"},
      {"/citations/0/span/end", 51, "citations[0].span.end"},
      {"/citations/0/span/start", -1, "citations[0].span.start"},
      {"/citations/0/span/box", {1, 2, 3}, "citations[0].span.box"},
      {"/citations/0/span/box", {1, 2, 3, "4"}, "citations[0].span.box[3]"},
      {"/tables/0/rows/0/cells/0", nullptr, "tables[0].rows[0].cells[0]"},
      {"/assignments/0/lead/0/collective", 1, "assignments[0].lead[0].collective"},
      {"/issues/0/severity", "fatal", "issues[0].severity"},
      {"/text", nullptr, "text"},
  };
  for (const Malformed& malformed : cases) {
    Json record = Json::parse(to_json_line(sample()));
    record[Json::json_pointer(malformed.pointer)] = malformed.value;
    try {
      from_json_line(record.dump(), "records.jsonl");
      ADD_FAILURE() << malformed.pointer;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, "record-malformed");
      EXPECT_EQ(error.path, "records.jsonl");
      EXPECT_THAT(error.arguments, ElementsAre(malformed.where));
    }
  }
}

TEST(RecordJson, WantsEveryKeyOfTheContract) {
  const Json whole = Json::parse(to_json_line(sample()));
  for (const char* key :
       {"schema", "source", "header", "sections", "citations", "tables", "assignments", "issues", "text"}) {
    Json record = whole;
    record.erase(key);
    EXPECT_EQ(testing::error_code_of([&] { from_json_line(record.dump(), "r"); }), "record-malformed") << key;
  }
}

TEST(RecordJson, RefusesWhatIsNoRecord) {
  for (const std::string line : {"", "null", "[]", "{}", "{\"schema\":", "\xFF\xFE", "1e999", "{\"a\":1}{",
                                 "\"\\ud800\"", "Kế hoạch"}) {
    EXPECT_EQ(testing::error_code_of([&] { from_json_line(line, "r"); }), "record-malformed") << line;
  }
  EXPECT_EQ(testing::error_code_of([] { from_json_line(std::string(1'000'000, '['), "r"); }),
            "record-malformed");
}

TEST(RecordJson, PassesOverUnknownKeysButNotOverEndlessNesting) {
  const std::string line = to_json_line(random_document(5));
  const auto with = [&](std::size_t depth) {
    return "{\"further\":" + std::string(depth, '[') + "\"]\\\"[\"" + std::string(depth, ']') + "," +
           line.substr(1);
  };
  EXPECT_EQ(testing::error_code_of([&] { from_json_line(with(20), "r"); }), "");
  EXPECT_EQ(testing::error_code_of([&] { from_json_line(with(60), "r"); }), "record-malformed");
}

TEST(RecordJson, SurvivesEveryDamage) {
  const std::string line = to_json_line(random_document(5));
  std::mt19937 dice(7);
  for (int i = 0; i < 1000; ++i) {
    std::string damaged = line;
    damaged[dice() % damaged.size()] = static_cast<char>(dice());
    if (i % 3 == 0) damaged.resize(dice() % damaged.size());
    const std::string code = testing::error_code_of([&] { from_json_line(damaged, "r"); });
    EXPECT_TRUE(code.empty() || code == "record-malformed");
  }
}

TEST(RecordJson, ReadsAnObjectOfManyKeysWithoutDelay) {
  std::string line = "{";
  for (int i = 0; i < 200'000; ++i) line += "\"k" + std::to_string(i) + "\":0,";
  EXPECT_EQ(testing::error_code_of([&] { from_json_line(line + "\"schema\":0}", "r"); }), "record-malformed");
}

}  // namespace
}  // namespace vanthu
