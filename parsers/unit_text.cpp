#include "parsers/unit_text.h"

#include <algorithm>
#include <array>
#include <utility>

#include "ingest/utf8.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

bool is_word_byte(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || ('0' <= byte && byte <= '9') || ('a' <= byte && byte <= 'z') ||
         ('A' <= byte && byte <= 'Z');
}

/// True where the word before `offset` goes on there; the general punctuation block (E2 80 xx: dashes,
/// quotes, dots) is no part of words.
bool continues_word(std::string_view text, std::size_t offset) {
  return offset < text.size() && is_word_byte(text[offset]) && text.substr(offset, 2) != "\xE2\x80";
}

/// "HĐND & UBND" → "HĐND&UBND": as forms are looked up.
std::string without_blanks_around_signs(std::string_view form) {
  std::string joined;
  for (const char byte : form) {
    const bool sign = byte == '&' || byte == '-' || byte == '/' || byte == '.';
    if (sign && !joined.empty() && joined.back() == ' ') joined.pop_back();
    const bool after_sign = !joined.empty() && (joined.back() == '&' || joined.back() == '-' ||
                                                joined.back() == '/' || joined.back() == '.');
    if (byte == ' ' && after_sign) continue;
    joined += byte;
  }
  return joined;
}

/// A form's pattern in which words in small letters are found in any case.
std::string any_case(std::string_view form) {
  static const Pattern small_word("\\p{L}*\\p{Ll}\\p{L}*");
  std::string pattern;
  std::size_t copied = 0;
  while (const auto word = small_word.find(form, copied)) {
    pattern.append(form.substr(copied, word->whole().begin - copied));
    pattern.append("(?i:").append(form.substr(word->whole().begin, word->whole().size())).append(")");
    copied = word->whole().end;
  }
  return pattern.append(form.substr(copied));
}

std::string pattern_of_form(std::string_view form) {
  std::string pattern;
  for (const char byte : without_blanks_around_signs(form)) {
    const bool sign = byte == '&' || byte == '-' || byte == '/';
    if (sign) pattern += " ?";
    if (byte == '.') {
      pattern += "\\. ?";
    } else if (byte == '-') {
      pattern += "[-–]";
    } else {
      pattern += byte;
    }
    if (sign) pattern += " ?";
  }
  // "BCH quân sự" is "BCH Quân sự", but "tp" alone need not be "Tp".
  return form.find(' ') == std::string_view::npos ? pattern : any_case(pattern);
}

/// "HĐND-UBND" where "HĐND" and "UBND" are forms too: written out part by part, each part has its own place.
bool is_joined(std::string_view form, const std::unordered_map<std::string, std::string>& forms) {
  static const Pattern part("[^-&/]+");
  int parts = 0;
  std::size_t from = 0;
  while (const auto match = part.find(form, from)) {
    from = match->whole().end;
    if (!forms.contains(std::string(form.substr(match->whole().begin, match->whole().size())))) return false;
    ++parts;
  }
  return parts > 1;
}

// Written out in lists of units alone: elsewhere they may mean something else ("đ/c" is an address, too).
constexpr std::array<std::pair<const char*, const char*>, 3> kFormsOfLists{
    {{"P.", "Phòng"}, {"Đ/c", "Đồng chí"}, {"đ/c", "đồng chí"}}};

/// What is written out, by form and by form in small letters where case tells nothing.
std::unordered_map<std::string, std::string> make_expansions(const Vocabulary& vocabulary) {
  std::unordered_map<std::string, std::string> made;
  for (const auto& [form, expansion] : kFormsOfLists) made.emplace(form, expansion);
  for (const Abbreviation& row : vocabulary.abbreviations()) {
    const std::string form = without_blanks_around_signs(row.form);
    made.emplace(form, row.expansion);
    if (form.find(' ') != std::string::npos) made.emplace(to_lower(form), row.expansion);
  }
  const auto all = made;
  std::erase_if(made, [&](const auto& row) { return is_joined(row.first, all); });
  return made;
}

/// "a|b|c", the longest first.
std::string alternation(std::vector<std::string> alternatives) {
  std::stable_sort(alternatives.begin(), alternatives.end(),
                   [](const std::string& a, const std::string& b) { return a.size() > b.size(); });
  std::string pattern;
  for (const std::string& alternative : alternatives) {
    if (!pattern.empty()) pattern += '|';
    pattern += alternative;
  }
  return pattern;
}

