// Markdown that a converter left inside a text.
#include <algorithm>

#include "ingest/layout_chars.h"
#include "ingest/layout_lines.h"
#include "ingest/layout_residue.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

// A run of '*' or '_' that may open or close emphasis.
struct Delimiter {
  ByteRange where;
  char mark = 0;
  bool opens = false, closes = false;
};

// Emphasis longer than this is none, bytes: a pair of stray asterisks is more likely.
constexpr std::size_t kMaxEmphasis = 4000;

bool is_blank_or_end(char32_t c) {
  return c == 0 || c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0;
}

// The code points around [begin, end); 0 at the ends of the text.
char32_t before(std::string_view text, std::size_t begin) {
  return last_code_point(text.substr(begin >= 8 ? begin - 8 : 0, std::min<std::size_t>(begin, 8)));
}
char32_t after(std::string_view text, std::size_t end) {
  return end < text.size() ? decode_utf8(text, end).value : 0;
}

bool is_alphanumeric(char32_t c) { return is_letter(c) || is_digit(c); }

class MarkdownScanner {
 public:
  explicit MarkdownScanner(std::string_view text) : text_(text) {}

  std::vector<TextEdit> scan() {
    for (std::size_t line = 0; line < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', line), text_.size());
      if (trim_blank(text_.substr(line, end - line)).empty()) {
        close_block();
      } else {
        scan_line(line, end);
      }
      line = end + 1;
    }
    close_block();
    return std::move(edits_);
  }

 private:
  void strip(std::size_t begin, std::size_t end, std::string literal = {}) {
    edits_.push_back({{begin, end}, std::move(literal), Residue::markdown});
  }

  void scan_line(std::size_t begin, std::size_t end) {
    std::size_t at = strip_prefix(begin, end);
    if (at < end && text_[at] == '*' && at + 1 < end && text_[at + 1] == ' ') ++at;  // a bullet
    for (at = next_special(at, end); at < end; at = next_special(at, end)) {
      switch (text_[at]) {
        case '*':
        case '_':
          at = scan_delimiter(at, end);
          break;
        case '\\':
          at = scan_escape(at, end);
          break;
        default:
          at = scan_link(at, end);
      }
    }
  }

  std::size_t next_special(std::size_t at, std::size_t end) const {
    const std::size_t found = text_.substr(at, end - at).find_first_of("*_\\[!");
    return found == std::string_view::npos ? end : at + found;
  }

  // Marks of headings and quotations at the begin of a line; returns where its text begins.
  std::size_t strip_prefix(std::size_t begin, std::size_t end) {
    std::size_t at = begin;
    for (;;) {
      while (at < end && (text_[at] == ' ' || text_[at] == '\t')) ++at;
      if (at >= end) return end;
      if (text_[at] == '>' && at + 1 < end && text_[at + 1] == ' ' && !is_digit(after(text_, at + 2))) {
        strip(at, at + 2);
        at += 2;
        continue;
      }
      if (text_[at] != '#') return at;
      std::size_t hashes = at;
      while (hashes < end && text_[hashes] == '#') ++hashes;
      const bool heading = hashes - at <= 6 && hashes < end &&
                           (text_[hashes] == ' ' || (text_[hashes] == '*' && hashes - at >= 2));
      if (!heading) return at;
      const std::size_t text_begin = text_[hashes] == ' ' ? hashes + 1 : hashes;
      strip(at, text_begin);
      at = text_begin;
    }
  }

