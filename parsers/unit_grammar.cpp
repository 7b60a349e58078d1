#include "parsers/unit_grammar.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <tuple>
#include <utility>

namespace vanthu {
namespace {

// Longer alternatives stand before those that they begin with: the first that fits is taken.
constexpr const char* kLead =
    "(?:(?:thủ trưởng|trưởng|người đứng đầu) )?(?:(?:toàn thể|toàn bộ|tất cả|các) )+|(?:những|mỗi|một số) "
    "|[0-9]{1,3}(?:/[0-9]{1,3})? ";

const std::string kBareNoun =
    "(?:phòng ban|phòng|ban ngành|ban|trung tâm|cơ quan báo chí|cơ quan|đơn vị trường học|đơn vị|tổ "
    "chức|ngành|đoàn thể|"
    "hội quần chúng|hội|thôn|xóm|ấp|bản|buôn|làng|khóm|tiểu khu|khu phố|khối phố|khu dân cư|tổ dân phố|tổ tự "
    "quản|tổ hợp tác|doanh nghiệp|hợp "
    "tác xã|"
    "địa phương|trường học|trường|nhà trường|cơ sở giáo dục|cơ sở|trạm|tổ|đội|lực lượng|chi bộ|đảng bộ|cấp "
    "ủy|sở|bộ|xã|phường|"
    "đặc khu|thị trấn|cá nhân|tập thể|hộ gia đình|hộ dân|hộ kinh doanh|công dân|nhân dân|người dân|cán "
    "bộ|đảng "
    "viên|công chức|"
    "viên chức|người lao động|đoàn viên|hội viên|học sinh|giáo viên|người hoạt động không chuyên trách|câu "
    "lạc bộ)";

const std::string kSchools = "(?:mầm non|mẫu giáo|tiểu học|trung học cơ sở|trung học phổ thông)";

/// One word group that narrows a noun; the kinds of schools are a list of their own.
const std::string kModifier =
    ":? (?:" + kSchools + "(?:(?:, |, và | và |-)" + kSchools +
    ")*)|"
    " (?:chuyên môn|sự nghiệp công lập|sự nghiệp công|sự nghiệp|hành chính nhà nước|hành chính|nhà "
    "nước|đảng|công lập|"
    "chính trị-xã hội-nghề nghiệp|chính trị-xã hội|xã hội-nghề nghiệp|xã hội|chức năng|tự quản|thành "
    "viên|đặc thù|"
    "kinh tế|quần chúng|giáo dục|trường học|vũ trang)";

constexpr const char* kLink = ", và |, | và |/| ";

constexpr const char* kScope =
    " (?:có )?liên quan(?: khác)?|"
    " (?:trực thuộc|thuộc(?: và trực thuộc)?|của) (?:ủy ban nhân dân|hội đồng nhân dân|đảng ủy|thành ủy|tỉnh "
    "ủy|"
    "(?:ủy ban )?mặt trận tổ quốc(?: việt nam)?|cấp ủy|nhà nước|trung ương|đảng|địa phương|xã|phường|đặc "
    "khu|thành phố|tỉnh)"
    "(?: (?:cấp )?(?:xã|phường|đặc khu|thành phố|tỉnh|huyện))?|"
    " trực thuộc|"
    " (?:đóng |hoạt động |công tác |sinh sống )?trên địa bàn(?: (?:toàn )?(?:xã|phường|đặc khu|thành "
    "phố|tỉnh|các thôn|thôn))?|"
    " từ (?:xã|phường|đặc khu|thành phố|tỉnh|trung ương) đến (?:các )?(?:thôn|tổ dân phố|khu dân cư|cơ sở)|"
    " (?:cùng cấp|các cấp|cấp xã|cấp tỉnh|cấp thành phố|cấp trên|nêu trên|nói trên|khác|ở cơ sở)|"
    " (?:tại|ở|trong) (?:các )?(?:cơ quan, đơn vị|cơ quan|đơn vị|xã|phường|thôn|tổ dân phố|khu dân cư|cơ "
    "sở|địa phương)";

constexpr const char* kLevel = " (?:của )?(?:xã|phường|đặc khu|thị trấn)";
constexpr const char* kTier = " (?:của )?(thành phố|tỉnh|trung ương|huyện|quận|thị xã)";

constexpr const char* kRole =
    "(?:(?:các )?đồng chí )?(?:phó )?(?:thủ trưởng|người đứng đầu|lãnh đạo|trưởng|phó|giám đốc|hiệu "
    "trưởng|bí thư|chủ tịch|"
    "chủ nhiệm|đại diện lãnh đạo|đại diện|thành viên|cán bộ|công chức|tổ trưởng|đội trưởng|chánh|trạm trưởng|"
    "chỉ huy trưởng|ban giám hiệu|chi bộ|chi hội trưởng)(?: của)? ";

constexpr const char* kRequest =
    "(?:(?:trân trọng |kính )?(?:đề nghị|yêu cầu|giao|phân công|mời)|đối với|phối hợp (?:chặt chẽ )?với|phối "
    "hợp cùng(?: với)?|"
    "(?:cơ quan |đơn vị )?(?:phối hợp(?: thực hiện)?|chủ trì)|"
    "cùng với|cùng|với|trong đó|riêng)(?: các đồng chí| đồng chí)?";

constexpr const char* kAddress =
    "(?:(?:trân trọng |kính )?(?:đề nghị|yêu cầu|giao|phân công|mời)(?: cho)?|đối với)(?: các đồng chí| đồng "
    "chí)?|(?:trách nhiệm|nhiệm vụ)(?: cụ thể)? của";

// What a unit does: it ends its name.
constexpr const char* kTask =
    "(?:có trách nhiệm|chịu trách nhiệm|chủ trì|chủ động|phối hợp|tổng hợp|theo dõi|đôn đốc|giám sát|kiểm "
    "tra|thực hiện|"
    "triển khai|tổ chức|tham mưu|hướng dẫn|báo cáo|chỉ đạo|lãnh đạo|làm đầu mối|là (?:cơ quan|đơn vị|đầu "
    "mối)|thẩm định|cung cấp|"
    "xây dựng|tiếp nhận|tiếp tục|tuyên truyền|đăng tải|rà soát|căn cứ|tăng cường|đẩy mạnh|bố trí|bảo đảm|đảm "
    "bảo|quán triệt|"
    "thường xuyên|nghiêm túc|kịp thời|định kỳ|định kì|chuẩn bị|ban hành|phân công|giao|cử|gửi|lập|xử lý|xử "
    "lí|giải quyết|"
    "theo chức năng|theo nhiệm vụ|theo thẩm quyền|trong phạm vi|tham gia|vận động|quản lý|quản lí|đề "
    "xuất|tạo điều kiện|được giao|"
    "cùng phối hợp|hỗ trợ|thông báo|công khai|niêm yết|nâng cao|khẩn trương|tích cực|phụ trách|trực tiếp|"
    "huy động|duy trì|cập nhật|khắc phục|đăng ký|đăng kí|phát động|phát huy|ký cam kết|kí cam kết|"
    "tự (?:kiểm tra|rà soát|tổ chức|đánh giá))";

constexpr const char* kHeadNoun =
    "(?:phòng|ban quản l[ýí]|ban|sở|chi cục|cục|tổng cục|vụ|trung tâm|trường|trạm|chi hội|hội đồng|hội|chi "
    "đoàn|đoàn|đội|tổ|"
    "tổng công ty|công ty|tập đoàn|xí nghiệp|văn phòng|hạt|quỹ|ngân hàng|bưu điện|bệnh viện|viện|kho "
    "bạc|thôn|xóm|ấp|bản|buôn|làng|khóm|tiểu khu|"
    "tổ dân phố|khu dân cư|khu phố|khối phố|khu|chi bộ|đảng bộ|đảng ủy|câu lạc bộ|hợp tác xã|liên đoàn|liên "
    "hiệp|liên "
    "minh|bộ|ủy ban|đài|"
    "thư viện|đồn|điện lực|chi nhánh|tòa án|công an|nhà văn hóa|báo|các)";

/// Kinds of units that are told apart by a name of their own behind the kind.
constexpr const char* kExtensible =
    "(?:trường|thôn|xóm|ấp|bản|buôn|làng|khóm|tiểu khu|tổ dân phố|khu dân cư|khu phố|khối phố|hợp tác xã|chi "
    "bộ|ban "
    "quản l[ýí]|ban "
    "chỉ đạo|"
    "ban vận động|hội đồng|tổ|đoàn|đội|quỹ|đồn|trạm|hạt|chi nhánh|ngân hàng|công ty|trung tâm|bưu "
    "điện|hội|câu lạc bộ)";

/// Parts of a commune where people live: bare they are all of them, with a name behind one of them.
constexpr const char* kHamlet =
    "(?:thôn|xóm|ấp|bản|buôn|làng|khóm|tiểu khu|tổ dân phố|khu dân cư|khu phố|khối phố)";

/// Kinds of which one is never meant without a name of its own.
constexpr const char* kNamed =
    "(?:trường|thôn|xóm|ấp|bản|buôn|làng|khóm|tiểu khu|tổ dân phố|khu dân cư|khu phố|khối phố|hợp tác xã|chi "
    "bộ|đồn)";

/// Persons of a kind, not one of them: "cán bộ, công chức", "Nhân dân trên địa bàn".
const std::string kPerson =
    "(?:tổ chức|cá nhân|tập thể|hộ gia đình|hộ dân|hộ kinh doanh|công dân|nhân dân|người dân|cán bộ|đảng "
    "viên|công chức|viên chức|người lao động|đoàn viên|hội viên|học sinh|giáo viên|hòa giải viên|báo cáo "
    "viên|tuyên truyền viên|người hoạt động không chuyên trách|người có uy tín)";
const std::string kPersons = "(?:(?:các|những|toàn thể|toàn bộ|tất cả các) )?" + kPerson +
                             "(?:(?:, | và |, và )" + kPerson +
                             ")*(?: (?:chuyên môn|pháp luật|ở cơ sở|trên địa bàn|trong cộng đồng))?";

std::vector<UnitPhrase> make_phrases() {
  std::vector<UnitPhrase> phrases;
  const auto add = [&](std::string_view name, const std::string& pattern,
                       std::vector<std::string_view> examples) {
    phrases.push_back({name, Pattern(pattern), std::move(examples)});
  };
  add("lead", kLead, {"các ", "Toàn thể các ", "Mỗi ", "12 ", "12/12 "});
  add("noun", kBareNoun, {"cơ quan", "Phòng ban", "tổ dân phố", "người lao động", "doanh nghiệp"});
  add("modifier", kModifier,
      {" sự nghiệp công lập", " chính trị – xã hội", " chuyên môn",
       ": Mầm non, Tiểu học và Trung học cơ sở"});
  add("link", kLink, {", ", " và ", ", và "});
  add("scope", kScope,
      {" liên quan", " có liên quan", " thuộc Ủy ban nhân dân xã", " trực thuộc Đảng ủy", " trực thuộc",
       " trên địa bàn", " trên địa bàn xã", " cùng cấp", " tại các thôn"});
  add("level", kLevel, {" xã", " phường", " của đặc khu"});
  add("tier", kTier, {" thành phố", " tỉnh"});
  add("role", kRole, {"Thủ trưởng ", "Phó Giám đốc ", "Người đứng đầu của "});
  add("request", kRequest, {"Đề nghị", "Giao", "phối hợp với", "Yêu cầu các đồng chí"});
  add("address", kAddress, {"Đề nghị", "Giao cho", "Đối với"});
  add("task", kTask, {"tổng hợp", "theo dõi", "chủ trì", "có trách nhiệm", "phối hợp"});
  add("head-noun", kHeadNoun, {"Chi cục", "Trung tâm", "Văn phòng", "Ban Quản lý"});
  add("extensible", kExtensible, {"Trường", "Thôn", "Ban Chỉ đạo", "Hợp tác xã"});
  add("hamlet", kHamlet, {"Thôn", "Tổ dân phố"});
  add("named", kNamed, {"Trường", "Hợp tác xã"});
  add("persons", kPersons, {"Cán bộ, công chức, viên chức", "Nhân dân", "Các tổ chức, cá nhân"});
  return phrases;
}

/// Index of a fragment, found once for each call site's name.
const UnitPhrase& phrase(std::string_view name) {
  const auto all = unit_phrases();
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const UnitPhrase& p) { return p.name == name; });
  assert(found != all.end());
  return *found;
}

