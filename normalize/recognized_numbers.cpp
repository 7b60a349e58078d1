#include <algorithm>
#include <string>

#include "ingest/tsv.h"
#include "normalize/pattern.h"
#include "normalize/recognized_shapes.h"
#include "normalize/recognized_steps.h"
#include "normalize/string_hash.h"
#include "normalize_tables.h"

namespace vanthu {
namespace {

// What a digit may be read as, inside a class.
const std::string kDigit = "0-9OoIl|!ZSbBgq";

const std::string kQuarter = "(?:Quý|quý|QUÝ) ";
// Confidence from which a digit stands on paper as it was read.
constexpr float kSure = 0.9f;

int value_of(std::string_view digits) { return parse_digits(digits).value_or(0); }

bool has_digit(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return '0' <= c && c <= '9'; });
}

bool is_year(int year) { return 1945 <= year && year <= 2099; }

bool is_day(int day, int month, int year) {
  static constexpr int kDays[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  if (month < 1 || month > 12 || day < 1) return false;
  const bool leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
  return day <= kDays[month - 1] + (month == 2 && leap ? 1 : 0);
}

/// Signs of the vocabulary: of types of documents, of those who sign.
struct Signs {
  StringSet types, issuers;
};

const Signs& signs() {
  static const Signs known = [] {
    Signs result;
    const auto add = [](StringSet& set, std::string_view table_name) {
      const Tsv table = parse_tsv(normalize_table(table_name), std::string(table_name));
      for (const auto& row : table.rows) {
        for (const std::string& sign : split_field(row[table.column("signs")])) set.insert(sign);
      }
    };
    add(result.types, "document_types.tsv");
    add(result.issuers, "issuers.tsv");
    add(result.issuers, "issuing_bodies.tsv");
    return result;
  }();
  return known;
}

/// Letters that are taken for each other in signs, as one of them; a doubled Đ as one.  D for Đ is an
/// author's way of writing as well ("BXDD"): it stays.
std::string sign_shape(std::string_view sign) {
  std::string shape;
  for (std::size_t i = 0; i < sign.size(); ++i) {
    if (sign.substr(i).starts_with("Đ")) {
      ++i;
      if (!sign.substr(0, i - 1).ends_with("Đ")) shape += "Đ";
      continue;
    }
    switch (sign[i]) {
      case 'O':
      case '0':
        shape += 'Q';
        break;
      case 'l':
      case '1':
        shape += 'I';
        break;
      default:
        shape += sign[i];
    }
  }
  return shape;
}

/// Known signs by their shape; "" where several share one.
StringMap<std::string> by_shape(const StringSet& known) {
  StringMap<std::string> result;
  for (const std::string& sign : known) {
    const auto [place, added] = result.emplace(sign_shape(sign), sign);
    if (!added && place->second != sign) place->second.clear();
  }
  return result;
}

/// The one known sign that was read as `read`; none where `read` is one itself.
std::optional<std::string> mended_sign(std::string_view read, const StringSet& known,
                                       const StringMap<std::string>& shapes) {
  if (known.contains(read)) return std::nullopt;
  // "CTI/TU": the stroke was read twice.
  const std::string_view shorter = read.substr(0, read.size() - 1);
  if (read.size() > 2 && (read.back() == 'I' || read.back() == 'l') && known.contains(shorter)) {
    return std::string(shorter);
  }
  const auto found = shapes.find(sign_shape(read));
  if (found == shapes.end() || found->second.empty()) return std::nullopt;
  return found->second;
}

std::optional<std::string> mended_type(std::string_view read) {
  static const StringMap<std::string> shapes = by_shape(signs().types);
  return mended_sign(read, signs().types, shapes);
}

std::optional<std::string> mended_issuer(std::string_view read) {
  static const StringMap<std::string> shapes = by_shape(signs().issuers);
  return mended_sign(read, signs().issuers, shapes);
}

class NumberMender {
 public:
  NumberMender(std::string_view text, std::size_t offset) : text_(text), offset_(offset) {}

  RecognitionEdits run() && {
    mend_document_numbers();
    mend_dates();
    mend_days_in_words();
    mend_years();
    mend_shares();
    mend_read_quarters();
    return std::move(edits_);
  }

 private:
  void mend_document_numbers();
  void mend_dates();
  void mend_days_in_words();
  void mend_years();
  void mend_shares();
  void mend_read_quarters();
  void put(ByteRange where, std::string replacement) {
    if (text_.substr(where.begin, where.size()) == replacement) return;
    edits_.push_back(
        {{offset_ + where.begin, offset_ + where.end}, std::move(replacement), RecognitionRepair::number});
  }
  void put_digits(ByteRange where) {
    if (auto digits = as_digits(text_.substr(where.begin, where.size()))) put(where, *std::move(digits));
  }

  std::string_view text_;
  std::size_t offset_;
  RecognitionEdits edits_;
};

/// "l5-CT/TU", "157/KH-UBND", "O1/2026/NQ-HĐND": a number, maybe a year, a type's sign, who signs.
void NumberMender::mend_document_numbers() {
  static const Pattern pattern(
      std::string(kEdgeBefore) + "([" + kDigit + "]{1,5}[a-eđ]?)( ?[-–/] ?)(?:([" + kDigit +
      "]{4}) ?/ ?)?([\\p{Lu}0][\\p{Lu}\\p{Ll}0]{1,4})( ?[-–/] ?)([\\p{Lu}01][\\p{L}01]{1,9})");
  for (auto match = pattern.find(text_); match;
       match = pattern.find(text_, std::max(match->groups[4].begin, match->whole().begin + 1))) {
    const std::string_view type = match->text(text_, 4);
    const bool before_slash = match->text(text_, 5).find('/') != std::string_view::npos;
    std::optional<std::string> meant = mended_type(type);
    if (meant && type.starts_with(*meant) && !before_slash) meant.reset();
    if (!meant && !signs().types.contains(type)) continue;
    if (meant) put(match->groups[4], *meant);
    std::string_view number = match->text(text_, 1);
    ByteRange digits = match->groups[1];
    // The last letter of "12b" may be meant.
    if (number.size() > 1 && number.back() == 'b') --digits.end;
    if (has_digit(number)) put_digits(digits);
    if (match->has(3) && has_digit(match->text(text_, 3))) put_digits(match->groups[3]);
    const auto issuer = mended_issuer(match->text(text_, 6));
    if (issuer && !match->text(text_, 6).starts_with(*issuer)) put(match->groups[6], *issuer);
  }
}

/// "l2/12/2026", and after "ngày" a "/" that was read as 1: "2013/2026".
void NumberMender::mend_dates() {
  const std::string part = "([" + kDigit + "]{1,2})", separator = " ?[-/.] ?";
  static const Pattern pattern(std::string(kEdgeBefore) + part + separator + part + separator + "([" +
                               kDigit + "]{4})(?:$|[^\\p{L}\\p{N}])");
  for (auto match = pattern.find(text_); match; match = pattern.find(text_, match->groups[3].end)) {
    const auto day = as_digits(match->text(text_, 1)), month = as_digits(match->text(text_, 2)),
               year = as_digits(match->text(text_, 3));
    if (!day || !month || !year || !has_digit(match->text(text_, 3))) continue;
    if (!is_year(value_of(*year)) || !is_day(value_of(*day), value_of(*month), value_of(*year))) continue;
    put(match->groups[1], *day);
    put(match->groups[2], *month);
    put(match->groups[3], *year);
  }
  static const Pattern lost_slash("[Nn]gày ([0-9]{1,2}/)?([0-9]{2,5})(?:/([0-9]{4}))(?:$|[^\\p{L}\\p{N}/])");
  for (auto match = lost_slash.find(text_); match; match = lost_slash.find(text_, match->whole().end)) {
    if (match->has(1)) continue;
    const std::string_view glued = match->text(text_, 2);
    const int year = value_of(match->text(text_, 3));
    std::size_t ways = 0, at = 0;
    for (std::size_t i = 1; i + 1 < glued.size() && is_year(year); ++i) {
      if (glued[i] != '1' || i > 2 || glued.size() - i - 1 > 2) continue;
      if (!is_day(value_of(glued.substr(0, i)), value_of(glued.substr(i + 1)), year)) continue;
      ++ways;
      at = i;
    }
    if (ways == 1) put({match->groups[2].begin + at, match->groups[2].begin + at + 1}, "/");
  }
}

/// "ngày l2 tháng O5 năm 2O26".
void NumberMender::mend_days_in_words() {
  static const Pattern day("[Nn]gày ([" + kDigit + "]{1,2}) tháng ([" + kDigit + "]{1,2}) năm");
  for (auto match = day.find(text_); match; match = day.find(text_, match->whole().end)) {
    const auto date = as_digits(match->text(text_, 1)), month = as_digits(match->text(text_, 2));
    if (!date || !month || !is_day(value_of(*date), value_of(*month), 2000)) continue;
    put(match->groups[1], *date);
    put(match->groups[2], *month);
  }
}

/// Four signs that begin like a year of this century or the last, two of them digits.
void NumberMender::mend_years() {
  static const Pattern pattern(std::string(kEdgeBefore) +
                               "((?:2[0Oo]|[1lI]9)[0-9OoIlS]{2})(?:$|[^\\p{L}\\p{N}])");
  for (auto match = pattern.find(text_); match; match = pattern.find(text_, match->groups[1].end)) {
    const std::string_view read = match->text(text_, 1);
    const auto year = as_digits(read);
    const auto printed = std::count_if(read.begin(), read.end(), [](char c) { return '0' <= c && c <= '9'; });
    if (year && printed >= 2 && is_year(value_of(*year))) put(match->groups[1], *year);
  }
}

/// "l00%", "1OO %".
void NumberMender::mend_shares() {
  static const Pattern pattern("(?:^|[^\\p{L}\\p{N},.])([0-9OoIl]{2,3}) ?%");
  for (auto match = pattern.find(text_); match; match = pattern.find(text_, match->whole().end)) {
    const auto share = as_digits(match->text(text_, 1));
    if (has_digit(match->text(text_, 1)) && share && value_of(*share) <= 100) put(match->groups[1], *share);
  }
}

/// "Quý ll/2026", "quý IIl": a quarter is I to IV; one digit alone may be printed.
void NumberMender::mend_read_quarters() {
  static const Pattern pattern(kQuarter + "([IlH1|!V]{1,4})(?:$|[^\\p{L}\\p{N}])");
  for (auto match = pattern.find(text_); match; match = pattern.find(text_, match->groups[1].end)) {
    std::string read(match->text(text_, 1));
    if (read == "11" || read == "111") std::replace(read.begin(), read.end(), '1', 'I');
    const auto quarter = as_roman(read);
    if (quarter && *quarter <= 4) put(match->groups[1], roman_numeral(*quarter));
  }
}

}  // namespace

RecognitionEdits mend_quarters(const RecognizedText& recognized, const std::vector<Passage>& passages) {
  static const Pattern pattern(kQuarter + "(I{1,3}|IV|[1-4])(?:$|[^\\p{L}\\p{N}])");
  std::size_t roman = 0, arabic = 0;
  RecognitionEdits edits;
  for (const Passage& passage : passages) {
    const std::string_view text = recognized.slice(passage.text);
    for (auto match = pattern.find(text); match; match = pattern.find(text, match->groups[1].end)) {
      const ByteRange where{passage.text.begin + match->groups[1].begin,
                            passage.text.begin + match->groups[1].end};
      const std::string_view read = match->text(text, 1);
      const bool doubtful = recognized.confidence(where).value_or(1) < kSure;
      roman += !has_digit(read);
      if (read == "1" && doubtful) {
        edits.push_back({where, "I", RecognitionRepair::number});
      } else {
        arabic += has_digit(read);
      }
    }
  }
  if (roman == 0 || arabic > 0) edits.clear();
  return edits;
}

RecognitionEdits mend_numbers(const RecognizedText& recognized, const Passage& passage) {
  return NumberMender(recognized.slice(passage.text), passage.text.begin).run();
}

}  // namespace vanthu
