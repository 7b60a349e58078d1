// Plans that cite, as the records of their files.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "parsers/document.h"

namespace vanthu::testing {

/// A citation as the parsers would have read it.
struct CitedWords {
  std::string words;  // as printed
  std::string identity, type, key;
  std::optional<std::string> date{}, issuer{}, title{};
  std::string relation = "implements";
};

/// A short plan of a commune of Hải Phòng: what it cites stands before its first section.
struct CitingPlan {
  std::string commune = "An Lão", slug = "xã-an-lão";
  std::string number = "41", date = "2026-05-04";
  std::vector<CitedWords> cites{};
  std::vector<CitedWords> later{};  // behind the first section
  std::string closing = "Các đơn vị thực hiện.";

  std::string path() const { return slug + "-" + number + ".txt"; }
  Document document() const;
};

/// "về bảo đảm trật tự đô thị …": the title of council_resolution().
std::string resolution_title();

/// "Nghị quyết số 82/NQ-HĐND" of the province's council.
CitedWords council_resolution(const std::string& date = "2025-12-11");

/// "Nghị quyết số 05-NQ/…" of a body of the province's Party: "TU", "tu" or "ĐU", "đu-ubnd".
CitedWords party_resolution(const std::string& sign, const std::string& body, const std::string& date,
                            const std::string& title);

/// A plan of the province's people's committee that comes with another number every year.
CitedWords yearly_plan(const std::string& number, const std::string& year);

/// "124-QĐ/TW" under that name: "Quy định", "qyd" or "Quyết định", "qd".
CitedWords party_rule(const std::string& type, const std::string& kind);

CitingPlan an_lao(std::vector<CitedWords> cites);
CitingPlan kien_thuy(std::vector<CitedWords> cites);
CitingPlan tien_lang(std::vector<CitedWords> cites);
CitingPlan plan_of(const std::string& commune, const std::string& slug, std::vector<CitedWords> cites);

std::vector<Document> documents_of(const std::vector<CitingPlan>& plans);

}  // namespace vanthu::testing
