#include "store/plan_identity.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "normalize/text_forms.h"
#include "store/keys.h"
#include "store/stable_hash.h"

namespace vanthu {
namespace {

constexpr char kNumbered = 'n', kUnnumbered = 't';  // first letter of a key

constexpr std::size_t kSketchSize = 32;  // hashes
constexpr std::size_t kHashBytes = 4;

/// A byte of a word: of a letter beyond ASCII, or an ASCII letter or digit.
bool is_word_byte(unsigned char byte) {
  return byte >= 0x80 || (byte >= '0' && byte <= '9') || ((byte | 0x20) >= 'a' && (byte | 0x20) <= 'z');
}

/// Calls `visit` with each word's hash; ASCII letters count without case.  `has_digit` says whether one is in
/// it.
template <class Visit>
void each_word(std::string_view text, Visit visit) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    StableHash hash;
    bool has_digit = false;
    const std::size_t begin = i;
    for (; i < text.size() && is_word_byte(static_cast<unsigned char>(text[i])); ++i) {
      const auto byte = static_cast<unsigned char>(text[i]);
      has_digit = has_digit || (byte >= '0' && byte <= '9');
      hash.add(byte >= 'A' && byte <= 'Z' ? static_cast<unsigned char>(byte | 0x20) : byte);
    }
    if (i > begin) visit(hash.value(), has_digit);
  }
}

/// Of as many values as come, the least kSketchSize distinct ones.
class Least {
 public:
  void add(std::uint32_t value) {
    if (value >= bound_) return;
    const auto place = std::lower_bound(values_.begin(), values_.end(), value);
    if (place != values_.end() && *place == value) return;
    values_.insert(place, value);
    if (values_.size() > kSketchSize) values_.pop_back();
    if (values_.size() == kSketchSize) bound_ = values_.back();
  }

  std::string bytes() const {
    std::string bytes;
    bytes.reserve(values_.size() * kHashBytes);
    for (const std::uint32_t value : values_) {
      for (std::size_t i = 0; i < kHashBytes; ++i) bytes += static_cast<char>(value >> (24 - 8 * i) & 0xFF);
    }
    return bytes;
  }

 private:
  std::vector<std::uint32_t> values_;
  std::uint32_t bound_ = std::numeric_limits<std::uint32_t>::max();
};

std::string sketch_of(std::string_view text) {
  Least least;
  std::array<std::uint64_t, 2> before{};
  each_word(text, [&](std::uint64_t word, bool) {
    // 3 and 5: the order of the three words counts.
    least.add(static_cast<std::uint32_t>(mixed(before[0] * 5 + before[1] * 3 + word)));
    before = {before[1], word};
  });
  return least.bytes();
}

/// A part of a key.  Diacritics count: communes are told apart by them.
std::string key_part(const std::optional<std::string>& text) {
  if (!text) return {};
  return comparison_key(find_invalid_utf8(*text) == std::string_view::npos ? *text : printable(*text));
}

std::optional<std::string> key_of(const Header& header) {
  const Issuer& issuer = header.issuer;
  if (!issuer.name || issuer.name->empty()) return std::nullopt;
  constexpr std::size_t kFullDate = 10;  // YYYY-MM-DD
  const bool has_number = header.number && header.number->key;
  const std::string number = has_number ? number_search_key(*header.number->key) : "";
  const std::string date = header.date.value_or("");
  const std::string place = key_part(issuer.name) + '\n' + key_part(issuer.province);
  if (has_number && date.size() == kFullDate) return kNumbered + ('\n' + number + '\n' + date + '\n' + place);
  if (!header.title || header.title->empty()) return std::nullopt;
  return kUnnumbered + ('\n' + number + '\n' + date + '\n' + place + '\n' + key_part(header.type) + '\n' +
                        key_part(header.title) + '\n' + (header.draft ? "draft" : ""));
}

