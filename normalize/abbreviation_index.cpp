#include "normalize/abbreviation_index.h"

#include <algorithm>

#include "normalize/code_points.h"
#include "normalize/letters.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

// Between the words of a form or a sign stands at most " – " with a few blanks; more is other text.
constexpr std::size_t kLongestGap = 8;

bool is_word_part(const LetterForms& letter) { return letter.letter_or_digit || letter.mark; }

/// What joins two words, blanks and kinds of dashes told alike: " ", "-", "/", "&", "." …
std::string plain_gap(std::string_view gap) {
  if (gap.size() <= 1) return std::string(gap);
  if (gap.size() > kLongestGap) return "?";
  const bool ascii =
      std::all_of(gap.begin(), gap.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  std::string plain = ascii ? std::string(gap) : comparison_key(gap);
  std::erase(plain, ' ');
  return plain.empty() ? " " : plain;
}

bool has_small_letter(std::string_view word) { return to_upper(word) != word; }

/// A word of a form as it is compared: capitals must be capitals, spelled words may begin either way.
std::string form_word(std::string_view word) {
  return has_small_letter(word) ? comparison_key(word) : std::string(word);
}

bool has_digit(std::string_view word) {
  return std::any_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Only plain capitals, Đ and Ư, as signs are made of; "HÓA" is a word.
bool is_capitals(std::string_view word) {
  for (std::size_t i = 0; i < word.size();) {
    const DecodedCodePoint point = code_point_at(word, i);
    const bool capital =
        (point.value >= U'A' && point.value <= U'Z') || point.value == U'Đ' || point.value == U'Ư';
    if (!capital) return false;
    i += point.length;
  }
  return true;
}

bool joins_sign(std::string_view plain) {
  return plain == "-" || plain == "/" || plain == "&" || plain == "_";
}

}  // namespace

AbbreviationIndex::AbbreviationIndex(const std::vector<Abbreviation>& abbreviations,
                                     const std::vector<DocumentType>& types) {
  for (const DocumentType& type : types) type_signs_.insert(type.signs.begin(), type.signs.end());
  for (const Abbreviation& abbreviation : abbreviations) {
    const std::vector<Word> words = split_words(abbreviation.form);
    if (words.empty()) continue;
    Form form;
    form.expansion = abbreviation.expansion;
    for (std::size_t i = 0; i < words.size(); ++i) {
      const std::string_view text = abbreviation.form;
      const std::size_t next = i + 1 < words.size() ? words[i + 1].begin : text.size();
      form.words.push_back(form_word(text.substr(words[i].begin, words[i].end - words[i].begin)));
      form.gaps.push_back(plain_gap(text.substr(words[i].end, next - words[i].end)));
    }
    const Word first = words.front();
    forms_[abbreviation.form.substr(first.begin, first.end - first.begin)].push_back(std::move(form));
  }
  for (auto& [first, forms] : forms_) {
    std::stable_sort(forms.begin(), forms.end(), [](const Form& a, const Form& b) {
      if (a.words.size() != b.words.size()) return a.words.size() > b.words.size();
      return a.gaps.back().size() > b.gaps.back().size();
    });
  }
}

std::vector<AbbreviationIndex::Word> AbbreviationIndex::split_words(std::string_view text) {
  const LetterTable& table = letters();
  std::vector<Word> words;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size()) {
      const DecodedCodePoint point = code_point_at(text, end);
      if (!is_word_part(table[point.value])) break;
      end += point.length;
    }
    if (end > i) {
      words.push_back({i, end});
      i = end;
    } else {
      i += code_point_at(text, i).length;
    }
  }
  return words;
}

