// Which commune a letterhead means, over all communes that there are and on cases of our own.
#include "parsers/commune_resolution.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "ingest/limits.h"
#include "ingest/read.h"
#include "normalize/text_forms.h"
#include "plan_text.h"

namespace vanthu {
namespace {

using ::testing::Contains;
using ::testing::IsEmpty;
using ::testing::SizeIs;
using ::testing::UnorderedElementsAre;

const Province& province_of(const Commune& commune) {
  return *test::vocabulary().find_province(commune.province_code);
}

/// How a province's Party committee is called: "Thành ủy Hải Phòng".
std::string committee_of(const Province& province) {
  return (province.level == "tỉnh" ? "Tỉnh ủy" : "Thành ủy");
}

std::string level_and_name(const Commune& commune) { return commune.level + " " + commune.name; }

struct PlanLines {
  std::string above{};  // letterhead lines above the issuer
  std::string body = "ỦY BAN NHÂN DÂN";
  std::string recipients{};
};

/// A plan as an office types it, in the wording of this test.
std::string plan_of(const Commune& commune, const PlanLines& lines) {
  return lines.above + lines.body + "\n" + to_upper(level_and_name(commune)) +
         "\nSố: 31/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" +
         commune.name +
         ", ngày 15 tháng 4 năm 2026\n\nKẾ HOẠCH\nVệ sinh đường làng, ngõ xóm năm 2026\n\n"
         "I. MỤC ĐÍCH\n1. Giữ cho đường làng, ngõ xóm sạch quanh năm.\n\nNơi nhận:\n" +
         lines.recipients + "- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLê Văn Hòa\n";
}

/// Through every stage, as the program reads a text file.
Issuer issuer_of(const std::string& text) {
  SourceFile file;
  file.path = "plan.txt";
  file.bytes = text;
  return test::parser().parse(normalize(read(file, Limits{}))).header.issuer;
}

std::vector<std::string> codes_of(const std::vector<CommuneName>& communes) {
  std::vector<std::string> codes;
  for (const CommuneName& commune : communes) codes.push_back(commune.code);
  return codes;
}

/// Which of the communes is read from a letterhead and Nơi nhận of its own.
struct Setting {
  const char* name;
  PlanLines (*lines)(const Commune&);
  bool tells_province;  // then every commune must be found
};

void PrintTo(const Setting& setting, std::ostream* out) { *out << setting.name; }

const Setting kSettings[] = {
    {"NoEvidence", [](const Commune&) { return PlanLines{}; }, false},
    {"DepartmentInRecipients",
     [](const Commune& commune) {
       const Province& province = province_of(commune);
       return PlanLines{.recipients = "- Sở Nội vụ " + province.level + " " + province.name + ";\n"};
     },
     true},
    {"PeoplesCommitteeInRecipients",
     [](const Commune& commune) {
       const Province& province = province_of(commune);
       return PlanLines{.recipients =
                            "- UBND " + province.level + " " + province.name + " (để b/c);\n- Các thôn;\n"};
     },
     true},
    {"PartyCommitteeInRecipients",
     [](const Commune& commune) {
       const Province& province = province_of(commune);
       return PlanLines{.recipients = "- " + committee_of(province) + " " + province.name + ";\n"};
     },
     true},
    {"PartyLetterhead",
     [](const Commune& commune) {
       const Province& province = province_of(commune);
       return PlanLines{.above = "ĐẢNG BỘ " + to_upper(province.level + " " + province.name) + "\n",
                        .body = "ĐẢNG ỦY"};
     },
     true},
    {"PartyCommitteeAbove",
     [](const Commune& commune) {
       const Province& province = province_of(commune);
       return PlanLines{.above = to_upper(committee_of(province) + " " + province.name) + "\n",
                        .body = "BAN CHẤP HÀNH ĐẢNG BỘ"};
     },
     true},
    {"PartyCommitteeWithoutName",
     [](const Commune& commune) {
       return PlanLines{.recipients = "- " + committee_of(province_of(commune)) + ";\n"};
     },
     false},
    {"PeoplesCommitteeWithoutName",
     [](const Commune& commune) {
       return PlanLines{.recipients = "- UBND " + province_of(commune).level + ";\n"};
     },
     false},
};

class EveryCommune : public ::testing::TestWithParam<Setting> {};

TEST_P(EveryCommune, IsReadRightOrStaysOpen) {
  std::map<std::string, int> bearers;
  for (const Commune& commune : test::vocabulary().communes())
    ++bearers[comparison_key(level_and_name(commune))];

  std::vector<std::string> wrong, unresolved;
  for (const Commune& commune : test::vocabulary().communes()) {
    const Issuer issuer = issuer_of(plan_of(commune, GetParam().lines(commune)));
    if (issuer.commune_code) {
      if (issuer.commune_code != commune.code || issuer.province_code != commune.province_code)
        wrong.push_back(commune.code + " read as " + *issuer.commune_code);
      EXPECT_THAT(issuer.candidates, IsEmpty()) << commune.code;
      continue;
    }
    EXPECT_THAT(codes_of(issuer.candidates), Contains(commune.code)) << level_and_name(commune);
    const bool unique = bearers[comparison_key(level_and_name(commune))] == 1;
    if (GetParam().tells_province || unique)
      unresolved.push_back(commune.code + " " + level_and_name(commune));
  }
  EXPECT_THAT(wrong, IsEmpty());
  EXPECT_THAT(unresolved, IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(CommuneResolution, EveryCommune, ::testing::ValuesIn(kSettings),
                         [](const auto& setting) { return std::string(setting.param.name); });

// A plan of xã Bình Giang (three provinces) or Hợp Tiến (two) that says nothing of its province but `told`.
struct Told {
  const char* promise;
  std::string commune, told;  // lines of Nơi nhận, or of the body where they begin with a blank
  std::string province;       // "" where the commune must stay open
};

void PrintTo(const Told& told, std::ostream* out) { *out << told.promise; }

std::string plan_telling(const Told& told) {
  const bool in_body = told.told.starts_with(" ");
  return "ỦY BAN NHÂN DÂN\nXÃ " + to_upper(told.commune) +
         "\nSố: 8/KH-UBND\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\n" +
         told.commune + ", ngày 06 tháng 4 năm 2026\n\nKẾ HOẠCH\nTrồng tre chắn sóng năm 2026\n\n" +
         (in_body ? told.told.substr(1) + "\n" : "") +
         "I. MỤC ĐÍCH\n1. Giữ bờ sông khỏi sạt lở trong mùa mưa.\n\nNơi nhận:\n" +
         (in_body ? "" : "- " + told.told + ";\n") +
         "- Lưu: VT.\n\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\n\nLê Văn Hòa\n";
}

class AnAmbiguousName : public ::testing::TestWithParam<Told> {};

TEST_P(AnAmbiguousName, IsTakenForTheCommuneOfTheEvidenceAlone) {
  const Issuer issuer = issuer_of(plan_telling(GetParam()));
  EXPECT_EQ(issuer.commune, GetParam().commune);
  EXPECT_EQ(issuer.province.value_or(""), GetParam().province);
  EXPECT_EQ(issuer.commune_code.has_value(), !GetParam().province.empty());
  EXPECT_EQ(issuer.candidates.empty(), !GetParam().province.empty());
}

INSTANTIATE_TEST_SUITE_P(
    CommuneResolution, AnAmbiguousName,
    ::testing::Values(
        Told{"NothingTells", "Bình Giang", "Các thôn", ""},
        Told{"NothingTellsOfTwo", "Hợp Tiến", "Các thôn", ""},
        Told{"ADepartmentOfTheCity", "Bình Giang", "Sở Nội vụ thành phố Hải Phòng", "Hải Phòng"},
        Told{"ADepartmentOfTheProvince", "Bình Giang", "Sở Nông nghiệp và Môi trường tỉnh Ninh Bình",
             "Ninh Bình"},
        Told{"AShortFormOfTheCity", "Hợp Tiến", "UBND TP. Hải Phòng (để báo cáo)", "Hải Phòng"},
        Told{"OneOfThemLiesInACity", "Bình Giang", "Sở Nội vụ TP", "Hải Phòng"},
        Told{"OneOfTwoLiesInAProvince", "Hợp Tiến", "Thường trực Tỉnh ủy", "Thanh Hoá"},
        Told{"TwoOfThreeLieInProvinces", "Bình Giang", "UBND tỉnh", ""},
        Told{"AProvinceWithoutSuchACommune", "Bình Giang", "UBND tỉnh Nghệ An", ""},
        Told{"TheOwnNameWithItsProvince", "Bình Giang",
             " Trồng tre trên địa bàn xã Bình Giang, thành phố Hải Phòng.", "Hải Phòng"},
        Told{"TheBasis", "Bình Giang",
             " Căn cứ Quyết định số 77/QĐ-UBND ngày 02/3/2026 của Ủy ban nhân dân thành phố Hải Phòng về "
             "trồng cây.",
             "Hải Phòng"},
        Told{"TheBasisOfTheCommittee", "Hợp Tiến",
             " Thực hiện Nghị quyết số 12-NQ/TU ngày 05/01/2026 của Ban Thường vụ Thành ủy về trồng cây.",
             "Hải Phòng"},
        Told{"AnOldBasisOfAFormerProvince", "Bình Giang",
             " Căn cứ Quyết định số 9/2023/QĐ-UBND ngày 04/5/2023 của Ủy ban nhân dân tỉnh Hải Dương về đê "
             "điều.",
             "Hải Phòng"},
        Told{"ABodyOfTheFormerDistrict", "Bình Giang",
             " Tiếp tục dự án trồng tre do UBND huyện Bình Giang khởi công.", "Hải Phòng"},
        Told{"AnOldCommitteeMayBeThatOfAFormerCity", "Hợp Tiến",
             " Thực hiện Nghị quyết số 12-NQ/TU ngày 05/01/2023 của Ban Thường vụ Thành ủy về trồng cây.",
             ""},
        Told{"AProvinceMerelyMentioned", "Bình Giang", " Trồng theo kinh nghiệm của thành phố Hải Phòng.",
             ""},
        Told{"ABodyThatIsAnExample", "Bình Giang",
             " Học tập kinh nghiệm của Sở Nông nghiệp và Môi trường thành phố Hải Phòng.", ""},
        Told{"ATitleThatSpeaksOfAProvince", "Bình Giang", " Triển khai đề tài giống tre của tỉnh Ninh Bình.",
             ""},
        Told{"AFormerCityIsNoProvince", "Gia Lộc", " Tre giống do Công an thành phố Hải Dương tặng.",
             "Hải Phòng"},
        Told{"AnotherProvinceBesideTheUnnamedOwn", "Hợp Tiến",
             " Thực hiện chỉ đạo của UBND tỉnh, phối hợp với Sở Xây dựng thành phố Hải Phòng đặt mua tre.",
             "Thanh Hoá"}),
    [](const auto& told) { return std::string(told.param.promise); });

// A xã in Hải Phòng and a phường in Tây Ninh: the printed level decides, and without it the evidence.
TEST(CommuneResolution, AnotherLevelIsAnotherCommune) {
  EXPECT_EQ(issuer_of(plan_telling({"", "Gia Lộc", "Các thôn", ""})).province, "Hải Phòng");
  const auto without_level = [](const std::string& recipients) {
    return issuer_of(
        "ĐẢNG ỦY\nSố 5-KH/ĐU\nGia Lộc, ngày 12 tháng 5 năm 2026\n\nKẾ HOẠCH\nTrồng tre\n\nI. MỤC ĐÍCH\n"
        "1. Giữ bờ sông.\n\nNơi nhận:\n- " +
        recipients + ";\n- Lưu: VT.\n");
  };
  const Issuer open = without_level("Các thôn");
  EXPECT_EQ(open.commune_code, std::nullopt);
  EXPECT_THAT(open.candidates, SizeIs(2));
  EXPECT_EQ(open.province, std::nullopt);
  EXPECT_EQ(without_level("Thành ủy Hải Phòng").commune_code, "10999");
  EXPECT_EQ(without_level("Sở Nội vụ tỉnh Tây Ninh").commune_code, "25672");
}

TEST(CommuneResolution, WhatIsOpenKeepsEveryCommuneByCode) {
  const Issuer issuer = issuer_of(plan_telling({"", "Bình Giang", "Các thôn", ""}));
  std::vector<std::string> provinces;
  for (const CommuneName& commune : issuer.candidates) {
    EXPECT_EQ(commune.level + " " + commune.name, "xã Bình Giang");
    provinces.push_back(commune.province);
  }
  EXPECT_THAT(provinces, UnorderedElementsAre("Hải Phòng", "Ninh Bình", "An Giang"));
  EXPECT_TRUE(std::is_sorted(issuer.candidates.begin(), issuer.candidates.end(),
                             [](const auto& a, const auto& b) { return a.code < b.code; }));
}

TEST(CommuneResolution, TheUnnamedProvinceLeavesTheCandidatesThatLieInOne) {
  const Issuer issuer = issuer_of(plan_telling({"", "Bình Giang", "UBND tỉnh", ""}));
  EXPECT_THAT(codes_of(issuer.candidates), SizeIs(2));
  EXPECT_EQ(issuer.province, std::nullopt);
}

TEST(CommuneResolution, AnotherLevelThanPrintedIsNeverTheAnswer) {
  std::string plan = plan_telling({"", "Bình Giang", "UBND thành phố Hải Phòng", ""});
  plan.replace(plan.find("XÃ BÌNH"), std::string("XÃ").size(), "PHƯỜNG");
  const Issuer issuer = issuer_of(plan);
  EXPECT_EQ(issuer.commune_code, std::nullopt);
  EXPECT_EQ(issuer.level, "phường");
  ASSERT_THAT(issuer.candidates, SizeIs(1));
  EXPECT_EQ(issuer.candidates.front().province, "Hải Phòng");
  EXPECT_EQ(issuer.province, "Hải Phòng");
}

TEST(CommuneResolution, AnUnknownNameStillHasTheProvinceThatIsTold) {
  const Issuer issuer = issuer_of(plan_telling({"", "Bình Giàng", "UBND thành phố Hải Phòng", ""}));
  EXPECT_EQ(issuer.commune_code, std::nullopt);
  EXPECT_THAT(issuer.candidates, IsEmpty());
  EXPECT_EQ(issuer.province, "Hải Phòng");
}

TEST(CommuneResolution, IssuersOfAJointPlanAreResolvedEach) {
  const std::string plan =
      "ĐẢNG ỦY XÃ BÌNH GIANG\nỦY BAN MẶT TRẬN TỔ QUỐC VIỆT NAM XÃ BÌNH GIANG\nKẾ HOẠCH LIÊN TỊCH\nTrồng tre\n"
      "I. MỤC ĐÍCH\n1. Giữ bờ sông.\nNơi nhận:\n- ";
  const Header told = test::parse(plan + "Thành ủy Hải Phòng;").header;
  ASSERT_THAT(told.co_issuers, SizeIs(1));
  EXPECT_EQ(told.issuer.province, "Hải Phòng");
  EXPECT_EQ(told.co_issuers.front().commune_code, told.issuer.commune_code);
  const Header open = test::parse(plan + "Các thôn;").header;
  ASSERT_THAT(open.co_issuers, SizeIs(1));
  EXPECT_THAT(open.co_issuers.front().candidates, SizeIs(3));
}

TEST(CommuneResolution, AnOpenCommuneIsReportedWithItsCandidates) {
  const auto issues_of = [](const std::string& recipients) {
    std::vector<Issue> issues;
    for (Issue& issue :
         test::parse("ỦY BAN NHÂN DÂN\nXÃ HỢP TIẾN\nSố: 5/KH-UBND\nHợp Tiến, ngày 12 tháng 5 năm "
                     "2026\nKẾ HOẠCH\nTrồng tre\nI. MỤC ĐÍCH\n1. Giữ bờ sông.\nNơi nhận:\n- " +
                     recipients)
             .issues) {
      if (issue.code == "commune-ambiguous") issues.push_back(std::move(issue));
    }
    return issues;
  };
  const std::vector<Issue> open = issues_of("Các thôn;");
  ASSERT_THAT(open, SizeIs(1));
  EXPECT_EQ(open.front().severity, Severity::info);
  EXPECT_THAT(open.front().message, ::testing::HasSubstr("xã Hợp Tiến"));
  EXPECT_THAT(open.front().message, ::testing::HasSubstr("Hải Phòng, Thanh Hoá"));
  EXPECT_THAT(open.front().fix, ::testing::HasSubstr("Nơi nhận"));
  EXPECT_THAT(issues_of("Thành ủy Hải Phòng;"), IsEmpty());
}

}  // namespace
}  // namespace vanthu
