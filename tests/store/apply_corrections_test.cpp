// Corrections and a reading: what both make, how each stands, and the way back.
#include "store/apply_corrections.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <random>

#include "sample_documents.h"
#include "store/correctable.h"
#include "store/find_task.h"
#include "store/record_json.h"
#include "store_plan.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using testing::random_document;
using testing::StorePlan;

UnitMention unit(const std::string& name, const std::string& raw = "") {
  return {name, raw.empty() ? name : raw, std::nullopt, false};
}

Deadline deadline(const std::string& raw, const std::string& end) {
  return {raw, "by-date", std::nullopt, end, std::nullopt};
}

/// Of the task at `index` of `document`, or of its head.
Correction correction_of(const Document& document, std::optional<std::size_t> index, const std::string& field,
                         const std::string& value, const std::string& when = "2026-03-05T09:00:00Z") {
  Correction correction;
  if (index) correction.task = TaskIndex(document.assignments).anchor_of(*index);
  correction.set = {field, "as written", value};
  correction.made = {"An", when, "theo bản giấy"};
  return correction;
}

std::vector<std::string> states_of(const CorrectedDocument& corrected) {
  std::vector<std::string> states;
  for (const CorrectionOutcome& outcome : corrected.outcomes) states.push_back(outcome.state);
  return states;
}

TEST(Correctable, EveryFieldTakesItsOwnValueAndGivesItBack) {
  const Document document = StorePlan().document();
  const std::map<std::string_view, std::string> values{
      {"number", to_json(DocumentNumber{"7/KH-UBND", "7", std::nullopt, "KH-UBND", "7/KH-UBND"})},
      {"commune", to_json(CommuneName{"11074", "xã", "Gia Lộc", "31", "Hải Phòng"})},
      {"lead", to_json(std::vector{unit("Công an"), unit("Phòng Kinh tế")})},
      {"implement", "[]"},
      {"coordinate", to_json(std::vector{unit("Công an")})},
      {"deadline", to_json(std::vector{deadline("a", "2026-01-01"), deadline("b", "2026-02-01")})}};
  for (const CorrectableField& field : correctable_fields()) {
    const auto known = values.find(field.name);
    const std::string value = known != values.end() ? known->second : "\"chữ khác\"";
    SCOPED_TRACE(field.name);
    EXPECT_TRUE(is_value_of(field, value));
    EXPECT_EQ(find_correctable_field(field.name), &field);
    const std::string set = field.of_task ? value_in(with_value(document.assignments[0], field, value), field)
                                          : value_in(with_value(document.header, field, value), field);
    EXPECT_EQ(set, value);
    EXPECT_TRUE(means_same(field, set, value));
  }
  EXPECT_EQ(find_correctable_field("colour"), nullptr);
}

TEST(Correctable, ValuesOfAnotherKindAreRefused) {
  const auto takes = [](const char* field, const char* json) {
    return is_value_of(*find_correctable_field(field), json);
  };
  EXPECT_FALSE(takes("lead", "\"Công an\""));
  EXPECT_FALSE(takes("lead", "null"));
  EXPECT_FALSE(takes("deadline", "[{\"raw\":1}]"));
  EXPECT_FALSE(takes("title", "[]"));
  EXPECT_FALSE(takes("title", "\"open"));
  EXPECT_FALSE(takes("task", "null"));
  EXPECT_FALSE(takes("commune", "null"));
  EXPECT_TRUE(takes("title", "null"));
  EXPECT_TRUE(takes("number", "null"));
}

TEST(Correctable, ACommuneBringsItsLevelItsProvinceAndItsNameInTheIssuers) {
  Header header;
  header.issuer.name = "Ủy ban nhân dân xã Gia Lốc";
  header.issuer.level = "xã";
  header.issuer.commune = "Gia Lốc";
  header.issuer.candidates = {{"1", "xã", "Gia Lộc", "2", "Tây Ninh"}};
  const CorrectableField& field = *find_correctable_field("commune");
  const Issuer issuer =
      with_value(header, field, to_json(CommuneName{"11074", "phường", "Gia Lộc", "31", "Hải Phòng"})).issuer;
  EXPECT_EQ(issuer.name, "Ủy ban nhân dân phường Gia Lộc");
  EXPECT_EQ(issuer.level, "phường");
  EXPECT_EQ(issuer.commune_code, "11074");
  EXPECT_EQ(issuer.province, "Hải Phòng");
  EXPECT_TRUE(issuer.candidates.empty());
}

