#include "parsers/parts.h"

#include <algorithm>
#include <array>

#include "ingest/utf8.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/excerpt.h"

namespace vanthu {
namespace {

struct LineRule {
  LineRole kind;
  Pattern pattern;        // on the line's comparison_key
  std::size_t max_bytes;  // a longer line is a sentence that happens to begin alike
  std::size_t max_group;  // letters that each group of the pattern may take

  bool reads(std::string_view key) const {
    if (max_group == kAnyLength) return pattern.contains(key);
    const auto match = pattern.find(key);
    return match && std::all_of(match->groups.begin() + 1, match->groups.end(), [&](const ByteRange& group) {
             return count_code_points(key.substr(group.begin, group.size())) <= max_group;
           });
  }
  static constexpr std::size_t kAnyLength = 0;
};

/// In order: the first rule that matches decides.
const std::vector<LineRule>& line_rules() {
  static const std::vector<LineRule> rules = [] {
    std::vector<LineRule> list;
    const auto add = [&](LineRole kind, const char* pattern, std::size_t max_bytes,
                         std::size_t max_group = LineRule::kAnyLength) {
      list.push_back({kind, Pattern(pattern), max_bytes, max_group});
    };
    add(LineRole::ornament, R"(^[^\p{L}\p{N}]*$)", 400);
    add(LineRole::national_title, R"(^cộng hòa xã hội chủ nghĩa việt nam)", 120);
    add(LineRole::motto, R"(^độc lập ?[-.] ?tự do ?[-.] ?hạnh phúc)", 120);
    add(LineRole::party_title, R"(^đảng cộng sản việt nam[ .*]*$)", 80);
    add(LineRole::number, R"(^(?:luật |nghị quyết )?số ?[:.]? ?[\d./_…\x{FFFD} -]*[\p{L}\d]*[/-](.*)$)", 160,
        80);
    add(LineRole::number, R"(^số ?: ?[\d._…\x{FFFD} ]*$)", 80);
    add(LineRole::place_date, R"(^\p{L}([\p{L} .'-]+), ?ngày[ \d._…\x{FFFD}/-]*(?:tháng|[/.-])(.*)$)", 160,
        60);
    add(LineRole::subject, R"(^(?:v/v|về việc)[ :])", 600);
    add(LineRole::draft_mark, R"(^\(?(?:dự thảo|bản thảo)(?: lần(?: thứ)? \d+)?[ .)]*$)", 60);
    add(LineRole::secrecy_mark, R"(^(?:tuyệt mật|tối mật|mật)$)", 20);
    add(LineRole::addressee, R"(^kính gửi ?:)", 4000);
    add(LineRole::attachment_note, R"(^\(? ?(?:ban hành kèm theo|kèm theo|đính kèm|được ban hành kèm theo))",
        600);
    add(LineRole::recipients_mark, R"(^nơi (?:nhận|gửi)(?: ?[:.]|$))", 4000);
    add(LineRole::authority, R"(^(?:t\.?m|t/m|k\.?t|k/t|t\.?l|t/l|t\.?u\.?q|tư\.?q|q)[.: ]+\p{L})", 200);
    add(LineRole::signed_mark, R"(^[(\[] ?(?:đã k[ýí]|k[ýí], ?đóng dấu|đã k[ýí], ?đóng dấu) ?[)\]]$)", 60);
    add(LineRole::appendix_mark,
        R"(^(?:phụ lục|phụ biểu|biểu|mẫu|biểu mẫu)(?: số)?(?: ?:)?(?: (?:[ivxlc]+|\d{1,3}[a-z]?))?(?: ?[.:-].*| ?\(.*|$))",
        300);
    return list;
  }();
  return rules;
}

bool is_paragraph(const Block& block) { return block.kind == BlockKind::paragraph; }

bool begins_upper(std::string_view line) {
  static const Pattern upper(R"(^\p{Lu})");
  return upper.contains(line);
}

/// The first words of the paragraphs between title and section I (căn cứ, câu ban hành).
bool opens_body(std::string_view line) {
  static const Pattern opening(
      R"(^(?:căn cứ|thực hiện|triển khai|theo |xét |để |nhằm |trên cơ sở|tiếp tục|thi hành|phát huy|ngày |trong |qua |sau |)"
      R"(ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd|đảng ủy|ban chấp hành|ban thường vụ|chủ tịch|thường trực|ủy ban mặt trận|ủy ban mttq))");
  static const Pattern marker(
      R"(^(?:phần (?:thứ|[ivxlc]+)|chương [ivxlc\d]+|mục \d|điều \d|[ivxlc]{1,6}(?: ?[.)-]|/)|\d{1,2}[.)]))");
  const std::string key = comparison_key(line);
  return (begins_upper(line) && opening.contains(key)) || marker.contains(key);
}

bool ends_sentence(std::string_view line) {
  static const Pattern ending(R"([.;:] ?$)");
  return ending.contains(line);
}

/// Words after which a name or phrase goes on in the next printed line.
bool ends_open(std::string_view line) {
  static const Pattern open(
      R"((?:^| )(?:của|và|về|về việc|theo|số|ngày|tại|cho|trên|trong|với|các|những|,)$|,$)");
  return open.contains(comparison_key(line));
}

/// Names an issuing body in capitals: the line between a decision's title and its căn cứ.
bool is_body_in_capitals(std::string_view line) {
  static const Pattern body(
      R"(^(?:chủ tịch |thường trực )?(?:ủy ban|ubnd|hội đồng nhân dân|hđnd|đảng ủy|đảng bộ|ban chấp hành|ban thường vụ|giám đốc|trưởng ))");
  return upper_case_share(line) > 0.9 && body.contains(comparison_key(line));
}

class PartFinder {
 public:
  PartFinder(const NormalizedDocument& document, const TypeLineReader& types)
      : document_(document), types_(types) {}

