#include "store/keys.h"

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {

std::string text_search_key(std::string_view text) {
  if (find_invalid_utf8(text) != std::string_view::npos) return search_key(printable(text));
  return search_key(text);
}

std::string number_search_key(std::string_view text) {
  std::string key = text_search_key(text);
  std::erase(key, ' ');
  const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
  std::size_t zeros = 0;
  while (zeros + 1 < key.size() && key[zeros] == '0' && is_digit(key[zeros + 1])) ++zeros;
  return key.substr(zeros);
}

}  // namespace vanthu
