// The container of old Office files: streams in a file, as [MS-CFB] has them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// A stream: where in the file its pieces begin, each `piece` bytes long but for the last.
struct OleStream {
  std::vector<std::size_t> pieces;
  std::size_t piece = 0;
  std::size_t size = 0;

  /// The place in the file of the stream's byte `at`; none behind the stream's end.
  std::optional<std::size_t> place(std::size_t at) const;
};

struct OleEntry {
  std::string name;  // letters outside ASCII as '?'
  std::uint32_t start = 0;
  std::size_t size = 0;
};

class OleFile {
 public:
  /// Reads the tables of the container; nothing where they lead out of the file or in circles.  `bytes` must
  /// outlive the object.
  static std::optional<OleFile> open(std::string_view bytes);

  /// The stream of that name in any of its folders, the first; nothing where its pieces lead out of the file.
  std::optional<OleStream> find(std::string_view name) const;
  bool has(std::string_view name) const;

 private:
  explicit OleFile(std::string_view bytes) : bytes_(bytes) {}
  bool read_allocation();
  bool read_directory();
  std::optional<std::vector<std::size_t>> chain(std::uint32_t start) const;

  std::string_view bytes_;
  std::size_t sector_ = 512;
  std::vector<std::uint32_t> next_;       // by sector: the one behind it
  std::vector<std::uint32_t> mini_next_;  // the same for the small pieces
  std::vector<OleEntry> entries_;
  OleStream small_;  // what the small pieces are cut from
};

/// Little-endian numbers; 0 behind the end.
std::uint16_t read_u16(std::string_view bytes, std::size_t at);
std::uint32_t read_u32(std::string_view bytes, std::size_t at);

}  // namespace vanthu
