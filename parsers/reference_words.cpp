#include "parsers/reference_words.h"

#include <algorithm>
#include <array>
#include <vector>

#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

std::string type_names(const Vocabulary& vocabulary) {
  std::vector<std::string> names;
  for (const DocumentType& type : vocabulary.document_types()) {
    names.push_back(type.canonical);
    names.insert(names.end(), type.variants.begin(), type.variants.end());
  }
  return any_of_words(std::move(names));
}

/// True where a word may begin or end between the two parts of a text.
bool is_edge(std::string_view before, std::string_view behind) {
  static const Pattern ends_in_word(R"([\p{L}\p{N}]$)"), begins_in_word(R"(^[\p{L}\p{N}])");
  constexpr std::size_t kLetterBytes = 4;
  return !ends_in_word.contains(last_bytes(before, kLetterBytes)) || !begins_in_word.contains(behind);
}

/// Bytes of "các " and its kin at the end of `before`.
std::size_t plural_length(std::string_view before) {
  static const Pattern plural(R"((?:^|[^\p{L}\p{N}])((?i:các|những|một số|cả hai|hai|ba|bốn|02|03|04) )$)");
  constexpr std::size_t kPluralBytes = 24;
  before = last_bytes(before, kPluralBytes);
  const auto match = plural.find(before);
  return match ? match->groups[1].size() : 0;
}

}  // namespace

DocumentWords::DocumentWords(const Vocabulary& vocabulary) : type_("(?i:" + type_names(vocabulary) + ")") {
  for (const DocumentType& type : vocabulary.document_types()) {
    canonical_.emplace(comparison_key(type.canonical), type.canonical);
    for (const std::string& variant : type.variants) {
      canonical_.emplace(comparison_key(variant), type.canonical);
    }
  }
}

std::optional<DocumentWord> DocumentWords::read_at(std::string_view text, std::size_t at) const {
  const auto match = type_.match_at(text, at);
  if (!match) return std::nullopt;
  const std::size_t end = match->whole().end;
  if (!is_edge(text.substr(0, end), text.substr(end))) return std::nullopt;
  const std::string_view name = match->text(text, 0);
  const std::string_view first = first_bytes(name, 2);
  const auto known = canonical_.find(comparison_key(name));
  return DocumentWord{at, end, known == canonical_.end() ? sentence_case(name) : known->second, false,
                      to_lower(first) != first};
}

std::optional<DocumentWord> DocumentWords::find(std::string_view text, std::size_t from) const {
  constexpr int kMostTypes = 12;
  static const Pattern joiner(R"(, ?| và |/)");
  for (auto match = type_.find(text, from); match; match = type_.find(text, match->whole().begin + 1)) {
    const std::size_t begin = match->whole().begin;
    if (!is_edge(text.substr(0, begin), text.substr(begin))) continue;
    auto word = read_at(text, begin);
    if (!word) continue;
    const std::size_t plural = plural_length(text.substr(0, begin));
    if (plural == 0 || begin - plural < from) return word;
    word->several = true;
    word->begin -= plural;
    word->type.clear();
    for (int i = 0; i < kMostTypes; ++i) {
      const auto joined = joiner.match_at(text, word->end);
      const auto next = joined ? read_at(text, joined->whole().end) : std::nullopt;
      if (!next) break;
      word->end = next->end;
    }
    return word;
  }
  return std::nullopt;
}

bool is_directive_type(std::string_view type) {
  constexpr std::array<std::string_view, 27> kDirectives = {"Hiến pháp",
                                                            "Bộ luật",
                                                            "Luật",
                                                            "Pháp lệnh",
                                                            "Nghị định",
                                                            "Nghị quyết",
                                                            "Quyết định",
                                                            "Chỉ thị",
                                                            "Thông tư",
                                                            "Thông tư liên tịch",
                                                            "Thông tri",
                                                            "Kế hoạch",
                                                            "Kế hoạch hành động",
                                                            "Kế hoạch liên tịch",
                                                            "Chương trình",
                                                            "Chương trình hành động",
                                                            "Chương trình phối hợp",
                                                            "Đề án",
                                                            "Kết luận",
                                                            "Hướng dẫn",
                                                            "Thông báo",
                                                            "Công văn",
                                                            "Công điện",
                                                            "Quy chế",
                                                            "Quy định",
                                                            "Chiến lược",
                                                            "Phương án"};
  return std::find(kDirectives.begin(), kDirectives.end(), type) != kDirectives.end();
}

}  // namespace vanthu