TEST(Correctable, AGroupIsTheLastHeadingOfItsTask) {
  Assignment task;
  task.group = "2. Thủ tục";
  task.groups = {"I. Cải cách", "2. Thủ tục"};
  const CorrectableField& field = *find_correctable_field("group");
  EXPECT_THAT(with_value(task, field, "\"2. Thủ tục hành chính\"").groups,
              ElementsAre("I. Cải cách", "2. Thủ tục hành chính"));
  EXPECT_THAT(with_value(task, field, "null").groups, ElementsAre("I. Cải cách"));
  EXPECT_EQ(with_value(task, field, "null").group, std::nullopt);
}

TEST(Correctable, MeaningsAreComparedNotWords) {
  const CorrectableField &lead = *find_correctable_field("lead"), &due = *find_correctable_field("deadline");
  const auto units = [](const UnitMention& mention) { return to_json(std::vector{mention}); };
  const auto times = [](const Deadline& time) { return to_json(std::vector{time}); };
  EXPECT_TRUE(means_same(lead, units(unit("Công an", "Công an xã")), units(unit("Công an", "CA xã"))));
  EXPECT_FALSE(means_same(lead, units(unit("Công an")), units(unit("Phòng Kinh tế"))));
  EXPECT_FALSE(means_same(lead, units(unit("Công an")), "[]"));
  EXPECT_TRUE(means_same(due, times(deadline("15/3/2026", "2026-03-15")),
                         times(deadline("ngày 15 tháng 3", "2026-03-15"))));
  EXPECT_FALSE(means_same(due, times(deadline("15/3/2026", "2026-03-15")),
                          times(deadline("15/3/2026", "2026-03-16"))));
  const Deadline vague{"Theo yêu cầu", "other", std::nullopt, std::nullopt, std::nullopt};
  const Deadline other{"Khi cần", "other", std::nullopt, std::nullopt, std::nullopt};
  EXPECT_FALSE(means_same(due, times(vague), times(other)));
  EXPECT_TRUE(means_same(due, times(vague), times(vague)));
}

TEST(ApplyingCorrections, SetsWhatTheyAreOfAndNothingElse) {
  const Document reading = StorePlan().document();
  const std::vector<Correction> corrections{
      correction_of(reading, 3, "lead", to_json(std::vector{unit("Công an")})),
      correction_of(reading, std::nullopt, "title", "\"Tên khác\"")};
  const CorrectedDocument corrected = apply_corrections(reading, corrections);
  EXPECT_THAT(states_of(corrected), ElementsAre("applied", "applied"));
  Document expected = reading;
  expected.assignments[3].lead = {unit("Công an")};
  expected.header.title = "Tên khác";
  EXPECT_EQ(corrected.document, expected);
  EXPECT_EQ(corrected.outcomes[0].index, 3u);
  EXPECT_EQ(corrected.outcomes[0].reading, to_json(reading.assignments[3].lead));
  ASSERT_EQ(corrected.parts.size(), 2u);
  EXPECT_EQ(corrected.parts[0].task, std::nullopt);
  EXPECT_THAT(corrected.parts[1].fields, ElementsAre("lead"));
}

TEST(ApplyingCorrections, OfSeveralForOneFieldTheLatestCounts) {
  const Document reading = StorePlan().document();
  const std::vector<Correction> corrections{
      correction_of(reading, std::nullopt, "title", "\"Hai\"", "2026-03-06T00:00:00Z"),
      correction_of(reading, std::nullopt, "title", "\"Một\"", "2026-03-05T00:00:00Z"),
      correction_of(reading, std::nullopt, "title", "\"Ba\"", "2026-03-06T00:00:00Z")};
  const CorrectedDocument corrected = apply_corrections(reading, corrections);
  EXPECT_EQ(corrected.document.header.title, "Ba");
  EXPECT_THAT(states_of(corrected), ElementsAre("superseded", "superseded", "applied"));
}

