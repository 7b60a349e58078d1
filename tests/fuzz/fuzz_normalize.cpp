// Any bytes through the forms of a text: nothing escapes, maps are total and sorted, forms are their own
// form.
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "normalize/vocabulary.h"
#include "tests/fuzz/check_text.h"
#include "tests/fuzz/require.h"

namespace vanthu::fuzz {
namespace {

const Vocabulary& vocabulary() {
  static const Vocabulary tables = Vocabulary::load();
  return tables;
}

bool is_utf8(std::string_view text) { return find_invalid_utf8(text) == std::string_view::npos; }

std::string normalized(std::string_view source) {
  NormalizedText first = normalize_text(source);
  require(is_utf8(first.text), "a normalised text is UTF-8");
  check_origin(first.origin, first.text.size(), source.size());
  const NormalizedText second = normalize_text(first.text);
  require(second.text == first.text, "a normalised text stays as it is", first.text);
  check_origin(second.origin, second.text.size(), first.text.size());
  return std::move(first.text);
}

void check_forms(std::string_view text) {
  const std::string placed = place_tones(text);
  require(place_tones(placed) == placed, "placed tones stay where they are", placed);
  const NormalizedText key = comparison_key_with_origin(text);
  require(key.text == comparison_key(text), "a key is the same with and without its origin", key.text);
  check_origin(key.origin, key.text.size(), text.size());
  for (const std::string& form : {placed, key.text, search_key(text), to_lower(text), to_upper(text),
                                  capitalize(text), sentence_case(text)}) {
    require(is_utf8(form), "a form of a text is UTF-8", form);
  }
  const double share = upper_case_share(text);
  require(share >= 0 && share <= 1, "a share lies between 0 and 1");
  display_width(text);
}

void check_order(std::string_view a, std::string_view b) {
  const int forth = compare_vietnamese(a, b), back = compare_vietnamese(b, a);
  require((forth < 0) == (back > 0) && (forth == 0) == (back == 0), "an order is the same from both ends");
  require(compare_vietnamese(a, a) == 0, "a text equals itself");
}

void check_vocabulary(std::string_view text) {
  require(is_utf8(vocabulary().expand_abbreviations(text)), "an expanded text is UTF-8");
  // What a person types.
  const std::string_view asked = text.substr(0, 200);
  vocabulary().units_matching(asked);
  vocabulary().find_communes(asked);
  vocabulary().find_province(asked);
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::string text = vanthu::fuzz::normalized(bytes);
  vanthu::fuzz::check_forms(text);
  vanthu::fuzz::check_order(text, std::string_view(text).substr(text.size() / 2));
  vanthu::fuzz::check_vocabulary(text);
  if (vanthu::fuzz::is_utf8(bytes)) vanthu::fuzz::check_forms(bytes);
  return 0;
}