bool AbbreviationIndex::fits(const Form& form, std::string_view text, const std::vector<Word>& words,
                             std::size_t at) const {
  const std::size_t count = form.words.size();
  if (words.size() - at < count) return false;
  const auto word = [&](std::size_t i) {
    return text.substr(words[at + i].begin, words[at + i].end - words[at + i].begin);
  };
  const auto gap = [&](std::size_t i) {
    return plain_gap(text.substr(words[at + i].end, words[at + i + 1].begin - words[at + i].end));
  };
  for (std::size_t i = 1; i < count; ++i) {
    if (gap(i - 1) != form.gaps[i - 1]) return false;
    if (word(i) != form.words[i] && comparison_key(word(i)) != form.words[i]) return false;
  }
  // A full stop belongs to the form only before another word: "TP. Huế", but not at a sentence's end.
  return form.gaps.back().empty() || (at + count < words.size() && gap(count - 1) == form.gaps.back());
}

AbbreviationIndex::Match AbbreviationIndex::match_at(std::string_view text, const std::vector<Word>& words,
                                                     std::size_t at) const {
  const auto forms = forms_.find(text.substr(words[at].begin, words[at].end - words[at].begin));
  if (forms == forms_.end()) return {};
  for (const Form& form : forms->second) {
    if (fits(form, text, words, at)) return {&form, form.words.size()};
  }
  return {};
}

bool AbbreviationIndex::looks_like_sign(std::string_view word) const {
  return has_digit(word) || is_capitals(word) || type_signs_.contains(word);
}

/// For each word whether it belongs to a document's sign: a chain of words joined without blanks (after a
/// type's sign also with blanks) of which one is a number or capitals that no form explains.
std::vector<bool> AbbreviationIndex::find_signs(std::string_view text, const std::vector<Word>& words,
                                                const std::vector<Match>& matches) const {
  std::vector<bool> covered(words.size(), false), sign(words.size(), false);
  for (std::size_t i = 0; i < words.size(); ++i) {
    for (std::size_t k = 0; k < matches[i].words; ++k) covered[i + k] = true;
  }
  const auto word = [&](std::size_t i) { return text.substr(words[i].begin, words[i].end - words[i].begin); };
  const auto chained = [&](std::size_t i) {
    const std::string_view gap = text.substr(words[i].end, words[i + 1].begin - words[i].end);
    const std::string plain = plain_gap(gap);
    if (!joins_sign(plain)) return false;
    return gap.find(' ') == std::string_view::npos || (!covered[i] && type_signs_.contains(word(i)));
  };
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = begin + 1;
    while (end < words.size() && chained(end - 1)) ++end;
    bool found = false;
    for (std::size_t i = begin; end - begin > 1 && i < end; ++i)
      found = found || (!covered[i] && looks_like_sign(word(i)));
    std::fill(sign.begin() + static_cast<std::ptrdiff_t>(begin),
              sign.begin() + static_cast<std::ptrdiff_t>(end), found);
    begin = end;
  }
  return sign;
}

bool AbbreviationIndex::has_first_word(std::string_view text) const {
  const std::vector<Word> words = split_words(text);
  return std::any_of(words.begin(), words.end(), [&](const Word& word) {
    return forms_.contains(text.substr(word.begin, word.end - word.begin));
  });
}

std::string AbbreviationIndex::expand(std::string_view text) const {
  const std::vector<Word> words = split_words(text);
  std::vector<Match> matches(words.size());
  bool any = false;
  for (std::size_t i = 0; i < words.size();) {
    matches[i] = match_at(text, words, i);
    any = any || matches[i].form != nullptr;
    i += std::max<std::size_t>(matches[i].words, 1);
  }
  if (!any) return std::string(text);
  const std::vector<bool> sign = find_signs(text, words, matches);

  std::string expanded;
  std::size_t copied = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const Match& match = matches[i];
    if (match.form == nullptr) continue;
    const auto first = sign.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::find(first, first + static_cast<std::ptrdiff_t>(match.words), true) !=
        first + static_cast<std::ptrdiff_t>(match.words)) {
      continue;
    }
    const std::size_t last = i + match.words - 1;
    expanded.append(text.substr(copied, words[i].begin - copied)).append(match.form->expansion);
    copied = words[last].end;
    if (!match.form->gaps.back().empty()) {
      expanded += ' ';
      copied = words[last + 1].begin;
    }
  }
  return expanded.append(text.substr(copied));
}

}  // namespace vanthu
