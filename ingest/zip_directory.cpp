#include "ingest/zip_directory.h"

#include <algorithm>
#include <optional>

#include "ingest/error.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

constexpr std::size_t kEndSize = 22, kEntrySize = 46, kLocatorSize = 20, kWideEndSize = 56;
constexpr std::size_t kCommentMost = 0xFFFF;
constexpr std::uint64_t kWide16 = 0xFFFF, kWide32 = 0xFFFFFFFF;  // the value stands elsewhere, in 64 bits
constexpr std::uint16_t kWideExtra = 0x0001;
constexpr std::uint32_t kUnixType = 0170000, kUnixFolder = 0040000, kUnixLink = 0120000;
constexpr std::uint32_t kDosFolder = 0x10;

/// What the end of the archive says about the directory.
struct DirectoryEnd {
  std::uint64_t entries = 0, size = 0, begin = 0;
  bool split = false;
  std::size_t at = 0;  // where it stands itself
};

/// The last mark that a comment of the stated length follows.
std::optional<std::size_t> find_end(std::string_view bytes) {
  if (bytes.size() < kEndSize) return std::nullopt;
  const std::size_t last = bytes.size() - kEndSize;
  const std::size_t first = last - std::min(last, kCommentMost);
  for (std::size_t at = bytes.rfind("PK\x05\x06"sv, last); at != std::string_view::npos && at >= first;
       at = at == 0 ? std::string_view::npos : bytes.rfind("PK\x05\x06"sv, at - 1)) {
    if (at + kEndSize + zip_number(bytes, at + 20, 2) <= bytes.size()) return at;
  }
  return std::nullopt;
}

/// The end in 64 bits, where the one in 32 has a locator before it.
void widen(DirectoryEnd& end, std::string_view bytes) {
  if (end.at < kLocatorSize) return;
  const std::size_t locator = end.at - kLocatorSize;
  if (bytes.substr(locator, 4) != "PK\x06\x07"sv) return;
  const std::uint64_t wide = zip_number(bytes, locator + 8, 8);
  if (wide > locator || locator - wide < kWideEndSize || bytes.substr(wide, 4) != "PK\x06\x06"sv) return;
  end.split = zip_number(bytes, locator + 16, 4) > 1;
  end.entries = zip_number(bytes, wide + 32, 8);
  end.size = zip_number(bytes, wide + 40, 8);
  end.begin = zip_number(bytes, wide + 48, 8);
  end.at = static_cast<std::size_t>(wide);
}

std::optional<DirectoryEnd> find_directory(std::string_view bytes) {
  const std::optional<std::size_t> at = find_end(bytes);
  if (!at) return std::nullopt;
  DirectoryEnd end{zip_number(bytes, *at + 10, 2), zip_number(bytes, *at + 12, 4),
                   zip_number(bytes, *at + 16, 4), zip_number(bytes, *at + 4, 2) != 0, *at};
  if (end.entries == kWide16 || end.size == kWide32 || end.begin == kWide32) widen(end, bytes);
  return end;
}

/// A value that stands in the next 8 bytes of the wide extra field where 32 bits were too few.
void widen(std::uint64_t& value, std::string_view& wide) {
  if (value != kWide32 || wide.size() < 8) return;
  value = zip_number(wide, 0, 8);
  wide.remove_prefix(8);
}

/// The entry at the beginning of `rest`, which begins behind it afterwards; nothing where it is no entry.
std::optional<ZipEntry> take_entry(std::string_view& rest) {
  if (rest.size() < kEntrySize || !rest.starts_with("PK\x01\x02"sv)) return std::nullopt;
  const std::size_t name = zip_number(rest, 28, 2), extra = zip_number(rest, 30, 2);
  const std::size_t size = kEntrySize + name + extra + zip_number(rest, 32, 2);
  if (size > rest.size()) return std::nullopt;
  ZipEntry entry{.made_by = static_cast<std::uint16_t>(zip_number(rest, 4, 2)),
                 .flags = static_cast<std::uint16_t>(zip_number(rest, 8, 2)),
                 .method = static_cast<std::uint16_t>(zip_number(rest, 10, 2)),
                 .checksum = static_cast<std::uint32_t>(zip_number(rest, 16, 4)),
                 .packed = zip_number(rest, 20, 4),
                 .unpacked = zip_number(rest, 24, 4),
                 .header = zip_number(rest, 42, 4),
                 .attributes = static_cast<std::uint32_t>(zip_number(rest, 38, 4)),
                 .name = rest.substr(kEntrySize, name),
                 .extra = rest.substr(kEntrySize + name, extra)};
  std::string_view wide = find_zip_extra(entry.extra, kWideExtra);
  widen(entry.unpacked, wide);
  widen(entry.packed, wide);
  widen(entry.header, wide);
  rest.remove_prefix(size);
  return entry;
}

std::uint32_t unix_type(const ZipEntry& entry) {
  return entry.made_by >> 8 == 3 ? entry.attributes >> 16 & kUnixType : 0;
}

}  // namespace

bool ZipEntry::is_folder() const {
  if (name.ends_with('/') || name.ends_with('\\') || unix_type(*this) == kUnixFolder) return true;
  return (attributes & kDosFolder) != 0 && made_by >> 8 != 3 && unpacked == 0;
}

bool ZipEntry::is_link() const { return unix_type(*this) == kUnixLink; }

std::uint64_t zip_number(std::string_view bytes, std::size_t offset, std::size_t size) {
  std::uint64_t value = 0;
  for (std::size_t i = 0; i < size; ++i) {
    value |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[offset + i])) << (8 * i);
  }
  return value;
}

std::string_view find_zip_extra(std::string_view extra, std::uint16_t id) {
  while (extra.size() >= 4) {
    const std::size_t size = std::min<std::size_t>(zip_number(extra, 2, 2), extra.size() - 4);
    if (zip_number(extra, 0, 2) == id) return extra.substr(4, size);
    extra.remove_prefix(4 + size);
  }
  return {};
}

ZipDirectory read_zip_directory(std::string_view bytes, const std::string& path, const Limits& limits) {
  const std::optional<DirectoryEnd> end = find_directory(bytes);
  if (!end) throw Error("archive-damaged", path, {"central directory"});
  if (end->split) throw Error("archive-unsupported", path, {"ZIP, split"});
  if (end->begin > end->at || end->size > end->at - end->begin) {
    throw Error("archive-damaged", path, {"central directory"});
  }
  const auto too_many = [&] {
    return Error("limit-archive-entries", path, {std::to_string(limits.archive_entries)});
  };
  if (end->entries > limits.archive_entries) throw too_many();
  ZipDirectory directory{static_cast<std::size_t>(end->begin), {}};
  std::string_view rest = bytes.substr(directory.begin, static_cast<std::size_t>(end->size));
  while (std::optional<ZipEntry> entry = take_entry(rest)) {
    if (directory.entries.size() == limits.archive_entries) throw too_many();
    directory.entries.push_back(*entry);
  }
  // Programs without 64-bit numbers write the last 16 bits of the count.
  const bool complete = directory.entries.size() % (kWide16 + 1) == end->entries % (kWide16 + 1);
  if (!complete) throw Error("archive-damaged", path, {"central directory"});
  return directory;
}

}  // namespace vanthu
