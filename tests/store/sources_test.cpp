// Several files of one plan: one document, whatever comes first.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sample_documents.h"
#include "store/record_json.h"
#include "store/store.h"
#include "store_plan.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::StorePlan;
using testing::TemporaryFolder;

class Sources : public ::testing::Test {
 protected:
  Sources() : store_(Store::open(folder_.file("s.db"), Access::read_write)) {}

  ImportOutcome put(const Document& document) { return store_.put(document, "r"); }

  /// Each document as the paths of its sources, the chosen one first.
  std::vector<std::string> documents() const { return documents_of(store_); }

  static std::vector<std::string> documents_of(const Store& store) {
    std::vector<std::string> lines;
    for (const DocumentSummary& summary : store.documents({})) {
      std::string line;
      for (const SourceSummary& source : summary.sources) {
        line += (line.empty() ? "" : ", ") + source.places.front() + (source.chosen ? "*" : "");
      }
      lines.push_back(line);
    }
    return lines;
  }

  std::vector<std::string> messages(DocumentId id) const {
    std::vector<std::string> messages;
    for (const Issue& issue : store_.differences(id)) messages.push_back(issue.message_en);
    return messages;
  }

  TemporaryFolder folder_;
  Store store_;
  StorePlan plan_;
};

TEST_F(Sources, AreFurtherSourcesOfOneDocument) {
  EXPECT_EQ(put(plan_.document("a.pdf")), ImportOutcome::added);
  EXPECT_EQ(put(plan_.document("a.docx")), ImportOutcome::further_source);
  EXPECT_EQ(put(plan_.document("copy/a.docx")), ImportOutcome::another_place);
  EXPECT_THAT(documents(), ElementsAre("a.docx*, a.pdf"));
  EXPECT_EQ(put(plan_.document("a.pdf")), ImportOutcome::unchanged);
  EXPECT_EQ(put(plan_.document("a.docx")), ImportOutcome::unchanged);
  EXPECT_THAT(documents(), ElementsAre("a.docx*, a.pdf"));
  EXPECT_THAT(messages(1), IsEmpty());
}

TEST_F(Sources, OneReadingAnswersAndEveryReadingIsExported) {
  const Document pdf = plan_.document("a.pdf"), docx = plan_.document("a.docx");
  put(pdf), put(docx);
  const std::vector<TaskAnswer> tasks = store_.tasks({});
  EXPECT_EQ(tasks.size(), plan_.tasks.size());
  for (const TaskAnswer& task : tasks) EXPECT_EQ(task.path + " " + task.format, "a.docx docx");
  EXPECT_EQ(store_.document(1), docx);
  EXPECT_EQ(store_.readings(1), (std::vector<Document>{docx, pdf}));
  EXPECT_EQ(testing::exported(store_), to_json_line(pdf) + "\n" + to_json_line(docx) + "\n");
  for (const char* name : {"a.pdf", "a.docx", "a", "41/KH-UBND", "1"}) {
    EXPECT_THAT(store_.find_documents(name), ElementsAre(1)) << name;
  }
}

TEST_F(Sources, AreGroupedAndChosenInTheSameWayWhateverComesFirst) {
  StorePlan amended = plan_, neighbour = plan_, issued_anew = plan_, draft = plan_;
  amended.tasks[7].deadline = "31/12/2026";
  neighbour.commune = "Tân Lộc Đông";
  issued_anew.number = "77";
  draft.number.clear();
  std::vector<Document> files{plan_.document("a.pdf"),         plan_.document("a.docx"),
                              amended.document("amended.txt"), neighbour.document("b.docx"),
                              issued_anew.document("c.docx"),  draft.document("draft.docx")};
  std::sort(files.begin(), files.end(),
            [](const Document& a, const Document& b) { return a.source.path < b.source.path; });
  std::set<std::string> first_differences;
  int orders = 0;
  do {
    if (++orders % 7 != 1) continue;  // 720 orders are more than is needed
    const TemporaryFolder folder;
    Store store = Store::open(folder.file("s.db"), Access::read_write);
    for (const Document& file : files) store.put(file, "r");
    EXPECT_THAT(documents_of(store), ::testing::UnorderedElementsAre("a.docx*, amended.txt, a.pdf", "b.docx*",
                                                                     "c.docx*", "draft.docx*"));
    std::set<std::string> differences;
    for (const DocumentSummary& summary : store.documents({})) {
      for (const Issue& issue : store.differences(summary.id)) differences.insert(issue.message);
    }
    EXPECT_EQ(differences.size(), 1u);
    if (first_differences.empty()) first_differences = differences;
    EXPECT_EQ(differences, first_differences);
  } while (std::next_permutation(files.begin(), files.end(), [](const Document& a, const Document& b) {
    return a.source.path < b.source.path;
  }));
}