  Parts find() {
    find_head();
    find_closing();
    find_behind();
    return std::move(parts_);
  }

 private:
  std::string_view line(std::size_t block) const { return document_.slice(document_.blocks[block].text); }
  std::size_t size() const { return document_.blocks.size(); }
  bool paragraph(std::size_t block) const { return block < size() && is_paragraph(document_.blocks[block]); }

  void find_head() {
    // A head has at most some twenty lines; a type name further down is a heading of something else.
    constexpr std::size_t kHeadLines = 30;
    std::size_t last_head_line = 0;
    for (std::size_t i = 0; i < std::min(size(), kHeadLines) && paragraph(i); ++i) {
      const LineRole kind = classify_line(line(i));
      if (kind == LineRole::recipients_mark || kind == LineRole::appendix_mark) break;
      if (const auto type = types_.find(line(i))) {
        parts_.type_block = i;
        parts_.type_line = *type;
        break;
      }
      const bool head_line =
          kind != LineRole::other || is_body_in_capitals(line(i)) || upper_case_share(line(i)) > 0.9;
      if (head_line) last_head_line = i + 1;
      if (!head_line && opens_body(line(i)) && ends_sentence(line(i))) break;
    }
    parts_.title = {last_head_line, last_head_line};
    if (parts_.type_block) find_title(*parts_.type_block + 1);
    parts_.head = {0, parts_.title.end};
  }

  /// The title stands below the type, up to six printed lines; `first` is the block after the type line.
  void find_title(std::size_t first) {
    constexpr std::size_t kTitleLines = 6;
    const std::string_view type_line = line(first - 1);
    const bool on_type_line = type_line.size() > parts_.type_line.length;
    std::size_t end = first;
    while (paragraph(end) && end - first < kTitleLines) {
      const std::string_view candidate = line(end);
      const LineRole kind = classify_line(candidate);
      const bool plain = kind == LineRole::other || kind == LineRole::subject;
      if (!plain || is_body_in_capitals(candidate)) break;
      const bool has_title = on_type_line || end > first;
      if (has_title && !continues_title(line(end - 1), candidate)) break;
      if (!has_title && opens_body(candidate) && ends_sentence(candidate)) break;
      ++end;
    }
    parts_.title = {first, end};
  }

  static bool continues_title(std::string_view before, std::string_view candidate) {
    constexpr std::size_t kTitleLineBytes = 320;
    if (ends_open(before)) return true;
    if (ends_sentence(before) || ends_sentence(candidate) || candidate.size() > kTitleLineBytes) return false;
    return !begins_upper(candidate) || !opens_body(candidate);
  }

  bool begins_closing(std::size_t block) const {
    const LineRole kind = classify_line(line(block));
    return kind == LineRole::recipients_mark ||
           (kind == LineRole::authority && upper_case_share(line(block)) > 0.8);
  }

