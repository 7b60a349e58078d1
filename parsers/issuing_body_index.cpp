#include "parsers/issuing_body_index.h"

#include <algorithm>

#include "normalize/text_forms.h"
#include "parsers/issuing_body.h"
#include "parsers/issuing_body_names.h"

namespace vanthu {
namespace {

/// "QH15" → "QH", "TT.HĐND" → "TTHĐND", "BXDD" → "BXDĐ"; capitals throughout.
std::string sign_key(std::string_view sign) {
  std::string key;
  for (const char c : sign) {
    if (c != '.' && c != ' ') key += c;
  }
  while (!key.empty() && '0' <= key.back() && key.back() <= '9') key.pop_back();
  key = to_upper(key);
  return key == "BXDD" ? "BXDĐ" : key;
}

/// Lengths of the beginnings of `name` that end with a word, the longest first.
std::vector<std::size_t> word_ends(std::string_view name) {
  std::vector<std::size_t> ends = {name.size()};
  for (std::size_t i = name.size(); i-- > 1;) {
    if (name[i] == ' ') ends.push_back(i);
  }
  return ends;
}

std::string_view after(std::string_view name, std::size_t end) {
  name.remove_prefix(end);
  while (name.starts_with(' ')) name.remove_prefix(1);
  return name;
}

/// "Công an xã" → "Công an": levels are read from the name itself.
std::string_view without_level(std::string_view name) {
  for (const std::string_view level : {" cấp tỉnh", " cấp xã", " tỉnh", " thành phố", " huyện", " quận",
                                       " thị xã", " thị trấn", " xã", " phường", " đặc khu"}) {
    if (name.ends_with(level)) return name.substr(0, name.size() - level.size());
  }
  return name;
}

/// `signs` and those of `more` that they lack.
std::vector<std::string> with_signs(std::vector<std::string> signs, const std::vector<std::string>& more) {
  for (const std::string& sign : more) {
    if (std::find(signs.begin(), signs.end(), sign) == signs.end()) signs.push_back(sign);
  }
  return signs;
}

}  // namespace

std::vector<std::string> sign_parts(std::string_view sign) {
  std::vector<std::string> parts = {sign_key(sign)};
  for (std::size_t begin = 0; begin <= sign.size() && parts.front().find('-') != std::string::npos;) {
    const std::size_t end = std::min(sign.find('-', begin), sign.size());
    const std::string part = sign_key(sign.substr(begin, end - begin));
    if (!part.empty() && part != "PL" && part != "L") parts.push_back(part);
    begin = end + 1;
  }
  return parts;
}

BodyIndex::BodyIndex(const Vocabulary& vocabulary) {
  for (const IssuingBodyName& name : vocabulary.issuing_bodies()) {
    BodyEntry entry{name.level, name.body, {}, name.other_signs, true};
    for (const std::string& sign : name.signs) entry.signs.push_back(sign_key(sign));
    add_signs(entry);
    stems_[comparison_key(name.name)].push_back(std::move(entry));
  }
  // "Bộ trưởng Bộ Nội vụ" adds nothing to "Bộ Nội vụ".
  const auto has_organ = [](const IssuerName& issuer) {
    return without_organ(issuer.canonical).size() < issuer.canonical.size();
  };
  for (const IssuerName& issuer : vocabulary.issuers()) {
    if (!has_organ(issuer)) add_issuer(vocabulary, issuer);
  }
  for (const IssuerName& issuer : vocabulary.issuers()) {
    if (has_organ(issuer) && !find_stem(tidy_body_name(issuer.canonical))) add_issuer(vocabulary, issuer);
  }
}

void BodyIndex::add_signs(const BodyEntry& entry) {
  for (const std::string& sign : entry.signs) by_sign_[sign].push_back(entry);
}

/// A body that issuing_bodies.tsv does not list: a central one is its first sign, another its name.
void BodyIndex::add_issuer(const Vocabulary& vocabulary, const IssuerName& issuer) {
  const std::string tidy = tidy_body_name(issuer.canonical);
  const std::string_view stem = without_level(without_organ(tidy));
  BodyEntry entry{issuer.level, "", {}, false, false};
  for (const std::string& sign : issuer.signs) entry.signs.push_back(sign_key(sign));
  const bool by_sign_alone = issuer.level == "trung ương" && !entry.signs.empty();
  entry.body = by_sign_alone ? slug_of(issuer.signs.front()) : slug_of(stem);
  bool added = false;
  std::vector<std::string> names = issuer.variants;
  names.push_back(issuer.canonical);
  for (const std::string& printed : names) {
    const std::string name = tidy_body_name(vocabulary.expand_abbreviations(printed));
    std::vector<BodyEntry>& entries = stems_[comparison_key(without_level(without_organ(name)))];
    const auto same = std::find_if(entries.begin(), entries.end(), [&](const BodyEntry& other) {
      return other.listed || (other.level == entry.level && other.body == entry.body);
    });
    if (same != entries.end() && same->listed) continue;
    added = true;
    if (same == entries.end()) {
      entries.push_back(entry);
    } else {
      same->signs = with_signs(std::move(same->signs), entry.signs);
    }
  }
  if (added) add_signs(entry);
}

std::optional<BodyStem> BodyIndex::longest_stem(std::string_view name) const {
  for (const std::size_t end : word_ends(name)) {
    const auto found = stems_.find(comparison_key(name.substr(0, end)));
    if (found != stems_.end()) return BodyStem{&found->second, after(name, end), end};
  }
  return std::nullopt;
}

std::optional<BodyStem> BodyIndex::find_stem(std::string_view name) const {
  auto whole = longest_stem(name);
  const std::string_view bare = without_organ(name);
  const std::size_t organ = name.size() - bare.size();
  auto behind = organ > 0 ? longest_stem(bare) : std::nullopt;
  if (!behind) return whole;
  behind->end += organ;
  const bool as_listed = whole && whole->entries->front().listed && whole->end >= behind->end;
  return as_listed ? whole : behind;
}

const std::vector<BodyEntry>* BodyIndex::find_sign(const std::string& part) const {
  const auto found = by_sign_.find(part);
  return found == by_sign_.end() ? nullptr : &found->second;
}

}  // namespace vanthu
