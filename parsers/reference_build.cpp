#include "parsers/reference_build.h"

#include <utility>

#include "parsers/dates.h"
#include "parsers/reference_parts.h"

namespace vanthu {
namespace {

/// A named document that is none of those cited by number: a kind of its own.
FoundReference titled_or_cited(FoundReference found, CitationTarget target) {
  found.reference.kind = target.citation ? "citation" : "title";
  return with_target(std::move(found), std::move(target));
}

FoundReference make_class(const ReferencePlace& place, std::size_t end) {
  FoundReference found = make_reference(place, "class", end);
  found.reference.reason = "class";
  return found;
}

/// True where the words stand in the note that gives a document its short name.
bool is_definition(const ReferencePlace& place) {
  static const Pattern defined(R"((?i:gọi tắt là|viết tắt là|gọi chung là|gọi là|viết là):? ?[“"]?$)");
  return defined.contains(place.before());
}

bool is_edge(std::string_view text, std::size_t at) {
  static const Pattern goes_on(R"([\p{L}\p{N}])");
  return !goes_on.match_at(text, at);
}

}  // namespace

std::optional<FoundReference> build_this(const ReferencePlace& place, const Match&) {
  const std::size_t end = end_of_this(place.text, place.end);
  const ReferenceContext& context = place.around.context;
  if (!context.is_own_type(place.type)) return make_anaphor(place, place.type, place.capital, end);
  FoundReference found = make_reference(place, "self", end);
  static const Pattern of(R"( của )");
  const auto owner = of.match_at(place.text, end);
  if (!owner) return found;
  const auto bodies = read_bodies(place, owner->whole().end);
  if (bodies && bodies->end <= place.limit && context.is_own_issuer(bodies->issuer)) {
    found.reference.issuer = bodies->issuer;
    found.end = bodies->end;
  }
  return found;
}

std::optional<FoundReference> build_above(const ReferencePlace& place, const Match&) {
  static const Pattern above(R"( (?:nêu trên|nói trên|đã nêu trên|đã nêu|trên đây|trên))");
  const std::size_t end = above.match_at(place.text, place.end)->whole().end;
  const ReferenceContext& context = place.around.context;
  CitationTarget target = context.find_above(place.type, place.paragraph, place.paragraph + place.begin);
  if (!target.citation && context.is_own_type(place.type)) return make_reference(place, "self", end);
  return make_anaphor(place, place.type, place.capital, end);
}

std::optional<FoundReference> build_closing(const ReferencePlace& place, const Match&) {
  static const Pattern cue(R"((?i:trên đây là) (?:toàn bộ |nội dung )?$)");
  if (!cue.contains(place.before()) || !place.around.context.is_own_type(place.type)) return std::nullopt;
  return make_reference(place, "self", place.end);
}

std::optional<FoundReference> build_alias(const ReferencePlace& place, const Match&) {
  const auto alias = place.around.context.find_alias(place.text.substr(place.begin));
  if (!alias) return std::nullopt;
  const std::size_t end = place.begin + alias->length;
  // A short name that is a type alone is read as the bare type, where more must be asked.
  if (end <= place.end || end > place.limit || !is_edge(place.text, end) || is_definition(place)) {
    return std::nullopt;
  }
  return with_target(make_reference(place, "citation", end), {alias->citation, std::nullopt});
}

std::optional<FoundReference> build_programme(const ReferencePlace& place, const Match&) {
  if (!place.capital || is_definition(place)) return std::nullopt;
  const std::string_view rest = place.text.substr(place.begin, place.limit - place.begin);
  const auto mention = place.around.programmes.read_at(rest);
  if (!mention || !is_edge(place.text, place.begin + mention->length)) return std::nullopt;
  FoundReference found = make_reference(place, "title", place.begin + mention->length);
  const std::string title(rest.substr(0, mention->length));
  found.reference.title = title;
  CitationTarget target = place.around.context.find_titled(place.type, title, "");
  if (!target.citation && mention->programme) target.reason = "named-programme";
  return titled_or_cited(std::move(found), std::move(target));
}

