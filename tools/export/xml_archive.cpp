#include "tools/export/xml_archive.h"

#include <zlib.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <fstream>
#include <optional>
#include <string_view>

namespace vanthu {
namespace {

// The records and their fields: PKWARE APPNOTE.TXT 6.3.10, 4.3.7, 4.3.12 and 4.3.16.
constexpr std::string_view kEndMark{"PK\x05\x06", 4}, kEntryMark{"PK\x01\x02", 4}, kPartMark{"PK\x03\x04", 4};
constexpr std::size_t kEndSize = 22, kEntrySize = 46, kPartSize = 30;

constexpr std::size_t kPiece = 256 * 1024;  // bytes that are read and unpacked at once
constexpr std::size_t kHead = 512;          // bytes in which the root's start tag begins
constexpr std::size_t kLongestEnd = 64;     // bytes of an end tag

/// The number of `bytes` bytes, the least first; 0 where it lies outside.
std::uint64_t number_at(std::string_view record, std::size_t offset, std::size_t bytes) {
  std::uint64_t number = 0;
  if (offset + bytes > record.size()) return 0;
  for (std::size_t i = bytes; i > 0; --i) {
    number = number << 8 | static_cast<unsigned char>(record[offset + i - 1]);
  }
  return number;
}

std::string bytes_at(std::ifstream& file, std::uint64_t offset, std::uint64_t count) {
  std::string bytes(count, '\0');
  file.seekg(static_cast<std::streamoff>(offset));
  file.read(bytes.data(), static_cast<std::streamsize>(count));
  return file ? bytes : std::string();
}

/// The directory, which ends where the last record begins.
std::string directory_of(std::ifstream& file) {
  file.seekg(0, std::ios::end);
  const auto size = static_cast<std::uint64_t>(file ? std::streamoff(file.tellg()) : 0);
  if (size < kEndSize) return {};
  const std::string end = bytes_at(file, size - kEndSize, kEndSize);
  const std::uint64_t length = number_at(end, 12, 4), offset = number_at(end, 16, 4);
  if (!end.starts_with(kEndMark) || offset + length + kEndSize != size) return {};
  return bytes_at(file, offset, length);
}

/// The beginning and the end of a text that comes piece by piece.
class TextEnds {
 public:
  void add(std::string_view piece) {
    head_.append(piece.substr(0, kHead - std::min(kHead, head_.size())));
    tail_.append(piece.substr(piece.size() - std::min(piece.size(), kLongestEnd)));
    if (tail_.size() > kLongestEnd) tail_.erase(0, tail_.size() - kLongestEnd);
    size_ += piece.size();
  }

  std::uint64_t size() const { return size_; }

  bool is_whole_xml() const {
    std::size_t root = head_.find('<');
    while (root < head_.size() && (head_[root + 1] == '?' || head_[root + 1] == '!')) {
      root = head_.find('<', root + 1);
    }
    if (root >= head_.size()) return false;
    const std::size_t end = head_.find_first_of(" \t\r\n/>", root);
    if (end == std::string::npos) return false;
    const std::string end_tag = "</" + head_.substr(root + 1, end - root - 1) + ">";
    const std::size_t last = tail_.find_last_not_of("\r\n");
    return last != std::string::npos && std::string_view(tail_).substr(0, last + 1).ends_with(end_tag);
  }

 private:
  std::string head_, tail_;
  std::uint64_t size_ = 0;
};

/// Unpacks the deflated bytes of `file` from where it stands, `size` of them.
std::optional<TextEnds> unpacked_ends(std::ifstream& file, std::uint64_t size) {
  z_stream stream{};
  constexpr int kRawDeflate = -MAX_WBITS;
  if (inflateInit2(&stream, kRawDeflate) != Z_OK) return std::nullopt;
  std::string in(kPiece, '\0'), out(kPiece, '\0');
  TextEnds ends;
  int state = Z_OK;
  while (state == Z_OK && size > 0) {
    const auto wanted = static_cast<std::size_t>(std::min<std::uint64_t>(size, in.size()));
    if (!file.read(in.data(), static_cast<std::streamsize>(wanted))) break;
    size -= wanted;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(wanted);
    do {
      stream.next_out = reinterpret_cast<Bytef*>(out.data());
      stream.avail_out = static_cast<uInt>(out.size());
      state = inflate(&stream, Z_NO_FLUSH);
      ends.add(std::string_view(out).substr(0, out.size() - stream.avail_out));
    } while (state == Z_OK && stream.avail_out == 0);
    if (state == Z_BUF_ERROR) state = Z_OK;  // wants more
  }
  inflateEnd(&stream);
  return state == Z_STREAM_END ? std::optional(std::move(ends)) : std::nullopt;
}

}  // namespace

std::map<std::string, std::uint64_t> whole_xml_parts(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  const std::string directory = directory_of(file);
  std::map<std::string, std::uint64_t> parts;
  for (std::string_view rest = directory; !rest.empty();) {
    const std::size_t name = number_at(rest, 28, 2), extra = number_at(rest, 30, 2),
                      comment = number_at(rest, 32, 2), size = kEntrySize + name + extra + comment;
    if (!rest.starts_with(kEntryMark) || rest.size() < size) return {};
    const std::uint64_t packed = number_at(rest, 20, 4), unpacked = number_at(rest, 24, 4),
                        offset = number_at(rest, 42, 4);
    const std::string part = bytes_at(file, offset, kPartSize);
    if (!part.starts_with(kPartMark)) return {};
    file.seekg(static_cast<std::streamoff>(number_at(part, 26, 2) + number_at(part, 28, 2)), std::ios::cur);
    const auto ends = unpacked_ends(file, packed);
    if (!ends || ends->size() != unpacked || !ends->is_whole_xml()) return {};
    parts[std::string(rest.substr(kEntrySize, name))] = unpacked;
    rest.remove_prefix(size);
  }
  return parts;
}

}  // namespace vanthu
