#include "parsers/identity.h"

#include <gtest/gtest.h>

#include <set>

#include "parsers/identity_reader.h"
#include "tests/parsers/plan_text.h"

namespace vanthu {
namespace {

using test::vocabulary;

const NumberReader& numbers() {
  static const NumberReader compiled(vocabulary());
  return compiled;
}

const IdentityReader& reader() {
  static const IdentityReader compiled(vocabulary(), numbers());
  return compiled;
}

/// Head of a plan of xã Vĩnh Bảo, Hải Phòng, of May 2026.
Header plan_head() {
  Header head;
  head.issuer = {"Ủy ban nhân dân xã Vĩnh Bảo", "xã", "Vĩnh Bảo", "11824", "Hải Phòng", "31"};
  head.type = "Kế hoạch";
  head.number = DocumentNumber{"Số: 012/KH-UBND", "012", std::nullopt, "KH-UBND", "012/KH-UBND"};
  head.date = "2026-05-08";
  return head;
}

struct Mention {
  const char *type, *key, *date, *issuer;
};

/// A mention as the record has it; `printed_type` false where only the sign told the type.
Citation citation_of(const Mention& mention, bool printed_type = true) {
  Citation citation;
  const auto set = [](std::optional<std::string>& field, const char* value) {
    if (*value != '\0') field = value;
  };
  set(citation.type, mention.type);
  set(citation.key, mention.key);
  set(citation.date, mention.date);
  set(citation.issuer, mention.issuer);
  citation.raw = (printed_type ? std::string(mention.type) + " số " : std::string()) + mention.key;
  return citation;
}

std::string identity_of(const Mention& mention, const Header& citing = plan_head()) {
  return reader().of_citation(citation_of(mention), citing).value_or("none");
}

struct IdentityCase {
  Mention mention;
  const char* identity;
};

class Identities : public ::testing::TestWithParam<IdentityCase> {};

TEST_P(Identities, AreRegimeIssuerTypeNumberAndPeriod) {
  const IdentityCase& c = GetParam();
  EXPECT_EQ(identity_of(c.mention), c.identity) << c.mention.key;
  const auto parts = parse_identity(c.identity);
  ASSERT_TRUE(parts.has_value()) << c.identity;
  EXPECT_EQ(to_string(*parts), c.identity);
}

INSTANTIATE_TEST_SUITE_P(
    Party, Identities,
    ::testing::Values(
        IdentityCase{
            {"Nghị quyết", "05-NQ/ĐU", "2026-03-20", "Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố"},
            "pt:hải-phòng.đu-ubnd:NQ:5:2025-2030"},
        IdentityCase{{"Nghị quyết", "05-NQ/TU", "2026-01-14", "Ban Chấp hành Đảng bộ thành phố"},
                     "pt:hải-phòng.tu:NQ:5:2025-2030"},
        IdentityCase{{"Quyết định", "23-QĐ/TW", "2021-07-30", ""}, "pt:tw:QĐ.qd:23:2021-2026"},
        IdentityCase{{"Quyết định", "217-QĐ/TW", "2013-12-12", "Bộ Chính trị"}, "pt:tw:QĐ.qd:217:2011-2016"},
        // The regime is told by the sign, whatever separators are printed.
        IdentityCase{{"Quyết định", "217/QĐ-TW", "2013-12-12", ""}, "pt:tw:QĐ.qd:217:2011-2016"},
        IdentityCase{{"Quyết định", "23/QĐ/TW", "2021-07-30", ""}, "pt:tw:QĐ.qd:23:2021-2026"},
        IdentityCase{{"Quy định", "124-QĐ/TW", "2018-02-02", "Ban Bí thư"}, "pt:tw:QĐ.qyd:124:2016-2021"},
        IdentityCase{{"Quy định", "11-QĐi/TW", "2019-02-18", "Bộ Chính trị"}, "pt:tw:QĐ.qyd:11:2016-2021"},
        IdentityCase{{"Kết luận", "01-KL/TW", "2021-05-18", "Bộ Chính trị"}, "pt:tw:KL:1:2021-2026"},
        IdentityCase{{"Kết luận", "01-KL/TW", "2026-02", ""}, "pt:tw:KL:1:2026-2031"},
        // The days of a congress belong to no term.
        IdentityCase{{"Kết luận", "01-KL/TW", "2026-01-20", ""}, "pt:tw:KL:1:?"},
        IdentityCase{{"Kết luận", "01-KL/TW", "2026", ""}, "pt:tw:KL:1:?"},
        IdentityCase{{"Kế hoạch", "96-KH/TU", "2021-11-30", "Ban Thường vụ Thành ủy"},
                     "pt:hải-phòng.tu:KH:96:2020-2025"},
        IdentityCase{{"Quyết định", "1738-QĐ/TU", "2015-01-27", "Ban Thường vụ Thành ủy"},
                     "pt:hải-phòng.tu:QĐ.qd:1738:2010-2015"},
        IdentityCase{{"Hướng dẫn", "31-HD/BTCTW", "2021-05-05", ""}, "pt:btctw:HD:31:2021-2026"},
        IdentityCase{{"Chương trình", "01-CTr/BXDĐ-ĐUUBNDX", "2025-10-20", ""},
                     "pt:?xã.bxdđ:CTr:1:2025-2030"},
        IdentityCase{{"Công văn", "123-CV/TU", "2024-03-01", ""}, "pt:hải-phòng.tu:CV:123:2020-2025"},
        IdentityCase{{"Nghị quyết", "03-NQ/HU", "2021-03-01", "Huyện ủy Vĩnh Bảo"},
                     "pt:?tỉnh.huyện-vĩnh-bảo.hu:NQ:3:2020-2025"}));

INSTANTIATE_TEST_SUITE_P(
    State, Identities,
    ::testing::Values(
        IdentityCase{{"Kế hoạch", "134/KH-UBND", "2026-04-16", "Ủy ban nhân dân thành phố"},
                     "st:hải-phòng.ubnd:KH:134:2026"},
        IdentityCase{{"Kế hoạch", "012/KH-UBND", "2026-05-08", "Ủy ban nhân dân xã"},
                     "st:hải-phòng.xã-vĩnh-bảo.ubnd:KH:12:2026"},
        IdentityCase{{"Nghị quyết", "82/NQ-HĐND", "2025-12-11", "Hội đồng nhân dân thành phố"},
                     "st:hải-phòng.hđnd:NQ:82:2025"},
        IdentityCase{{"Chỉ thị", "33/CT-TTg", "2021-11-26", "Thủ tướng Chính phủ"}, "st:ttg:CT:33:2021"},
        IdentityCase{{"Nghị quyết", "30c/NQ-CP", "2011-11-08", "Chính phủ"}, "st:cp:NQ:30c:2011"},
        IdentityCase{{"Kế hoạch", "13/KH-UBND", "", ""}, "st:?.ubnd:KH:13:?"},
        IdentityCase{{"Kế hoạch", "00/KH-UBND", "2026", ""}, "st:?.ubnd:KH:0:2026"},
        IdentityCase{{"Công văn", "4836/SNV-TCBC", "2026-02-03", "Sở Nội vụ"},
                     "st:hải-phòng.sở-nội-vụ:CV:4836:2026"},
        IdentityCase{{"Văn bản", "123/UBND-VX", "2026-02-03", "Ủy ban nhân dân thành phố"},
                     "st:hải-phòng.ubnd:CV:123:2026"},
        IdentityCase{{"Kế hoạch", "12/KH-MTTQ-BTT", "2026-02-03", "Ủy ban MTTQ Việt Nam xã"},
                     "st:hải-phòng.xã-vĩnh-bảo.mttq:KH:12:2026"},
        // Youth unions number like the Party and are not of it.
        IdentityCase{{"Kế hoạch", "12-KH/TWĐTN", "2025-02-03", ""}, "st:twđtn:KH:12:2025"},
        // CT for a programme is a slip; other contradictions stay.
        IdentityCase{{"Chương trình hành động", "04/CT-UBND", "2026-01-14", "Ủy ban nhân dân xã"},
                     "st:hải-phòng.xã-vĩnh-bảo.ubnd:CTr:4:2026"},
        IdentityCase{{"Báo cáo", "04/KH-UBND", "2026-01-14", "Ủy ban nhân dân xã"},
                     "st:hải-phòng.xã-vĩnh-bảo.ubnd:KH:4:2026"}));

INSTANTIATE_TEST_SUITE_P(
    NormativeAndLaw, Identities,
    ::testing::Values(
        IdentityCase{{"Nghị định", "61/2023/NĐ-CP", "2023-08-16", "Chính phủ"}, "qp:cp:NĐ:61:2023"},
        IdentityCase{{"Nghị định", "61/2023/NĐ-CP", "", ""}, "qp:cp:NĐ:61:2023"},
        IdentityCase{{"Quyết định", "48/2019/QĐ-UBND", "2019-12-18", "Ủy ban nhân dân thành phố"},
                     "qp:hải-phòng.ubnd:QĐ:48:2019"},
        IdentityCase{{"Thông tư", "02/2025/TT-BDTTG", "", "Bộ Dân tộc và Tôn giáo"}, "qp:bdttg:TT:2:2025"},
        IdentityCase{{"Thông tư liên tịch", "55/2005/TTLT-BNV-VPCP", "", ""}, "qp:bnv:TTLT:55:2005"},
        IdentityCase{{"Luật", "10/2022/QH15", "", ""}, "law:qh:10:2022"},
        IdentityCase{{"Nghị quyết", "203/2025/QH15", "2025-06-16", "Quốc hội"}, "law:qh:203:2025"},
        IdentityCase{{"Pháp lệnh", "02/2020/UBTVQH14", "", ""}, "law:ubtvqh:2:2020"},
        IdentityCase{{"Pháp lệnh", "34/2007/PL-UBTVQH11", "", ""}, "law:ubtvqh:34:2007"},
        IdentityCase{{"Lệnh", "22/2025/L-CTN", "", "Chủ tịch nước"}, "qp:ctn:L:22:2025"}));

struct LawCase {
  const char *name, *date, *citing_date, *identity;
};

class NamedLaws : public ::testing::TestWithParam<LawCase> {};

TEST_P(NamedLaws, AreFoundByNameAndTime) {
  const LawCase& c = GetParam();
  Citation citation;
  citation.raw = c.name;
  citation.type = "Luật";
  citation.name = c.name;
  if (*c.date != '\0') citation.date = c.date;
  Header head = plan_head();
  head.date = std::nullopt;
  if (*c.citing_date != '\0') head.date = c.citing_date;
  EXPECT_EQ(reader().of_citation(citation, head), c.identity)
      << c.name << " " << c.date << " " << c.citing_date;
}

INSTANTIATE_TEST_SUITE_P(
    Laws, NamedLaws,
    ::testing::Values(
        LawCase{"Luật Thực hiện dân chủ ở cơ sở", "", "2026-05-08", "law:qh:10:2022"},
        LawCase{"Luật thực hiện dân chủ ở cơ sở", "", "", "law:qh:10:2022"},
        LawCase{"Luật Thực hiện dân chủ ở cơ sở", "2022", "2026-05-08", "law:qh:10:2022"},
        // Another day of the same year is a slip of the date, another year another law.
        LawCase{"Luật Tố cáo", "2018-06-16", "2026-05-08", "law:qh:25:2018"},
        LawCase{"Luật Tố cáo", "1998", "2026-05-08", "law:qh:?:1998:luật-tố-cáo"},
        LawCase{"Luật Thanh tra", "", "2024-03-01", "law:qh:11:2022"},
        LawCase{"Luật Thanh tra", "", "2026-05-08", "law:qh:84:2025"},
        LawCase{"Luật Thanh tra", "2022-11-14", "2026-05-08", "law:qh:11:2022"},
        // The document's date leaves two versions open.
        LawCase{"Luật Thanh tra", "", "2025", "law:qh:?:?:luật-thanh-tra"},
        LawCase{"Luật Thanh tra", "", "", "law:qh:?:?:luật-thanh-tra"},
        // A law that did not exist yet is not meant.
        LawCase{"Luật Thanh tra", "", "2009-03-01", "law:qh:?:?:luật-thanh-tra"},
        // Replaced, but the only one of its name: it is meant, and a finding says that it is out of force.
        LawCase{"Luật Giao thông đường bộ", "", "2026-05-08", "law:qh:23:2008"},
        LawCase{"Luật Quản lý cây xanh", "2024", "2026-05-08", "law:qh:?:2024:luật-quản-lý-cây-xanh"},
        LawCase{"Luật Quản lý cây xanh", "", "2026-05-08", "law:qh:?:?:luật-quản-lý-cây-xanh"},
        LawCase{"Hiến pháp", "2013", "2026-05-08", "law:qh:?:2013:hiến-pháp"},
        LawCase{"Pháp lệnh Cựu chiến binh", "", "2026-05-08", "law:ubtvqh:27:2005"}));

TEST(Identity, OfAMentionWithoutNumberOrLawIsNone) {
  Citation blank;
  blank.raw = "Quyết định số /QĐ-UBND ngày tháng năm 2026";
  blank.type = "Quyết định";
  blank.raw_key = "QĐ-UBND";
  EXPECT_EQ(reader().of_citation(blank, plan_head()), std::nullopt);
}

TEST(Identity, OfAPartyDecisionKnowsWhetherItsTypeIsPrinted) {
  const Mention mention{"Quyết định", "124-QĐ/TW", "2018-02-02", "Ban Bí thư"};
  Citation by_sign = citation_of(mention, false);
  EXPECT_EQ(reader().of_citation(by_sign, plan_head()), "pt:tw:QĐ.?:124:2016-2021");
  by_sign.inherited.push_back({"type", 0});
  EXPECT_EQ(reader().of_citation(by_sign, plan_head()), "pt:tw:QĐ.qd:124:2016-2021");
}

TEST(Identity, OfTheDocumentItselfIsThatOfItsCitations) {
  EXPECT_EQ(reader().of_header(plan_head()), "st:hải-phòng.xã-vĩnh-bảo.ubnd:KH:12:2026");
  EXPECT_EQ(reader().of_header(plan_head()).value(),
            identity_of({"Kế hoạch", "12/KH-UBND", "2026-05-08", "UBND xã Vĩnh Bảo"}));
}

TEST(Identity, OfAnUnnumberedDocumentKeepsThePlaceOfTheNumber) {
  Header head = plan_head();
  head.type = "Chương trình hành động";
  head.number = DocumentNumber{"Số: /CTr-UBND", std::nullopt, std::nullopt, "CTr-UBND", std::nullopt};
  EXPECT_EQ(reader().of_header(head), "st:hải-phòng.xã-vĩnh-bảo.ubnd:CTr:?:2026");
  head.number->symbol = "NQ/ĐU";
  head.issuer.name = "Đảng ủy xã Vĩnh Bảo";
  EXPECT_EQ(reader().of_header(head), "pt:hải-phòng.xã-vĩnh-bảo.đu:NQ:?:2025-2030");
  head.number = std::nullopt;
  EXPECT_EQ(reader().of_header(head), std::nullopt);
}

/// The documents that "05-NQ/…" may be (domain: number and sign alone tell nothing).
const Mention kOwnCommittee = {"Nghị quyết", "05-NQ/ĐU", "2026-03-20",
                               "Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố"};
const Mention kShort = {"Nghị quyết", "05-NQ/ĐU", "", ""};
const Mention kWrongSign = {"Nghị quyết", "05-NQ/TU", "2026-03-20",
                            "Ban Thường vụ Đảng ủy Ủy ban nhân dân thành phố"};
const Mention kCity = {"Nghị quyết", "05-NQ/TU", "2026-01-14", "Ban Chấp hành Đảng bộ thành phố"};
const Mention kOtherProvince = {"Nghị quyết", "05-NQ/TU", "2026-01-14", "Tỉnh ủy Quảng Ninh"};
const Mention kOtherTerm = {"Nghị quyết", "05-NQ/TU", "2021-04-20", "Thành ủy"};
const Mention kCommune = {"Nghị quyết", "05-NQ/ĐU", "2026-03-20", "Đảng ủy xã"};
const Mention kCongress = {"Nghị quyết", "05-NQ/ĐH", "2025-08-02", "Đại hội đại biểu Đảng bộ xã"};

IssuerRelation relation(const Mention& a, const Mention& b) {
  return compare_issuers(parse_identity(identity_of(a))->issuer, parse_identity(identity_of(b))->issuer);
}

TEST(FifthResolution, AllShareOneBlock) {
  for (const Mention& mention :
       {kOwnCommittee, kShort, kWrongSign, kCity, kOtherProvince, kOtherTerm, kCommune}) {
    EXPECT_EQ(block_of(identity_of(mention)), "NQ:5") << mention.issuer;
  }
}

TEST(FifthResolution, IsKeptApartByItsIssuerAndTerm) {
  std::set<std::string> identities;
  for (const Mention& mention : {kOwnCommittee, kCity, kOtherProvince, kOtherTerm, kCommune, kCongress}) {
    EXPECT_TRUE(identities.insert(identity_of(mention)).second) << identity_of(mention);
  }
  EXPECT_EQ(identity_of(kOtherTerm), "pt:hải-phòng.tu:NQ:5:2020-2025");
  EXPECT_EQ(relation(kOwnCommittee, kCity), IssuerRelation::incompatible);
  EXPECT_EQ(relation(kCity, kOtherProvince), IssuerRelation::incompatible);
  EXPECT_EQ(relation(kOwnCommittee, kCommune), IssuerRelation::incompatible);
  EXPECT_EQ(relation(kCommune, kCongress), IssuerRelation::incompatible);
  EXPECT_EQ(relation(kCity, kOtherTerm), IssuerRelation::equal);
}

TEST(FifthResolution, InShortMayBeOfAnyPartyCommitteeBelowTheProvince) {
  EXPECT_EQ(identity_of(kShort), "pt:?.đu:NQ:5:?");
  EXPECT_EQ(relation(kShort, kOwnCommittee), IssuerRelation::compatible);
  EXPECT_EQ(relation(kShort, kCommune), IssuerRelation::compatible);
  EXPECT_EQ(relation(kShort, kCity), IssuerRelation::incompatible);
}

TEST(FifthResolution, IsNamedByItsIssuerWhereTheSignContradictsIt) {
  EXPECT_EQ(identity_of(kWrongSign), identity_of(kOwnCommittee));
  const IssuingBodyReader bodies(vocabulary());
  EXPECT_EQ(bodies.sign_fit("TU", kWrongSign.issuer), SignFit::conflicts);
  EXPECT_EQ(bodies.sign_fit("ĐU", kOwnCommittee.issuer), SignFit::fits);
}

struct IssuerPair {
  const char *a, *b;
  IssuerRelation relation;
};

class IssuerPairs : public ::testing::TestWithParam<IssuerPair> {};

TEST_P(IssuerPairs, CompareAlikeFromBothSides) {
  const IssuerPair& c = GetParam();
  EXPECT_EQ(compare_issuers(c.a, c.b), c.relation) << c.a << " " << c.b;
  EXPECT_EQ(compare_issuers(c.b, c.a), c.relation) << c.b << " " << c.a;
}

INSTANTIATE_TEST_SUITE_P(
    Issuers, IssuerPairs,
    ::testing::Values(
        IssuerPair{"tw", "tw", IssuerRelation::equal},
        IssuerPair{"hải-phòng.ubnd", "hải-phòng.ubnd", IssuerRelation::equal},
        IssuerPair{"hải-phòng.xã-an-lão.ubnd", "hải-phòng.xã-an-lão.ubnd", IssuerRelation::equal},
        IssuerPair{"?", "tw", IssuerRelation::compatible}, IssuerPair{"?", "?", IssuerRelation::compatible},
        IssuerPair{"?.ubnd", "hải-phòng.ubnd", IssuerRelation::compatible},
        IssuerPair{"?.ubnd", "hải-phòng.xã-an-lão.ubnd", IssuerRelation::compatible},
        IssuerPair{"?.ubnd", "?.ubnd", IssuerRelation::compatible},
        IssuerPair{"?tỉnh.ubnd", "hải-phòng.ubnd", IssuerRelation::compatible},
        IssuerPair{"?xã.ubnd", "hải-phòng.xã-an-lão.ubnd", IssuerRelation::compatible},
        IssuerPair{"?tỉnh.xã-an-lão.ubnd", "hải-phòng.xã-an-lão.ubnd", IssuerRelation::compatible},
        IssuerPair{"?huyện.hu", "?tỉnh.huyện-an-lão.hu", IssuerRelation::compatible},
        IssuerPair{"hải-phòng.?", "hải-phòng.ubnd", IssuerRelation::compatible},
        IssuerPair{"?.đu", "hải-phòng.đu-ubnd", IssuerRelation::compatible},
        IssuerPair{"?.đu", "hải-phòng.tu", IssuerRelation::incompatible},
        IssuerPair{"?xã.đu", "?xã.đu-ubnd", IssuerRelation::incompatible},
        IssuerPair{"?tỉnh.ubnd", "hải-phòng.xã-an-lão.ubnd", IssuerRelation::incompatible},
        IssuerPair{"?xã.ubnd", "?huyện.ubnd", IssuerRelation::incompatible},
        IssuerPair{"?tỉnh.xã-an-lão.ubnd", "?tỉnh.phường-an-lão.ubnd", IssuerRelation::incompatible},
        IssuerPair{"hải-phòng.ubnd", "hải-dương.ubnd", IssuerRelation::incompatible},
        IssuerPair{"hải-phòng.ubnd", "hải-phòng.hđnd", IssuerRelation::incompatible},
        IssuerPair{"cp", "ttg", IssuerRelation::incompatible},
        IssuerPair{"cp", "?.ubnd", IssuerRelation::incompatible}));

TEST(IdentityStrings, GiveTheBlockInWhichOneDocumentIsSought) {
  EXPECT_EQ(block_of("pt:tw:QĐ.qd:23:2021-2026"), "QĐ:23");
  EXPECT_EQ(block_of("pt:tw:QĐ.?:23:?"), "QĐ:23");
  EXPECT_EQ(block_of("qp:hải-phòng.ubnd:QĐ:23:2019"), "QĐ:23");
  EXPECT_EQ(block_of("law:qh:10:2022"), "law:10/2022");
  EXPECT_EQ(block_of("law:qh:?:2024:luật-abc"), "law:luật-abc");
  EXPECT_EQ(block_of("st:hải-phòng.ubnd:KH:?:2026"), "");
  EXPECT_EQ(block_of("law:qh:?:2024"), "");
  EXPECT_EQ(block_of(""), "");
}

TEST(IdentityStrings, OfAnotherShapeAreRefused) {
  for (const char* text : {"", ":", "::::", "st", "st:tw:KH:1", "st:tw:KH:1:2026:more", "xx:tw:KH:1:2026",
                           "law:qh:1", "law:qh::2022", "law:qh:?:2024:a:b", "st:tw::1:2026"}) {
    EXPECT_EQ(parse_identity(text), std::nullopt) << text;
  }
}

TEST(PartyTerms, AreThoseOfTheCommittee) {
  const auto term = [](const char* place, const char* body, const char* date) {
    return reader().party_term({place, body}, std::string(date));
  };
  EXPECT_EQ(term("hải-phòng", "tu", "2025-09-28"), "2025-2030");
  EXPECT_EQ(term("hải-phòng", "tu", "2025-09-26"), "?");
  EXPECT_EQ(term("hải-phòng", "tu", "2025-09-25"), "2020-2025");
  EXPECT_EQ(term("quảng-ninh", "tu", "2025-09-28"), "?");
  EXPECT_EQ(term("quảng-ninh", "tu", "2025-11"), "2025-2030");
  EXPECT_EQ(term("hải-phòng", "đu-ubnd", "2025-08-10"), "2025-2030");
  EXPECT_EQ(term("quảng-ninh", "đu-ubnd", "2025-08-10"), "2020-2025");
  EXPECT_EQ(term("hải-phòng.xã-an-lão", "đu", "2025-07-15"), "?");
  EXPECT_EQ(term("hải-phòng.xã-an-lão", "đu", "2025-09-01"), "2025-2030");
  EXPECT_EQ(term("?xã", "đu", "2026-01-01"), "2025-2030");
  EXPECT_EQ(term("?", "đu", "2026-01-01"), "2025-2030");
  EXPECT_EQ(term("?", "đu", "2025-10-01"), "?");
  EXPECT_EQ(term("?huyện", "hu", "2025-10-01"), "?");
  EXPECT_EQ(term("", "đu-cp", "2026-03-01"), "2025-2030");
  EXPECT_EQ(reader().party_term({"", "tw"}, std::nullopt), "?");
}

TEST(IdentityReader, KeysThePlanAndEverythingItCites) {
  const Document plan = test::parse(
      "ỦY BAN NHÂN DÂN\nXÃ VĨNH BẢO\nSố: 21/KH-UBND\nVĩnh Bảo, ngày 05 tháng 3 năm 2026\nKẾ HOẠCH\n"
      "Thực hiện công tác dân vận năm 2026 trên địa bàn xã Vĩnh Bảo\n"
      "Căn cứ Luật Thực hiện dân chủ ở cơ sở;\n"
      "Thực hiện Kế hoạch số 44/KH-UBND ngày 12/02/2026 của Ủy ban nhân dân thành phố Hải Phòng về công tác "
      "dân "
      "vận.\n"
      "Quyết định số /QĐ-UBND ngày    tháng    năm 2026 của Ủy ban nhân dân xã.\nI. MỤC ĐÍCH\nNâng cao nhận "
      "thức.");
  EXPECT_EQ(plan.header.identity, "st:hải-phòng.xã-vĩnh-bảo.ubnd:KH:21:2026");
  std::vector<std::string> identities;
  for (const Citation& citation : plan.citations) identities.push_back(citation.identity.value_or("none"));
  EXPECT_EQ(identities, (std::vector<std::string>{"law:qh:10:2022", "st:hải-phòng.ubnd:KH:44:2026", "none"}));
}

}  // namespace
}  // namespace vanthu