  void find_closing() {
    std::size_t begin = parts_.head.end;
    while (begin < size() && !(paragraph(begin) && begins_closing(begin))) ++begin;
    parts_.body = {parts_.head.end, begin};
    parts_.closing = {begin, begin};
    if (begin == size()) {
      trim_body_at_appendix();
      return;
    }
    // Recipients, offices and names are short lines; a table, an appendix or a title line ends them.
    constexpr std::size_t kClosingLineBytes = 700;
    std::size_t end = begin;
    while (paragraph(end) && line(end).size() < kClosingLineBytes) {
      const LineRole kind = classify_line(line(end));
      if (kind == LineRole::appendix_mark || kind == LineRole::attachment_note ||
          kind == LineRole::national_title || kind == LineRole::party_title)
        break;
      if (end > begin && types_.find(line(end))) break;
      ++end;
    }
    parts_.closing.end = end;
  }

  /// A file without a closing may still end in appendices: they begin at a mark that is a line of its own
  /// with a table behind it.
  void trim_body_at_appendix() {
    for (std::size_t i = parts_.body.begin; i < size(); ++i) {
      if (paragraph(i) && classify_line(line(i)) == LineRole::appendix_mark && table_follows(i)) {
        parts_.body.end = i;
        parts_.closing = {i, i};
        return;
      }
    }
  }

  bool table_follows(std::size_t block) const {
    constexpr std::size_t kTitleBlocks = 8;
    for (std::size_t i = block + 1; i < std::min(size(), block + kTitleBlocks); ++i) {
      if (!paragraph(i)) return true;
    }
    return false;
  }

  bool begins_appendix(std::size_t block) const {
    return paragraph(block) && classify_line(line(block)) == LineRole::appendix_mark;
  }

  void find_behind() {
    std::size_t at = parts_.closing.end;
    while (at < size()) {
      std::size_t end = at + 1;
      std::optional<std::size_t> type_block;
      if (!begins_appendix(at)) type_block = find_attached_type(at);
      if (type_block) end = *type_block + 1;
      while (end < size() && !begins_appendix(end) && !(paragraph(end) && starts_attached(end))) ++end;
      if (type_block) {
        add_attached({at, end}, *type_block);
      } else {
        add_appendix({at, end});
      }
      at = end;
    }
  }

  /// A letterhead in front belongs to the attached document whose type line follows within a few lines.
  std::optional<std::size_t> find_attached_type(std::size_t from) const {
    constexpr std::size_t kLetterheadLines = 8;
    for (std::size_t i = from; i < std::min(size(), from + kLetterheadLines) && paragraph(i); ++i) {
      if (begins_appendix(i)) return std::nullopt;
      if (is_attached_type(i)) return i;
    }
    return std::nullopt;
  }

  /// A type line with running text below; with a table alone it heads an appendix (DANH MỤC).
  bool is_attached_type(std::size_t block) const {
    if (!paragraph(block) || upper_case_share(line(block)) < 0.9) return false;
    if (!types_.find(line(block))) return false;
    // "Chương I / QUY ĐỊNH CHUNG" is a chapter's title.
    static const Pattern chapter(R"(^(?i:chương|phần|mục) [\p{L}\d ]+[.:]?$)");
    if (block > 0 && paragraph(block - 1) && chapter.contains(line(block - 1))) return false;
    return !table_follows(block);
  }

  bool starts_attached(std::size_t block) const {
    return is_attached_type(block) || classify_line(line(block)) == LineRole::national_title;
  }

  void add_attached(BlockRange blocks, std::size_t type_block) {
    const TypeLine type = *types_.find(line(type_block));
    const TitleLines title =
        read_title_lines(line(type_block).substr(type.length), type_block + 1, blocks.end);
    parts_.attached.push_back({blocks, type.type, title.text});
  }

  void add_appendix(BlockRange blocks) {
    AppendixPart part{blocks, {blocks.begin, blocks.begin}, "", std::nullopt};
    std::string_view begun;
    std::size_t first = blocks.begin;
    if (begins_appendix(first)) {
      static const Pattern label(
          R"(^(?i:phụ lục|phụ biểu|biểu mẫu|biểu|mẫu)(?i: số)?(?: ?:)?(?: ([IVXLC]+|\d{1,3}[A-Za-z]?))? ?[.:-]? ?)");
      if (const auto match = label.find(line(first))) {
        part.label = std::string(match->text(line(first), 1));
        begun = line(first).substr(match->whole().end);
      }
      ++first;
    }
    const TitleLines title = read_title_lines(begun, first, blocks.end);
    part.title = title.text;
    part.heading.end = title.end;
    parts_.appendices.push_back(std::move(part));
  }

  struct TitleLines {
    std::optional<std::string> text;  // on one line
    std::size_t end = 0;              // behind the last block of it
  };