std::optional<FoundReference> build_numbered(const ReferencePlace& place, const Match& match) {
  static const Pattern goes_on(R"( ?(?:[-–/]|%|\p{L}+/))");
  const ByteRange number{place.end + match.groups[1].begin, place.end + match.groups[1].end};
  if (!place.capital || number.end > place.limit || goes_on.match_at(place.text, number.end)) {
    return std::nullopt;
  }
  const auto cited =
      place.around.context.find_numbered(place.type, place.text.substr(number.begin, number.size()));
  if (!cited) return std::nullopt;
  return with_target(make_reference(place, "citation", number.end), {cited, std::nullopt});
}

std::optional<FoundReference> build_congress(const ReferencePlace& place, const Match& match) {
  if (place.type != "Nghị quyết" || !place.capital) return std::nullopt;
  const ByteRange words{place.end + match.groups[1].begin, place.end + match.groups[1].end};
  if (words.end > place.limit) return std::nullopt;
  FoundReference found = make_reference(place, "title", words.end);
  found.reference.title = std::string(place.text.substr(words.begin, words.size()));
  return with_target(std::move(found), {std::nullopt, "title-unknown"});
}

std::optional<FoundReference> build_dated(const ReferencePlace& place, const Match&) {
  static const Pattern date_word(R"(,? )");
  static const Pattern of(R"(,? (?i:của) (?:các )?)");
  std::size_t end = date_word.match_at(place.text, place.end)->whole().end;
  const auto date = parse_date_at(place.text.substr(end));
  if (!place.capital || !date || end + date->length > place.limit) return std::nullopt;
  end += date->length;
  FoundReference found = make_reference(place, "title", end);
  found.reference.date = date->iso;
  if (const auto owner = of.match_at(place.text, end)) {
    const auto bodies = read_bodies(place, owner->whole().end);
    if (bodies && bodies->end <= place.limit) {
      if (!bodies->issuer.empty()) found.reference.issuer = bodies->issuer;
      found.end = end = bodies->end;
    }
  }
  const auto title = read_title(place, end);
  if (title) {
    found.reference.title = std::string(title->text);
    found.end = title->end;
  }
  const ReferenceContext& context = place.around.context;
  const bool own = context.is_own_type(place.type) && found.reference.issuer &&
                   context.is_own_issuer(*found.reference.issuer);
  if (own && (!title || context.is_own_title(title->text))) {
    found.reference.kind = "self";
    return found;
  }
  if (const auto same_day = context.find_dated(place.type, date->iso)) {
    return titled_or_cited(std::move(found), {same_day, std::nullopt});
  }
  if (!is_directive_type(place.type) || !(title || found.reference.issuer)) return std::nullopt;
  return titled_or_cited(std::move(found), {std::nullopt, "title-unknown"});
}

std::optional<FoundReference> build_of_collective(const ReferencePlace& place, const Match& match) {
  static const Pattern edge(R"([^\p{L}]$)");
  if (!place.capital || !is_directive_type(place.type) || is_being_made(place)) return std::nullopt;
  const std::string_view words = place.behind().substr(0, match.whole().end);
  const auto trailing = edge.find(words);
  return make_class(place, place.end + (trailing ? trailing->whole().begin : words.size()));
}

std::optional<FoundReference> build_of_issuer(const ReferencePlace& place, const Match& match) {
  const ReferenceContext& context = place.around.context;
  const auto bodies = read_bodies(place, place.end + match.whole().end);
  if (!place.capital || !bodies || bodies->end > place.limit || is_being_made(place)) return std::nullopt;
  FoundReference found = make_reference(place, "title", bodies->end);
  if (!bodies->issuer.empty()) found.reference.issuer = bodies->issuer;
  const auto title = read_title(place, bodies->end);
  const bool own = context.is_own_type(place.type) && context.is_own_issuer(bodies->issuer);
  if (own && (!title || context.is_own_title(title->text))) {
    if (!is_cued(place)) return std::nullopt;
    found.reference.kind = "self";
    return found;
  }
  if (!title) {
    const auto cited = context.find_of_issuer(place.type, bodies->issuer);
    if (!cited || !is_directive_type(place.type)) return std::nullopt;
    return titled_or_cited(std::move(found), {cited, std::nullopt});
  }
  CitationTarget target = context.find_titled(place.type, title->text, bodies->issuer);
  // In a table such words name what is to be made, unless something is done with them.
  const bool named = is_directive_type(place.type) && (!place.in_table || is_cued(place));
  if (!target.citation && !named) return std::nullopt;
  // "… triển khai thực hiện" + a numbered citation: a verb alone is no title.
  static const Pattern verb(R"((?:tổ chức |tiếp tục )?(?:triển khai,? )?(?:thực hiện|triển khai))");
  if (!verb.match_all(title->text)) {
    found.reference.title = std::string(title->text);
    found.end = title->end;
  }
  return titled_or_cited(std::move(found), std::move(target));
}

