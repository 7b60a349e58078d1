// Checks of the title against the sentences that name the document again.
#include <set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"
#include "parsers/title_likeness.h"

namespace vanthu {
namespace {

/// What a sentence calls the document, its type left out.
struct Naming {
  ByteRange where;  // in the text
  std::string title;
};

/// `rest`, which stands behind the document's type, up to where the sentence goes on with something else.
std::string_view title_part(std::string_view rest) {
  static const Pattern end(
      R"([.;:/“”"(]|,? (?i:với các nội dung|với những nội dung|với nội dung|gồm các|cụ thể|như sau|)"
      R"(của (?:ủy|uỷ) ban|của ubnd|của đảng (?:ủy|uỷ)|của hđnd|của hội đồng)|)"
      R"(, (?i:yêu cầu|đề nghị|ủy ban nhân dân|uỷ ban nhân dân|ubnd|giao|căn cứ|trong quá trình|các cơ quan)|)"
      R"( (?i:yêu cầu các|đề nghị các))");
  const auto match = end.find(rest);
  return match ? rest.substr(0, match->whole().begin) : rest;
}

/// Namings of the document by its own type behind `cue` in one paragraph.
std::vector<Naming> namings_behind(const CheckedDocument& checked, ByteRange paragraph, const Pattern& cue) {
  constexpr std::size_t kMostBytes = 1500, kTypeBytes = 120;
  static const Pattern names_bodies("^ (?:giữa|của|này|phối hợp giữa|liên tịch giữa)(?: |$)");
  std::vector<Naming> found;
  const std::string type = comparison_key(checked.record.header.type.value_or(""));
  const std::string_view text = first_bytes(checked.document.slice(paragraph), kMostBytes);
  for (std::size_t from = 0; const auto match = cue.find(text, from);) {
    from = match->whole().end;
    const NormalizedText key = comparison_key_with_origin(first_bytes(text.substr(from), kTypeBytes));
    if (key.text.compare(0, type.size(), type) != 0 || key.text.size() == type.size()) continue;
    const std::size_t begin = from + key.origin[type.size()];
    const std::string_view title = title_part(text.substr(begin));
    if (names_bodies.contains(title)) continue;
    found.push_back({{paragraph.begin + from, paragraph.begin + begin + title.size()}, std::string(title)});
  }
  return found;
}

/// "ban hành Kế hoạch …" before the first section, "Trên đây là Kế hoạch …" anywhere behind it.
std::vector<Naming> find_namings(const CheckedDocument& checked) {
  static const Pattern issuing("(?i:ban hành|xây dựng) "),
      closing("^(?i:trên đây là) (?:(?i:nội dung|toàn bộ) )?");
  const std::size_t first_section =
      checked.outline.empty() ? checked.parts.body.end : checked.outline.front().block;
  std::vector<Naming> all;
  for (std::size_t i = checked.parts.body.begin; i < checked.parts.body.end; ++i) {
    const Block& block = checked.document.blocks[i];
    if (block.kind != BlockKind::paragraph) continue;
    for (Naming& naming : namings_behind(checked, block.text, i < first_section ? issuing : closing)) {
      all.push_back(std::move(naming));
    }
  }
  return all;
}

/// `key` without every place that `pattern` matches.
std::string without(const Pattern& pattern, const std::string& key) {
  std::string rest;
  std::size_t from = 0;
  while (const auto match = pattern.find(key, from)) {
    rest.append(key, from, match->whole().begin - from);
    rest += ' ';
    from = match->whole().end;
  }
  return rest + key.substr(from);
}

/// What tells documents apart in a title: without the place, and without the directive that is carried out,
/// which may be named by its title here and by its number there.
std::vector<std::string> distinct_words(const CheckedDocument& checked, std::string_view title) {
  static const Pattern directive(
      R"( (?:nghị quyết|chỉ thị|quyết định|kết luận|kế hoạch|chương trình|đề án|nghị định|thông tư|hướng dẫn|công văn|luật) .*)");
  static const Pattern place(
      R"( (?:trên địa bàn |tại |của |cho )?(?:toàn )?(?:xã|phường|đặc khu|địa phương|tỉnh|thành phố)(?: |$))");
  const Issuer& issuer = checked.record.header.issuer;
  std::string key = ' ' + comparison_key(title) + ' ';
  if (const auto match = directive.find(key)) key.erase(match->whole().begin);
  for (const auto& name : {issuer.commune, issuer.province}) {
    const std::string own = ' ' + comparison_key(name.value_or("")) + ' ';
    if (const std::size_t at = key.find(own); own.size() > 2 && at != std::string::npos) {
      key.replace(at, own.size(), " ");
    }
  }
  return words_of(without(place, key));
}

/// True where all `words` stand in `title` in their order: a shorter name of the same.
bool shortens(const std::vector<std::string>& words, const std::vector<std::string>& title) {
  std::size_t next = 0;
  for (const std::string& word : title) {
    if (next < words.size() && words[next] == word) ++next;
  }
  return next == words.size();
}

std::set<std::string> years_of(std::string_view title) {
  static const Pattern year(R"((?:19|20)\d\d)");
  std::set<std::string> years;
  for (std::size_t from = 0; const auto match = year.find(title, from);) {
    from = match->whole().end;
    years.emplace(title.substr(match->whole().begin, match->whole().size()));
  }
  return years;
}

/// True where two names of one document cannot both be its title.
bool contradicts(const CheckedDocument& checked, const std::string& title, const std::string& naming) {
  constexpr double kAlike = 0.8;
  constexpr std::size_t kFewWords = 5;  // fewer say too little: "Kế hoạch triển khai thực hiện như sau"
  const std::vector<std::string> own = distinct_words(checked, title);
  const std::vector<std::string> named = distinct_words(checked, naming);
  if (own.size() < kFewWords || named.size() < kFewWords) return false;
  const std::set<std::string> years = years_of(title), named_years = years_of(naming);
  for (const std::string& year : named_years) {
    if (!years.empty() && !years.contains(year)) return true;
  }
  return !shortens(named, own) && containment(own, named) < kAlike;
}

// R-08; each naming once.
std::vector<Issue> check_title(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  const Header& header = checked.record.header;
  if (!header.title || !header.type || !checked.parts.type_block) return issues;
  const ByteRange where = title_range(checked);
  for (const Naming& naming : find_namings(checked)) {
    if (!contradicts(checked, *header.title, naming.title)) continue;
    issues.push_back(
        make_issue(checked, {"title-conflict",
                             naming.where,
                             {shorten(checked.document.slice(naming.where)), shorten(*header.title)},
                             where}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& title_checks() {
  static const std::vector<Check> checks = {{{"title-conflict"}, check_title}};
  return checks;
}

}  // namespace vanthu
