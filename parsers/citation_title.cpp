#include "parsers/citation_title.h"

#include "parsers/excerpt.h"

namespace vanthu {
namespace {

constexpr std::size_t kTitleBytes = 1000;

constexpr std::string_view kOpeningQuote = "“";
constexpr std::string_view kClosingQuote = "”";

// The term of a body and its session stand between its name and the title: "khóa XII", "nhiệm kỳ 2025 -
// 2030", "khóa XVIII, kỳ họp thứ hai mươi".
const std::string kTerm =
    R"((?: ?,? ?\(?(?i:khóa|khoá|nhiệm kỳ|lần thứ|(?:tại )?kỳ họp(?: lần)? thứ|kỳ họp) [\p{L}\d]+(?: (?:mươi|mốt|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|tám|chín))*(?: ?[-–] ?\d+)?\)?)*)";

std::vector<TitleRule> make_starts() {
  std::vector<TitleRule> rules;
  const auto add = [&](std::string_view name, const std::string& pattern,
                       std::vector<std::string_view> examples) {
    rules.push_back({name, Pattern("^" + kTerm + pattern), std::move(examples)});
  };
  // "gửi về Phòng Nội vụ": where to, not what about.
  add("to-a-body",
      R"(( ?,? (?i:về) (?:Phòng|Sở|UBND|Ủy ban|Văn phòng|Thường trực|Trung tâm|Đảng ủy|Công an|Ban Chỉ|Ban Xây) ))",
      {" về Phòng Văn hóa", " về UBND xã", ", về Văn phòng HĐND"});
  add("about", R"( ?[,:]? ?((?i:về việc|về|v/v)[ :]))",
      {" về việc ban hành", ", về chuyển đổi số", " V/v báo cáo", " khóa XII về học tập",
       " nhiệm kỳ 2025 - 2030, về công tác", " khóa XVIII, kỳ họp thứ hai mươi về việc thu phí",
       " (khóa XII) về nhà ở"});
  add("quoted", R"( ?[,:]?( ?“| "))", {" “Chuyển đổi số”", ": \"Đề án\""});
  add("verb",
      R"( ((?i:ban hành|quy định|quyết định|phê duyệt|sửa đổi|bổ sung|hướng dẫn|công bố|bãi bỏ|điều chỉnh|thông qua|công nhận|thành lập|kiện toàn|giao chỉ tiêu|giao dự toán|giao kế hoạch|phân công|tăng cường|đẩy mạnh)[ ,]))",
      {" ban hành Quy chế", " phê duyệt Đề án", " quy định chi tiết", " sửa đổi, bổ sung"});
  add("to-implement",
      R"( ((?i:triển khai thực hiện|tổ chức thực hiện|thực hiện|triển khai) (?i:Nghị quyết|Chỉ thị|Kết luận|Luật|Nghị định|Chương trình|Kế hoạch|Quyết định|Đề án|Thông tư)[ ,]))",
      {" thực hiện Nghị quyết số 5", " triển khai Luật Đất đai"});
  return rules;
}

std::vector<TitleRule> make_ends() {
  std::vector<TitleRule> rules;
  const auto add = [&](std::string_view name, const char* pattern, std::vector<std::string_view> examples) {
    rules.push_back({name, Pattern(pattern), std::move(examples)});
  };
  add("own-subject",
      R"(^, ?(?:(?i:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Đảng ủy|Đảng uỷ|Ban Thường vụ|Chủ tịch|Ủy ban MTTQ|Ủy ban Mặt trận|Văn phòng|Phòng|Công an)[^,;.:“"]{0,90}? (?:ban hành|xây dựng|đề nghị|yêu cầu|giao|thông báo|báo cáo|triển khai|tổ chức|chỉ đạo|hướng dẫn|trình) ))",
      {", Ủy ban nhân dân xã ban hành Kế hoạch", ", UBND phường Tân An đề nghị các đơn vị"});
  add("alias-clause", R"(^, ?(?:sau đây|gọi tắt|viết tắt|dưới đây))", {", sau đây gọi tắt là Quy chế"});
  add("contents",
      R"(^,? ?(?:với (?:các |những )?nội dung|với mục tiêu|như sau|cụ thể như|gồm các nội dung)(?:[^\p{L}]|$))",
      {" với các nội dung", " như sau", ", với nội dung"});
  add("law", R"(^(?:,| và) ?(?i:và )?(?:Luật|Bộ luật|Pháp lệnh) \p{Lu}[^,;]{0,80}? (?:số|năm) )",
      {", Luật Đất đai năm 2024"});
  return rules;
}

const TitleRule* first_rule(std::span<const TitleRule> rules, std::string_view text) {
  for (const TitleRule& rule : rules) {
    if (rule.pattern.contains(text)) return &rule;
  }
  return nullptr;
}

/// True where the full stop at `at` ends a sentence, unlike those of "TP. Hải Phòng" and "1.2".
bool ends_sentence(std::string_view text, std::size_t at) {
  static const Pattern abbreviation(R"((?:^|[^\p{L}])(?:TP|Tp|T|Q|P|H|TX|Th\p{L}|\p{Lu})$)");
  static const Pattern next(R"(^[.…]*(?:/|$| ?[\p{Lu}"“(+*-]))");
  return next.contains(text.substr(at + 1)) && !abbreviation.contains(last_bytes(text.substr(0, at), 8));
}

/// Offset behind the quoted words that open at `at`; `at` where they are not closed.
std::size_t behind_quoted(std::string_view text, std::size_t at) {
  const bool plain = text[at] == '"';
  const std::string_view closing = plain ? "\"" : kClosingQuote;
  const std::size_t close = text.find(closing, at + (plain ? 1 : kOpeningQuote.size()));
  return close == std::string_view::npos ? at : close + closing.size();
}

