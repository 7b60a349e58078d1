// Cited documents as answers name them.
#pragma once

#include <string>
#include <vector>

#include "normalize/vocabulary.h"
#include "store/store.h"

namespace vanthu {

/// The cited documents that `text` names.  Throws Error "cited-unknown" where there are none.
std::vector<CitedDocument> cited_named(const Store& store, const std::string& text);

/// The only one that `text` names.  Throws Error "cited-unknown", or "cited-ambiguous" (the candidates).
CitedDocument one_cited_named(const Store& store, const std::string& text);

/// "Nghị quyết 05-NQ/ĐU", "Luật Tiếp công dân"; its canonical key where it has neither number nor name.
std::string cited_label(const CitedDocument& cited);

/// "157/KH-UBND", else the file name.
std::string short_name(const std::optional<std::string>& key, const std::string& path);

/// The province of that name, with or without its level, whatever its case and diacritics, or of that code.
/// Throws WrongUse "province-unknown".
const Province& province_named(const Vocabulary& vocabulary, const std::string& text);

/// `path` as text: bytes that are no UTF-8 are shown as \xNN.
std::string shown_path(const std::string& path);

}  // namespace vanthu