std::optional<FoundReference> build_titled(const ReferencePlace& place, const Match&) {
  const auto title = read_title(place, place.end);
  if (!place.capital || !title || is_being_made(place)) return std::nullopt;
  CitationTarget target = place.around.context.find_titled(place.type, title->text, "");
  // Without an issuer the words are those of any sentence, unless they are a title that the document cites.
  if (!target.citation) return std::nullopt;
  FoundReference found = make_reference(place, "citation", title->end);
  found.reference.title = std::string(title->text);
  return with_target(std::move(found), std::move(target));
}

std::optional<FoundReference> build_bare(const ReferencePlace& place, const Match&) {
  const ReferenceContext& context = place.around.context;
  if (!place.capital || !is_directive_type(place.type) || is_definition(place)) return std::nullopt;
  if (!is_cued(place) || is_being_made(place)) return std::nullopt;
  // "thực hiện Nghị quyết, Kế hoạch": a list of kinds, not a document.
  static const Pattern listed(R"((?:, ?| và |/))");
  const auto joined = listed.match_at(place.text, place.end);
  if (joined && place.around.words.read_at(place.text, joined->whole().end)) return std::nullopt;
  const bool called = context.find_called(place.type).has_value();
  const auto principal = context.find_principal(place.type);
  if (principal && (called || !context.is_type_of_body(place.type))) {
    return with_target(make_reference(place, "citation", place.end), {principal, std::nullopt});
  }
  // Of two plans, this one and the one that it carries out, either may be meant.
  if (principal && context.citation(*principal).type == place.type) return std::nullopt;
  static const Pattern ends(R"([.,;:)]|$| (?:được|do) )");
  const bool own = context.is_type_of_body(place.type) && !place.attached && !place.in_table;
  if (!own || !ends.match_at(place.text, place.end)) return std::nullopt;
  return make_reference(place, "self", place.end);
}

std::optional<FoundReference> build_several_above(const ReferencePlace& place, const Match&) {
  static const Pattern above(R"( (?:nêu trên|nói trên|đã nêu trên|đã nêu|trên đây|trên|này))");
  return make_class(place, above.match_at(place.text, place.end)->whole().end);
}

std::optional<FoundReference> build_several_of(const ReferencePlace& place, const Match& match) {
  static const Pattern body(
      R"((?:,| và)? ?(?:(?i:cấp trên|cấp ủy cấp trên|cấp ủy|cấp có thẩm quyền|cơ quan có thẩm quyền|các cấp|trung ương|đảng|nhà nước|chính phủ|quốc hội|bộ, ngành|các bộ, ngành|các bộ|tỉnh|thành phố|địa phương|ngành)))");
  static const Pattern joiner(R"((?:,| và) )");
  constexpr int kMostBodies = 8;
  std::size_t at = place.end + match.whole().end;
  std::size_t end = 0;
  for (int i = 0; i < kMostBodies && at <= place.limit; ++i) {
    if (const auto known = place.around.issuers.read_known_at(place.text.substr(at))) {
      end = at + known->length;
    } else if (const auto word = body.match_at(place.text, at);
               word && is_edge(place.text, word->whole().end)) {
      end = word->whole().end;
    } else {
      break;
    }
    const auto joined = joiner.match_at(place.text, end);
    if (!joined) break;
    at = joined->whole().end;
  }
  if (end == 0 || end > place.limit) return std::nullopt;
  return make_class(place, end);
}

std::optional<FoundReference> build_several_related(const ReferencePlace& place, const Match& match) {
  static const Pattern edge(R"([^\p{L}]$)");
  const std::string_view words = place.behind().substr(0, match.whole().end);
  const auto trailing = edge.find(words);
  return make_class(place, place.end + (trailing ? trailing->whole().begin : words.size()));
}

}  // namespace vanthu