bool is_end_mark(std::string_view key, std::size_t offset) {
  return offset >= key.size() || std::string_view(",;.:()/\"").find(key[offset]) != std::string_view::npos;
}

/// Whether nothing at `offset` could belong to the last noun: "các tổ chức" but not "các tổ chức tôn giáo".
bool is_closed_at(const UnitText& text, std::size_t offset) {
  if (is_end_mark(text.key, offset)) return true;
  static const Pattern joiner(" ?(?:và |cùng |- ?|\\()");
  if (joiner.match_at(text.key, offset)) return true;
  return text.key[offset] == ' ' && match_unit_phrase("task", text, offset + 1).has_value();
}

}  // namespace

std::span<const UnitPhrase> unit_phrases() {
  static const std::vector<UnitPhrase> phrases = make_phrases();
  return phrases;
}

std::optional<std::size_t> match_unit_phrase(std::string_view name, const UnitText& text,
                                             std::size_t offset) {
  const auto match = phrase(name).pattern.match_at(text.key, offset);
  if (!match) return std::nullopt;
  const std::size_t end = match->whole().end;
  const bool open = end > offset && (text.key[end - 1] == ' ' || text.key[end - 1] == '/');
  return open || text.ends_word(end) ? std::optional(end) : std::nullopt;
}

