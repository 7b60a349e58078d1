#include "parsers/header.h"

#include <algorithm>

#include "ingest/utf8.h"
#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/dates.h"
#include "parsers/prose.h"

namespace vanthu {
namespace {

/// Paragraphs in which head lines may stand: up to the title, or a few lines where no type is printed.  A
/// number line printed below the title (two columns read one after the other) still counts.
std::size_t head_end(const NormalizedDocument& document, const Parts& parts) {
  constexpr std::size_t kLinesBelowTitle = 3;
  return std::min(document.blocks.size(), parts.head.end + kLinesBelowTitle);
}

ByteRange find_line(const NormalizedDocument& document, const Parts& parts, LineRole kind) {
  const std::size_t end = head_end(document, parts);
  for (std::size_t i = 0; i < end; ++i) {
    const Block& block = document.blocks[i];
    if (block.kind == BlockKind::paragraph && classify_line(document.slice(block.text)) == kind)
      return block.text;
  }
  return {};
}

std::optional<DocumentNumber> read_number(std::string_view line, const NumberReader& numbers) {
  static const Pattern word(R"(^(?i:luật |nghị quyết )?(?:[Ss]ố|SỐ|[Ss]ô) ?[:.]? ?)");
  const auto cue = word.find(line);
  if (!cue) return std::nullopt;
  DocumentNumber number;
  const std::size_t begin = cue->whole().end;
  if (const auto match = numbers.match_at(line, begin)) {
    number.raw = std::string(line.substr(0, match->where.end));
    number.number = match->number;
    number.year = match->year;
    number.symbol = match->symbol;
    if (match->number) number.key = match->key;
    return number;
  }
  // A number of which a figure could not be read is left blank.
  static const Pattern unread(R"(^[\d .…_]*\x{FFFD}[\d .…_\x{FFFD}]*)");
  if (const auto gap = unread.find(line.substr(begin))) {
    const std::string_view rest = line.substr(begin + gap->whole().end);
    if (const auto sign = numbers.match_at(rest)) {
      number.raw = std::string(line.substr(0, begin + gap->whole().end + sign->where.end));
      number.symbol = sign->symbol;
      return number;
    }
  }
  // "Số: 12" or "Số: ..." without a symbol.
  static const Pattern bare(R"(^(\d{1,5}[A-Za-zđĐ]?)?[ .…_]*$|^[\d .…_\x{FFFD}]*$)");
  const auto match = bare.find(line.substr(begin));
  if (!match) return std::nullopt;
  number.raw = std::string(line);
  if (match->has(1)) number.number = std::string(match->text(line.substr(begin), 1));
  return number;
}

struct PlaceDate {
  std::string place;
  std::optional<std::string> date;
  ByteRange date_words;  // in the line
};

std::optional<PlaceDate> read_place_date(std::string_view line) {
  constexpr std::size_t kLongestPlace = 61;  // letters
  static const Pattern form(R"(^(\p{L}[\p{L} .'-]+?) ?, ?((?i:ngày).*)$)");
  const auto match = form.find(line);
  if (!match || count_code_points(match->text(line, 1)) > kLongestPlace) return std::nullopt;
  PlaceDate result{std::string(match->text(line, 1)), std::nullopt, match->groups[2]};
  if (const auto date = parse_date_at(match->text(line, 2))) {
    result.date = date->iso;
    result.date_words.end = result.date_words.begin + date->length;
  }
  return result;
}

/// The title: what stands behind the type on its line, and the lines below, on one line.
std::optional<std::string> read_title(const NormalizedDocument& document, const Parts& parts) {
  std::string title;
  if (parts.type_block) {
    const std::string_view line = document.slice(document.blocks[*parts.type_block].text);
    title = std::string(line.substr(parts.type_line.length));
  }
  for (std::size_t i = parts.title.begin; i < parts.title.end; ++i) {
    if (!title.empty()) title += ' ';
    title += document.slice(document.blocks[i].text);
  }
  if (title.empty()) return std::nullopt;
  return title;
}

/// The subject of a letter: "V/v …" without its mark.
std::optional<std::string> read_subject(std::string_view line) {
  static const Pattern mark(R"(^[Vv]/[Vv] ?:? ?)");
  const auto match = mark.find(line);
  return std::string(match ? line.substr(match->whole().end) : line);
}

/// "Ủy ban nhân dân xã Gia Bình ban hành Kế hoạch …" tells the type where no title line does.
std::optional<std::string> type_from_body(const NormalizedDocument& document, const Parts& parts,
                                          const TypeLineReader& types) {
  constexpr std::size_t kOpeningParagraphs = 15;
  static const Pattern cue(R"((?i:ban hành|xây dựng|thông qua|đề ra) (\p{Lu}.{0,80}))");
  const std::size_t end = std::min(parts.body.end, parts.body.begin + kOpeningParagraphs);
  for (std::size_t i = parts.body.begin; i < end; ++i) {
    if (document.blocks[i].kind != BlockKind::paragraph) continue;
    const std::string_view text = document.slice(document.blocks[i].text);
    static const Pattern announces(R"(như sau ?[:.;]?$|các nội dung sau ?[:.]?$)");
    if (!announces.contains(text)) continue;
    const auto match = cue.find(text);
    if (!match) continue;
    if (auto type = types.type_at(match->text(text, 1))) return type;
  }
  return std::nullopt;
}

}  // namespace

ByteRange find_number_line(const NormalizedDocument& document, const Parts& parts) {
  return find_line(document, parts, LineRole::number);
}

ByteRange find_date_line(const NormalizedDocument& document, const Parts& parts) {
  return find_line(document, parts, LineRole::place_date);
}

bool is_recognized(const NormalizedDocument& document, ByteRange place) {
  const std::vector<int>& pages = document.source.ocr_pages;
  const auto page = place_of(document, place).page;
  return page && std::find(pages.begin(), pages.end(), *page) != pages.end();
}

Header read_header(const NormalizedDocument& document, const Parts& parts, const TypeLineReader& types,
                   const NumberReader& numbers) {
  Header header;
  if (const ByteRange line = find_number_line(document, parts); !line.empty()) {
    header.number = read_number(document.slice(line), numbers);
    // What ink was read as is no number.
    if (!header.number && is_recognized(document, line)) {
      header.number = DocumentNumber{std::string(document.slice(line)), {}, {}, {}, {}};
    }
    if (header.number) {
      header.number_reading =
          FieldReading{1, make_span(document, {line.begin, line.begin + header.number->raw.size()})};
    }
  }
  if (const ByteRange line = find_date_line(document, parts); !line.empty()) {
    if (auto place_date = read_place_date(document.slice(line))) {
      header.place = std::move(place_date->place);
      header.date = std::move(place_date->date);
      const ByteRange words = place_date->date_words;
      header.date_reading =
          FieldReading{1, make_span(document, {line.begin + words.begin, line.begin + words.end})};
    }
  }
  header.draft = !find_line(document, parts, LineRole::draft_mark).empty();
  header.title = read_title(document, parts);
  if (parts.type_block) {
    header.type = parts.type_line.type;
  } else {
    const ByteRange subject = find_line(document, parts, LineRole::subject);
    const bool letter = !find_line(document, parts, LineRole::addressee).empty();
    if (!subject.empty()) header.title = read_subject(document.slice(subject));
    if (!letter) header.type = type_from_body(document, parts, types);
  }
  return header;
}

}  // namespace vanthu
