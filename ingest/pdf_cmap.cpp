#include "ingest/pdf_cmap.h"

#include <charconv>
#include <cstdint>
#include <optional>

namespace vanthu {
namespace {

constexpr std::string_view kBlanks{"\0\t\n\f\r ", 6};
constexpr std::string_view kEnds{"\0\t\n\f\r <>[](){}/%", 16};

/// Cuts the next token off the front: "<0041>", a whole array, a word.  Empty at the end.
std::string_view take_token(std::string_view& rest) {
  for (;;) {
    const std::size_t begin = rest.find_first_not_of(kBlanks);
    rest.remove_prefix(begin == std::string_view::npos ? rest.size() : begin);
    if (!rest.starts_with('%')) break;
    const std::size_t end = rest.find_first_of("\r\n");
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
  }
  if (rest.empty()) return {};
  std::size_t end = 1;
  if (rest.front() == '<' || rest.front() == '[' || rest.front() == '(') {
    const char close = rest.front() == '<' ? '>' : rest.front() == '[' ? ']' : ')';
    const std::size_t at = rest.find(close);
    end = at == std::string_view::npos ? rest.size() : at + 1;
  } else {
    const std::size_t at = rest.find_first_of(kEnds, 1);
    end = at == std::string_view::npos ? rest.size() : at;
  }
  const std::string_view token = rest.substr(0, end);
  rest.remove_prefix(end);
  return token;
}

/// The number of "<0041>"; a code of more than four bytes is none.
std::optional<std::uint64_t> parse_code(std::string_view token) {
  if (token.size() < 3 || token.size() > 10 || token.front() != '<') return std::nullopt;
  std::uint64_t code = 0;
  const char* const end = token.data() + token.size() - 1;
  const auto [stop, error] = std::from_chars(token.data() + 1, end, code, 16);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return code;
}

}  // namespace

std::size_t count_mapped_codes(std::string_view cmap, std::size_t most) {
  std::size_t count = 0;
  bool in_ranges = false;
  for (std::string_view token = take_token(cmap); !token.empty() && count < most; token = take_token(cmap)) {
    if (token.ends_with("range")) {
      in_ranges = token.starts_with("begin") && token != "begincodespacerange";
      continue;
    }
    if (!in_ranges) continue;
    const std::optional<std::uint64_t> first = parse_code(token), last = parse_code(take_token(cmap));
    take_token(cmap);  // what the range is mapped to
    if (first && last && *last >= *first) count += static_cast<std::size_t>(*last - *first) + 1;
  }
  return count < most ? count : most;
}

}  // namespace vanthu
