#include "parsers/closing.h"

#include <algorithm>

#include "normalize/pattern.h"
#include "normalize/text_forms.h"
#include "parsers/outline.h"

namespace vanthu {
namespace {

std::string_view trim_marks(std::string_view text) {
  static const Pattern core(R"(^[-–—+*•·▪ ]*(.*?)[ ;.,]*$)");
  return core.find(text)->text(text, 1);
}

/// One printed line may hold several recipients: "- Như Điều 3; - Lưu: VT."
void add_recipients(std::string_view line, std::vector<std::string>& recipients) {
  static const Pattern next(R"(; ?[-–—] )");
  for (std::size_t begin = 0;;) {
    const auto match = next.find(line, begin);
    const std::size_t end = match ? match->whole().begin : line.size();
    if (const std::string_view one = trim_marks(line.substr(begin, end - begin)); !one.empty()) {
      recipients.emplace_back(one);
    }
    if (!match) return;
    begin = match->whole().end;
  }
}

/// "(để b/c)" alone on a line belongs to a recipient above it and names none.
bool is_note(std::string_view line) {
  static const Pattern note(R"(^\(.*\)[;.]?$)");
  return note.contains(line);
}

/// Takes "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH PHÓ CHỦ TỊCH", printed on one line, apart.  A line that does not
/// begin with a mark of authority is one office.
std::vector<std::string> split_authority(std::string_view line) {
  static const Pattern mark(R"(^(?:T\.?M|T/M|K\.?T|K/T|T\.?L|T/L|T\.?U\.?Q|TƯQ|Q)[.: ] ?(?:PHÓ )?\p{L}+)");
  static const Pattern next(
      R"( ((?:T\.?M|T/M|K\.?T|K/T|T\.?L|T/L|T\.?U\.?Q|Q)[.:] ?\p{L}|PHÓ \p{L}|CHỦ TỊCH|BÍ THƯ|CHÁNH |TRƯỞNG |GIÁM ĐỐC|HIỆU TRƯỞNG))");
  std::vector<std::string> pieces;
  while (const auto begins = mark.find(line)) {
    // The office right behind the mark ("KT. CHỦ TỊCH") belongs to it.
    const auto match = next.find(line, begins->whole().end);
    if (!match) break;
    pieces.emplace_back(line.substr(0, match->whole().begin));
    line = line.substr(match->groups[1].begin);
  }
  pieces.emplace_back(line);
  return pieces;
}

/// "PHÓ CHỦ TỊCH" → "Phó Chủ tịch": the office keeps its capital behind "Phó".
std::string office_name(std::string_view printed) {
  std::string name = sentence_case(printed);
  static const Pattern prefix(R"(^(Phó|Quyền|Chánh) (.*)$)");
  if (const auto match = prefix.find(name)) {
    return std::string(match->text(name, 1)) + " " + office_name(match->text(name, 2));
  }
  return name;
}

/// Of a text without a blank at its start or two side by side.
std::ptrdiff_t count_words(std::string_view text) {
  return std::count(text.begin(), text.end(), ' ') + (text.ends_with(' ') ? 0 : 1);
}

bool is_between(std::ptrdiff_t least, std::ptrdiff_t value, std::ptrdiff_t most) {
  return least <= value && value <= most;
}

/// Two to `most` words in capitals.
bool is_name_in_capitals(std::string_view line, std::ptrdiff_t most) {
  static const Pattern capitals(R"(^(?:\p{Lu}+(?: |$))+$)");
  return capitals.contains(line) && is_between(2, count_words(line), most);
}

/// Two to six capitalised words, a rank or degree in front allowed: a person.
bool is_person(std::string_view line) {
  static const Pattern person(
      R"(^(?:(?:Thượng tá|Trung tá|Thiếu tá|Đại úy|Đại tá|Thượng úy|Trung úy|ThS\.?|TS\.?|BS\.?|BSCK\p{Lu}*\.?|CN\.?|Thạc sĩ|Tiến sĩ|Bác sĩ|Kỹ sư|Cử nhân|Đồng chí) ?)?((?:\p{Lu}(?:['’]\p{L})?\p{Ll}*(?: |$))+)$)");
  const auto match = person.find(line);
  return match && is_between(2, count_words(match->text(line, 1)), 6) && !is_name_in_capitals(line, 6);
}

enum class Rank { on_behalf, authority, office };

std::optional<Rank> rank_of(std::string_view line) {
  static const Pattern on_behalf(R"(^(?:t\.?m|t/m)[.: ])");
  static const Pattern authority(R"(^(?:k\.?t|k/t|t\.?l|t/l|t\.?u\.?q|tư\.?q|q)[.: ])");
  static const Pattern office(
      R"(^(?:quyền |phó )?(?:chủ tịch|bí thư|trưởng|chánh|giám đốc|hiệu trưởng|chỉ huy|chính trị viên|thường trực|tổng|chủ nhiệm|người|viện|cục|vụ))");
  const std::string key = comparison_key(line);
  if (on_behalf.contains(key)) return Rank::on_behalf;
  if (authority.contains(key)) return Rank::authority;
  if (office.contains(key)) return Rank::office;
  return std::nullopt;
}

class SignatureReader {
 public:
  /// Takes a line of the closing; false where it is no part of a signature.
  bool take(std::string_view line) {
    if (classify_line(line) == LineRole::signed_mark) return true;
    const auto rank = rank_of(line);
    const bool capitals = upper_case_share(line) > 0.8;
    if (rank && (capitals || *rank != Rank::office)) {
      for (const std::string& piece : split_authority(line)) take_authority(piece);
      return true;
    }
    if (open_ && is_person(line)) {
      current_.name = std::string(line);
      finish();
      return true;
    }
    // Digital copies print the name in capitals, below the office.
    constexpr std::ptrdiff_t kMostWords = 5;
    if (open_ && current_.position && !rank && is_name_in_capitals(line, kMostWords)) {
      current_.name = std::string(line);
      finish();
      return true;
    }
    if (open_ && capitals && !current_.position) {
      // The second printed line of a long name: "TM. ỦY BAN MẶT TRẬN / TỔ QUỐC VIỆT NAM".
      if (current_.on_behalf && !current_.authority) *current_.on_behalf += " " + std::string(line);
      return true;
    }
    return false;
  }

