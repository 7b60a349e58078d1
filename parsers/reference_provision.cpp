// References that name a part of a document (reference_build.h).
#include <utility>

#include "parsers/provision_tree.h"
#include "parsers/reference_build.h"
#include "parsers/reference_parts.h"

namespace vanthu {
namespace {

FoundReference make_internal(const ReferencePlace& place, std::size_t end, const Provision& provision,
                             bool attached) {
  FoundReference found = make_reference(place, "internal", end);
  found.reference.provision = place.provision;
  const SectionIndex& sections = place.around.sections;
  const SectionTarget target =
      sections.find(provision, attached, attached == place.attached ? place.item : std::nullopt);
  if (target.item) found.reference.target_section = sections.id_of(*target.item);
  found.reference.reason = target.reason;
  return found;
}

}  // namespace

std::optional<FoundReference> build_provision_of_document(const ReferencePlace& place, const Match& match) {
  const auto word = place.around.words.read_at(place.text, place.end + match.whole().end);
  if (!word || word->end > place.limit) return std::nullopt;
  const ReferenceContext& context = place.around.context;
  if (const std::size_t end = end_of_this(place.text, word->end); end > 0) {
    if (context.is_own_type(word->type)) {
      const bool attached = !context.is_type_of_body(word->type);
      FoundReference found = make_internal(place, end, place.provision, attached);
      found.reference.type = word->type;
      return found;
    }
    auto found = make_anaphor(place, word->type, word->capital, end);
    if (found) found->reference.provision = place.provision;
    return found;
  }
  // "tại mục II Kế hoạch." of the document's own type, where no directive of that type could be meant.
  static const Pattern ends(R"([.,;:)]|$)");
  const bool bare = word->capital && ends.match_at(place.text, word->end) &&
                    context.is_type_of_body(word->type) && !context.find_principal(word->type);
  if (!bare) return std::nullopt;
  FoundReference found = make_internal(place, word->end, place.provision, false);
  found.reference.type = word->type;
  return found;
}

std::optional<FoundReference> build_provision_here(const ReferencePlace& place, const Match& match) {
  static const Pattern level(R"((?i:(điều)|(khoản)|(mục)|(chương)|(phần)) này)");
  const std::string_view behind = place.behind().substr(0, match.whole().end);
  const auto named = level.find(behind);
  const SectionIndex& sections = place.around.sections;
  constexpr Numbering kLevels[] = {Numbering::article, Numbering::arabic, Numbering::roman,
                                   Numbering::chapter, Numbering::part};
  std::optional<std::size_t> base;
  for (std::size_t group = 1; group <= 5; ++group) {
    if (named->has(group)) base = sections.enclosing(place.item, kLevels[group - 1]);
  }
  FoundReference found = make_reference(place, "internal", place.end + named->whole().end);
  found.reference.provision = place.provision;
  if (!base) {
    found.reference.reason = "no-such-section";
    return found;
  }
  const SectionTarget target = sections.find_below(place.provision, *base);
  if (target.item) found.reference.target_section = sections.id_of(*target.item);
  found.reference.reason = target.reason;
  return found;
}

std::optional<FoundReference> build_provision_alone(const ReferencePlace& place, const Match& match) {
  static const Pattern cue(
      R"((?:^|[^\p{L}])(?i:tại|theo|như|ở|nêu tại|xem)(?: (?:các|nội dung|điểm đầu))* $)");
  if (place.in_table || place.cites_before || !cue.contains(place.before())) return std::nullopt;
  const std::string& widest = place.provision.parts.front().level;
  if (widest == "phụ lục" || level_rank(widest) > level_rank("điều")) return std::nullopt;
  // Without articles of its own a plan means those of some law.
  if (widest == "điều" && !place.around.sections.has_articles(place.attached)) return std::nullopt;
  const std::size_t end = place.end + (match.has(1) ? match.groups[1].end : 0);
  return make_internal(place, end, place.provision, place.attached);
}

}  // namespace vanthu
