// Which signs a type of document bears (document_types.tsv), and which types are official.
#pragma once

#include <string>
#include <string_view>

#include "normalize/vocabulary.h"

namespace vanthu {

/// True where `sign` ("KH") cannot be the sign of a document called `type` ("Chỉ thị").  Never where either
/// is unknown, and not where one type is a kind of the other ("Chương trình phối hợp" signed CTr, "Kế hoạch"
/// signed KHLT).
bool sign_contradicts_type(const Vocabulary& vocabulary, std::string_view type, std::string_view sign);

/// The signs of `type` for a message: "KH", "CTr hoặc CTHĐ"; "" where it has none.
std::string signs_in_words(const Vocabulary& vocabulary, std::string_view type);

/// True for the types that Nghị định 30/2020/NĐ-CP (Điều 7), the law on legal documents and Quy định
/// 399-QĐ/TW name (parsers/tables/official_types.tsv).
bool is_official_type(std::string_view type);

}  // namespace vanthu
