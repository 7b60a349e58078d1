// A store with plans of which a test puts something right.
#pragma once

#include <gtest/gtest.h>

#include <chrono>
#include <string>
#include <vector>

#include "sample_documents.h"
#include "store/record_json.h"
#include "store/sqlite_connection.h"
#include "store/store.h"
#include "store_plan.h"

namespace vanthu::testing {

inline const CorrectionNote kMade{"An", "2026-03-05T09:00:00Z", "theo bản giấy"};
inline const CorrectionNote kUndone{"Bình", "2026-03-06T09:00:00Z", "nhầm"};

inline NewCorrection lead(const std::string& name) {
  return {"lead", name, to_json(std::vector{UnitMention{name, name, std::nullopt, false}})};
}

inline NewCorrection text(const std::string& field, const std::string& words) {
  return {field, words, "\"" + words + "\""};
}

class CorrectedStore : public ::testing::Test {
 protected:
  CorrectedStore() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {}

  ImportOutcome put(const Document& document, const std::string& reader = "r") {
    return store_.put(document, reader);
  }

  std::vector<Correction> all() const {
    return store_.corrections({.documents = {}, .active = true, .undone = true});
  }

  std::vector<std::string> outcomes() const {
    std::vector<std::string> outcomes;
    for (const Correction& correction : all()) outcomes.push_back(correction.outcome);
    return outcomes;
  }

  std::string lead_of(DocumentId document, std::size_t task) const {
    return store_.document(document)->assignments.at(task).lead.at(0).unit;
  }

  std::size_t rows_of(const std::string& table) const {
    Database database(folder_.file("s.db"), OpenMode::existing, std::chrono::seconds(1));
    Query query = database.query("SELECT count(*) FROM " + table);
    query.step();
    return query.count();
  }

  TemporaryFolder folder_;
  Store store_;
  StorePlan plan_;
};

}  // namespace vanthu::testing