std::int64_t trust_of(const SourceInfo& source) {
  static const std::map<std::string_view, std::int64_t> kFormats{
      {"docx", 0}, {"doc", 1}, {"odt", 1}, {"rtf", 1}, {"html", 2}, {"txt", 3}, {"pdf", 4}};
  constexpr std::int64_t kOther = 5, kRecognised = 6, kStep = 1'000'000'000;
  const auto known = kFormats.find(source.format);
  const std::int64_t rank = !source.ocr_pages.empty() ? kRecognised
                            : known != kFormats.end() ? known->second
                                                      : kOther;
  return rank * kStep + static_cast<std::int64_t>(source.unread_pages.size());
}

std::uint32_t hash_at(std::string_view sketch, std::size_t index) {
  std::uint32_t value = 0;
  for (const char c : sketch.substr(index * kHashBytes, kHashBytes)) {
    value = value << 8 | static_cast<unsigned char>(c);
  }
  return value;
}

constexpr std::uint64_t kDigitBit = 1;  // of a word's hash: a digit is in the word

struct Comparison {
  std::size_t common = 0;          // words in both bags, each as often as in both
  std::size_t strange_digits = 0;  // words with a digit that only one of them has
};

Comparison compare(const WordBag& a, const WordBag& b) {
  Comparison comparison;
  std::size_t i = 0, j = 0;
  while (i < a.size() || j < b.size()) {
    const bool take_a = j == b.size() || (i < a.size() && a[i] <= b[j]);
    const bool take_b = i == a.size() || (j < b.size() && b[j] <= a[i]);
    if (take_a && take_b) {
      ++comparison.common;
    } else if (((take_a ? a[i] : b[j]) & kDigitBit) != 0) {
      ++comparison.strange_digits;
    }
    if (take_a) ++i;
    if (take_b) ++j;
  }
  return comparison;
}

}  // namespace

PlanIdentity plan_identity(const Document& document) {
  return {key_of(document.header), sketch_of(document.text), trust_of(document.source)};
}

bool may_be_one_text(std::string_view sketch, std::string_view other) {
  const std::size_t a_size = sketch.size() / kHashBytes, b_size = other.size() / kHashBytes;
  // The least hashes of both texts taken together: a sample of all their triples.
  std::size_t seen = 0, common = 0;
  for (std::size_t i = 0, j = 0; seen < kSketchSize && (i < a_size || j < b_size); ++seen) {
    if (2 * (seen - common) > kSketchSize) return false;  // this can only be decided one way any more
    const std::uint32_t a = i < a_size ? hash_at(sketch, i) : 0, b = j < b_size ? hash_at(other, j) : 0;
    const bool take_a = j == b_size || (i < a_size && a <= b);
    const bool take_b = i == a_size || (j < b_size && b <= a);
    if (take_a && take_b) ++common;
    if (take_a) ++i;
    if (take_b) ++j;
  }
  return 2 * common >= seen;
}

WordBag word_bag(std::string_view text) {
  WordBag bag;
  each_word(comparison_key(text), [&](std::uint64_t word, bool has_digit) {
    bag.push_back((mixed(word) & ~kDigitBit) | (has_digit ? kDigitBit : 0));
  });
  std::sort(bag.begin(), bag.end());
  return bag;
}

bool is_same_plan(std::string_view key, const WordBag& a, const WordBag& b) {
  // Measured on one plan in several formats and on plans of one template: docs/decisions/0010.
  constexpr std::size_t kMostStrange = 30, kMostStrangeUnnumbered = 10;  // of a thousand words
  const bool numbered = key.starts_with(kNumbered);
  const Comparison comparison = compare(a, b);
  const std::size_t all = a.size() + b.size();
  const std::size_t strange = 1000 * (all - 2 * comparison.common);
  if (numbered) return strange <= kMostStrange * all;
  return strange <= kMostStrangeUnnumbered * all && comparison.strange_digits == 0;
}

}  // namespace vanthu
