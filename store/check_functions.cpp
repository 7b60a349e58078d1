#include "store/check_functions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <set>

#include "parsers/identity.h"
#include "store/citation_score.h"
#include "store/compared_words.h"
#include "store/keys.h"
#include "store/task_signature.h"
#include "store/text_samples.h"

namespace vanthu {
namespace {

using Texts = std::span<const std::string_view>;

SqlValue titles_alike(Texts texts) {
  return are_similar(title_grams(texts[0]), title_grams(texts[1])) ? 1.0 : 0.0;
}

SqlValue title_topic(Texts texts) {
  static const std::set<std::string_view> kEdition{"nam", "giai", "doan", "quy", "thang", "nhiem", "ky", "-"};
  const std::string key = text_search_key(texts[0]);
  std::string topic;
  for (std::size_t begin = 0; begin < key.size();) {
    const std::size_t end = std::min(key.find(' ', begin), key.size());
    const std::string_view word = std::string_view(key).substr(begin, end - begin);
    begin = end + 1;
    const bool numbered = word.find_first_of("0123456789") != std::string_view::npos;
    if (word.empty() || numbered || kEdition.contains(word)) continue;
    topic.append(topic.empty() ? "" : " ").append(word);
  }
  return topic;
}

SqlValue title_key(Texts texts) { return text_search_key(texts[0]); }

/// The number at the beginning of `digits` without leading zeros; as it is where there is none.
std::string plain_number(std::string_view digits) {
  int value = 0;
  const auto [end, failure] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return failure == std::errc() ? std::to_string(value) : std::string(digits);
}

SqlValue printed_date(Texts texts) {
  const std::string_view iso = texts[0];
  if (iso.size() == 7) return fmt::format("{}/{}", plain_number(iso.substr(5)), iso.substr(0, 4));
  if (iso.size() != 10) return std::string(iso);
  return fmt::format("{}/{}/{}", plain_number(iso.substr(8)), plain_number(iso.substr(5, 2)),
                     iso.substr(0, 4));
}

/// "hải-phòng.xã-gia-lộc" of the key of a document of that commune's people's committee; "" of a central
/// body.
std::string place_of_issuer(std::string_view entity) {
  const auto identity = parse_identity(entity.substr(0, entity.find('#')));
  if (!identity) return {};
  const std::size_t dot = identity->issuer.rfind('.');
  return dot == std::string::npos ? std::string() : identity->issuer.substr(0, dot);
}

SqlValue issuing_place(Texts texts) {
  std::string place = place_of_issuer(texts[0]);
  const bool of_province =
      !place.empty() && place.find('?') == std::string::npos && place.find('.') == std::string::npos;
  if (!of_province) return std::monostate();
  std::replace(place.begin(), place.end(), '-', ' ');
  return text_search_key(place);
}

SqlValue same_line(Texts texts) {
  return places_may_meet(place_of_issuer(texts[0]), place_of_issuer(texts[1])) ? 1.0 : 0.0;
}

SqlValue similarity_of_tasks(Texts texts) { return task_similarity(texts[0], texts[1]); }

SqlValue bands_of(Texts texts) {
  std::string list = "[";
  for (const std::int64_t band : task_bands(shingles_of(texts[0]))) {
    list.append(list.size() > 1 ? "," : "").append(std::to_string(band));
  }
  return list + "]";
}

SqlValue unit_words(Texts texts) { return compared_words(texts[0], texts[1]); }

SqlValue containment_of_texts(Texts texts) { return text_containment(texts[0], texts[1]); }

}  // namespace

void add_check_functions(Database& database) {
  database.add_function("titles_alike", 2, titles_alike);
  database.add_function("title_topic", 1, title_topic);
  database.add_function("title_key", 1, title_key);
  database.add_function("printed_date", 1, printed_date);
  database.add_function("issuing_place", 1, issuing_place);
  database.add_function("same_line", 2, same_line);
  database.add_function("task_similarity", 2, similarity_of_tasks);
  database.add_function("bands_of", 1, bands_of);
  database.add_function("unit_words", 2, unit_words);
  database.add_function("text_containment", 2, containment_of_texts);
}

}  // namespace vanthu
