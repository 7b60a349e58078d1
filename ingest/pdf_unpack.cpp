#include "ingest/pdf_unpack.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <memory>

namespace vanthu {
namespace {

/// What one filter did.
struct Step {
  std::size_t read = 0, written = 0;
  std::string bytes;  // where they are wanted
  bool is_clear = true;
};

struct CloseInflater {
  void operator()(z_stream* stream) const { inflateEnd(stream); }
};

Step run_flate(std::string_view packed, std::size_t most, bool is_wanted) {
  // Poppler does not look at the window's size that the two bytes in front state, and takes what a copy finds
  // before the first byte for zeros; so the same is told to zlib.
  constexpr std::size_t kHeader = 2;
  constexpr int kWholeWindow = -15;
  static const std::array<Bytef, 32768> kZeros{};
  Step step;
  if (packed.size() < kHeader) return step;
  z_stream stream{};
  if (inflateInit2(&stream, kWholeWindow) != Z_OK) return {0, 0, {}, false};
  const std::unique_ptr<z_stream, CloseInflater> closing(&stream);
  inflateSetDictionary(&stream, kZeros.data(), static_cast<uInt>(kZeros.size()));
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data() + kHeader));
  stream.avail_in = static_cast<uInt>(std::min<std::size_t>(packed.size() - kHeader, most + 1));
  std::array<Bytef, 16384> buffer;
  int result = Z_OK;
  while (result == Z_OK && stream.total_out <= most) {
    stream.next_out = buffer.data();
    stream.avail_out = static_cast<uInt>(buffer.size());
    result = inflate(&stream, Z_NO_FLUSH);
    if (is_wanted)
      step.bytes.append(reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
  }
  step.read = stream.total_in;
  step.written = stream.total_out;
  step.is_clear = result != Z_DATA_ERROR && result != Z_MEM_ERROR;
  return step;
}

/// Counts alone; codes lengthen by one byte each, so that their lengths tell everything.
std::size_t count_lzw(std::string_view packed, std::size_t most, unsigned early) {
  constexpr unsigned kClear = 256, kEnd = 257, kFirst = 258, kMost = 4096;
  std::array<std::size_t, kMost> lengths;
  lengths.fill(1);
  unsigned next = kFirst, width = 9, bits = 0, held = 0;
  std::size_t previous = 0, written = 0;
  for (const char c : packed) {
    held = held << 8 | static_cast<unsigned char>(c);
    bits += 8;
    if (bits < width) continue;
    bits -= width;
    const unsigned code = held >> bits & ((1u << width) - 1);
    if (code == kEnd) break;
    if (code == kClear) {
      next = kFirst;
      width = 9;
      previous = 0;
      continue;
    }
    // A code that is not made yet is the last one and one byte more.
    const std::size_t length = code < next ? lengths[code] : previous + 1;
    written += length;
    if (written > most) break;
    if (previous > 0 && next < kMost) lengths[next++] = previous + 1;
    previous = length;
    if (next + early >= 1u << width && width < 12) ++width;
  }
  return written;
}

Step run_lzw(std::string_view packed, std::size_t most, bool is_wanted) {
  return {packed.size(), std::max(count_lzw(packed, most, 1), count_lzw(packed, most, 0)), {}, !is_wanted};
}

Step run_lengths(std::string_view packed, std::size_t most, bool is_wanted) {
  constexpr unsigned kEnd = 128;
  Step step;
  while (step.read < packed.size() && step.written <= most) {
    const unsigned sign = static_cast<unsigned char>(packed[step.read++]);
    if (sign == kEnd) break;
    if (sign < kEnd) {
      const std::string_view plain = packed.substr(step.read, sign + 1);
      step.read += plain.size();
      step.written += plain.size();
      if (is_wanted) step.bytes += plain;
    } else if (step.read < packed.size()) {
      const std::size_t times = 257 - sign;
      if (is_wanted) step.bytes.append(times, packed[step.read]);
      step.written += times;
      ++step.read;
    }
  }
  return step;
}

bool is_blank(char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; }

Step run_hex(std::string_view packed, bool is_wanted) {
  Step step;
  int half = -1;
  for (const char c : packed) {
    ++step.read;
    if (c == '>') break;
    if (is_blank(c)) continue;
    const int letter = c >= 'a' ? c - 'a' + 10 : c >= 'A' ? c - 'A' + 10 : c - '0';
    const int value = letter & 15;  // Poppler reads on after what is no digit
    if (half < 0) {
      half = value;
      continue;
    }
    if (is_wanted) step.bytes += static_cast<char>(half << 4 | value);
    ++step.written;
    half = -1;
  }
  return step;
}

Step run_base85(std::string_view packed, bool is_wanted) {
  Step step;
  unsigned digits = 0;
  unsigned value = 0;
  const auto write = [&](unsigned bytes) {
    for (unsigned i = 0; is_wanted && i < bytes; ++i) step.bytes += static_cast<char>(value >> (24 - 8 * i));
    step.written += bytes;
    value = digits = 0;
  };
  for (const char c : packed) {
    ++step.read;
    if (c == '~') break;
    if (is_blank(c)) continue;
    if (c == 'z' && digits == 0) {
      write(4);
      continue;
    }
    value = value * 85 + static_cast<unsigned char>(c) - '!';
    if (++digits == 5) write(4);
  }
  if (digits > 1) {
    const unsigned bytes = digits - 1;
    for (; digits < 5; ++digits) value = value * 85 + 84;
    write(bytes);
  }
  return step;
}

Step run(std::string_view filter, std::string_view packed, std::size_t most, bool is_wanted) {
  if (is_flate(filter)) return run_flate(packed, most, is_wanted);
  if (filter == "LZWDecode" || filter == "LZW") return run_lzw(packed, most, is_wanted);
  if (filter == "RunLengthDecode" || filter == "RL") return run_lengths(packed, most, is_wanted);
  if (filter == "ASCIIHexDecode" || filter == "AHx") return run_hex(packed, is_wanted);
  if (filter == "ASCII85Decode" || filter == "A85") return run_base85(packed, is_wanted);
  return {0, 0, {}, false};
}

}  // namespace

bool is_flate(std::string_view filter) { return filter == "FlateDecode" || filter == "Fl"; }

std::optional<std::size_t> measure_unpacked(std::string_view packed, std::span<const std::string> filters,
                                            std::size_t most) {
  std::size_t size = filters.empty() ? packed.size() : 0;
  std::string bytes;
  for (std::size_t i = 0; i < filters.size() && size <= most; ++i) {
    Step step = run(filters[i], packed, most, i + 1 < filters.size());
    if (!step.is_clear) return {};
    size = std::max({size, step.read, step.written});
    bytes = std::move(step.bytes);
    packed = bytes;
  }
  return std::min(size, most + 1);
}

}  // namespace vanthu