  std::size_t scan_delimiter(std::size_t at, std::size_t end) {
    Delimiter run;
    run.mark = text_[at];
    std::size_t stop = at;
    while (stop < end && text_[stop] == run.mark) ++stop;
    run.where = {at, stop};
    const char32_t left = before(text_, at), right = after(text_, stop);
    const std::size_t length = run.where.size();
    // Three and more '_' are a blank to be filled in, four and more '*' are ornament; "(*)" is a footnote
    // mark.
    if (length > (run.mark == '_' ? 2u : 3u) || (left == U'(' && right == U')')) return stop;
    const bool inside_word = is_alphanumeric(left) && is_alphanumeric(right);
    run.opens =
        !is_blank_or_end(right) && !(inside_word && length == 1) && (length > 1 || !is_alphanumeric(left));
    run.closes =
        !is_blank_or_end(left) && !(inside_word && length == 1) && (length > 1 || !is_alphanumeric(right));
    if (run.mark == '_' && inside_word) return stop;
    pair(run);
    return stop;
  }

  void pair(const Delimiter& run) {
    const auto same = [&](const Delimiter& open) {
      return open.mark == run.mark && open.where.size() == run.where.size();
    };
    if (run.closes) {
      const auto open = std::find_if(open_.rbegin(), open_.rend(), same);
      if (open != open_.rend() && run.where.begin - open->where.end <= kMaxEmphasis) {
        strip(open->where.begin, open->where.end);
        strip(run.where.begin, run.where.end);
        open_.erase(std::next(open).base(), open_.end());
        return;
      }
    }
    const bool asterisks = run.mark == '*' && run.where.size() > 1;
    if (!run.opens) {
      if (run.closes && asterisks) strip(run.where.begin, run.where.end);  // its opening was lost
      return;
    }
    for (const Delimiter& open : open_) {
      if (same(open)) abandon(open);
    }
    std::erase_if(open_, same);
    open_.push_back(run);
  }

  // Gives up an opening mark that was never closed; "**" is never content and goes.
  void abandon(const Delimiter& open) {
    if (open.mark == '*' && open.where.size() > 1) strip(open.where.begin, open.where.end);
  }

  void close_block() {
    for (const Delimiter& open : open_) abandon(open);
    open_.clear();
  }

  std::size_t scan_escape(std::size_t at, std::size_t end) {
    constexpr std::string_view kEscapable = "*_#.-+()[]{}!|>~`<&\\";
    if (at + 1 >= end) {
      strip(at, at + 1);  // a hard line break
      return at + 1;
    }
    if (kEscapable.find(text_[at + 1]) == std::string_view::npos) return at + 1;
    // Word's switches `\* MERGEFORMAT` are no escapes.
    if (text_.substr(at + 1).starts_with("* MERGEFORMAT")) return at + 2;
    if (text_[at + 1] == '|') {
      strip(at, at + 2, std::string(1, kEscapedPipe));
    } else {
      strip(at, at + 1);
    }
    return at + 2;
  }

  // [words](address) becomes its words, ![image](address) nothing.
  std::size_t scan_link(std::size_t at, std::size_t end) {
    const bool image = text_[at] == '!';
    if (image && (at + 1 >= end || text_[at + 1] != '[')) return at + 1;
    const std::size_t words = at + (image ? 2 : 1);
    const std::size_t close = text_.find_first_of("[]\n", words);
    if (close >= end || text_[close] != ']' || close + 1 >= end || text_[close + 1] != '(') return words;
    const std::size_t address_end = text_.find_first_of(")\n \t", close + 2);
    if (address_end >= end || text_[address_end] != ')') return words;
    const std::string_view address = text_.substr(close + 2, address_end - close - 2);
    const bool linked = address.find("://") != std::string_view::npos || address.starts_with("#") ||
                        address.starts_with("mailto:") || address.starts_with("www.");
    if (!linked && !image) return words;
    if (image) {
      strip(at, address_end + 1);
      return address_end + 1;
    }
    strip(at, words);
    strip(close, address_end + 1);
    return address_end + 1;
  }

  std::string_view text_;
  std::vector<TextEdit> edits_;
  std::vector<Delimiter> open_;  // at most one of each mark and length
};

}  // namespace

std::vector<TextEdit> find_markdown(std::string_view text) { return MarkdownScanner(text).scan(); }

}  // namespace vanthu