TEST_F(Sources, SayWhereTheyDiffer) {
  StorePlan other = plan_;
  other.tasks[3].deadline = "31/12/2026";
  other.tasks[5].lead = "Trạm Y tế";
  other.tasks.erase(other.tasks.begin() + 10);
  other.tasks[20].words += " trước giờ làm việc";
  other.signer = "Trần Văn Bảy";
  const Document docx = plan_.document("a.docx");
  put(other.document("a.pdf")), put(docx);
  const std::vector<Issue> differences = store_.differences(1);
  ASSERT_EQ(differences.size(), 5u);
  const std::vector<std::vector<std::string>> quoted{
      {"signer", "Lê Thị Mai", "a.docx", "Trần Văn Bảy", "a.pdf"},
      {"deadline", plan_.tasks[3].words, plan_.tasks[3].deadline, "a.docx", "31/12/2026", "a.pdf"},
      {"who leads", plan_.tasks[5].words, plan_.tasks[5].lead, "a.docx", "Trạm Y tế", "a.pdf"},
      {"stands in a.docx only", plan_.tasks[10].words, "a.pdf"},
      {"worded differently", plan_.tasks[21].words, "a.docx", "trước giờ làm việc", "a.pdf"}};
  for (std::size_t i = 0; i < quoted.size(); ++i) {
    EXPECT_EQ(differences[i].code, "sources-differ");
    EXPECT_EQ(differences[i].severity, Severity::warning);
    for (const std::string& part : quoted[i]) EXPECT_THAT(differences[i].message_en, HasSubstr(part));
  }
  EXPECT_EQ(differences[1].span, docx.assignments[3].span);
  EXPECT_EQ(store_.documents({})[0].issues, 5u);
  EXPECT_EQ(store_.document(1), docx) << "no part of any source's own record";
}

TEST_F(Sources, QuoteLongTasksWhereTheyDiffer) {
  StorePlan other = plan_;
  for (int i = 0; i < 12; ++i) plan_.tasks[1].words += " và gửi từng bộ phận";
  other.tasks[1].words = plan_.tasks[1].words + " trong ngày";
  plan_.tasks[1].words += " trong tuần";
  put(plan_.document("a.docx")), put(other.document("a.pdf"));
  EXPECT_THAT(messages(1),
              ElementsAre(::testing::AllOf(HasSubstr("bộ phận trong tuần”"), HasSubstr("trong ngày”"))));
}

TEST_F(Sources, DoNotDifferInSpellingAlone) {
  StorePlan other = plan_;
  other.replace("Văn hóa - Xã hội", "Văn hoá – Xã hội");
  other.replace("Rà soát, cập nhật", "Rà soát , cập nhật");
  put(plan_.document("a.docx")), put(other.document("a.pdf"));
  EXPECT_THAT(documents(), ElementsAre("a.docx*, a.pdf"));
  EXPECT_THAT(messages(1), IsEmpty());
}