std::size_t find_place_end(const UnitText& text, std::size_t offset, const UnitRegister& units) {
  constexpr int kMostWords = 4;
  std::size_t end = offset;
  for (int words = 0; words < kMostWords; ++words) {
    if (end >= text.key.size() || text.key[end] != ' ' || !text.begins_word(end + 1)) break;
    if (!text.is_capital(end + 1) || units.find_at(text, end + 1)) break;
    std::size_t next = end + 1;
    while (next < text.key.size() && !text.ends_word(next)) ++next;
    // A unit's kind begins the next name, not a place: "Công an xã Chi cục Thống kê".
    if (words == 0 && match_unit_phrase("head-noun", text, end + 1) && next < text.key.size()) break;
    end = next;
  }
  return end;
}

std::size_t find_level_end(const UnitText& text, std::size_t offset, const UnitRegister& units) {
  const auto end = match_unit_phrase("level", text, offset);
  if (!end) return offset;
  static const Pattern society(" hội");
  const auto goes_on = society.match_at(text.key, *end);
  if (goes_on && text.ends_word(goes_on->whole().end) && !text.is_capital(*end + 1)) return offset;
  return find_place_end(text, *end, units);
}

namespace {

/// The end of a noun and what narrows it, "phòng chuyên môn", at `offset`.
std::optional<std::size_t> find_noun_end(const UnitText& text, std::size_t offset,
                                         const UnitRegister& units) {
  auto end = match_unit_phrase("noun", text, offset);
  while (end) {
    const auto modifier = match_unit_phrase("modifier", text, *end);
    if (!modifier) break;
    // "Các cơ quan Đảng" but "Các cơ quan" and "Đảng ủy".
    const std::size_t word = text.key.find(' ', *end) + 1;
    // "Các trường: Mầm non Hoa Sen, …" names them one by one.
    if (text.key[*end] == ':' && find_place_end(text, *modifier, units) > *modifier) break;
    const auto unit = units.find_at(text, word);
    if (unit && unit->end > *modifier && unit->unit->kind == UnitKind::unit) break;
    end = modifier;
  }
  return end;
}

/// True where something of its own, no further noun of a collective, begins at `offset`.
bool begins_own_unit(const UnitText& text, std::size_t offset, std::size_t noun_end, bool counted,
                     const UnitRegister& units) {
  const std::size_t bare_end = *match_unit_phrase("noun", text, offset);
  const auto own_name = units.find_at(text, offset);
  if (own_name && own_name->end > bare_end && !counted) {
    const bool is_unit = own_name->unit->kind == UnitKind::unit || own_name->unit->kind == UnitKind::channel;
    // "Trường Mầm non, Tiểu học, Trung học cơ sở trên địa bàn" are several.
    if (is_unit && (own_name->end >= noun_end || !match_unit_phrase("scope", text, noun_end))) return true;
    // "Ban Công tác Mặt trận các thôn" is no "ban" of a collective.
    const bool grammatical =
        own_name->end <= noun_end || match_unit_phrase("scope", text, noun_end) || text.key[noun_end] != ' ';
    const auto link = match_unit_phrase("link", text, noun_end);
    if (!grammatical && !(link && match_unit_phrase("noun", text, *link))) return true;
  }
  if (counted) return false;
  // "Các cơ quan, Tổ trưởng các tổ dân phố", "Các đoàn thể, Khu phố 4".
  const auto role = match_unit_phrase("role", text, offset);
  if (role && *role > noun_end + 1) return true;
  return match_unit_phrase("named", text, offset) && find_place_end(text, noun_end, units) > noun_end;
}

}  // namespace