/// True where what begins at `at`, a comma or the blank before "và", is no part of the title.
bool begins_something_else(std::string_view text, std::size_t at, const CueReader& cues) {
  std::string_view rest = text.substr(at);
  if (first_rule(title_ends(), rest) != nullptr) return true;
  static const Pattern joiner(R"(^,? ?(?:và )?)");
  const auto joint = joiner.find(rest);
  const std::size_t begin = joint ? joint->whole().end : 0;
  return begin > 0 && cues.begins_mention(text, at + begin);
}

/// End of the title in `text`, all of which may belong to it; nothing where it has none.
std::size_t title_end(std::string_view text, const CueReader& cues) {
  bool quotes_close = true;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const std::string_view rest = text.substr(at);
    if ((c == '"' || rest.starts_with(kOpeningQuote)) && quotes_close) {
      const std::size_t behind = behind_quoted(text, at);
      quotes_close = behind > at;
      if (quotes_close) {
        at = behind;
        continue;
      }
    }
    // A bracket or quote that closes was opened before the mention.
    if (c == ';' || c == '(' || c == ')' || c == '\n' || c == '"' || rest.starts_with(kClosingQuote))
      return at;
    if (c == '.' && ends_sentence(text, at)) return at;
    const bool may_end = c == ',' || (c == ' ' && (rest.starts_with(" và ") || rest.starts_with(" với ") ||
                                                   rest.starts_with(" như ") || rest.starts_with(" gồm ")));
    if (may_end && begins_something_else(text, at, cues)) return at;
    ++at;
  }
  return text.size();
}

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" ,:*");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" ,:*/.") - begin + 1);
}

/// "“A”" → "A"; other quotes stay.
std::string_view unquote(std::string_view text) {
  for (const auto& [open, close] :
       {std::pair<std::string_view, std::string_view>{kOpeningQuote, kClosingQuote}, {"\"", "\""}}) {
    if (text.size() < open.size() + close.size() || !text.starts_with(open) || !text.ends_with(close))
      continue;
    const std::string_view inner = text.substr(open.size(), text.size() - open.size() - close.size());
    if (inner.find(open) == std::string_view::npos && inner.find(close) == std::string_view::npos)
      return trim(inner);
  }
  return text;
}

/// Bytes of the quoted words that begin `text` where they are all of the title; 0 where it goes on ("“A” giai
/// đoạn 2026 - 2030") or they are not closed.
std::size_t quoted_title_length(std::string_view text) {
  static const Pattern goes_on(R"(^ (?:giai đoạn|trên địa bàn|năm|đến năm|tại|cho|trong)(?: |$))");
  const std::size_t length = behind_quoted(text, 0);
  return goes_on.contains(text.substr(length)) ? 0 : length;
}

}  // namespace

std::span<const TitleRule> title_starts() {
  static const std::vector<TitleRule> rules = make_starts();
  return rules;
}

std::span<const TitleRule> title_ends() {
  static const std::vector<TitleRule> rules = make_ends();
  return rules;
}

std::optional<FoundTitle> read_title(std::string_view text, std::size_t begin, const TitlePlace& place,
                                     const CueReader& cues) {
  const std::string_view rest = first_bytes(text.substr(begin), kTitleBytes);
  const TitleRule* start = first_rule(title_starts(), rest);
  if (start == nullptr || start->name == "to-a-body") return std::nullopt;
  if (start->name == "verb" && !place.behind_issuer_or_date) return std::nullopt;
  if (start->name == "to-implement" && !(place.behind_issuer_or_date && place.is_programme))
    return std::nullopt;
  const auto match = start->pattern.find(rest);
  std::size_t first = match->groups[1].begin;
  if (start->name == "quoted") {
    if (rest[first] == ' ') ++first;
    if (behind_quoted(rest, first) == first) return std::nullopt;
  }
  const std::size_t length = title_end(rest.substr(first), cues);
  const bool is_cut = rest.size() < text.size() - begin && first + length == rest.size();
  if (length == 0 || is_cut) return std::nullopt;
  const std::string_view printed = rest.substr(first, length);
  const std::size_t quoted = start->name == "quoted" ? quoted_title_length(printed) : 0;
  const std::string_view title = unquote(trim(quoted > 0 ? printed.substr(0, quoted) : printed));
  if (title.empty()) return std::nullopt;
  return FoundTitle{std::string(title), begin + first + (quoted > 0 ? quoted : length)};
}

std::optional<FoundAlias> read_alias(std::string_view text, std::size_t begin) {
  constexpr std::size_t kAliasBytes = 300;
  static const Pattern bracket(
      R"(^ ?,? ?\( ?(?:(?i:sau đây|dưới đây),? )?(?:xin )?(?:được )?(?i:gọi tắt|viết tắt|gọi chung|gọi)(?: chung)? là:? ?([^()]{1,200}?) ?\))");
  static const Pattern clause(
      R"(^ ?, ?(?:sau đây|dưới đây) (?:được )?(?:gọi tắt|viết tắt|gọi chung|gọi) là:? ?([^(),;.:]{1,120}))");
  const std::string_view rest = first_bytes(text.substr(begin), kAliasBytes);
  auto match = bracket.find(rest);
  if (!match) match = clause.find(rest);
  if (!match) return std::nullopt;
  const std::string_view alias = unquote(trim(match->text(rest, 1)));
  if (alias.empty()) return std::nullopt;
  return FoundAlias{std::string(alias), begin + match->whole().end};
}

}  // namespace vanthu