std::vector<std::string> form_patterns(const Vocabulary& vocabulary,
                                       const std::unordered_map<std::string, std::string>& expansions) {
  std::vector<std::string> patterns;
  for (const auto& [form, expansion] : kFormsOfLists) patterns.push_back(pattern_of_form(form));
  for (const Abbreviation& row : vocabulary.abbreviations()) {
    if (expansions.contains(without_blanks_around_signs(row.form)))
      patterns.push_back(pattern_of_form(row.form));
  }
  return patterns;
}

std::vector<std::string> slip_patterns(const Vocabulary& vocabulary) {
  std::vector<std::string> patterns;
  for (const Confusion& row : vocabulary.confusions())
    patterns.push_back(escape_pattern(comparison_key(row.wrong)));
  return patterns;
}

bool is_ampersand(std::string_view match) {
  return match == "&" || match == " &" || match == "& " || match == " & ";
}

// Bullets that word processors set, beside '-', '+' and '*'.
constexpr const char* kBullets = "[•●▪■◦○‣∙➢➤✓✔❖◆]";

bool is_bullet(std::string_view match) {
  static const Pattern bullet(kBullets);
  return bullet.match_all(match).has_value();
}

/// Offsets of the key at which the printed lines begin.
std::vector<std::size_t> key_lines(const UnitText& text, const std::vector<std::size_t>& line_starts) {
  std::vector<std::size_t> lines;
  std::size_t at = 0;
  for (const std::size_t line : line_starts) {
    while (at < text.key.size() && text.origin[text.key_origin[at]] < line) ++at;
    if (at < text.key.size() && (lines.empty() || lines.back() < at)) lines.push_back(at);
  }
  return lines;
}

/// A text that is built from pieces of another.
struct Rewriting {
  std::string_view source;
  NormalizedText made;
  std::size_t copied = 0;

  void copy_to(std::size_t end) {
    made.text += source.substr(copied, end - copied);
    for (; copied < end; ++copied) made.origin.push_back(static_cast<std::uint32_t>(copied));
  }
  void replace_to(std::size_t end, std::string_view replacement) {
    made.text += replacement;
    made.origin.insert(made.origin.end(), replacement.size(), static_cast<std::uint32_t>(copied));
    copied = end;
  }
  NormalizedText finish() {
    copy_to(source.size());
    made.origin.push_back(static_cast<std::uint32_t>(source.size()));
    return std::move(made);
  }
};

}  // namespace

bool UnitText::is_mended(ByteRange range) const {
  const ByteRange between = in_text(range);
  return std::any_of(mended.begin(), mended.end(), [&](const ByteRange& mend) {
    return mend.begin < between.end && between.begin < mend.end;
  });
}

ByteRange UnitText::in_print(ByteRange range) const {
  const ByteRange between = in_text(range);
  std::size_t end = between.end;
  // Inside an abbreviation that was written out every byte has one origin.
  while (end > between.begin && end + 1 < origin.size() && origin[end] == origin[end - 1]) ++end;
  return {origin[between.begin], origin[end]};
}

bool UnitText::begins_word(std::size_t offset) const {
  if (offset >= key.size() || !is_word_byte(key[offset])) return false;
  return offset == 0 || !is_word_byte(key[offset - 1]);
}

bool UnitText::ends_word(std::size_t offset) const {
  return offset >= key.size() || !is_word_byte(key[offset]);
}

bool UnitText::begins_line(std::size_t offset) const {
  return std::binary_search(lines.begin(), lines.end(), offset);
}

bool UnitText::is_capital(std::size_t offset) const {
  if (offset >= key.size()) return false;
  if ('0' <= key[offset] && key[offset] <= '9') return true;
  const std::size_t begin = key_origin[offset];
  if (begin >= text.size()) return false;
  const std::size_t length = std::max<std::size_t>(decode_utf8(text, begin).length, 1);
  const std::string letter = text.substr(begin, length);
  return to_lower(letter) != letter;
}