TEST(ApplyingCorrections, AReadingThatSaysSoByItselfAgreesAndKeepsItsWords) {
  StorePlan plan;
  const Document former = plan.document();
  const std::vector<Correction> corrections{
      correction_of(former, 0, "lead", to_json(std::vector{unit("Công an", "Công an xã")}))};
  plan.tasks[0].lead = "Công an";
  const Document reading = plan.document();
  const CorrectedDocument corrected = apply_corrections(reading, corrections);
  EXPECT_THAT(states_of(corrected), ElementsAre("agrees"));
  EXPECT_EQ(corrected.document, reading);
  EXPECT_TRUE(corrected.parts.empty());
}

TEST(ApplyingCorrections, RowsThatCameOrWentDoNotMoveThem) {
  StorePlan plan;
  const Document former = plan.document();
  const std::vector<Correction> corrections{correction_of(former, 5, "product", "\"Báo cáo\"")};
  plan.tasks.insert(plan.tasks.begin(), {"Việc mới thêm vào đầu bảng", "Công an", "1/2/2026"});
  plan.tasks.erase(plan.tasks.begin() + 3);
  plan.tasks.insert(plan.tasks.begin() + 1, {"Một việc mới nữa", "Công an", "1/2/2026"});
  const CorrectedDocument corrected = apply_corrections(plan.document(), corrections);
  EXPECT_EQ(corrected.outcomes[0].index, 6u);
  EXPECT_EQ(corrected.document.assignments[6].task, former.assignments[5].task);
  EXPECT_EQ(corrected.document.assignments[6].product, "Báo cáo");
}

TEST(ApplyingCorrections, OfEqualTasksTheOneThatWasMeantIsFound) {
  StorePlan plan;
  plan.tasks[7] = plan.tasks[2] = plan.tasks[30];
  const Document reading = plan.document();
  const std::vector<Correction> corrections{correction_of(reading, 7, "product", "\"Báo cáo\"")};
  EXPECT_EQ(apply_corrections(reading, corrections).outcomes[0].index, 7u);

  plan.tasks.erase(plan.tasks.begin() + 2);
  const CorrectedDocument fewer = apply_corrections(plan.document(), corrections);
  EXPECT_THAT(states_of(fewer), ElementsAre("target-missing"));
  EXPECT_EQ(fewer.document, plan.document());
}

TEST(ApplyingCorrections, ATaskUnderAnotherHeadingIsFoundByItsWords) {
  Document reading = StorePlan().document();
  reading.assignments[4].group = "A. Cải cách";
  const std::vector<Correction> corrections{correction_of(reading, 4, "product", "\"Báo cáo\"")};
  reading.assignments[4].group = "B. Chuyển đổi số";
  reading.assignments[4].origin = "sentence";
  EXPECT_EQ(apply_corrections(reading, corrections).outcomes[0].index, 4u);
}

TEST(ApplyingCorrections, ATaskThatIsGoneIsReported) {
  StorePlan plan;
  const std::vector<Correction> corrections{correction_of(plan.document(), 5, "product", "\"Báo cáo\"")};
  plan.tasks.erase(plan.tasks.begin() + 5);
  const CorrectedDocument corrected = apply_corrections(plan.document(), corrections);
  EXPECT_THAT(states_of(corrected), ElementsAre("target-missing"));
  EXPECT_EQ(corrected.outcomes[0].reading, std::nullopt);
  EXPECT_EQ(corrected.document, plan.document());
}

