#include "tools/export/akn_uri.h"

#include <gtest/gtest.h>

namespace vanthu {
namespace {

TEST(AknIri, AWorkIsCalledByItsCanonicalKey) {
  const std::pair<const char*, const char*> cases[] = {
      {"st:hải-phòng.xã-gia-lộc.ubnd:KH:157:2026", "/akn/vn/doc/kh/hải-phòng.xã-gia-lộc.ubnd/2026/157"},
      {"pt:hải-phòng.đu-ubnd:NQ:5:2025-2030", "/akn/vn/doc/nq/hải-phòng.đu-ubnd/2025-2030/5"},
      {"pt:đắk-lắk.tu:QĐ.qyd:12:2025-2030", "/akn/vn/doc/qđ.qyd/đắk-lắk.tu/2025-2030/12"},
      {"qp:cp:NĐ:155:2018", "/akn/vn/act/nđ/cp/2018/155"},
      {"law:qh:10:2022", "/akn/vn/act/qh/2022/10"},
      {"law:qh:?:2024:luật-abc", "/akn/vn/act/qh/2024/luật-abc"},
  };
  for (const auto& [identity, iri] : cases) EXPECT_EQ(find_work_iri(identity), iri) << identity;
}

TEST(AknIri, AKeyThatLeavesSomethingOpenNamesNoWork) {
  for (const char* identity : {"st:?.ubnd:KH:18:?", "st:sơn-la.ubnd:KH:?:2026", "pt:tw:QĐ.?:12:2021-2026",
                               "pt:tw:CT:5:?", "law:qh:?:2024", "qp:?.ubnd:QĐ:21:2025", "", "x", ":::::"}) {
    EXPECT_EQ(find_work_iri(identity), std::nullopt) << identity;
  }
}

TEST(AknIri, ADocumentAndWhoCitesItHaveOneIri) {
  Document document;
  document.header.identity = "st:sơn-la.ubnd:KH:37:2026";
  EXPECT_EQ(work_iri(document), find_work_iri(*document.header.identity));
}

TEST(AknIri, DocumentsWithoutNumberAreKeptApartByTheirContent) {
  Document document;
  document.source.sha256 = "0123456789abcdef";
  EXPECT_EQ(work_iri(document), "/akn/vn/doc/nn/nn/nn/nn-0123456789ab");
  document.header.type = "Kế hoạch";
  document.header.issuer.name = "Ủy ban nhân dân xã Gia Lộc";
  document.header.date = "2026-05";
  EXPECT_EQ(work_iri(document), "/akn/vn/doc/kế-hoạch/ủy-ban-nhân-dân-xã-gia-lộc/2026/nn-0123456789ab");
  document.header.identity = "st:hải-phòng.xã-gia-lộc.ubnd:KH:?:2026";
  EXPECT_EQ(work_iri(document), "/akn/vn/doc/kh/hải-phòng.xã-gia-lộc.ubnd/2026/nn-0123456789ab");
}

TEST(AknIri, AnExpressionHasItsDayWhereThatIsKnown) {
  Document document;
  EXPECT_EQ(expression_iri("/w", document), "/w/vie@");
  document.header.date = "2026-05";
  EXPECT_EQ(expression_iri("/w", document), "/w/vie@");
  document.header.date = "2026-05-08";
  EXPECT_EQ(expression_iri("/w", document), "/w/vie@2026-05-08");
}

TEST(AknIri, NothingButLettersDigitsDotsAndHyphensStandsInAWord) {
  EXPECT_EQ(iri_word("Phòng Văn hóa - Xã hội"), "phòng-văn-hóa-xã-hội");
  EXPECT_EQ(iri_word("/../<a href=\"x\">?#%20"), "..-a-href-x-20");
  EXPECT_EQ(iri_word("ĐIỀU 3."), "điều-3");
  EXPECT_EQ(iri_word(" ./-"), "");
  EXPECT_EQ(ontology_iri("person", "?"), "/akn/ontology/person/vn/nn");
}

TEST(AknIri, WordsAreBoundedAndCutNoLetter) {
  std::string many;
  for (int i = 0; i < 1000; ++i) many += "Ề";
  const std::string word = iri_word(many);
  EXPECT_LE(word.size(), 120u);
  EXPECT_EQ(word.size() % std::string("ề").size(), 0u);
}

TEST(AknIri, ADayIsOneOfTheCalendar) {
  EXPECT_TRUE(is_day("2026-02-28"));
  for (const char* text : {"2026-02-29", "2026-02", "2026", "", "2026-2-28x", "abcd-ef-gh", "2026/02/28"}) {
    EXPECT_FALSE(is_day(text)) << text;
  }
  EXPECT_FALSE(is_day(std::nullopt));
}

}  // namespace
}  // namespace vanthu
