#include "ingest/ole_file.h"

#include <algorithm>

namespace vanthu {
namespace {

constexpr std::uint32_t kLastSector = 0xFFFFFFFA;  // this and above are marks, no sectors
constexpr std::size_t kSmallPiece = 64;
constexpr std::size_t kSmallStream = 4096;  // below this a stream lies in small pieces
constexpr std::size_t kEntryBytes = 128;
constexpr std::size_t kHeaderTables = 109;  // sectors of the allocation table that the header itself names

}  // namespace

std::uint16_t read_u16(std::string_view bytes, std::size_t at) {
  const auto byte = [&](std::size_t i) {
    return i < bytes.size() ? static_cast<unsigned>(static_cast<unsigned char>(bytes[i])) : 0u;
  };
  return static_cast<std::uint16_t>(byte(at) | byte(at + 1) << 8);
}

std::uint32_t read_u32(std::string_view bytes, std::size_t at) {
  return static_cast<std::uint32_t>(read_u16(bytes, at)) | static_cast<std::uint32_t>(read_u16(bytes, at + 2))
                                                               << 16;
}

std::optional<std::size_t> OleStream::place(std::size_t at) const {
  if (at >= size || piece == 0 || at / piece >= pieces.size()) return std::nullopt;
  return pieces[at / piece] + at % piece;
}

std::optional<OleFile> OleFile::open(std::string_view bytes) {
  OleFile file(bytes);
  const std::uint16_t shift = read_u16(bytes, 30);
  if (shift != 9 && shift != 12) return std::nullopt;
  file.sector_ = std::size_t{1} << shift;
  if (!file.read_allocation() || !file.read_directory()) return std::nullopt;
  return file;
}

/// The places of the sectors from `start` on; nothing where one lies outside the file or they go in circles.
std::optional<std::vector<std::size_t>> OleFile::chain(std::uint32_t start) const {
  std::vector<std::size_t> places;
  for (std::uint32_t at = start; at < kLastSector; at = next_[at]) {
    const std::size_t place = (std::size_t{at} + 1) * sector_;
    if (at >= next_.size() || place >= bytes_.size() || places.size() > next_.size()) return std::nullopt;
    places.push_back(place);
  }
  return places;
}

bool OleFile::read_allocation() {
  const std::size_t sectors = bytes_.size() / sector_;
  std::vector<std::uint32_t> tables;
  for (std::size_t i = 0; i < kHeaderTables; ++i) tables.push_back(read_u32(bytes_, 76 + 4 * i));
  // A file above some 7 MB names the others in sectors of their own, each with the number of the next.
  std::uint32_t more = read_u32(bytes_, 68);
  for (std::size_t n = 0; more < kLastSector; ++n) {
    const std::size_t place = (std::size_t{more} + 1) * sector_;
    if (n > sectors || place + sector_ > bytes_.size()) return false;
    for (std::size_t at = 0; at + 4 < sector_; at += 4) tables.push_back(read_u32(bytes_, place + at));
    more = read_u32(bytes_, place + sector_ - 4);
  }
  for (const std::uint32_t table : tables) {
    if (table >= kLastSector || next_.size() > sectors) break;
    const std::size_t place = (std::size_t{table} + 1) * sector_;
    if (place >= bytes_.size()) return false;
    for (std::size_t at = 0; at < sector_; at += 4) next_.push_back(read_u32(bytes_, place + at));
  }
  return !next_.empty();
}

bool OleFile::read_directory() {
  const auto folders = chain(read_u32(bytes_, 48));
  if (!folders) return false;
  for (const std::size_t folder : *folders) {
    for (std::size_t at = folder; at < folder + sector_; at += kEntryBytes) {
      const std::size_t letters = std::min<std::size_t>(read_u16(bytes_, at + 64), 64) / 2;
      if (letters < 2) continue;
      OleEntry entry{{}, read_u32(bytes_, at + 116), read_u32(bytes_, at + 120)};
      for (std::size_t i = 0; i + 1 < letters; ++i) {
        const std::uint16_t unit = read_u16(bytes_, at + 2 * i);
        entry.name += unit < 0x80 ? static_cast<char>(unit) : '?';
      }
      entries_.push_back(std::move(entry));
    }
  }
  if (entries_.empty()) return false;
  // The first entry, the root, is the stream that the small pieces are cut from.
  const auto pieces = chain(entries_.front().start);
  const auto tables = chain(read_u32(bytes_, 60));
  if (!pieces || !tables) return false;
  small_ = {*pieces, sector_, entries_.front().size};
  for (const std::size_t table : *tables) {
    for (std::size_t at = 0; at < sector_; at += 4) mini_next_.push_back(read_u32(bytes_, table + at));
  }
  return true;
}

bool OleFile::has(std::string_view name) const {
  return std::any_of(entries_.begin(), entries_.end(),
                     [&](const OleEntry& entry) { return entry.name == name; });
}

std::optional<OleStream> OleFile::find(std::string_view name) const {
  const auto entry = std::find_if(entries_.begin(), entries_.end(),
                                  [&](const OleEntry& candidate) { return candidate.name == name; });
  if (entry == entries_.end()) return std::nullopt;
  if (entry->size >= kSmallStream) {
    auto pieces = chain(entry->start);
    if (!pieces) return std::nullopt;
    return OleStream{std::move(*pieces), sector_, entry->size};
  }
  OleStream stream{{}, kSmallPiece, entry->size};
  for (std::uint32_t at = entry->start; at < kLastSector; at = mini_next_[at]) {
    const auto place = small_.place(std::size_t{at} * kSmallPiece);
    if (!place || at >= mini_next_.size() || stream.pieces.size() > mini_next_.size()) return std::nullopt;
    stream.pieces.push_back(*place);
  }
  return stream;
}

}  // namespace vanthu
