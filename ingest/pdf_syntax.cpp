#include "ingest/pdf_syntax.h"

#include <algorithm>
#include <charconv>

namespace vanthu {
namespace {

constexpr std::string_view kBlanks("\0\t\n\f\r ", 6);
constexpr std::string_view kDelimiters("\0\t\n\f\r ()<>[]{}/%", 16);
constexpr std::size_t kDeepest = 400;  // arrays and dictionaries in each other; Poppler follows 500

enum class Kind {
  end,
  name,
  word,
  string,
  open_dictionary,
  close_dictionary,
  open_array,
  close_array,
  fault
};

struct Token {
  Kind kind = Kind::end;
  std::string_view text;  // of a name without its slash
};

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

/// "Fl#61te" is Flate.
std::string unescape_name(std::string_view raw) {
  std::string name;
  for (std::size_t i = 0; i < raw.size(); ++i) {
    const bool escaped =
        raw[i] == '#' && i + 2 < raw.size() && hex_value(raw[i + 1]) >= 0 && hex_value(raw[i + 2]) >= 0;
    name += escaped ? static_cast<char>(hex_value(raw[i + 1]) * 16 + hex_value(raw[i + 2])) : raw[i];
    if (escaped) i += 2;
  }
  return name;
}

class Lexer {
 public:
  Lexer(std::string_view bytes, std::size_t at) : bytes_(bytes), at_(at) {}

  std::size_t at() const { return at_; }

  Token next() {
    skip_blanks();
    if (at_ >= bytes_.size()) return {};
    switch (bytes_[at_]) {
      case '/':
        ++at_;
        return {Kind::name, take_regular()};
      case '(':
        skip_string();
        return {Kind::string, {}};
      case '<':
        if (take("<<")) return {Kind::open_dictionary, {}};
        at_ = end_of(bytes_.find('>', at_));
        return {Kind::string, {}};
      case '>':
        if (take(">>")) return {Kind::close_dictionary, {}};
        break;
      case '[':
        ++at_;
        return {Kind::open_array, {}};
      case ']':
        ++at_;
        return {Kind::close_array, {}};
      case ')':
        break;
      case '{':
      case '}':
        return {Kind::word, bytes_.substr(at_++, 1)};
      default:
        return {Kind::word, take_regular()};
    }
    ++at_;
    return {Kind::fault, {}};
  }

  /// Past the end of the line, where a stream's bytes begin.
  void skip_line() {
    const std::size_t end = bytes_.find_first_of("\r\n", at_);
    at_ = end_of(end);
    if (end != std::string_view::npos && bytes_[end] == '\r' && at_ < bytes_.size() && bytes_[at_] == '\n')
      ++at_;
  }

 private:
  std::size_t end_of(std::size_t found) const {
    return found == std::string_view::npos ? bytes_.size() : found + 1;
  }

  bool take(std::string_view sign) {
    if (bytes_.compare(at_, sign.size(), sign) != 0) return false;
    at_ += sign.size();
    return true;
  }

  std::string_view take_regular() {
    const std::size_t begin = at_;
    at_ = std::min(bytes_.size(), bytes_.find_first_of(kDelimiters, at_));
    return bytes_.substr(begin, at_ - begin);
  }

  void skip_blanks() {
    while (at_ < bytes_.size()) {
      if (bytes_[at_] == '%') {
        at_ = std::min(bytes_.size(), bytes_.find_first_of("\r\n", at_));
      } else if (kBlanks.find(bytes_[at_]) != std::string_view::npos) {
        ++at_;
      } else {
        return;
      }
    }
  }

  void skip_string() {
    std::size_t depth = 0;
    for (; at_ < bytes_.size(); ++at_) {
      const char c = bytes_[at_];
      if (c == '\\') ++at_;
      if (c == '(') ++depth;
      if (c == ')' && --depth == 0) break;
    }
    at_ = std::min(bytes_.size(), at_ + 1);
  }

  std::string_view bytes_;
  std::size_t at_;
};

/// Follows one dictionary and what it holds.
class DictionaryReader {
 public:
  DictionaryReader(std::string_view bytes, std::size_t at) : lexer_(bytes, at) {}

  PdfDictionary read() {
    PdfDictionary dictionary;
    if (lexer_.next().kind == Kind::open_dictionary) {
      open_.push_back(Container::dictionary);
      Token token;
      while (!open_.empty() && (token = lexer_.next()).kind != Kind::end) {
        if (open_.size() > kDeepest) header_.filters_known = false;
        take(token);
      }
      if (open_.empty() && lexer_.next().text == "stream") {
        lexer_.skip_line();
        header_.begin = lexer_.at();
        header_.filters = std::move(filter_.names.empty() ? short_filter_.names : filter_.names);
        header_.filters_known = header_.filters_known && filter_.known && short_filter_.known;
        dictionary.stream = std::move(header_);
      }
    }
    dictionary.end = lexer_.at();
    dictionary.objects = objects_;
    dictionary.columns = columns_;
    return dictionary;
  }

