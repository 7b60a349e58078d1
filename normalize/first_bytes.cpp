#include "normalize/first_bytes.h"

#include <cstddef>

namespace vanthu {
namespace {

using Bytes = std::bitset<256>;

bool is_ascii(char c) { return static_cast<unsigned char>(c) < 0x80; }
bool is_small(char c) { return 'a' <= c && c <= 'z'; }
bool is_capital(char c) { return 'A' <= c && c <= 'Z'; }

Bytes range(unsigned first, unsigned last) {
  Bytes bytes;
  for (unsigned byte = first; byte <= last; ++byte) bytes.set(byte);
  return bytes;
}

Bytes beyond_ascii() { return range(0x80, 0xFF); }
Bytes any() { return ~Bytes(); }

/// A part of an expression.
struct Part {
  Bytes bytes;            // that it can begin with
  bool empty = false;     // it may take nothing
  bool anchored = false;  // it begins with ^
};

/// Reads the syntax that the expressions of this program use.
class Reader {
 public:
  explicit Reader(std::string_view expression) : rest_(expression) {}

  Part read_alternatives(bool folds) {
    Part all = read_sequence(folds);
    while (take("|")) {
      const Part next = read_sequence(folds);
      all.bytes |= next.bytes;
      all.empty |= next.empty;
      all.anchored &= next.anchored;
    }
    return all;
  }

 private:
  bool take(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    return true;
  }
  char next() {
    const char c = rest_.front();
    rest_.remove_prefix(1);
    return c;
  }
  bool at(std::string_view characters) const {
    return !rest_.empty() && characters.find(rest_.front()) != std::string_view::npos;
  }

  Part read_sequence(bool folds) {
    Part sequence;
    sequence.empty = true;
    bool first = true;
    while (!rest_.empty() && !at("|)")) {
      if (take("(?i)")) {
        folds = true;
        continue;
      }
      Part item = read_item(folds);
      read_repetition(item);
      if (first) sequence.anchored = item.anchored;
      if (sequence.empty) sequence.bytes |= item.bytes;
      sequence.empty &= item.empty;
      first = false;
    }
    return sequence;
  }

  void read_repetition(Part& item) {
    const bool none_allowed = at("?*") || rest_.starts_with("{0");
    if (none_allowed) item = {item.bytes, true, false};
    if (at("{")) {
      while (!rest_.empty() && next() != '}') continue;
    } else if (at("?*+")) {
      next();
    }
    take("?");  // as few as possible
  }

  Part read_item(bool folds) {
    if (take("^")) return {{}, true, true};
    if (take("$")) return {{}, true, false};
    if (take("(")) {
      if (take("?i:")) {
        folds = true;
      } else {
        take("?:");
      }
      const Part group = read_alternatives(folds);
      take(")");
      return group;
    }
    if (take("[")) return {read_class(folds), false, false};
    if (take(".")) return {any(), false, false};
    if (at("\\")) return read_escape(folds);
    return {read_letter(folds), false, false};
  }

  Bytes read_letter(bool folds) {
    const char letter = next();
    while (at_continuation()) next();
    Bytes bytes = Bytes().set(static_cast<unsigned char>(letter));
    if (folds && (is_small(letter) || is_capital(letter))) {
      bytes.set(static_cast<unsigned char>(letter ^ 0x20));
      // "ſ" and the Kelvin sign are cases of s and k.
      bytes |= beyond_ascii();
    }
    return folds && !is_ascii(letter) ? beyond_ascii() : bytes;
  }

  bool at_continuation() const {
    return !rest_.empty() && (static_cast<unsigned char>(rest_.front()) & 0xC0u) == 0x80u;
  }

  Part read_escape(bool folds) {
    next();
    if (rest_.empty()) return {any(), true, false};
    if (at("bBAz")) {
      next();
      return {{}, true, false};
    }
    if (take("d")) return {range('0', '9'), false, false};
    if (take("p{N}")) return {range('0', '9') | beyond_ascii(), false, false};
    if (take("p{Lu}") && !folds) return {range('A', 'Z') | beyond_ascii(), false, false};
    if (take("p{Ll}") && !folds) return {range('a', 'z') | beyond_ascii(), false, false};
    if (take("p{L}")) return {range('A', 'Z') | range('a', 'z') | beyond_ascii(), false, false};
    const bool letter = is_small(rest_.front()) || is_capital(rest_.front()) || !is_ascii(rest_.front());
    if (letter) return {any(), true, false};  // another class, or a code that takes several characters
    return {read_letter(folds), false, false};
  }

  /// Behind '['.
  Bytes read_class(bool folds) {
    Bytes bytes;
    const bool negated = take("^");
    for (bool first = true; !rest_.empty() && (first || !at("]")); first = false) {
      if (at("\\")) {
        bytes |= read_escape(folds).bytes;
        continue;
      }
      const char from = rest_.front();
      bytes |= read_letter(folds);
      if (rest_.size() < 2 || rest_[0] != '-' || rest_[1] == ']') continue;
      next();
      if (!is_ascii(from) || !is_ascii(rest_.front())) {
        bytes |= is_ascii(from) ? range(static_cast<unsigned char>(from), 0xFF) : beyond_ascii();
        read_letter(folds);
        continue;
      }
      const char to = next();
      bytes |= range(static_cast<unsigned char>(from), static_cast<unsigned char>(to));
      if (folds) bytes |= range('A', 'Z') | range('a', 'z') | beyond_ascii();
    }
    take("]");
    return negated ? any() : bytes;
  }

  std::string_view rest_;
};

}  // namespace

FirstBytes find_first_bytes(std::string_view expression) {
  const Part whole = Reader(expression).read_alternatives(false);
  return {whole.empty ? any() : whole.bytes, whole.anchored};
}

}  // namespace vanthu
