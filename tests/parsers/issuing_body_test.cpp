#include "parsers/issuing_body.h"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "tests/parsers/plan_text.h"

namespace vanthu {
namespace {

using test::vocabulary;

const IssuingBodyReader& reader() {
  static const IssuingBodyReader compiled(vocabulary());
  return compiled;
}

Issuer commune(const char* level, const char* name, const char* province) {
  Issuer issuer;
  issuer.level = level;
  issuer.commune = name;
  issuer.name = std::string("Ủy ban nhân dân ") + level + " " + name;
  if (*province != '\0') issuer.province = province;
  return issuer;
}

/// Issuers of citing documents, by a short name for the tables below.
Issuer citing(const std::string& who) {
  static const std::map<std::string, Issuer> issuers = {
      {"city commune", commune("xã", "Vĩnh Bảo", "Hải Phòng")},
      {"city ward", commune("phường", "Thủy Nguyên", "Hải Phòng")},
      {"province commune", commune("xã", "Ba Chẽ", "Quảng Ninh")},
      {"commune somewhere", commune("xã", "Vĩnh Bảo", "")},
      {"nobody", {}},
      {"city", {"Ủy ban nhân dân thành phố Đà Nẵng", "thành phố", {}, {}, "Đà Nẵng", "48"}}};
  return issuers.at(who);
}

struct NameCase {
  const char *name, *citing, *issuer;
};

class IssuingBodyNames : public ::testing::TestWithParam<NameCase> {};

TEST_P(IssuingBodyNames, AreTheBodyInItsPlace) {
  const NameCase& c = GetParam();
  EXPECT_EQ(to_string(reader().of_name(c.name, citing(c.citing))), c.issuer) << c.name << ", " << c.citing;
}

INSTANTIATE_TEST_SUITE_P(
    CentralBodies, IssuingBodyNames,
    ::testing::Values(NameCase{"Bộ Chính trị", "city commune", "tw"},
                      NameCase{"Ban Chấp hành Trung ương Đảng", "city commune", "tw"},
                      NameCase{"Thường trực Ban Bí thư", "city commune", "tw"},
                      NameCase{"Bộ Chính trị khóa XII", "nobody", "tw"},
                      NameCase{"Ban Tổ chức Trung ương", "city commune", "btctw"},
                      NameCase{"Đại hội đại biểu toàn quốc của Đảng", "city", "tw-đh"},
                      NameCase{"Chính phủ", "city commune", "cp"},
                      NameCase{"Thủ tướng Chính phủ", "city commune", "ttg"},
                      NameCase{"Phó Thủ tướng Chính phủ", "city commune", "ttg"},
                      NameCase{"Quốc hội", "city commune", "qh"},
                      NameCase{"Ủy ban Thường vụ Quốc hội", "city commune", "ubtvqh"},
                      NameCase{"Thường vụ Quốc hội", "city commune", "ubtvqh"},
                      NameCase{"Chủ tịch nước", "city commune", "ctn"},
                      NameCase{"Bộ Nội vụ", "city commune", "bnv"},
                      NameCase{"Bộ trưởng Bộ Nội vụ", "city commune", "bnv"},
                      NameCase{"Bộ Nông nghiệp và Phát triển nông thôn", "city commune", "bnnptnt"},
                      NameCase{"Tổng Thanh tra Chính phủ", "city commune", "ttcp"},
                      NameCase{"Văn phòng Chính phủ", "city commune", "vpcp"},
                      NameCase{"Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam", "city commune", "mttw"},
                      NameCase{"Đoàn Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", "city", "mttw"}));

INSTANTIATE_TEST_SUITE_P(
    ProvincialBodies, IssuingBodyNames,
    ::testing::Values(
        NameCase{"Ủy ban nhân dân thành phố", "city commune", "hải-phòng.ubnd"},
        NameCase{"UBND thành phố", "city ward", "hải-phòng.ubnd"},
        NameCase{"Chủ tịch Ủy ban nhân dân thành phố", "city commune", "hải-phòng.ubnd"},
        NameCase{"Ủy ban nhân dân thành phố", "commune somewhere", "?tỉnh.ubnd"},
        NameCase{"Ủy ban nhân dân thành phố", "city", "đà-nẵng.ubnd"},
        NameCase{"Ủy ban nhân dân thành phố Hải Phòng", "commune somewhere", "hải-phòng.ubnd"},
        // In a province "thành phố" may be one of its cities before July 2025.
        NameCase{"Ủy ban nhân dân thành phố", "province commune", "?.ubnd"},
        NameCase{"Ủy ban nhân dân tỉnh", "province commune", "quảng-ninh.ubnd"},
        NameCase{"Ủy ban nhân dân tỉnh", "city commune", "?tỉnh.ubnd"},
        NameCase{"HĐND tỉnh Quảng Ninh", "city commune", "quảng-ninh.hđnd"},
        NameCase{"UBND TP. Hồ Chí Minh", "city commune", "hồ-chí-minh.ubnd"},
        NameCase{"UBND TP.HCM", "city commune", "hồ-chí-minh.ubnd"},
        NameCase{"Thành ủy TP. Cần Thơ", "city commune", "cần-thơ.tu"},
        NameCase{"Thành ủy Thành phố Hồ Chí Minh", "nobody", "hồ-chí-minh.tu"},
        NameCase{"Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu", "nobody", "bà-rịa-vũng-tàu.ubnd"},
        NameCase{"Ban Chỉ đạo 35 thành phố", "city commune", "hải-phòng.ban-chỉ-đạo-35"},
        NameCase{"Ủy ban nhân dân thành phố và Ủy ban MTTQ Việt Nam thành phố", "city commune",
                 "hải-phòng.ubnd"},
        NameCase{"Thường trực Hội đồng nhân dân thành phố", "city commune", "hải-phòng.hđnd"},
        NameCase{"Hội đồng nhân dân tỉnh Hải Dương", "city commune", "hải-dương.hđnd"},
        NameCase{"Thành ủy", "city commune", "hải-phòng.tu"},
        NameCase{"Thành uỷ Hải Phòng", "nobody", "hải-phòng.tu"},
        NameCase{"Ban Thường vụ Thành ủy", "city commune", "hải-phòng.tu"},
        NameCase{"Ban Chấp hành Đảng bộ thành phố", "city commune", "hải-phòng.tu"},
        NameCase{"Ban Chấp hành Đảng bộ tỉnh Quảng Ninh", "city commune", "quảng-ninh.tu"},
        NameCase{"BTV Tỉnh ủy", "province commune", "quảng-ninh.tu"},
        NameCase{"Tỉnh ủy Hải Dương", "city commune", "hải-dương.tu"},
        NameCase{"Ban Tổ chức Thành ủy", "city commune", "hải-phòng.btctu"},
        NameCase{"Ủy ban Kiểm tra Tỉnh ủy", "province commune", "quảng-ninh.ubkttu"},
        NameCase{"Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố", "city commune", "hải-phòng.đu-ubnd"},
        NameCase{"Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố", "city commune", "hải-phòng.đu-ubnd"},
        NameCase{"Đảng ủy UBND tỉnh", "province commune", "quảng-ninh.đu-ubnd"},
        NameCase{"Sở Nội vụ", "city commune", "hải-phòng.sở-nội-vụ"},
        NameCase{"Giám đốc Sở Nội vụ", "city commune", "hải-phòng.sở-nội-vụ"},
        NameCase{"Sở Nội vụ tỉnh Quảng Ninh", "city commune", "quảng-ninh.sở-nội-vụ"},
        NameCase{"Sở Tư pháp Hải Phòng", "nobody", "hải-phòng.sở-tư-pháp"},
        NameCase{"Công an thành phố", "city commune", "hải-phòng.công-an"},
        NameCase{"Thành đoàn", "city commune", "hải-phòng.đtn"},
        NameCase{"Đại hội đại biểu Đảng bộ thành phố lần thứ I", "city commune", "hải-phòng.đh"}));

INSTANTIATE_TEST_SUITE_P(
    CommunalBodies, IssuingBodyNames,
    ::testing::Values(
        NameCase{"Ủy ban nhân dân xã", "city commune", "hải-phòng.xã-vĩnh-bảo.ubnd"},
        NameCase{"Ủy ban nhân dân xã Vĩnh Bảo", "city commune", "hải-phòng.xã-vĩnh-bảo.ubnd"},
        NameCase{"Ủy ban nhân dân xã", "commune somewhere", "?tỉnh.xã-vĩnh-bảo.ubnd"},
        NameCase{"Ủy ban nhân dân xã", "nobody", "?xã.ubnd"},
        NameCase{"Ủy ban nhân dân phường", "city commune", "?xã.ubnd"},
        NameCase{"Ủy ban nhân dân cấp xã", "city commune", "?xã.ubnd"},
        NameCase{"Ủy ban nhân dân phường Thủy Nguyên", "city commune", "hải-phòng.phường-thủy-nguyên.ubnd"},
        NameCase{"Ủy ban nhân dân xã Không Có Đâu", "city commune", "?tỉnh.xã-không-có-đâu.ubnd"},
        NameCase{"Đảng ủy xã", "city commune", "hải-phòng.xã-vĩnh-bảo.đu"},
        NameCase{"Đảng ủy", "city commune", "hải-phòng.xã-vĩnh-bảo.đu"},
        NameCase{"Ban Thường vụ Đảng ủy phường", "city ward", "hải-phòng.phường-thủy-nguyên.đu"},
        NameCase{"Ban Chấp hành Đảng bộ xã", "city commune", "hải-phòng.xã-vĩnh-bảo.đu"},
        NameCase{"Đảng ủy Ủy ban nhân dân xã", "city commune", "hải-phòng.xã-vĩnh-bảo.đu-ubnd"},
        NameCase{"Đại hội đại biểu Đảng bộ xã Vĩnh Bảo lần thứ I, nhiệm kỳ 2025 - 2030", "city commune",
                 "hải-phòng.xã-vĩnh-bảo.đh"},
        NameCase{"Ban Xây dựng Đảng", "city commune", "hải-phòng.xã-vĩnh-bảo.bxdđ"},
        NameCase{"Ủy ban MTTQ Việt Nam xã", "city commune", "hải-phòng.xã-vĩnh-bảo.mttq"},
        NameCase{"Ban Thường trực Ủy ban MTTQ Việt Nam xã", "city commune", "hải-phòng.xã-vĩnh-bảo.mttq"},
        NameCase{"Ban Chỉ đạo chuyển đổi số xã", "city commune",
                 "hải-phòng.xã-vĩnh-bảo.ban-chỉ-đạo-chuyển-đổi-số"}));

INSTANTIATE_TEST_SUITE_P(
    FormerAndUnknownBodies, IssuingBodyNames,
    ::testing::Values(NameCase{"Ủy ban nhân dân huyện", "city commune", "?huyện.ubnd"},
                      NameCase{"Ủy ban nhân dân huyện Vĩnh Bảo", "city commune", "?tỉnh.huyện-vĩnh-bảo.ubnd"},
                      NameCase{"Huyện ủy Vĩnh Bảo", "city commune", "?tỉnh.huyện-vĩnh-bảo.hu"},
                      NameCase{"Ban Thường vụ Quận ủy", "city ward", "?huyện.hu"},
                      NameCase{"Thành ủy Hạ Long", "province commune", "?tỉnh.thành-phố-hạ-long.hu"},
                      NameCase{"Ủy ban nhân dân thành phố Hạ Long", "province commune",
                               "?tỉnh.thành-phố-hạ-long.ubnd"},
                      NameCase{"Ủy ban nhân dân", "city commune", "?.ubnd"},
                      NameCase{"Đảng ủy Tiên Lãng", "city commune", "?xã.đu"},
                      NameCase{"Đảng ủy Sở Tư pháp", "city commune", "?.đu"},
                      NameCase{"Đảng bộ", "nobody", "?"},
                      NameCase{"Viện Nghiên cứu Tre", "city commune", "?.viện-nghiên-cứu-tre"},
                      NameCase{"", "city commune", "?"}));

struct SignCase {
  const char *sign, *citing, *issuer;
};

class IssuingBodySigns : public ::testing::TestWithParam<SignCase> {};

TEST_P(IssuingBodySigns, AreTheBodyAsFarAsTheyTell) {
  const SignCase& c = GetParam();
  EXPECT_EQ(to_string(reader().of_sign(c.sign, citing(c.citing))), c.issuer) << c.sign << ", " << c.citing;
}

INSTANTIATE_TEST_SUITE_P(
    Signs, IssuingBodySigns,
    ::testing::Values(
        SignCase{"TW", "city commune", "tw"}, SignCase{"TTg", "city commune", "ttg"},
        SignCase{"TTG", "city commune", "ttg"}, SignCase{"CP", "city commune", "cp"},
        SignCase{"BNV", "city commune", "bnv"}, SignCase{"BNN-PC", "city", "bnnptnt"},
        SignCase{"QH15", "city commune", "qh"}, SignCase{"UBTVQH15", "city", "ubtvqh"},
        SignCase{"BTCTW", "city commune", "btctw"}, SignCase{"TU", "city commune", "hải-phòng.tu"},
        SignCase{"TU", "province commune", "quảng-ninh.tu"}, SignCase{"TU", "commune somewhere", "?tỉnh.tu"},
        SignCase{"UBND", "city commune", "?.ubnd"}, SignCase{"UB", "city", "?.ubnd"},
        SignCase{"UBND-VX", "city commune", "?.ubnd"}, SignCase{"HĐND", "city commune", "?.hđnd"},
        SignCase{"SNV-TCBC", "city commune", "hải-phòng.sở-nội-vụ"}, SignCase{"ĐU", "city commune", "?.đu"},
        SignCase{"ĐUX", "city commune", "?xã.đu"}, SignCase{"ĐUUBND", "city commune", "?.đu-ubnd"},
        SignCase{"BXDĐ-ĐUUBNDX", "city commune", "?xã.bxdđ"},
        SignCase{"BXDD-ĐUUBNDX", "city commune", "?xã.bxdđ"}, SignCase{"HU", "city commune", "?huyện.hu"},
        SignCase{"CAP", "city commune", "?xã.công-an"}, SignCase{"CAX", "city commune", "?xã.công-an"},
        SignCase{"CATP", "city commune", "hải-phòng.công-an"}, SignCase{"MTTQ-BTT", "city commune", "?.mttq"},
        SignCase{"ABCXYZ", "city commune", "?.abcxyz"}, SignCase{"", "city commune", "?"}));

TEST(IssuingBody, OfANameThatNoTableHasIsItsSign) {
  const IssuingBody body = reader().of_name_and_sign("Ban Cầu đường", "BCĐG", citing("city commune"));
  EXPECT_EQ(to_string(body), to_string(reader().of_sign("BCĐG", citing("city commune"))));
}

TEST(IssuingBody, NameBeatsASignThatContradictsIt) {
  const IssuingBody body = reader().of_name_and_sign("Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố", "TU",
                                                     citing("city commune"));
  EXPECT_EQ(to_string(body), "hải-phòng.đu-ubnd");
}

struct FitCase {
  const char *sign, *name;
  SignFit fit;
};

class SignFits : public ::testing::TestWithParam<FitCase> {};

TEST_P(SignFits, TellsWhetherTheNamedBodySignsSo) {
  const FitCase& c = GetParam();
  EXPECT_EQ(reader().sign_fit(c.sign, c.name), c.fit) << c.sign << ", " << c.name;
}

INSTANTIATE_TEST_SUITE_P(
    OfTheBody, SignFits,
    ::testing::Values(FitCase{"TW", "Bộ Chính trị", SignFit::fits},
                      FitCase{"TW", "Ban Bí thư Trung ương Đảng", SignFit::fits},
                      FitCase{"TU", "Ban Chấp hành Đảng bộ thành phố", SignFit::fits},
                      FitCase{"TU", "Thường trực Tỉnh ủy", SignFit::fits},
                      FitCase{"ĐU", "Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố", SignFit::fits},
                      FitCase{"ĐU", "Ban Thường vụ Đảng ủy xã", SignFit::fits},
                      FitCase{"ĐU", "Đảng ủy Công an thành phố", SignFit::fits},
                      FitCase{"UBND", "Ủy ban nhân dân xã Vĩnh Bảo", SignFit::fits},
                      FitCase{"UBND", "Chủ tịch Ủy ban nhân dân tỉnh", SignFit::fits},
                      FitCase{"UB", "Ủy ban nhân dân thành phố", SignFit::fits},
                      FitCase{"UBND-VX", "Ủy ban nhân dân thành phố", SignFit::fits},
                      FitCase{"HĐND", "Hội đồng nhân dân thành phố", SignFit::fits},
                      FitCase{"CP", "Chính phủ", SignFit::fits}, FitCase{"TTg", "Thủ tướng", SignFit::fits},
                      FitCase{"QH15", "Quốc hội", SignFit::fits},
                      FitCase{"PL-UBTVQH11", "Ủy ban Thường vụ Quốc hội", SignFit::fits},
                      FitCase{"BNN-PC", "Bộ Nông nghiệp và Phát triển nông thôn", SignFit::fits},
                      FitCase{"BXDĐ-ĐUUBNDX", "Đảng ủy Ủy ban nhân dân xã", SignFit::fits},
                      FitCase{"BXDD-ĐUUBNDX", "Ban Xây dựng Đảng", SignFit::fits},
                      FitCase{"MTTQ-BTT", "Ban Thường trực Ủy ban MTTQ Việt Nam xã", SignFit::fits},
                      FitCase{"ThU", "Thị ủy", SignFit::fits}));

INSTANTIATE_TEST_SUITE_P(
    OfAnother, SignFits,
    ::testing::Values(FitCase{"TU", "Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố", SignFit::conflicts},
                      FitCase{"TU", "Đảng ủy xã", SignFit::conflicts},
                      FitCase{"TW", "Thành ủy", SignFit::conflicts},
                      FitCase{"TW", "Ban Thường vụ Tỉnh ủy Quảng Ninh", SignFit::conflicts},
                      FitCase{"ĐU", "Ban Thường vụ Thành ủy", SignFit::conflicts},
                      FitCase{"CP", "Thủ tướng Chính phủ", SignFit::conflicts},
                      FitCase{"TTg", "Chính phủ", SignFit::conflicts},
                      FitCase{"UBND", "Hội đồng nhân dân xã", SignFit::conflicts},
                      FitCase{"HĐND", "Ủy ban nhân dân thành phố", SignFit::conflicts},
                      FitCase{"TU", "Bộ Chính trị", SignFit::conflicts},
                      FitCase{"BTC", "Bộ Nội vụ", SignFit::conflicts}));

INSTANTIATE_TEST_SUITE_P(NobodyKnows, SignFits,
                         ::testing::Values(FitCase{"TU", "Viện Nghiên cứu Tre", SignFit::unknown},
                                           FitCase{"ABCXYZ", "Ủy ban nhân dân xã", SignFit::unknown},
                                           FitCase{"VP", "Ủy ban nhân dân xã", SignFit::unknown},
                                           FitCase{"ĐU", "Đại hội đại biểu Đảng bộ xã", SignFit::unknown},
                                           FitCase{"TU", "Thành ủy Hạ Long", SignFit::unknown},
                                           FitCase{"", "Ủy ban nhân dân xã", SignFit::unknown}));

TEST(IssuingBody, EveryIssuerOfTheVocabularyIsABody) {
  for (const IssuerName& issuer : vocabulary().issuers()) {
    const IssuingBody body = reader().of_name(issuer.canonical, citing("city commune"));
    if (issuer.canonical == "Ban Chấp hành Đảng bộ" || issuer.canonical == "Đảng bộ") continue;
    EXPECT_NE(body.body, "?") << issuer.canonical;
    EXPECT_EQ(parse_issuing_body(to_string(body)), body) << issuer.canonical;
  }
}

TEST(IssuingBody, NoSignOfTheVocabularyConflictsWithItsOwnIssuer) {
  for (const IssuerName& issuer : vocabulary().issuers()) {
    for (const std::string& sign : issuer.signs) {
      EXPECT_NE(reader().sign_fit(sign, issuer.canonical), SignFit::conflicts)
          << sign << " " << issuer.canonical;
    }
  }
}

TEST(IssuingBody, BodiesAreSlugs) {
  for (const IssuingBodyName& name : vocabulary().issuing_bodies()) {
    EXPECT_EQ(slug_of(name.body), name.body) << name.name;
    EXPECT_FALSE(name.signs.empty()) << name.name;
  }
}

TEST(IssuingBody, SlugsKeepLettersAndDigitsAlone) {
  EXPECT_EQ(slug_of("Gia Bình"), "gia-bình");
  EXPECT_EQ(slug_of("Thanh Hoá"), "thanh-hóa");
  EXPECT_EQ(slug_of("Luật Phòng, chống A: B."), "luật-phòng-chống-a-b");
  EXPECT_EQ(slug_of(" – "), "");
  EXPECT_EQ(slug_of("\xFFđ"), "đ");
}

TEST(IssuingBody, ReadsAnyBytes) {
  std::string noise;
  for (int i = 0; i < 256; ++i) noise += static_cast<char>(i);
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "Ban Thường vụ ";
  for (const std::string& name : {noise, words, std::string(5000, '-'), std::string("?")}) {
    const IssuingBody body = reader().of_name_and_sign(name, name, citing("city commune"));
    EXPECT_EQ(parse_issuing_body(to_string(body)), body);
  }
}

}  // namespace
}  // namespace vanthu