std::optional<CollectiveMatch> find_collective_at(const UnitText& text, std::size_t offset,
                                                  const UnitRegister& units) {
  const auto lead = match_unit_phrase("lead", text, offset);
  // "12 thôn" but "Thôn 1 thôn 2".
  static const Pattern apart("(?:^|[^\\p{L}\\p{N} ] ?| và )$");
  constexpr std::size_t kBefore = 8;  // bytes in which that shows
  const std::size_t from = offset - std::min(offset, kBefore);
  const bool counted = lead && '0' <= text.key[offset] && text.key[offset] <= '9';
  if (counted && !apart.contains(std::string_view(text.key).substr(from, offset - from))) return std::nullopt;
  CollectiveMatch found;
  int nouns = 0;
  std::optional<std::pair<std::size_t, int>>
      before_verb;  // end and nouns where "tổ chức" may be what they do
  for (std::size_t at = lead.value_or(offset);;) {
    const auto noun = find_noun_end(text, at, units);
    // "Phòng Kinh tế" is a unit and no "phòng" of a collective; right behind "các" it is what "các" counts.
    if (!noun || begins_own_unit(text, at, *noun, lead && nouns == 0, units)) break;
    found.name_end = *noun;
    ++nouns;
    const auto link = match_unit_phrase("link", text, *noun);
    if (!link) break;
    // Without a comma only small letters go on (two lines may have been joined), and "xã" tells whose it is.
    const bool bare = *link == *noun + 1 && text.key[*noun] == ' ';
    if (bare && (!lead || text.is_capital(*link) || match_unit_phrase("level", text, *noun))) break;
    static const Pattern organise("tổ chức ");
    if (bare && !before_verb && organise.match_at(text.key, *link)) before_verb.emplace(*noun, nouns);
    at = *link;
  }
  if (nouns == 0) return std::nullopt;
  // "các trường học tổ chức hội thi" but "các cơ quan tổ chức đơn vị liên quan".
  const bool organises =
      before_verb && !match_unit_phrase("scope", text, found.name_end) && !is_closed_at(text, found.name_end);
  if (organises) std::tie(found.name_end, nouns) = *before_verb;
  bool scoped = false;
  while (const auto scope = match_unit_phrase("scope", text, found.name_end)) {
    found.name_end = find_place_end(text, *scope, units);
    scoped = true;
  }
  static const Pattern verb("tổ chức ");  // "tổ chức tại các thôn" is what someone does
  if (!lead && nouns == 1 && (!scoped || verb.match_at(text.key, offset))) return std::nullopt;
  found.end = find_level_end(text, found.name_end, units);
  found.open = !scoped && found.end == found.name_end;
  found.certain = nouns > 1 || scoped || is_closed_at(text, found.end);
  return found;
}

}  // namespace vanthu
