#include "ingest/messages.h"

#include <fmt/format.h>

#include <map>

#include "ingest/tsv.h"
#include "ingest/utf8.h"
#include "ingest_tables.h"

namespace vanthu {
namespace {

struct Words {
  std::string_view vietnamese, english;
};

const std::map<std::string_view, Words>& catalogue() {
  static const std::map<std::string_view, Words> entries = [] {
    const Tsv table = parse_tsv(ingest_table("messages.tsv"), "messages.tsv");
    const std::size_t code = table.column("code"), vi = table.column("vi"), en = table.column("en");
    std::map<std::string_view, Words> result;
    for (const auto& row : table.rows) result.emplace(row[code], Words{row[vi], row[en]});
    return result;
  }();
  return entries;
}

}  // namespace

std::string fill_slots(std::string_view pattern, const std::vector<std::string>& arguments) {
  std::string filled;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool slot = pattern[i] == '{' && i + 2 < pattern.size() && pattern[i + 2] == '}' &&
                      pattern[i + 1] >= '0' && pattern[i + 1] <= '9';
    const std::size_t index = slot ? static_cast<std::size_t>(pattern[i + 1] - '0') : 0;
    if (slot && index < arguments.size()) {
      filled += arguments[index];
      i += 2;
    } else {
      filled += pattern[i];
    }
  }
  return filled;
}

bool has_message(std::string_view code) { return catalogue().contains(code); }

std::string message(Language language, std::string_view code, const std::vector<std::string>& arguments) {
  const auto entry = catalogue().find(code);
  if (entry == catalogue().end()) return std::string(code);
  return fill_slots(language == Language::vietnamese ? entry->second.vietnamese : entry->second.english,
                    arguments);
}

std::string describe(Language language, const Error& error) {
  std::vector<std::string> arguments{printable(error.path)};
  for (const std::string& argument : error.arguments) arguments.push_back(printable(argument));
  std::string where = arguments.front();
  if (error.page) where += message(language, "at-page", {std::to_string(*error.page)});
  if (!where.empty()) where += ": ";
  return where + message(language, error.code, arguments) + " [" + error.code + "]";
}

std::string printable(std::string_view text) {
  std::string shown;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = decode_utf8(text, i);
    const bool control = point.value < 0x20 || (point.value >= 0x7F && point.value < 0xA0) ||
                         (point.value >= 0x202A && point.value <= 0x202E) ||
                         (point.value >= 0x2066 && point.value <= 0x2069);
    const std::size_t length = point.length == 0 ? 1 : point.length;
    if (point.length == 0 || control) {
      for (std::size_t b = 0; b < length; ++b) {
        shown += fmt::format("\\x{:02x}", static_cast<unsigned char>(text[i + b]));
      }
    } else {
      shown.append(text.substr(i, length));
    }
    i += length;
  }
  return shown;
}

}  // namespace vanthu
