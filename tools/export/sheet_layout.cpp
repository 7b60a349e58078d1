#include "tools/export/sheet_layout.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "ingest/messages.h"

namespace vanthu {
namespace {

std::string vietnamese(const std::string& code) { return message(Language::vietnamese, code); }

/// The heading of a column that has one on the terminal is the same here.
std::string heading_of(const Column& column) {
  if (!column.head.empty()) return vietnamese(std::string(column.head));
  const std::string code = "export-" + std::string(column.name);
  return has_message(code) ? vietnamese(code) : std::string(column.name);
}

enum class Content { sentences, names, word };

/// What stands in the columns of text that are not single words or numbers.
Content content_of(std::string_view name) {
  static const std::map<std::string_view, Content> kContents = {{"task", Content::sentences},
                                                                {"title", Content::sentences},
                                                                {"message", Content::sentences},
                                                                {"message_en", Content::sentences},
                                                                {"fix", Content::sentences},
                                                                {"fix_en", Content::sentences},
                                                                {"quote", Content::sentences},
                                                                {"other_quote", Content::sentences},
                                                                {"raw", Content::sentences},
                                                                {"lead", Content::names},
                                                                {"implement", Content::names},
                                                                {"coordinate", Content::names},
                                                                {"requested", Content::names},
                                                                {"product", Content::names},
                                                                {"group", Content::names},
                                                                {"groups", Content::names},
                                                                {"deadline", Content::names},
                                                                {"further_deadlines", Content::names},
                                                                {"targets", Content::names},
                                                                {"issuer", Content::names},
                                                                {"name", Content::names},
                                                                {"other_places", Content::names},
                                                                {"further_sources", Content::names},
                                                                {"document", Content::names},
                                                                {"type", Content::names}};
  const auto known = kContents.find(name);
  return known == kContents.end() ? Content::word : known->second;
}

double width_of(const Column& column) {
  switch (column.type) {
    case ColumnType::number:
      return 10;
    case ColumnType::day:
      return 12;
    case ColumnType::path:
      return 32;
    case ColumnType::text:
      break;
  }
  switch (content_of(column.name)) {
    case Content::sentences:
      return 52;
    case Content::names:
      return 26;
    case Content::word:
      break;
  }
  return 14;
}

}  // namespace

SheetColumn sheet_column(const Column& column) {
  const bool text = column.type == ColumnType::text;
  return {heading_of(column), width_of(column), text && content_of(column.name) != Content::word};
}

std::size_t wrapped_lines(std::string_view text, double width) {
  // Lines end between words, so that a part of each stays empty.
  constexpr double kFilled = 0.9;
  const double letters = width * kFilled;
  std::size_t lines = 0;
  double waiting = 0;  // letters of the line that is being counted
  for (const char c : text) {
    if (c == '\n') {
      lines += static_cast<std::size_t>(std::max(1.0, std::ceil(waiting / letters)));
      waiting = 0;
    } else if ((static_cast<unsigned char>(c) & 0xC0u) != 0x80u) {
      ++waiting;
    }
  }
  return lines + static_cast<std::size_t>(std::max(1.0, std::ceil(waiting / letters)));
}

std::string sheet_name(const std::string& table, std::size_t part) {
  const std::string code = "sheet-" + table;
  const std::string name = has_message(code) ? vietnamese(code) : table;
  return part == 1 ? name : fmt::format("{} ({})", name, part);
}

}  // namespace vanthu
