// The catalogue of everything that the program says to people, Vietnamese and English side by side
// (ingest/tables/messages.tsv: code, vi, en).
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"

namespace vanthu {

enum class Language { vietnamese, english };

/// The message of `code` with {0}, {1} … replaced by `arguments`; an argument that is missing stays
/// visible as "{n}".  A code that the catalogue lacks is our own bug: it is returned as it is.
std::string message(Language language, std::string_view code, const std::vector<std::string>& arguments = {});

/// `pattern` with {0} … {9} replaced by `arguments`, as in message().
std::string fill_slots(std::string_view pattern, const std::vector<std::string>& arguments);

/// "path, page n: what happened and what to do" of an error, on one line, control characters escaped.
std::string describe(Language language, const Error& error);

/// `text` with control characters and invalid UTF-8 shown as \xNN, so that a hostile file name
/// cannot write to the terminal.
std::string printable(std::string_view text);

/// True where the catalogue has `code`; for tests that no code lacks its words.
bool has_message(std::string_view code);

}  // namespace vanthu
