// Values as bytes and back, for what goes between processes of one program.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace vanthu {

/// Writes values one after another, in the machine's own byte order: both ends are one program.
class ByteWriter {
 public:
  template <class Number>
  void number(Number value) {
    static_assert(std::is_arithmetic_v<Number>);
    std::array<char, sizeof value> bytes;
    std::memcpy(bytes.data(), &value, sizeof value);
    bytes_.append(bytes.data(), bytes.size());
  }
  void text(std::string_view value) {
    number<std::uint64_t>(value.size());
    bytes_ += value;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
};

/// Reads what a ByteWriter wrote.  After the first value that is not there all others are zero and empty.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : rest_(bytes) {}

  template <class Number>
  Number number() {
    Number value{};
    const std::string_view bytes = take(sizeof value);
    if (whole_) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }
  std::string text() { return std::string(take(number<std::uint64_t>())); }
  /// How many values of at least `least_bytes` each follow.
  std::size_t count(std::size_t least_bytes) {
    const auto count = number<std::uint64_t>();
    whole_ = whole_ && count <= rest_.size() / least_bytes;
    return whole_ ? count : 0;
  }
  std::string_view rest() { return take(rest_.size()); }
  void require(bool condition) { whole_ = whole_ && condition; }
  bool is_at_end() const { return whole_ && rest_.empty(); }

 private:
  std::string_view take(std::uint64_t bytes) {
    whole_ = whole_ && bytes <= rest_.size();
    const std::string_view taken = rest_.substr(0, whole_ ? bytes : 0);
    rest_.remove_prefix(taken.size());
    return taken;
  }

  std::string_view rest_;
  bool whole_ = true;
};

/// The value where the reader has come to the end of its bytes with it, and no further.
template <class Value>
std::optional<Value> if_whole(const ByteReader& reader, Value&& value) {
  return reader.is_at_end() ? std::optional<Value>(std::forward<Value>(value)) : std::nullopt;
}

}  // namespace vanthu
