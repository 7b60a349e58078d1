#include "tools/export/calendar_line.h"

#include "ingest/utf8.h"
#include "tools/export/clean_text.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestLine = 75;  // bytes without CR LF
constexpr std::string_view kBlanks = " \t\n";

bool continues_letter(char c) { return (static_cast<unsigned char>(c) & 0xC0u) == 0x80u; }

/// Bytes at the beginning of `text`, at most `most`, that end between two letters.
std::size_t whole_letters(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text.size();
  std::size_t end = most;
  while (end > 0 && continues_letter(text[end])) --end;
  return end > 0 ? end : most;
}

std::string on_one_line(std::string_view text) {
  std::string line;
  for (std::size_t i = text.find_first_not_of(kBlanks); i < text.size();) {
    const std::size_t end = std::min(text.find_first_of(kBlanks, i), text.size());
    if (!line.empty()) line += ' ';
    line.append(text.substr(i, end - i));
    i = text.find_first_not_of(kBlanks, end);
  }
  return line;
}

}  // namespace

std::string calendar_line(std::string_view line) {
  std::string folded;
  folded.reserve(line.size() + line.size() / 24 + 2);
  std::size_t taken = whole_letters(line, kLongestLine);
  folded.append(line.substr(0, taken));
  for (line.remove_prefix(taken); !line.empty(); line.remove_prefix(taken)) {
    taken = whole_letters(line, kLongestLine - 1);
    folded.append("\r\n ").append(line.substr(0, taken));
  }
  return folded.append("\r\n");
}

std::string calendar_text(std::string_view text) {
  std::string escaped;
  for (const char c : clean_text(text)) {
    if (c == '\n') {
      escaped += "\\n";
      continue;
    }
    if (c == '\\' || c == ';' || c == ',') escaped += '\\';
    escaped += c;
  }
  return escaped;
}

std::string short_text(std::string_view text, std::size_t letters) {
  std::string line = on_one_line(clean_text(text));
  if (count_code_points(line) <= letters) return line;
  std::size_t end = 0;
  for (std::size_t kept = 1; kept < letters; ++kept) end += decode_utf8(line, end).length;
  // A word of more than half the length is cut itself.
  const std::size_t blank = line.rfind(' ', end);
  line.resize(blank != std::string::npos && blank > end / 2 ? blank : end);
  return line + "…";
}

}  // namespace vanthu
