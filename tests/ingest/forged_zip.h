// ZIP archives of any content and any lie, byte by byte.
#pragma once

#include <zlib.h>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "raw_zip.h"

namespace vanthu::testing {

/// An entry; what is set explicitly is written whether it is true or not.
struct ForgedEntry {
  std::string name;
  std::string content{};
  bool deflated = false;
  std::uint16_t flags = 0;
  std::uint16_t made_by = 20;  // DOS; 0x0314 is Unix
  std::uint32_t attributes = 0;
  std::string extra{};  // of the directory
  std::optional<std::uint16_t> method{};
  std::optional<std::uint32_t> checksum{};
  std::optional<std::uint32_t> packed_size{}, unpacked_size{};
  std::optional<std::uint32_t> header{};  // offset
};

inline std::string deflate_raw(const std::string& content) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, -MAX_WBITS, 9, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, content.size()) + 16, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(content.data()));
  stream.avail_in = static_cast<uInt>(content.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

inline std::string forge_zip(const std::vector<ForgedEntry>& entries) {
  using raw_zip::put;
  std::string bytes, directory;
  for (const ForgedEntry& entry : entries) {
    const std::string packed = entry.deflated ? deflate_raw(entry.content) : entry.content;
    const std::size_t header = entry.header.value_or(static_cast<std::uint32_t>(bytes.size()));
    std::string fields;
    put(fields, 20, 2);
    put(fields, entry.flags, 2);
    put(fields, entry.method.value_or(entry.deflated ? 8 : 0), 2);
    put(fields, 0x5A210000, 4);
    put(fields, entry.checksum.value_or(raw_zip::checksum(entry.content)), 4);
    put(fields, entry.packed_size.value_or(static_cast<std::uint32_t>(packed.size())), 4);
    put(fields, entry.unpacked_size.value_or(static_cast<std::uint32_t>(entry.content.size())), 4);
    put(fields, entry.name.size(), 2);
    if (!entry.header) {
      bytes += "PK\x03\x04" + fields;
      put(bytes, 0, 2);
      bytes += entry.name + packed;
    }
    directory += "PK\x01\x02";
    put(directory, entry.made_by, 2);
    directory += fields;
    put(directory, entry.extra.size(), 2);
    put(directory, 0, 6);  // comment, disk, internal attributes
    put(directory, entry.attributes, 4);
    put(directory, header, 4);
    directory += entry.name + entry.extra;
  }
  return bytes + directory + raw_zip::directory_end(entries.size(), bytes.size(), directory.size(), {});
}

/// Info-ZIP's extra field with the name in UTF-8.
inline std::string unicode_path(const std::string& old_name, const std::string& name) {
  std::string extra;
  raw_zip::put(extra, 0x7075, 2);
  raw_zip::put(extra, 5 + name.size(), 2);
  raw_zip::put(extra, 1, 1);
  raw_zip::put(extra, raw_zip::checksum(old_name), 4);
  return extra + name;
}

}  // namespace vanthu::testing
