#include "parsers/reference_parts.h"

#include <utility>

#include "parsers/excerpt.h"

namespace vanthu {

FoundReference make_reference(const ReferencePlace& place, const char* kind, std::size_t end) {
  FoundReference found;
  found.reference.kind = kind;
  if (!place.type.empty()) found.reference.type = place.type;
  found.end = end;
  return found;
}

FoundReference with_target(FoundReference found, CitationTarget target) {
  found.reference.citation = target.citation;
  found.reference.reason = std::move(target.reason);
  return found;
}

std::size_t end_of_this(std::string_view text, std::size_t at) {
  static const Pattern word(R"( này(?:[^\p{L}]|$))");
  return word.match_at(text, at) ? at + std::string_view(" này").size() : 0;
}

std::optional<FoundReference> make_anaphor(const ReferencePlace& place, const std::string& type, bool capital,
                                           std::size_t end) {
  CitationTarget target =
      place.around.context.find_above(type, place.paragraph, place.paragraph + place.begin);
  // In small letters, and of lists and reports, the words often mean a thing rather than a document.
  const bool sure = capital && is_directive_type(type);
  if (!sure && !(target.citation && is_directive_type(type))) return std::nullopt;
  FoundReference found = make_reference(place, "citation", end);
  found.reference.type = type;
  return with_target(std::move(found), std::move(target));
}

std::optional<NamedBodies> read_bodies(const ReferencePlace& place, std::size_t at) {
  constexpr int kMostBodies = 4;
  static const Pattern joiner(R"(, | và )");
  const auto first = place.around.issuers.read_at(place.text.substr(at));
  if (!first) return std::nullopt;
  NamedBodies bodies{first->canonical, at + first->length};
  for (int i = 1; i < kMostBodies; ++i) {
    const auto joined = joiner.match_at(place.text, bodies.end);
    if (!joined) break;
    const auto next = place.around.issuers.read_known_at(place.text.substr(joined->whole().end));
    if (!next || joined->whole().end + next->length > place.limit) break;
    bodies = {"", joined->whole().end + next->length};
  }
  return bodies;
}

std::optional<TitleWords> read_title(const ReferencePlace& place, std::size_t at) {
  constexpr std::size_t kTitleBytes = 400;
  static const Pattern opening(
      R"(,? ?[“"]? ?(?i:về việc|về|V/v|quy định|quyết định|ban hành|phê duyệt|thông qua|sửa đổi|triển khai|thực hiện)(?: |$))");
  static const Pattern stop(
      R"([;()”":]|\.(?: |$|/)|, (?:\p{Lu}|(?:như sau|trong đó|từ đó|góp phần|nhằm|bảo đảm|đảm bảo|cụ thể|gắn với|phù hợp|đồng thời|để|theo|xây dựng|tổ chức|tham mưu|chỉ đạo) ))");
  const auto opened = opening.match_at(place.text, at);
  if (!opened || opened->whole().end > place.limit) return std::nullopt;
  const std::string_view rest = first_bytes(place.text.substr(at, place.limit - at), kTitleBytes);
  std::size_t begin = 0;
  while (begin < rest.size() && (rest[begin] == ' ' || rest[begin] == ',')) ++begin;
  for (const std::string_view quote : {"“", "\""}) {
    if (rest.substr(begin).starts_with(quote)) begin += quote.size();
  }
  while (begin < rest.size() && rest[begin] == ' ') ++begin;
  const auto stopped = stop.find(rest.substr(begin));
  std::size_t end = stopped ? begin + stopped->whole().begin : rest.size();
  if (!stopped) {
    // What leads over to the citation that ends the title: "… ở cơ sở và thi hành" + Luật …
    static const Pattern leads_over(R"((?:,| và| hoặc)(?: \p{L}+)?(?: \p{L}+)?(?: \p{L}+)? $)");
    const bool cut = at + rest.size() == place.limit && place.limit < place.text.size();
    if (const auto lead = cut ? leads_over.find(rest) : std::nullopt) end = lead->whole().begin;
  }
  while (end > begin && (rest[end - 1] == ' ' || rest[end - 1] == ',')) --end;
  if (end <= begin) return std::nullopt;
  return TitleWords{rest.substr(begin, end - begin), at + end};
}

bool is_cued(const ReferencePlace& place) {
  static const Pattern cue(
      R"((?:^|[^\p{L}])(?i:thực hiện|triển khai|thi hành|chấp hành|theo|tại|trong|quán triệt|tuyên truyền|phổ biến|học tập|cụ thể hóa|căn cứ|bám sát|nội dung|mục tiêu|tinh thần|nhiệm vụ|giải pháp|kết quả|gắn với|yêu cầu|kèm theo))"
      R"((?:,? (?:và|tốt|nghiêm túc|nghiêm|có hiệu quả|hiệu quả|đồng bộ|kịp thời|đầy đủ|các nội dung|nội dung|các|của|trong|tại|thực hiện|triển khai|tổ chức|đến|kết quả|toàn diện|chủ yếu|theo))* $)");
  return cue.contains(place.before());
}

bool is_being_made(const ReferencePlace& place) {
  static const Pattern making(
      R"((?:^|[^\p{L}])(?i:xây dựng|ban hành|tham mưu|soạn thảo|dự thảo|sửa đổi|bổ sung|điều chỉnh|thẩm định|hoàn thiện))"
      R"((?:(?:,|/| và| hoặc)? (?:và|hoặc|các|ban hành|phê duyệt|bổ sung|tổ chức|triển khai|thực hiện|kịp thời|xây dựng|có hiệu quả|một số|dự thảo|trình|thành công))* $|(?:^|[^\p{L}])(?i:lập|ký|ký ban hành|trình) $)");
  return making.contains(place.before());
}

}  // namespace vanthu
