#include "cited_plan.h"

#include "sample_documents.h"

namespace vanthu::testing {
namespace {

Citation citation_of(const CitedWords& cited, std::size_t begin) {
  Citation citation;
  citation.raw = cited.words;
  citation.type = cited.type;
  citation.key = cited.key;
  citation.raw_key = cited.key;
  citation.date = cited.date;
  citation.issuer = cited.issuer;
  citation.title = cited.title;
  citation.relation = cited.relation;
  citation.identity = cited.identity;
  citation.span = {{begin, begin + cited.words.size()}, std::nullopt, std::nullopt};
  return citation;
}

}  // namespace

Document CitingPlan::document() const {
  std::string text =
      "ỦY BAN NHÂN DÂN XÃ " + commune + "\nSố: " + number + "/KH-UBND\n" + date + "\nKẾ HOẠCH\n";
  std::vector<Citation> citations;
  const auto add = [&](const std::vector<CitedWords>& cited) {
    for (const CitedWords& one : cited) {
      citations.push_back(citation_of(one, text.size()));
      text += one.words + "\n";
    }
  };
  add(cites);
  const std::size_t section = text.size();
  text += "I. NỘI DUNG\n";
  const std::size_t section_end = text.size() - 1;
  add(later);
  text += closing + "\n";
  Document document = plain_document(path(), text);
  document.citations = std::move(citations);
  document.sections.push_back(
      {"I", "I", "NỘI DUNG", 1, {{section, section_end}, std::nullopt, std::nullopt}});
  Header& header = document.header;
  header.number =
      DocumentNumber{"Số: " + number + "/KH-UBND", number, std::nullopt, "KH-UBND", number + "/KH-UBND"};
  header.type = "Kế hoạch";
  header.title = "Công tác năm 2026 của xã " + commune;
  header.date = date;
  header.issuer.name = "Ủy ban nhân dân xã " + commune;
  header.issuer.level = "xã";
  header.issuer.commune = commune;
  header.issuer.province = "Hải Phòng";
  header.identity = "st:hải-phòng." + slug + ".ubnd:KH:" + number + ":" + date.substr(0, 4);
  return document;
}

std::string resolution_title() { return "về bảo đảm trật tự đô thị và vệ sinh môi trường các khu dân cư"; }

CitedWords council_resolution(const std::string& date) {
  CitedWords cited{"Nghị quyết số 82/NQ-HĐND ngày " + date, "st:hải-phòng.hđnd:NQ:82:2025", "Nghị quyết",
                   "82/NQ-HĐND"};
  cited.date = date;
  cited.issuer = "Hội đồng nhân dân thành phố";
  cited.title = resolution_title();
  return cited;
}

CitedWords party_resolution(const std::string& sign, const std::string& body, const std::string& date,
                            const std::string& title) {
  CitedWords cited{"Nghị quyết số 05-NQ/" + sign + " ngày " + date,
                   "pt:hải-phòng." + body + ":NQ:5:2025-2030", "Nghị quyết", "05-NQ/" + sign};
  cited.date = date;
  cited.issuer =
      body == "tu" ? "Ban Chấp hành Đảng bộ thành phố" : "Ban Chấp hành Đảng bộ Ủy ban nhân dân thành phố";
  cited.title = title;
  return cited;
}

CitedWords yearly_plan(const std::string& number, const std::string& year) {
  CitedWords cited{"Kế hoạch số " + number + "/KH-UBND ngày " + year + "-01-09",
                   "st:hải-phòng.ubnd:KH:" + number + ":" + year, "Kế hoạch", number + "/KH-UBND"};
  cited.date = year + "-01-09";
  cited.issuer = "Ủy ban nhân dân thành phố";
  cited.title = "về phòng, chống thiên tai và tìm kiếm cứu nạn năm " + year;
  return cited;
}

CitedWords party_rule(const std::string& type, const std::string& kind) {
  CitedWords cited{type + " số 124-QĐ/TW ngày 2018-02-02", "pt:tw:QĐ." + kind + ":124:2016-2021", type,
                   "124-QĐ/TW"};
  cited.date = "2018-02-02";
  cited.issuer = "Ban Bí thư";
  return cited;
}

CitingPlan plan_of(const std::string& commune, const std::string& slug, std::vector<CitedWords> cites) {
  CitingPlan plan;
  plan.commune = commune;
  plan.slug = slug;
  plan.cites = std::move(cites);
  return plan;
}

CitingPlan an_lao(std::vector<CitedWords> cites) { return plan_of("An Lão", "xã-an-lão", std::move(cites)); }
CitingPlan kien_thuy(std::vector<CitedWords> cites) {
  return plan_of("Kiến Thụy", "xã-kiến-thụy", std::move(cites));
}
CitingPlan tien_lang(std::vector<CitedWords> cites) {
  return plan_of("Tiên Lãng", "xã-tiên-lãng", std::move(cites));
}

std::vector<Document> documents_of(const std::vector<CitingPlan>& plans) {
  std::vector<Document> documents;
  for (const CitingPlan& plan : plans) documents.push_back(plan.document());
  return documents;
}

}  // namespace vanthu::testing