  /// Lines of a title: `begun` (what stands on the label's own line) and the blocks from `first` up to the
  /// "(Kèm theo …)" note, a table, or a paragraph that is a sentence.
  TitleLines read_title_lines(std::string_view begun, std::size_t first, std::size_t end) const {
    constexpr std::size_t kTitleLines = 6;
    constexpr std::size_t kTitleLineBytes = 500;
    static const Pattern marker(
        R"(^(?:[IVXLC]{1,6}|\d{1,2}|[a-zđ])[.)] |^(?:Điều|Chương|CHƯƠNG|Phần|PHẦN) )");
    std::string title(begun);
    std::size_t i = first;
    for (; i < std::min(end, first + kTitleLines) && paragraph(i); ++i) {
      const LineRole kind = classify_line(line(i));
      if (kind == LineRole::ornament) continue;
      if (kind == LineRole::attachment_note || line(i).size() > kTitleLineBytes) break;
      const bool sentence = opens_body(line(i)) && begins_upper(line(i)) && ends_sentence(line(i)) &&
                            upper_case_share(line(i)) < 0.9;
      if ((!title.empty() && sentence && !ends_open(title)) || marker.contains(line(i))) break;
      if (!title.empty()) title += ' ';
      title += line(i);
    }
    return {title.empty() ? std::nullopt : std::optional(std::move(title)), i};
  }

  const NormalizedDocument& document_;
  const TypeLineReader& types_;
  Parts parts_;
};

}  // namespace

LineRole classify_line(std::string_view line) {
  constexpr std::size_t kLongestRule = 4000;
  if (line.size() > kLongestRule) return LineRole::other;
  // Rules for lines longer than that look at the first words alone.
  constexpr std::size_t kWholeLine = 400, kFirstWords = 120;
  const std::string key = comparison_key(line.size() > kWholeLine ? first_bytes(line, kFirstWords) : line);
  for (const LineRule& rule : line_rules()) {
    if (line.size() <= rule.max_bytes && rule.reads(key)) return rule.kind;
  }
  return LineRole::other;
}

TypeLineReader::TypeLineReader(const Vocabulary& vocabulary) {
  for (const DocumentType& type : vocabulary.document_types()) {
    if (!type.titled) continue;
    names_.push_back({comparison_key(type.canonical), type.canonical});
    for (const std::string& variant : type.variants)
      names_.push_back({comparison_key(variant), type.canonical});
  }
  std::stable_sort(names_.begin(), names_.end(),
                   [](const Name& a, const Name& b) { return a.key.size() > b.key.size(); });
}

std::optional<TypeLine> TypeLineReader::find(std::string_view line) const {
  constexpr std::size_t kTypeLineBytes = 400;
  if (line.empty() || line.size() > kTypeLineBytes) return std::nullopt;
  const NormalizedText key = comparison_key_with_origin(line);
  for (const Name& name : names_) {
    if (!std::string_view(key.text).starts_with(name.key)) continue;
    if (key.text.size() == name.key.size()) return TypeLine{name.canonical, line.size()};
    // "KẾ HOẠCH Triển khai …" is a title line; "Kế hoạch số 12/KH-UBND …" in running text is none.
    const std::size_t end = key.origin[name.key.size()];
    if (key.text[name.key.size()] == ' ' && upper_case_share(line.substr(0, end)) == 1.0) {
      return TypeLine{name.canonical, end + 1};
    }
  }
  return std::nullopt;
}

std::optional<std::string> TypeLineReader::type_at(std::string_view text) const {
  const std::string key = comparison_key(text);
  for (const Name& name : names_) {
    if (!key.starts_with(name.key)) continue;
    if (key.size() == name.key.size() || key[name.key.size()] == ' ') return name.canonical;
  }
  return std::nullopt;
}

const AppendixPart* Parts::appendix_at(std::size_t block) const {
  const auto behind =
      std::upper_bound(appendices.begin(), appendices.end(), block,
                       [](std::size_t value, const AppendixPart& part) { return value < part.blocks.begin; });
  if (behind == appendices.begin() || std::prev(behind)->blocks.end <= block) return nullptr;
  return &*std::prev(behind);
}

bool is_regulation(std::string_view type) {
  static const Pattern regulation(R"(^(?:Quy chế|Quy định|Điều lệ|Nội quy|Quy tắc|Quy trình))");
  return regulation.contains(type);
}

Parts find_parts(const NormalizedDocument& document, const TypeLineReader& types) {
  return PartFinder(document, types).find();
}

}  // namespace vanthu