UnitTextMaker::UnitTextMaker(const Vocabulary& vocabulary)
    : expansions_(make_expansions(vocabulary)),
      forms_(std::string(kEdgeBefore) + "(?:" + alternation(form_patterns(vocabulary, expansions_)) +
             ")| ?& ?|" + kBullets),
      slips_(std::string(kEdgeBefore) + "(?:" + alternation(slip_patterns(vocabulary)) + ")") {
  for (const Confusion& row : vocabulary.confusions()) {
    mends_.emplace(comparison_key(row.wrong), row.right);
  }
}

NormalizedText UnitTextMaker::write_out(std::string_view printed) const {
  Rewriting rewriting{printed, {}, 0};
  std::size_t from = 0;
  while (const auto match = forms_.find(printed, from)) {
    const std::size_t begin = match->whole().begin, end = match->whole().end;
    const std::string_view found = printed.substr(begin, end - begin);
    if (is_ampersand(found) || is_bullet(found)) {
      const bool met_before = begin < rewriting.copied;
      if (!met_before) {
        rewriting.copy_to(begin);
        rewriting.replace_to(end, is_bullet(found) ? "*" : " và ");
      }
      // What ends an ampersand is the edge before the next form.
      from = is_ampersand(found) && !met_before ? end - 1 : end;
      continue;
    }
    const ByteRange form = behind_edge(printed, match->whole());
    const std::string_view words = printed.substr(form.begin, form.size());
    const bool ends_in_stop =
        words.find_last_not_of(' ') != std::string_view::npos && words[words.find_last_not_of(' ')] == '.';
    const std::string form_key = without_blanks_around_signs(words);
    auto expansion = expansions_.find(form_key);
    if (expansion == expansions_.end()) expansion = expansions_.find(to_lower(form_key));
    const bool cut = continues_word(printed, form.end) && !ends_in_stop;
    if (cut || expansion == expansions_.end()) {
      from = form.begin + 1;
      continue;
    }
    if (const std::string_view edge = printed.substr(begin, form.begin - begin);
        begin >= rewriting.copied && (is_ampersand(edge) || is_bullet(edge))) {
      rewriting.copy_to(begin);
      rewriting.replace_to(form.begin, is_bullet(edge) ? "*" : " và ");
    }
    rewriting.copy_to(form.begin);
    rewriting.replace_to(form.end, expansion->second + (ends_in_stop ? " " : ""));
    from = form.end;
  }
  return rewriting.finish();
}

UnitText UnitTextMaker::make(std::string_view printed, const std::vector<std::size_t>& line_starts) const {
  NormalizedText full = write_out(printed);
  NormalizedText key = comparison_key_with_origin(full.text);

  Rewriting rewriting{full.text, {}, 0};
  UnitText made;
  std::size_t from = 0;
  while (const auto match = slips_.find(key.text, from)) {
    const ByteRange slip = behind_edge(key.text, match->whole());
    const auto mend = mends_.find(std::string_view(key.text).substr(slip.begin, slip.size()));
    const bool cut = continues_word(key.text, slip.end);
    if (cut || mend == mends_.end()) {
      from = slip.begin + 1;
      continue;
    }
    const std::size_t begin = key.origin[slip.begin];
    const std::size_t end = std::max<std::size_t>(key.origin[slip.end], begin);
    rewriting.copy_to(begin);
    const std::size_t length = std::max<std::size_t>(decode_utf8(full.text, begin).length, 1);
    const std::string first = full.text.substr(begin, length);
    const std::size_t mended_from = rewriting.made.text.size();
    rewriting.replace_to(end, to_lower(first) == first ? mend->second : capitalize(mend->second));
    made.mended.push_back({mended_from, rewriting.made.text.size()});
    from = slip.end;
  }
  if (made.mended.empty()) {
    made.text = std::move(full.text);
    made.origin = std::move(full.origin);
  } else {
    NormalizedText mended = rewriting.finish();
    made.text = std::move(mended.text);
    for (const std::uint32_t offset : mended.origin) made.origin.push_back(full.origin[offset]);
    key = comparison_key_with_origin(made.text);
  }
  made.key = std::move(key.text);
  made.key_origin = std::move(key.origin);
  made.lines = key_lines(made, line_starts);
  return made;
}

}  // namespace vanthu
