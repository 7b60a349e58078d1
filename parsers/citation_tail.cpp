#include "parsers/citation_tail.h"

#include "parsers/dates.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kTailBytes = 600;

/// The part whose date begins at `begin`; a bracket before it is closed behind it.
std::optional<TailPart> date_at(std::string_view text, std::size_t begin) {
  static const Pattern closing(R"(^ ?\))");
  const auto date = parse_date_at(text.substr(begin));
  const std::size_t length = date ? date->length : date_length_at(text.substr(begin));
  if (length == 0) return std::nullopt;
  TailPart part;
  part.is_quoted = true;
  if (date) part.date = date->iso;
  part.length = begin + length;
  const bool bracketed = text.substr(0, begin).find('(') != std::string_view::npos;
  const auto close = closing.find(text.substr(part.length));
  if (bracketed && close) part.length += close->whole().end;
  return part;
}

std::optional<TailPart> build_date(std::string_view text, const Match& match, const IssuerNameReader&) {
  const std::string_view matched = match.text(text, 0);
  const bool day = matched.ends_with('y') || matched.ends_with('Y');
  return date_at(text, matched.size() - std::string_view(day ? "ngày" : "tháng").size());
}

std::optional<TailPart> build_plain_date(std::string_view text, const Match&, const IssuerNameReader&) {
  return date_at(text, text.find_first_of("0123456789"));
}

std::optional<TailPart> build_year(std::string_view text, const Match& match, const IssuerNameReader&) {
  TailPart part;
  part.is_quoted = true;
  part.date = std::string(match.text(text, 1));
  part.length = match.groups[1].end;
  return part;
}

std::optional<TailPart> build_same_day(std::string_view, const Match& match, const IssuerNameReader&) {
  TailPart part;
  part.same_day = true;
  part.length = match.whole().end;
  return part;
}

std::optional<TailPart> build_issuer(std::string_view text, const Match& match,
                                     const IssuerNameReader& issuers) {
  const std::size_t begin = match.whole().end;
  const auto issuer = issuers.read_at(text.substr(begin));
  if (!issuer) return std::nullopt;
  TailPart part;
  part.issuer = issuer->canonical;
  part.length = begin + issuer->length;
  return part;
}

/// "Hội nghị lần thứ sáu Ban Chấp hành Trung ương": the body that met issued it.
std::optional<TailPart> build_conference(std::string_view text, const Match& match,
                                         const IssuerNameReader& issuers) {
  const std::size_t begin = match.whole().end;
  const auto issuer = issuers.read_known_at(text.substr(begin));
  if (!issuer) return std::nullopt;
  TailPart part;
  part.issuer = issuer->canonical;
  part.length = begin + issuer->length;
  return part;
}

/// "do UBND tỉnh ban hành": the verb belongs to it.
std::optional<TailPart> build_agent(std::string_view text, const Match& match,
                                    const IssuerNameReader& issuers) {
  static const Pattern verb("^ (?:ban hành|ký ban hành|ký|phát hành)(?:[^\\p{L}]|$)");
  auto part = build_issuer(text, match, issuers);
  if (!part) return std::nullopt;
  const std::string_view rest = text.substr(part->length);
  const auto found = verb.find(rest);
  if (!found) return std::nullopt;
  constexpr std::string_view kIssue = "ban hành";
  const std::size_t issue = rest.substr(0, found->whole().end).find(kIssue);
  part->length += issue == std::string_view::npos ? 0 : issue + kIssue.size();
  return part;
}

/// "của" was left out: a known name, and behind it what only follows an issuer.
std::optional<TailPart> build_bare_issuer(std::string_view text, const Match& match,
                                          const IssuerNameReader& issuers) {
  static const Pattern behind(R"(^ ?(?:(?i:về|v/v) |[;("“]|[.,]?$))");
  static const Pattern capital(R"(^\p{Lu})");
  const std::size_t begin = match.whole().end;
  if (!capital.contains(text.substr(begin))) return std::nullopt;
  const auto issuer = issuers.read_known_at(text.substr(begin));
  if (!issuer || !behind.contains(text.substr(begin + issuer->length))) return std::nullopt;
  TailPart part;
  part.issuer = issuer->canonical;
  part.length = begin + issuer->length;
  return part;
}

