#include "ingest/archive.h"

#include <zlib.h>

#include <algorithm>
#include <span>

#include "ingest/archive_names.h"
#include "ingest/error.h"
#include "ingest/zip_directory.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kHeaderSize = 30;
constexpr std::size_t kSmallMember = 1u << 20;  // below this nothing is asked how well it is packed
constexpr std::size_t kInflateMost = 1u << 30;  // zlib counts in 32 bits
constexpr std::size_t kBlockHeads = 4096;       // what a poor packer adds to a small content
constexpr std::uint16_t kStored = 0, kDeflated = 8;

/// APPNOTE 4.4.5, those that are met.
std::string method_name(std::uint16_t method) {
  switch (method) {
    case 9:
      return "Deflate64";
    case 12:
      return "BZIP2";
    case 14:
      return "LZMA";
    case 93:
      return "Zstandard";
    case 95:
      return "XZ";
    case 98:
      return "PPMd";
    default:
      return std::to_string(method);
  }
}

void check_kind(const ZipEntry& entry, const std::string& path) {
  if (entry.is_link()) throw Error("skipped-archive-link", path);
  if (entry.is_encrypted()) throw Error("archive-member-encrypted", path);
  if (entry.method != kStored && entry.method != kDeflated) {
    throw Error("archive-method", path, {method_name(entry.method)});
  }
}

void check_size(const ZipDirectory& directory, std::size_t position, const std::string& path,
                const Limits& limits) {
  const ZipEntry& entry = directory.entries[position];
  const std::size_t most = std::min(limits.file_bytes, kInflateMost);
  if (entry.unpacked > most) throw Error("limit-file-bytes", path, {std::to_string(most)});
  if (entry.unpacked > kSmallMember && entry.unpacked / limits.archive_ratio > entry.packed) {
    const std::string name = archive_names(directory.entries)[position].text;
    throw Error("limit-archive-ratio", path, {name, std::to_string(limits.archive_ratio)});
  }
  const bool sizes_fit = entry.method == kStored ? entry.unpacked == entry.packed
                                                 : entry.packed <= 2 * entry.unpacked + kBlockHeads;
  if (!sizes_fit) {
    throw Error("archive-member-damaged", path, {"size"});
  }
}

bool has_local_header(std::string_view contents, std::uint64_t offset) {
  return offset < contents.size() && contents.size() - offset >= kHeaderSize &&
         contents.substr(offset, 4) == "PK\x03\x04"sv;
}

/// The packed content, which stands behind the local header and before the directory.
std::string_view find_content(std::string_view bytes, const ZipDirectory& directory, const ZipEntry& entry,
                              const std::string& path) {
  const std::string_view contents = bytes.substr(0, directory.begin);
  if (!has_local_header(contents, entry.header))
    throw Error("archive-member-damaged", path, {"local header"});
  const std::size_t begin = entry.header + kHeaderSize + zip_number(contents, entry.header + 26, 2) +
                            zip_number(contents, entry.header + 28, 2);
  if (begin > contents.size() || entry.packed > contents.size() - begin) {
    throw Error("archive-member-damaged", path, {"size"});
  }
  return contents.substr(begin, entry.packed);
}

/// A bomb packs the same bytes again and again: of two contents that overlap the outer one holds the other's
/// header.  An entry that is damaged and points anywhere is no other content.
void check_overlap(std::string_view bytes, const ZipDirectory& directory, std::size_t position,
                   std::string_view content, const std::string& path) {
  const std::uint64_t begin = directory.entries[position].header;
  const auto end = static_cast<std::uint64_t>(content.data() + content.size() - bytes.data());
  for (std::size_t i = 0; i < directory.entries.size(); ++i) {
    const std::uint64_t other = directory.entries[i].header;
    const bool overlaps = i != position && other >= begin && other < end && has_local_header(bytes, other);
    if (overlaps) throw Error("archive-overlap", path);
  }
}

/// A stream of zlib over raw deflated bytes.
class Inflater {
 public:
  explicit Inflater(std::string_view packed) {
    // zlib takes the bytes as not const and leaves them as they are; they are fewer than 4 GB, see
    // check_size.
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(packed.size());
    ready_ = ::inflateInit2(&stream_, -MAX_WBITS) == Z_OK;
  }
  ~Inflater() {
    if (ready_) ::inflateEnd(&stream_);
  }
  Inflater(const Inflater&) = delete;
  Inflater& operator=(const Inflater&) = delete;

  /// True where the stream ends exactly when `room` is full.
  bool fill(std::span<char> room) {
    stream_.next_out = reinterpret_cast<Bytef*>(room.data());
    stream_.avail_out = static_cast<uInt>(room.size());
    return ready_ && ::inflate(&stream_, Z_FINISH) == Z_STREAM_END && stream_.avail_out == 0;
  }

 private:
  z_stream stream_{};
  bool ready_ = false;
};

std::string inflate(std::string_view packed, std::size_t size, const std::string& path) {
  std::string content(size, '\0');
  char nothing = 0;
  const std::span<char> room = size > 0 ? std::span<char>(content) : std::span<char>(&nothing, 0);
  if (!Inflater(packed).fill(room)) throw Error("archive-member-damaged", path, {"Deflate"});
  return content;
}

std::uint32_t checksum(std::string_view content) {
  return static_cast<std::uint32_t>(
      ::crc32_z(0, reinterpret_cast<const Bytef*>(content.data()), content.size()));
}

}  // namespace

std::vector<ArchiveMember> list_archive(std::string_view bytes, const std::string& path,
                                        const Limits& limits) {
  const ZipDirectory directory = read_zip_directory(bytes, path, limits);
  const std::vector<ArchiveName> names = archive_names(directory.entries);
  std::vector<ArchiveMember> members;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (!directory.entries[i].is_folder()) members.push_back({i, names[i].text, names[i].repaired});
  }
  return members;
}

std::string unpack_member(std::string_view bytes, std::size_t position, const std::string& path,
                          const Limits& limits) {
  const ZipDirectory directory = read_zip_directory(bytes, path, limits);
  if (position >= directory.entries.size()) throw Error("archive-member-missing", path);
  const ZipEntry& entry = directory.entries[position];
  check_kind(entry, path);
  check_size(directory, position, path, limits);
  const std::string_view packed = find_content(bytes, directory, entry, path);
  check_overlap(bytes, directory, position, packed, path);
  std::string content = entry.method == kStored
                            ? std::string(packed)
                            : inflate(packed, static_cast<std::size_t>(entry.unpacked), path);
  if (checksum(content) != entry.checksum) throw Error("archive-member-damaged", path, {"CRC-32"});
  return content;
}

}  // namespace vanthu
