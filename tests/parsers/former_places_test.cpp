// Communes and districts until June 2025 as texts name them.
#include "parsers/former_places.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>

#include "normalize/former_units.h"
#include "plan_text.h"

namespace vanthu {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A plan of xã Bình Giang, Hải Phòng, with that line in its first section.
Document plan_with(const std::string& line) {
  return test::parse(
      "ỦY BAN NHÂN DÂN\nXÃ BÌNH GIANG\nSố: 8/KH-UBND\nBình Giang, ngày 06 tháng 4 năm 2026\nKẾ HOẠCH\n"
      "Trồng tre chắn sóng năm 2026\nI. MỤC ĐÍCH\n" +
      line + "\nNơi nhận:\n- UBND thành phố Hải Phòng;\n- Lưu: VT.");
}

/// "raw -> successor, successor*" where * took the whole unit; "(reason)" where there is one.
std::vector<std::string> found_in(const Document& document) {
  std::vector<std::string> found;
  for (const FormerPlace& place : document.former_places) {
    std::string text = place.raw + " ->";
    for (std::size_t i = 0; i < place.successors.size(); ++i) {
      const SuccessorCommune& successor = place.successors[i];
      text += (i == 0 ? " " : ", ") + successor.commune.name + (successor.whole ? "*" : "");
    }
    if (place.reason) text += " (" + *place.reason + ")";
    found.push_back(std::move(text));
  }
  return found;
}

struct PlaceCase {
  std::string line;
  std::vector<std::string> found;
};

void PrintTo(const PlaceCase& one, std::ostream* out) { *out << one.line; }

class FormerPlacesOf : public ::testing::TestWithParam<PlaceCase> {};

TEST_P(FormerPlacesOf, ALineAreFound) { EXPECT_EQ(found_in(plan_with(GetParam().line)), GetParam().found); }

INSTANTIATE_TEST_SUITE_P(
    Present, FormerPlacesOf,
    ::testing::Values(PlaceCase{"1. Giao thị trấn Kẻ Sặt làm điểm.", {"thị trấn Kẻ Sặt -> Kẻ Sặt*"}},
                      PlaceCase{"1. Giao TT. Kẻ Sặt, TX. Kinh Môn làm điểm.",
                                {"TT. Kẻ Sặt -> Kẻ Sặt*",
                                 "TX. Kinh Môn -> Kinh Môn, Bắc An Phụ, Nam An Phụ, Nhị Chiểu, Phạm Sư Mạnh, "
                                 "Trần Liễu, Nguyễn Đại Năng, Phú Thái"}},
                      PlaceCase{"1. Theo quy hoạch của UBND thị xã Kinh Môn.",
                                {"thị xã Kinh Môn -> Kinh Môn, Bắc An Phụ, Nam An Phụ, Nhị Chiểu, Phạm Sư "
                                 "Mạnh, Trần Liễu, Nguyễn Đại Năng, Phú Thái"}},
                      PlaceCase{"1. Theo Kế hoạch của huyện đảo Bạch Long Vĩ.",
                                {"huyện đảo Bạch Long Vĩ -> Bạch Long Vĩ*"}},
                      PlaceCase{"1. Tuyến đê qua thị trấn Thanh Hà (cũ).",
                                {"thị trấn Thanh Hà -> Thanh Hà*"}}));

INSTANTIATE_TEST_SUITE_P(
    Ambiguous, FormerPlacesOf,
    ::testing::Values(
        // Several provinces had a xã Thái Hòa, Hải Phòng's part one.
        PlaceCase{"1. Tuyến kênh qua xã Thái Hòa.", {"xã Thái Hòa -> Đường An, Thượng Hồng"}},
        PlaceCase{"1. Tuyến kênh qua xã Thái Hòa, huyện Bình Giang, tỉnh Hải Dương.",
                  {"xã Thái Hòa -> Đường An, Thượng Hồng",
                   "huyện Bình Giang -> Kẻ Sặt, Bình Giang, Đường An, Thượng Hồng, Nguyễn Lương Bằng"}},
        PlaceCase{"1. Học tập xã Thái Hòa, huyện Triệu Sơn.",
                  {"xã Thái Hòa -> Tân Ninh*",
                   "huyện Triệu Sơn -> Triệu Sơn, Thọ Bình, Hợp Tiến, Tân Ninh, Đồng Tiến, Thọ Ngọc, Thọ "
                   "Phú, An Nông"}}));

INSTANTIATE_TEST_SUITE_P(
    None, FormerPlacesOf,
    ::testing::Values(PlaceCase{"1. Phát triển văn hóa - xã hội, an sinh xã hội.", {}},
                      PlaceCase{"1. Phát triển Văn hóa - Xã Hội.", {}},
                      PlaceCase{"AN SINH XÃ HỘI AN TOÀN", {}},
                      PlaceCase{"1. Báo cáo Ủy ban nhân dân thành phố, quận, huyện, thị xã.", {}},
                      PlaceCase{"1. Ủy ban nhân dân cấp huyện đã kết thúc hoạt động.", {}},
                      PlaceCase{"1. Phường, xã, thị trấn phối hợp.", {}},
                      PlaceCase{"1. Đường Huyện 5 và Quận đoàn.", {}},
                      PlaceCase{"1. Học tập thành phố Hải Phòng và thành phố Huế.", {}},
                      PlaceCase{"1. Phối hợp với xã Kẻ Sặt, xã Thượng Hồng.", {}},
                      PlaceCase{"1. Nhân dân xã Thái Hòa Thượng đóng góp.", {}},
                      PlaceCase{"1. Kinh phí 15 xã 1.000 đồng.", {}},
                      PlaceCase{"1. Báo cáo TT.ĐU, TT. ĐU, TT.HĐND xã.", {}},
                      PlaceCase{"1. Báo cáo UBND xã Thuận lợi, khó khăn.", {}},
                      PlaceCase{"1. Phòng Kinh tế xã 3 tháng một lần.", {}}));

TEST(FormerPlaces, AreTracedToTheirPlaceAndSection) {
  const Document document = plan_with("1. Tuyến đê qua UBND thị trấn Kẻ Sặt.");
  ASSERT_THAT(document.former_places, SizeIs(1));
  const FormerPlace& place = document.former_places.front();
  EXPECT_EQ(document.text.substr(place.span.bytes.begin, place.span.bytes.size()), place.raw);
  EXPECT_EQ(place.level, "thị trấn");
  EXPECT_EQ(place.name, "Kẻ Sặt");
  EXPECT_EQ(place.province_code, "31");
  EXPECT_EQ(place.section, "I.1");
}

TEST(FormerPlaces, StandInTablesToo) {
  EXPECT_THAT(
      found_in(plan_with("TT\tNhiệm vụ\tCơ quan chủ trì\n1\tRà soát đất ở huyện Bình Giang\tPhòng Kinh tế")),
      ElementsAre("huyện Bình Giang -> Kẻ Sặt, Bình Giang, Đường An, Thượng Hồng, Nguyễn Lương Bằng"));
}

TEST(FormerPlaces, OfADocumentWithoutProvinceStayOpenWhereSeveralBoreTheName) {
  const auto of = [](const std::string& line) {
    return found_in(test::parse("KẾ HOẠCH\nTrồng tre\nI. MỤC ĐÍCH\n" + line));
  };
  EXPECT_THAT(of("1. Học tập huyện Châu Thành."), ElementsAre("huyện Châu Thành -> (ambiguous-former-unit)"));
  EXPECT_THAT(of("1. Học tập huyện Mộc Châu, tỉnh Sơn La."), SizeIs(1));
  // Communes bear the name today: it is no former one for sure.
  EXPECT_THAT(of("1. Học tập xã Tân An."), IsEmpty());
}

TEST(FormerPlaces, TheSentencesProvinceDecidesBeforeTheDocuments) {
  const auto province_of = [](const std::string& line) {
    const Document document = plan_with(line);
    return document.former_places.empty() ? "" : document.former_places.front().province_code.value_or("");
  };
  EXPECT_EQ(province_of("1. Theo Quyết định của UBND tỉnh Gia Lai về hồ chứa nước ở huyện An Lão."), "52");
  EXPECT_EQ(province_of("1. Theo Quyết định của UBND tỉnh Gia Lai. Hồ chứa nước ở huyện An Lão."), "31");
}

TEST(FormerPlaces, ADistrictRaisedBeforeKeepsItsEarlierName) {
  const Document document = plan_with("1. Theo Quyết định của UBND huyện Thủy Nguyên và UBND quận Lê Chân.");
  ASSERT_THAT(document.former_places, SizeIs(2));
  EXPECT_EQ(document.former_places[0].level, "huyện");
  EXPECT_THAT(document.former_places[0].successors, SizeIs(8));
}

TEST(FormerPlaces, OfAnUnknownFateSaySo) {
  EXPECT_THAT(found_in(plan_with("1. Theo Quyết định của UBND huyện Yên Dũng.")),
              ElementsAre("huyện Yên Dũng -> (successors-unknown)"));
}

TEST(FormerPlaces, AreAThousandAtTheMost) {
  std::string line = "1. Rà soát";
  for (int i = 0; i < 3000; ++i) line += " huyện Bình Giang,";
  EXPECT_THAT(plan_with(line).former_places, SizeIs(1000));
}

/// "xã Thái Hòa, huyện Bình Giang".
std::string with_district(const FormerUnit& unit, const FormerUnit& district) {
  std::string text(unit.level);
  text.append(" ").append(unit.name).append(", ").append(district.level).append(" ").append(district.name);
  return text;
}

std::vector<std::string> successors_of(const FormerUnit& unit) {
  std::vector<std::string> codes;
  for (const std::size_t position : unit.communes) {
    codes.push_back(test::vocabulary().communes()[position].code);
  }
  return codes;
}

std::vector<std::string> successors_of(const FormerPlace& place) {
  std::vector<std::string> codes;
  for (const SuccessorCommune& successor : place.successors) codes.push_back(successor.commune.code);
  return codes;
}

TEST(FormerPlaces, EveryFormerCommuneIsFoundByItsDistrict) {
  constexpr std::size_t kLinesOfAPlan = 400;
  const FormerUnits& units = test::vocabulary().former_units();
  std::map<std::string_view, const FormerUnit*> districts;
  std::map<std::string, std::vector<const FormerUnit*>> communes;  // by their line
  for (const FormerUnit& unit : units.all()) {
    if (unit.district.empty()) {
      if (!unit.code.empty()) districts.emplace(unit.code, &unit);
    } else {
      communes[with_district(unit, *districts.at(unit.district))].push_back(&unit);
    }
  }
  EXPECT_GT(communes.size(), 10000u);
  for (auto next = communes.begin(); next != communes.end();) {
    std::string text = "KẾ HOẠCH\nRà soát địa giới\nI. ĐỊA GIỚI\n";
    std::map<std::size_t, const std::pair<const std::string, std::vector<const FormerUnit*>>*> lines;
    for (; next != communes.end() && lines.size() < kLinesOfAPlan; ++next) {
      lines.emplace(text.size(), &*next);
      text += next->first + "\n";
    }
    const Document document = test::parse(text);
    ASSERT_EQ(document.text, text.substr(0, text.size() - 1));
    std::map<std::size_t, const FormerPlace*> found;
    for (const FormerPlace& place : document.former_places) found.emplace(place.span.bytes.begin, &place);
    for (const auto& [begin, line] : lines) {
      const auto place = found.find(begin);
      if (place == found.end()) {
        ADD_FAILURE() << line->first;
      } else if (line->second.size() == 1) {
        EXPECT_EQ(successors_of(*place->second), successors_of(*line->second.front())) << line->first;
      } else {
        EXPECT_EQ(place->second->reason, "ambiguous-former-unit") << line->first;
      }
    }
  }
}

}  // namespace
}  // namespace vanthu