TEST_F(Sources, ThatChangeTheirPlanLeaveAndComeBack) {
  put(plan_.document("a.pdf")), put(plan_.document("a.docx"));
  StorePlan other = plan_;
  other.number = "42";
  EXPECT_EQ(put(other.document("a.docx")), ImportOutcome::replaced);
  EXPECT_THAT(documents(), ElementsAre("a.pdf*", "a.docx*"));
  EXPECT_EQ(store_.document(1)->header.number->key, "41/KH-UBND");
  EXPECT_EQ(store_.document(2)->header.number->key, "42/KH-UBND");
  EXPECT_EQ(put(plan_.document("a.docx")), ImportOutcome::replaced);
  EXPECT_THAT(documents(), ElementsAre("a.docx*, a.pdf"));
  EXPECT_TRUE(store_.document(1)) << "the older document's id stays";
  EXPECT_FALSE(store_.document(2));
}

TEST_F(Sources, OfADocumentThatLosesItsChosenOneTheNextIsChosen) {
  StorePlan amended = plan_;
  amended.tasks[7].deadline = "31/12/2026";
  put(plan_.document("a.docx")), put(amended.document("a.txt")), put(plan_.document("a.pdf"));
  EXPECT_EQ(messages(1).size(), 1u);
  put(testing::plain_document("a.docx", "something else"));
  EXPECT_THAT(documents(), ElementsAre("a.txt*, a.pdf", "a.docx*"));
  ASSERT_EQ(messages(1).size(), 1u);
  EXPECT_THAT(messages(1)[0],
              HasSubstr("“31/12/2026” (in a.txt) and “" + plan_.tasks[7].deadline + "” (in a.pdf)"));
  put(testing::plain_document("a.pdf", "something else again"));
  EXPECT_THAT(documents(), ElementsAre("a.txt*", "a.docx*", "a.pdf*"));
  EXPECT_THAT(messages(1), IsEmpty());
}

TEST_F(Sources, ThatAChainJoinsPartWithTheLinkBetweenThem) {
  const auto with_changes = [&](std::size_t tasks) {
    StorePlan plan = plan_;
    for (std::size_t i = 0; i < tasks; ++i) plan.tasks[i].words += " từng tuần một";
    return plan;
  };
  const StorePlan first = with_changes(0), link = with_changes(20), last = with_changes(40);
  put(first.document("first.docx")), put(last.document("last.docx"));
  ASSERT_EQ(documents().size(), 2u) << "too far from each other";
  EXPECT_EQ(put(link.document("link.docx")), ImportOutcome::further_source);
  ASSERT_EQ(documents().size(), 1u);
  put(testing::plain_document("link.docx", "something else"));
  EXPECT_EQ(documents().size(), 3u);
  EXPECT_THAT(store_.find_documents("first.docx"), ElementsAre(1));
}

TEST_F(Sources, NameTheirFirstPlacesInTheirDifferences) {
  StorePlan amended = plan_;
  amended.tasks[7].deadline = "31/12/2026";
  put(plan_.document("a.docx")), put(amended.document("a.pdf"));
  Document elsewhere = plan_.document("a.docx");
  elsewhere.source.path = "moved/a.docx";
  put(elsewhere);
  put(testing::plain_document("a.docx", "something else"));
  EXPECT_THAT(messages(1), ElementsAre(HasSubstr("in moved/a.docx")));
}

TEST_F(Sources, ReadAnewByAnotherReaderStayTogether) {
  put(plan_.document("a.docx")), put(plan_.document("a.pdf"));
  EXPECT_EQ(store_.put(plan_.document("a.docx"), "r2"), ImportOutcome::replaced);
  EXPECT_THAT(documents(), ElementsAre("a.docx*, a.pdf"));
  EXPECT_EQ(store_.put(plan_.document("a.pdf"), "r2"), ImportOutcome::replaced);
  EXPECT_THAT(documents(), ElementsAre("a.docx*, a.pdf"));
}

TEST_F(Sources, OfTheSameFormatAreToldApartByTheirBytesOnly) {
  StorePlan one = plan_, two = plan_;
  one.tasks[0].deadline = "1/2/2026";
  const Document a = one.document("one.docx"), b = two.document("two.docx");
  put(a), put(b);
  const bool a_first = a.source.sha256 < b.source.sha256;
  EXPECT_THAT(documents(), ElementsAre(a_first ? "one.docx*, two.docx" : "two.docx*, one.docx"));
}

}  // namespace
}  // namespace vanthu
