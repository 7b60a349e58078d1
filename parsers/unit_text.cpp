#include "parsers/unit_text.h"

#include <algorithm>
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
  return pattern;
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

std::vector<std::string> form_patterns(const Vocabulary& vocabulary) {
  std::vector<std::string> patterns{"P\\. ?"};
  for (const Abbreviation& row : vocabulary.abbreviations()) patterns.push_back(pattern_of_form(row.form));
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
    : forms_(std::string(kEdgeBefore) + "(?:" + alternation(form_patterns(vocabulary)) + ")| ?& ?"),
      slips_(std::string(kEdgeBefore) + "(?:" + alternation(slip_patterns(vocabulary)) + ")") {
  for (const Abbreviation& row : vocabulary.abbreviations()) {
    expansions_.emplace(without_blanks_around_signs(row.form), row.expansion);
  }
  expansions_.emplace("P.", "Phòng");
  for (const Confusion& row : vocabulary.confusions()) {
    mends_.emplace(comparison_key(row.wrong), row.right);
  }
}

NormalizedText UnitTextMaker::write_out(std::string_view printed) const {
  Rewriting rewriting{printed, {}, 0};
  std::size_t from = 0;
  while (const auto match = forms_.find(printed, from)) {
    if (is_ampersand(printed.substr(match->whole().begin, match->whole().size()))) {
      rewriting.copy_to(match->whole().begin);
      rewriting.replace_to(match->whole().end, " và ");
      from = match->whole().end;
      continue;
    }
    const ByteRange form = behind_edge(printed, match->whole());
    const std::string_view words = printed.substr(form.begin, form.size());
    const bool ends_in_stop =
        words.find_last_not_of(' ') != std::string_view::npos && words[words.find_last_not_of(' ')] == '.';
    const auto expansion = expansions_.find(without_blanks_around_signs(words));
    const bool cut = continues_word(printed, form.end) && !ends_in_stop;
    if (cut || expansion == expansions_.end()) {
      from = form.begin + 1;
      continue;
    }
    rewriting.copy_to(form.begin);
    rewriting.replace_to(form.end, expansion->second + (ends_in_stop ? " " : ""));
    from = form.end;
  }
  return rewriting.finish();
}

UnitText UnitTextMaker::make(std::string_view printed) const {
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
  return made;
}

}  // namespace vanthu
