// ZIP archives written byte by byte, in the forms that programs other than libzip write.
#pragma once

#include <cstdint>
#include <string>

#include "docx_builder.h"

namespace vanthu::testing {

struct ZipForm {
  bool data_descriptors = false;  // sizes and sum behind the part, not before it: written in one go
  bool zip64 = false;             // sizes in extra fields, and a directory end of that kind
  bool encrypted = false;         // the flag alone
  bool backslashes = false;       // "word\document.xml"
};

namespace raw_zip {

inline void put(std::string& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>((value >> (8 * i)) & 0xFFu);
}

inline std::uint32_t checksum(const std::string& content) {
  std::uint32_t sum = 0xFFFFFFFFu;
  for (const char c : content) {
    sum ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ (0xEDB88320u & (0u - (sum & 1u)));
  }
  return ~sum;
}

inline std::string sizes(const std::string& content, const ZipForm& form) {
  std::string bytes;
  const std::uint64_t size = form.zip64 ? 0xFFFFFFFFu : content.size();
  put(bytes, size, 4);
  put(bytes, size, 4);
  return bytes;
}

inline std::string extra(const std::string& content, const ZipForm& form) {
  std::string bytes;
  if (!form.zip64) return bytes;
  put(bytes, 0x0001, 2);
  put(bytes, 16, 2);
  put(bytes, content.size(), 8);
  put(bytes, content.size(), 8);
  return bytes;
}

/// Version, flags, method, time, date.
inline std::string common_fields(const ZipForm& form) {
  std::string bytes;
  put(bytes, form.zip64 ? 45 : 20, 2);
  put(bytes, (form.data_descriptors ? 8u : 0u) | (form.encrypted ? 1u : 0u), 2);
  put(bytes, 0, 2);  // stored
  put(bytes, 0, 2);
  put(bytes, 0x5A21, 2);
  return bytes;
}

inline std::string directory_end(std::size_t entries, std::size_t begin, std::size_t size,
                                 const ZipForm& form) {
  std::string bytes;
  if (form.zip64) {
    bytes += "PK\x06\x06";
    put(bytes, 44, 8);
    put(bytes, 45, 2);
    put(bytes, 45, 2);
    put(bytes, 0, 4);
    put(bytes, 0, 4);
    put(bytes, entries, 8);
    put(bytes, entries, 8);
    put(bytes, size, 8);
    put(bytes, begin, 8);
    bytes += "PK\x06\x07";
    put(bytes, 0, 4);
    put(bytes, begin + size, 8);
    put(bytes, 1, 4);
  }
  bytes += "PK\x05\x06";
  put(bytes, 0, 4);
  put(bytes, form.zip64 ? 0xFFFFu : entries, 2);
  put(bytes, form.zip64 ? 0xFFFFu : entries, 2);
  put(bytes, form.zip64 ? 0xFFFFFFFFu : size, 4);
  put(bytes, form.zip64 ? 0xFFFFFFFFu : begin, 4);
  put(bytes, 0, 2);
  return bytes;
}

}  // namespace raw_zip

/// An archive of stored parts.
inline std::string write_zip(const Parts& parts, const ZipForm& form) {
  using namespace raw_zip;
  std::string bytes, directory;
  for (const auto& [plain_name, content] : parts) {
    std::string name = plain_name;
    for (char& c : name) c = form.backslashes && c == '/' ? '\\' : c;
    const std::size_t offset = bytes.size();
    const std::string more = extra(content, form);
    bytes += "PK\x03\x04" + common_fields(form);
    if (form.data_descriptors) {
      put(bytes, 0, 4);
      put(bytes, 0, 4);
      put(bytes, 0, 4);
    } else {
      put(bytes, checksum(content), 4);
      bytes += sizes(content, form);
    }
    const std::string local_more = form.data_descriptors ? "" : more;
    put(bytes, name.size(), 2);
    put(bytes, local_more.size(), 2);
    bytes += name + local_more + content;
    if (form.data_descriptors) {
      bytes += "PK\x07\x08";
      put(bytes, checksum(content), 4);
      put(bytes, content.size(), 4);
      put(bytes, content.size(), 4);
    }
    directory += "PK\x01\x02";
    put(directory, form.zip64 ? 45 : 20, 2);
    directory += common_fields(form);
    put(directory, checksum(content), 4);
    directory += sizes(content, form);
    put(directory, name.size(), 2);
    put(directory, more.size(), 2);
    put(directory, 0, 2);  // comment
    put(directory, 0, 2);  // disk
    put(directory, 0, 2);
    put(directory, 0, 4);
    put(directory, offset, 4);
    directory += name + more;
  }
  return bytes + directory + directory_end(parts.size(), bytes.size(), directory.size(), form);
}

}  // namespace vanthu::testing
