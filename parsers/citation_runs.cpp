#include "parsers/citation_runs.h"

#include <algorithm>

#include "normalize/pattern.h"

namespace vanthu {
namespace {

// Bytes between two mentions of a run at the most.
constexpr std::size_t kLongestJoiner = 24;

// Bytes between a law's name and its number, with a note such as "(sửa đổi, bổ sung năm 2020)".
constexpr std::size_t kLongestLawJoiner = 80;

/// True where `number`, which stands behind `law`, is the law's own.
bool is_number_of_law(std::string_view text, const Mention& law, const Mention& number) {
  static const Pattern joint(R"(^(?: ?\((?i:sửa đổi|bổ sung|hợp nhất)[^()]*\))? ?,? ?\(?(?:số ?:? ?)?$)");
  static const Pattern bracket(R"(^ ?\($)");
  if (!law.citation.name || law.citation.key || number.citation.name) return false;
  if (number.issuer_sign.find("QH") == std::string::npos || law.end > number.raw.begin) return false;
  const std::string& date = law.citation.date.value_or("");
  const bool other_year =
      date.size() > 4 || (!date.empty() && number.citation.key.value_or("").find(date) == std::string::npos);
  if (other_year || number.raw.begin - law.end > kLongestLawJoiner) return false;
  const std::string_view between = text.substr(law.end, number.raw.begin - law.end);
  return (number.has_type_word ? bracket : joint).contains(between);
}

/// The organ of a symbol: of an official letter without the drafting unit ("UBND-NN" → "UBND").
std::string_view organ_of(const Mention& mention) {
  const std::string_view sign = mention.issuer_sign;
  return mention.type_sign.empty() ? sign.substr(0, sign.find('-')) : sign;
}

/// The mention that prints `field` of `index`: itself, or what it has it from.
std::size_t source_of(const std::vector<Mention>& mentions, std::size_t index, std::string_view field) {
  for (const InheritedField& inherited : mentions[index].citation.inherited) {
    if (inherited.field == field) return inherited.from;
  }
  return index;
}

void inherit(std::vector<Mention>& mentions, std::size_t to, std::string_view field, std::size_t from) {
  const std::size_t source = source_of(mentions, from, field);
  mentions[to].citation.inherited.push_back({std::string(field), source});
}

/// Types and issuers that stand before the first number hold for those behind it.
std::vector<Mention> share_forward(std::string_view text, std::vector<Mention> mentions) {
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    const Mention& left = mentions[i - 1];
    Mention& right = mentions[i];
    if (left.citation.name || right.has_type_word || !is_run_joint(text, left.end, right.raw.begin)) continue;
    const bool one_kind = left.type_sign == right.type_sign;
    if (left.citation.type && one_kind && (left.has_type_word || !left.citation.inherited.empty())) {
      right.citation.type = left.citation.type;
      if (right.citation.confidence == kTypeFromSign || right.citation.confidence == kLetterWithoutWord)
        right.citation.confidence = 1;
      inherit(mentions, i, "type", i - 1);
    }
    if (left.shares_issuer && !right.citation.issuer && organ_of(left) == organ_of(right)) {
      right.citation.issuer = left.citation.issuer;
      right.shares_issuer = true;
      inherit(mentions, i, "issuer", i - 1);
    }
  }
  return mentions;
}

/// "… ngày 26/12/2025 và Công văn số 4102/UBND-NN cùng ngày của UBND tỉnh".
std::vector<Mention> share_same_day(std::vector<Mention> mentions) {
  for (std::size_t i = 1; i < mentions.size(); ++i) {
    if (!mentions[i].same_day || !mentions[i - 1].citation.date) continue;
    mentions[i].citation.date = mentions[i - 1].citation.date;
    inherit(mentions, i, "date", i - 1);
  }
  return mentions;
}

/// Which mentions stand in the title of one before them: "Kế hoạch số A … về thực hiện Nghị quyết số B".
std::vector<bool> find_nested(const std::vector<Mention>& mentions) {
  std::vector<bool> nested;
  std::size_t end = 0;  // of the title that reaches farthest
  for (const Mention& mention : mentions) {
    nested.push_back(mention.raw.begin < end);
    end = std::max(end, mention.full_end);
  }
  return nested;
}

std::vector<Mention> share_backward(std::string_view text, std::vector<Mention> mentions) {
  const std::vector<bool> nested = find_nested(mentions);
  for (std::size_t i = mentions.size(); i-- > 1;) {
    Mention& left = mentions[i - 1];
    const Mention& right = mentions[i];
    if (left.issuer_sign.empty() || organ_of(left) != organ_of(right) || left.citation.issuer) continue;
    // A title between the two keeps them apart.
    if (left.full_end != left.end || !is_run_joint(text, left.end, right.raw.begin)) continue;
    // "A ngày … của …; B ngày …": behind a semicolon a mention with a date of its own stands for itself.
    const bool semicolon =
        text.substr(left.end, right.raw.begin - left.end).find(';') != std::string_view::npos;
    // And what ends the title before it belongs to that.
    if (semicolon && (left.citation.date || nested[i - 1])) continue;
    if (!left.citation.date && !left.same_day && right.citation.date && !right.same_day) {
      left.citation.date = right.citation.date;
      inherit(mentions, i - 1, "date", i);
    }
    if (right.citation.issuer && !right.shares_issuer) {
      left.citation.issuer = right.citation.issuer;
      inherit(mentions, i - 1, "issuer", i);
    }
  }
  return mentions;
}

}  // namespace

bool is_run_joint(std::string_view text, std::size_t end, std::size_t begin) {
  static const Pattern joiner(R"(^ ?[,;]? ?(?:và )?(?:các )?$)");
  return end < begin && begin - end <= kLongestJoiner && joiner.contains(text.substr(end, begin - end));
}

std::vector<Mention> join_law_numbers(std::string_view text, std::vector<Mention> mentions) {
  const auto earlier = [](const Mention& a, const Mention& b) { return a.raw.begin < b.raw.begin; };
  if (!std::is_sorted(mentions.begin(), mentions.end(), earlier)) {
    std::stable_sort(mentions.begin(), mentions.end(), earlier);
  }
  std::vector<Mention> joined;
  for (Mention& mention : mentions) {
    if (!joined.empty() && is_number_of_law(text, joined.back(), mention)) {
      const Mention& law = joined.back();
      const std::size_t number_begin = mention.raw.begin;
      mention.begin = law.begin;
      mention.raw.begin = law.raw.begin;
      mention.citation.name = law.citation.name;
      mention.citation.type = law.citation.type;
      mention.citation.provision = law.citation.provision;
      mention.citation.confidence = 1;
      mention.has_type_word = true;
      const bool bracketed = text.substr(law.end, number_begin - law.end).find('(') != std::string_view::npos;
      if (bracketed && text.substr(mention.end).starts_with(')'))
        mention.raw.end = mention.full_end = ++mention.end;
      if (!mention.citation.date) mention.citation.date = law.citation.date;
      joined.pop_back();
    } else if (!joined.empty() && mention.raw.begin < joined.back().raw.end) {
      continue;
    }
    joined.push_back(std::move(mention));
  }
  return joined;
}

std::vector<Mention> share_in_runs(std::string_view text, std::vector<Mention> mentions) {
  mentions = share_forward(text, std::move(mentions));
  mentions = share_same_day(std::move(mentions));
  return share_backward(text, std::move(mentions));
}

}  // namespace vanthu