/// Partners of a joint document: "phối hợp giữa A và B".  They are no issuer.
std::optional<TailPart> build_partners(std::string_view text, const Match& match,
                                       const IssuerNameReader& issuers) {
  static const Pattern next("^(?: ?,| và| với) ?(?:với )?");
  constexpr int kMostPartners = 6;
  TailPart part;
  part.length = match.whole().end;
  for (int count = 0; count < kMostPartners; ++count) {
    const std::string_view rest = text.substr(part.length);
    const auto joint = count == 0 ? std::optional<Match>() : next.find(rest);
    if (count > 0 && !joint) break;
    const std::size_t begin = joint ? joint->whole().end : 0;
    const auto partner = issuers.read_at(rest.substr(begin));
    if (!partner) break;
    part.length += begin + partner->length;
  }
  return part.length > match.whole().end ? std::optional(part) : std::nullopt;
}

std::vector<TailRule> make_rules() {
  std::vector<TailRule> rules;
  const auto add = [&](std::string_view name, const char* pattern, auto build,
                       std::vector<std::string_view> examples) {
    rules.push_back({name, Pattern(pattern), build, std::move(examples)});
  };
  add("date",
      R"(^(?: ?,? (?i:khóa|khoá|nhiệm kỳ|lần thứ) [\p{L}\d]+(?: ?[-–] ?\d+)?)? ?[,(]? ?(?:được )?(?:ký ban hành |ban hành |ký |thông qua )?(?i:cùng )?(?i:ngày|tháng))",
      build_date,
      {" ngày 20/3/2026", ", ngày 12/12/2013", " (ngày 02/9/2021)", "ngày 9/5/2025",
       " ban hành ngày 01-10-1997", " ngày 11 tháng 12 năm 2025", " ngày /01/2026", " ngày tháng năm 2026",
       " tháng 5 năm 2026", " khóa XIII ngày 25/10/2021", " cùng ngày 15/6/2026"});
  add("date-without-word", R"(^ ?[,(]? ?\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4})", build_plain_date,
      {" (20/3/2026)", ", 08.5.2026"});
  add("year", R"(^ ?,? (?i:năm) ((?:19|20)\d{2})(?:[^\p{N}]|$))", build_year, {" năm 2022"});
  add("same-day", R"(^ ?,? cùng ngày)", build_same_day, {" cùng ngày", ", cùng ngày"});
  add("partners", R"(^ ?,? ?(?:ký kết |phối hợp |liên tịch |được ký kết )?giữa )", build_partners,
      {" phối hợp giữa Ban Xây dựng Đảng và Đảng ủy xã", " giữa UBND tỉnh và Tỉnh đoàn"});
  add("conference", R"(^ ?,? ?(?i:của |tại )?Hội nghị (?:lần thứ (?:mười )?\p{L}+,? )?(?:của )?)",
      build_conference,
      {" Hội nghị lần thứ sáu Ban Chấp hành Trung ương khóa XII",
       " của Hội nghị lần thứ mười hai Ban Chấp hành Trung ương"});
  add("issuer", R"(^ ?,? ?(?i:của|cuả) (?:các )?)", build_issuer,
      {" của Chính phủ", ", của Bộ Chính trị", " CỦA UBND TỈNH"});
  add("agent", R"(^ ?,? ?do )", build_agent, {" do UBND tỉnh ban hành"});
  add("issuer-without-word", R"(^ )", build_bare_issuer, {" UBND tỉnh về chuyển đổi số"});
  return rules;
}

}  // namespace

std::span<const TailRule> tail_rules() {
  static const std::vector<TailRule> rules = make_rules();
  return rules;
}

std::optional<TailReading> read_tail_part(std::string_view text, const IssuerNameReader& issuers) {
  text = first_bytes(text, kTailBytes);
  for (const TailRule& rule : tail_rules()) {
    const auto match = rule.pattern.match_at(text);
    if (!match) continue;
    if (auto part = rule.build(text, *match, issuers)) return TailReading{rule.name, std::move(*part)};
  }
  return std::nullopt;
}

Mention with_tail(std::string_view text, Mention mention, const IssuerNameReader& issuers) {
  constexpr int kMostParts = 3;
  Citation& citation = mention.citation;
  bool dated = citation.date.has_value();
  mention.end = mention.raw.end;
  for (int count = 0; count < kMostParts; ++count) {
    const auto read = read_tail_part(text.substr(mention.end), issuers);
    if (!read) break;
    const TailPart& part = read->part;
    const bool is_date = part.is_quoted || part.same_day;
    if (is_date && dated) break;
    if (part.issuer && citation.issuer) break;
    if (read->rule == "issuer-without-word" && !dated) break;
    dated = dated || is_date;
    mention.same_day = mention.same_day || part.same_day;
    if (part.date) citation.date = part.date;
    if (part.issuer) citation.issuer = part.issuer;
    mention.end += part.length;
    if (part.is_quoted) mention.raw.end = mention.end;
  }
  mention.full_end = mention.end;
  return mention;
}

}  // namespace vanthu
