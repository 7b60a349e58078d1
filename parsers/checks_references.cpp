// Checks of references without a number: pointers into the document, classes, titles, "… này".
#include <algorithm>
#include <map>
#include <set>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/check.h"
#include "parsers/excerpt.h"
#include "parsers/own_document.h"
#include "parsers/reference_context.h"

namespace vanthu {
namespace {

// R-20.
std::vector<Issue> check_internal(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  for (const Reference& reference : checked.record.references) {
    if (reference.kind != "internal" || reference.reason != "no-such-section") continue;
    issues.push_back(
        make_issue(checked, {"internal-reference-broken", reference.span.bytes, {shorten(reference.raw)}}));
  }
  return issues;
}

/// True where a class is meant that someone must look up: directives on a subject ("các chỉ thị của Tỉnh ủy
/// về công tác tiếp dân").  "Các văn bản có liên quan" and the like ask nobody to find one.
bool is_directive_class(const CheckedDocument& checked, const Reference& reference) {
  constexpr std::size_t kBehind = 16;
  static const Pattern directive(
      "^(?:các |những |một số )?(?:nghị quyết|chỉ thị|quyết định|kết luận|kế hoạch|chương trình|nghị "
      "định|thông tư|công văn|đề án)"
      "(?:,? (?:và )?(?:nghị quyết|chỉ thị|quyết định|kết luận|kế hoạch|chương trình|nghị định|thông "
      "tư|hướng dẫn|công văn|đề án))* ");
  static const Pattern policy(
      "của (?:đảng|nhà nước)(?:(?:,| và) (?:đảng|nhà nước|pháp luật của nhà nước))*$");
  static const Pattern subject("(?:^|[^\\p{L}])về ");
  const std::string_view behind =
      first_bytes(std::string_view(checked.record.text).substr(reference.span.bytes.end), kBehind);
  const std::string key = comparison_key(reference.raw);
  return directive.contains(key) && !policy.contains(key) &&
         (subject.contains(key) || behind.starts_with(" về "));
}

// R-32; each wording once.
std::vector<Issue> check_classes(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const Reference& reference : checked.record.references) {
    if (reference.kind != "class" || !is_directive_class(checked, reference)) continue;
    if (!reported.insert(comparison_key(reference.raw)).second) continue;
    issues.push_back(
        make_issue(checked, {"citation-unresolvable", reference.span.bytes, {shorten(reference.raw)}}));
  }
  return issues;
}

/// The programme that `reference` names, where the vocabulary knows what promulgates it; nullptr otherwise.
const NamedProgramme* programme_of(const CheckedDocument& checked, const Reference& reference) {
  if (reference.reason != "named-programme") return nullptr;
  const auto mention = checked.programmes.read_at(reference.raw);
  const bool known = mention && mention->programme != nullptr && !mention->programme->key.empty();
  return known ? mention->programme : nullptr;
}

/// True where the document also names by number what promulgates `programme`.
bool is_cited_by_number(const CheckedDocument& checked, const NamedProgramme& programme) {
  const auto& citations = checked.record.citations;
  return std::any_of(citations.begin(), citations.end(),
                     [&](const Citation& one) { return one.key == programme.key; });
}

/// Resolutions of a congress are known by the congress.
bool is_of_congress(const Reference& reference) {
  static const Pattern congress(R"((?:^|[^\p{L}])đại hội(?:[^\p{L}]|$))");
  return congress.contains(comparison_key(reference.raw));
}

// R-33; each wording once.  One that stands for a numbered citation of the document is no fault.
std::vector<Issue> check_unnumbered(const CheckedDocument& checked) {
  std::vector<Issue> issues;
  std::set<std::string> reported;
  for (const Reference& reference : checked.record.references) {
    if (reference.kind != "title" || reference.citation || is_of_congress(reference)) continue;
    if (!reported.insert(comparison_key(reference.raw)).second) continue;
    const ByteRange where = reference.span.bytes;
    if (const NamedProgramme* programme = programme_of(checked, reference)) {
      if (is_cited_by_number(checked, *programme)) continue;
      const std::string known = programme->type + " số " + programme->key + " ngày " +
                                printed_date(programme->date) + " của " + programme->issuer;
      issues.push_back(make_issue(checked, {"citation-unnumbered",
                                            where,
                                            {shorten(reference.raw), known},
                                            std::nullopt,
                                            "citation-unnumbered-known"}));
    } else {
      issues.push_back(make_issue(checked, {"citation-unnumbered", where, {shorten(reference.raw)}}));
    }
  }
  return issues;
}

/// True for a type that the document itself, what it is attached to, or something attached to it bears.
bool is_type_at_hand(const CheckedDocument& checked, const std::string& type) {
  if (type == "Văn bản" || is_same_type(type, checked.record.header.type.value_or(""))) return true;
  const Citation* parent = parent_citation(checked);
  if (parent != nullptr && is_same_type(type, parent->type.value_or(""))) return true;
  const auto& attached = checked.record.attachments;
  return std::any_of(attached.begin(), attached.end(),
                     [&](const AttachedDocument& one) { return is_same_type(type, one.type); });
}

/// True where the paragraph of `reference` names, before it, what it stands for: "Nghị quyết số …; Nghị quyết
/// này …".
bool is_named_before(const CheckedDocument& checked, const Reference& reference) {
  constexpr std::size_t kFar = 4000;  // bytes; what is named further back is not meant by "này"
  const std::string_view before =
      last_bytes(std::string_view(checked.record.text).substr(0, reference.span.bytes.begin), kFar);
  const std::size_t line = before.rfind('\n');
  const std::size_t begin =
      reference.span.bytes.begin - (before.size() - (line == std::string_view::npos ? 0 : line));
  const auto& citations = checked.record.citations;
  const auto first =
      std::lower_bound(citations.begin(), citations.end(), reference.span.bytes.begin,
                       [](const Citation& one, std::size_t at) { return one.span.bytes.begin < at; });
  constexpr int kMost = 50;  // a longer list is no antecedent
  int looked = 0;
  for (auto one = first; one != citations.begin() && looked < kMost; ++looked) {
    --one;
    if (one->span.bytes.begin < begin) break;
    if (reference.type && is_same_type(*reference.type, one->type.value_or(""))) return true;
  }
  return false;
}

// R-38; each wording once.
std::vector<Issue> check_deictics(const CheckedDocument& checked) {
  static const Pattern this_one(R"([^\p{L}]này$)");
  std::vector<Issue> issues;
  const auto& own = checked.record.header.type;
  if (!own) return issues;
  std::set<std::string> reported;
  std::map<std::string, bool> at_hand;  // by type
  for (const Reference& reference : checked.record.references) {
    if (!reference.type || !this_one.contains(comparison_key(reference.raw))) continue;
    auto known = at_hand.find(*reference.type);
    if (known == at_hand.end()) {
      known = at_hand.emplace(*reference.type, is_type_at_hand(checked, *reference.type)).first;
    }
    if (known->second || is_named_before(checked, reference)) continue;
    if (!reported.insert(comparison_key(reference.raw)).second) continue;
    issues.push_back(make_issue(checked, {"deictic-mismatch", reference.span.bytes, {reference.raw, *own}}));
  }
  return issues;
}

}  // namespace

const std::vector<Check>& reference_checks() {
  static const std::vector<Check> checks = {
      {{"internal-reference-broken"}, check_internal},
      {{"citation-unresolvable"}, check_classes},
      {{"citation-unnumbered"}, check_unnumbered},
      {{"deictic-mismatch"}, check_deictics},
  };
  return checks;
}

}  // namespace vanthu
