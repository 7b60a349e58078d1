// Findings of the reader as issues of the record.
#include <gtest/gtest.h>

#include "plan_text.h"

namespace vanthu {
namespace {

TEST(Checks, AFindingWithAPlaceOfItsOwnKeepsItBesideItsTextRange) {
  NormalizedDocument document = test::document_of("Một dòng chữ\nDòng thứ hai");
  Finding finding;
  finding.code = "number-drawn";
  finding.where = {0, 5};
  finding.message_code = "issue-number-missing";
  finding.arguments = {"Số: /KH-UBND"};
  document.findings = {finding};
  finding.code = "stamp-removed";
  finding.page = 3;
  finding.box = Box{10, 20, 30, 40};
  document.findings.push_back(finding);
  for (const Issue& issue : test::parser().parse(document).issues) {
    if (issue.code == "number-drawn") {
      EXPECT_EQ(issue.span, (Span{{0, 5}, std::nullopt, std::nullopt}));
    }
    if (issue.code == "stamp-removed") {
      EXPECT_EQ(issue.span, (Span{{0, 5}, 3, Box{10, 20, 30, 40}}));
    }
  }
  std::size_t carried = 0;
  for (const Issue& issue : test::parser().parse(document).issues) {
    carried += issue.code == "number-drawn" || issue.code == "stamp-removed" ? 1 : 0;
  }
  EXPECT_EQ(carried, 2u);
}

}  // namespace
}  // namespace vanthu
