// A store for each list of documents, and what is found in it.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cited_plan.h"
#include "sample_documents.h"
#include "store/store.h"

namespace vanthu::testing {

class FindingsTest : public ::testing::Test {
 protected:
  /// A store with the documents, put in that order.
  Store store_of(const std::vector<Document>& documents) {
    Store store = Store::open(folder_.file(std::to_string(++stores_) + ".db"), Access::read_write);
    store.begin();
    for (const Document& document : documents) store.put(document, "reader");
    store.commit();
    return store;
  }

  std::vector<StoreFinding> of_rule(const std::vector<Document>& documents, const std::string& rule) {
    FindingQuestion question;
    question.rules = {rule};
    return store_of(documents).findings(question);
  }

  std::vector<StoreFinding> of_rule(const std::vector<CitingPlan>& plans, const std::string& rule) {
    return of_rule(documents_of(plans), rule);
  }

 private:
  TemporaryFolder folder_;
  int stores_ = 0;
};

}  // namespace vanthu::testing