TEST(ApplyingCorrections, AMendedTaskIsFoundByEitherOfItsWords) {
  StorePlan plan;
  plan.tasks[5].words = "Rà soát kỉnh phí năm 2026";
  const Document former = plan.document();
  const std::vector<Correction> corrections{correction_of(former, 5, "task", "\"Rà soát kinh phí năm 2026\""),
                                            correction_of(former, 5, "product", "\"Báo cáo\"")};
  const CorrectedDocument corrected = apply_corrections(former, corrections);
  EXPECT_EQ(corrected.document.assignments[5].task, "Rà soát kinh phí năm 2026");
  EXPECT_THAT(states_of(corrected), ElementsAre("applied", "applied"));

  plan.tasks[5].words = "Rà soát kinh phí năm 2026";
  const CorrectedDocument read_well = apply_corrections(plan.document(), corrections);
  EXPECT_THAT(states_of(read_well), ElementsAre("agrees", "applied"));
  EXPECT_EQ(read_well.document.assignments[5].product, "Báo cáo");
}

TEST(ApplyingCorrections, NameTheDocumentAnewWhereItsHeadIsCorrected) {
  Document reading = StorePlan().document();
  reading.header.identity = "read";
  const HeaderIdentity identity = [](const Header& header) { return "made of " + *header.type; };
  const std::vector<Correction> naming{correction_of(reading, std::nullopt, "type", "\"Quyết định\"")};
  EXPECT_EQ(apply_corrections(reading, naming, identity).document.header.identity, "made of Quyết định");
  EXPECT_EQ(apply_corrections(reading, naming).document.header.identity, "read");
  const std::vector<Correction> other{correction_of(reading, std::nullopt, "signer", "\"Lê An\"")};
  EXPECT_EQ(apply_corrections(reading, other, identity).document.header.identity, "read");
}

/// A value of the field, as `random` has it.
std::string random_value(const CorrectableField& field, std::mt19937& random) {
  const std::string word = "Chữ \"" + std::to_string(random() % 5) + "\" \\ dòng";
  switch (field.kind) {
    case FieldKind::text: {
      const std::string list = to_json(std::vector{word});  // the word in brackets
      return field.may_clear && random() % 4 == 0 ? "null" : list.substr(1, list.size() - 2);
    }
    case FieldKind::units:
      return random() % 4 == 0 ? "[]" : to_json(std::vector{unit(word), unit("Công an")});
    case FieldKind::deadlines:
      return random() % 4 == 0 ? "[]" : to_json(std::vector(random() % 3 + 1, deadline(word, "2026-05-01")));
    case FieldKind::number:
      return random() % 4 == 0 ? "null" : to_json(DocumentNumber{word, "1", 2026, "KH", word});
    case FieldKind::commune:
      return to_json(CommuneName{"11074", "xã", word, "31", "Hải Phòng"});
  }
  return "null";
}

std::vector<Correction> random_corrections(const Document& document, std::mt19937& random) {
  std::vector<Correction> corrections;
  const auto fields = correctable_fields();
  for (std::size_t i = 0; i < 12; ++i) {
    const CorrectableField& field = fields[random() % fields.size()];
    if (field.of_task && document.assignments.empty()) continue;
    std::optional<std::size_t> task;
    if (field.of_task) task.emplace(random() % document.assignments.size());
    corrections.push_back(
        correction_of(document, task, std::string(field.name), random_value(field, random)));
  }
  return corrections;
}

TEST(ApplyingCorrections, AreTakenBackToTheByte) {
  std::mt19937 random(5);
  const HeaderIdentity another = [](const Header&) { return "another"; };
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    SCOPED_TRACE(seed);
    const Document reading = random_document(seed);
    const std::vector<Correction> corrections = random_corrections(reading, random);
    const CorrectedDocument corrected = apply_corrections(reading, corrections, another);
    const auto restored = without_corrections(corrected.document, corrected.parts);
    ASSERT_TRUE(restored);
    EXPECT_EQ(*restored, reading);
    EXPECT_EQ(to_json_line(*restored), to_json_line(reading));
    EXPECT_EQ(corrected.outcomes.size(), corrections.size());
    EXPECT_EQ(apply_corrections(*restored, corrections, another).document, corrected.document);
  }
}

}  // namespace
}  // namespace vanthu