  std::vector<Signer> finish_all() {
    finish();
    return std::move(signers_);
  }

  bool open() const { return open_; }

 private:
  void take_authority(const std::string& piece) {
    switch (rank_of(piece).value_or(Rank::office)) {
      case Rank::on_behalf:
        finish();
        current_.on_behalf = piece;
        break;
      case Rank::authority:
        current_.authority = piece;
        break;
      case Rank::office:
        current_.position = office_name(piece);
        break;
    }
    open_ = true;
  }

  /// Heads of committees print their other office below their name (NĐ 30/2020, Phụ lục I, mục II.7): it is
  /// nobody's signature.
  bool is_other_office() const {
    const bool bare = current_.position && !current_.on_behalf && !current_.authority && !current_.name;
    return bare && !signers_.empty() && signers_.back().name;
  }

  void finish() {
    if (!open_) return;
    if (is_other_office()) {
      current_ = {};
      open_ = false;
      return;
    }
    if (!current_.position && current_.authority) {
      // "Q. CHỦ TỊCH" names the office itself.
      static const Pattern acting(R"(^Q[.: ] ?(.+)$)");
      if (const auto match = acting.find(*current_.authority)) {
        current_.position = office_name(match->text(*current_.authority, 1));
      }
    }
    signers_.push_back(std::move(current_));
    current_ = {};
    open_ = false;
  }

  Signer current_;
  bool open_ = false;
  std::vector<Signer> signers_;
};

}  // namespace

Closing read_closing(const NormalizedDocument& document, const Parts& parts) {
  static const Pattern recipients_mark(R"(^(?i:nơi (?:nhận|gửi)) ?[:.]? ?)");
  Closing closing;
  SignatureReader signatures;
  bool in_recipients = false;
  for (std::size_t i = parts.closing.begin; i < parts.closing.end; ++i) {
    std::string_view line = document.slice(document.blocks[i].text);
    if (const auto mark = recipients_mark.find(line)) {
      in_recipients = true;
      line = line.substr(mark->whole().end);
      if (line.empty()) continue;
    }
    if (in_recipients && bullet_length(line) > 0) {
      add_recipients(line, closing.recipients);
      continue;
    }
    if (signatures.take(line)) {
      in_recipients = false;
      continue;
    }
    if (in_recipients && !is_note(line) && classify_line(line) != LineRole::ornament) {
      add_recipients(line, closing.recipients);
    }
  }
  closing.signers = signatures.finish_all();
  return closing;
}

}  // namespace vanthu