 private:
  enum class Container : char { dictionary, awaiting_value, array };

  struct Filters {
    std::vector<std::string> names;
    bool known = true, given = false;
  };

  void take(const Token& token) {
    Container& inner = open_.back();
    if (inner == Container::dictionary) {
      if (token.kind == Kind::name) {
        inner = Container::awaiting_value;
        is_columns_ = unescape_name(token.text) == "Columns";
        if (open_.size() == 1) take_key(token.text);
      } else if (token.kind == Kind::close_dictionary) {
        open_.pop_back();
      } else if (open_.size() == 1 && token.kind == Kind::word) {
        take_stray(token.text);  // what stands between two entries: the rest of "7 0 R"
      }
      return;
    }
    if (inner == Container::array && token.kind == Kind::close_array) {
      open_.pop_back();
      return;
    }
    take_value(token);
    take_count(token);
    if (inner == Container::awaiting_value) {
      inner = Container::dictionary;
      // Poppler takes what it cannot read for the end of the dictionary.
      if (token.kind == Kind::fault) open_.pop_back();
    }
    // Last, since it moves `inner`.
    if (token.kind == Kind::open_dictionary) open_.push_back(Container::dictionary);
    if (token.kind == Kind::open_array) open_.push_back(Container::array);
  }

  void take_key(std::string_view raw) {
    key_ = unescape_name(raw);
    header_.has_first = header_.has_first || key_ == "First";
    header_.has_widths = header_.has_widths || key_ == "W";
    if (Filters* filters = filters_of_key()) {
      filters->known = filters->known && !filters->given;
      filters->given = true;
    }
  }

  Filters* filters_of_key() {
    if (key_ == "Filter") return &filter_;
    if (key_ == "F") return &short_filter_;
    return nullptr;
  }

  void take_value(const Token& token) {
    if (Filters* filters = filters_of_key()) {
      if (token.kind == Kind::name) {
        filters->names.push_back(unescape_name(token.text));
      } else if (token.kind != Kind::open_array && token.text != "null") {
        filters->known = false;
      }
    }
    if (key_ == "Length" && open_.size() == 1) {
      std::size_t length = 0;
      const char* const end = token.text.data() + token.text.size();
      const auto [read, error] = std::from_chars(token.text.data(), end, length);
      if (error == std::errc() && read == end) header_.length = std::max(header_.length.value_or(0), length);
    }
  }

  void take_count(const Token& token) {
    if (token.kind != Kind::word) return;
    const std::size_t number = leading_pdf_number(token.text);
    if (is_columns_) columns_ = std::max(columns_, number);
    if (key_ == "Size" && open_.size() == 1) objects_ = std::max(objects_, number);
    if (key_ != "Index") return;
    // Pairs of the first number and how many; which of two neighbours begins a pair is not asked.
    objects_ = std::max(objects_, index_before_ + number);
    index_before_ = number;
  }

  void take_stray(std::string_view text) {
    if (text == "R" && key_ == "Length") header_.length.reset();
  }

  Lexer lexer_;
  std::vector<Container> open_;
  std::string key_;  // of the outermost dictionary, the last one
  Filters filter_, short_filter_;
  PdfStreamHeader header_;
  std::size_t objects_ = 0, columns_ = 0, index_before_ = 0;
  bool is_columns_ = false;  // the last key at any depth
};

}  // namespace

std::size_t leading_pdf_number(std::string_view text) {
  constexpr std::size_t kMost = std::size_t{1} << 62;
  if (text.starts_with('+')) text.remove_prefix(1);
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc::result_out_of_range ? kMost : std::min(number, kMost);
}

namespace {

bool is_number(const Token& token) {
  return token.kind == Kind::word && token.text.find_first_of("0123456789") <= 1 && token.text.front() != '-';
}

/// A line "0000000017 00000 n" of a table.
bool skip_entry(Lexer& lexer) {
  if (!is_number(lexer.next()) || !is_number(lexer.next())) return false;
  const std::string_view kind = lexer.next().text;
  return kind == "n" || kind == "f";
}

}  // namespace

PdfTable read_pdf_table(std::string_view bytes, std::size_t at, bool comments) {
  Lexer lexer(bytes, at);
  PdfTable table;
  bool goes_on = true;
  while (goes_on) {
    const std::size_t begin = lexer.at();
    const Token first = lexer.next(), count = lexer.next();
    const std::string_view head = bytes.substr(begin, lexer.at() - begin);
    if (!is_number(first) || !is_number(count)) break;
    if (!comments && head.find('%') != std::string_view::npos) break;
    const std::size_t entries = leading_pdf_number(count.text);
    table.objects = std::max(table.objects, leading_pdf_number(first.text) + entries);
    for (std::size_t i = 0; i < entries && goes_on; ++i) goes_on = skip_entry(lexer);
  }
  table.end = lexer.at();
  return table;
}

PdfDictionary read_pdf_dictionary(std::string_view bytes, std::size_t at) {
  return DictionaryReader(bytes, at).read();
}

}  // namespace vanthu
