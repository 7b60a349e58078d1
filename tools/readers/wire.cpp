#include "tools/readers/wire.h"

#include <algorithm>
#include <utility>

#include "ingest/messages.h"
#include "tools/readers/byte_stream.h"

namespace vanthu {
namespace {

constexpr std::uint32_t kMagic = 0x76'74'68'31;    // "vth1"
constexpr std::size_t kMostArguments = 10;         // {0} … {9}
constexpr std::size_t kMostArgumentBytes = 4'096;  // a name in an archive is the longest that is told

bool is_kind(std::uint32_t kind) {
  return kind >= static_cast<std::uint32_t>(FrameKind::content) &&
         kind <= static_cast<std::uint32_t>(FrameKind::all_recognized);
}

bool is_sha256(std::string_view text) {
  return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// As list_archive() promises: a path that leads nowhere but down, and can be shown.
bool is_safe_name(std::string_view name) {
  if (name.empty() || printable(name) != name || name.find('\\') != std::string_view::npos) return false;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('/', begin), name.size());
    const std::string_view step = name.substr(begin, end - begin);
    if (step.empty() || step == "." || step == "..") return false;
    begin = end + 1;
  }
  return true;
}

}  // namespace

std::string frame_head(FrameKind kind, std::uint64_t job, std::size_t bytes) {
  ByteWriter writer;
  writer.number(kMagic ^ static_cast<std::uint32_t>(kind));
  writer.number(job);
  writer.number<std::uint64_t>(bytes);
  return writer.take();
}

void FrameCutter::add(std::string_view bytes) {
  // Moved once for each buffer full, not once for each frame.
  if (used_ > 0 && used_ >= buffer_.size() / 2) {
    buffer_.erase(0, used_);
    used_ = 0;
  }
  buffer_ += bytes;
}

std::optional<Frame> FrameCutter::next() {
  const std::string_view rest = std::string_view(buffer_).substr(used_);
  if (garbled_ || too_long_ || rest.size() < kFrameHeadBytes) return std::nullopt;
  ByteReader head(rest.substr(0, kFrameHeadBytes));
  const std::uint32_t kind = head.number<std::uint32_t>() ^ kMagic;
  const auto job = head.number<std::uint64_t>();
  const auto bytes = head.number<std::uint64_t>();
  garbled_ = !is_kind(kind) || job != job_;
  too_long_ = !garbled_ && bytes > most_bytes_;
  if (garbled_ || too_long_ || rest.size() - kFrameHeadBytes < bytes) return std::nullopt;
  used_ += kFrameHeadBytes + bytes;
  return Frame{static_cast<FrameKind>(kind), std::string(rest.substr(kFrameHeadBytes, bytes))};
}

std::string to_bytes(const ContentNote& note) {
  ByteWriter writer;
  writer.text(note.sha256);
  writer.number<std::uint64_t>(note.bytes);
  return writer.take();
}

std::optional<ContentNote> find_content(std::string_view bytes) {
  ByteReader reader(bytes);
  ContentNote note;
  note.sha256 = reader.text();
  note.bytes = reader.number<std::uint64_t>();
  reader.require(is_sha256(note.sha256));
  return if_whole(reader, std::move(note));
}

std::string to_bytes(const PageProgress& note) {
  ByteWriter writer;
  writer.number<std::int32_t>(note.page);
  writer.number<std::int32_t>(note.pages);
  return writer.take();
}

std::optional<PageProgress> find_page(std::string_view bytes) {
  ByteReader reader(bytes);
  PageProgress note;
  note.page = reader.number<std::int32_t>();
  note.pages = reader.number<std::int32_t>();
  reader.require(note.page >= 1 && note.page <= note.pages);
  return if_whole(reader, std::move(note));
}

std::string to_bytes(const ConversionWish& wish) {
  ByteWriter writer;
  writer.number<std::int32_t>(static_cast<std::int32_t>(wish.format));
  std::string bytes = writer.take();
  bytes += wish.prepared;
  return bytes;
}

std::optional<ConversionWish> find_conversion(std::string_view bytes) {
  ByteReader reader(bytes);
  ConversionWish wish;
  wish.format = static_cast<Format>(reader.number<std::int32_t>());
  reader.require(wish.format == Format::doc || wish.format == Format::rtf || wish.format == Format::odt);
  wish.prepared = reader.rest();
  return if_whole(reader, std::move(wish));
}

std::string to_bytes(const ReadRequest& request) {
  ByteWriter writer;
  writer.number(request.job);
  writer.number<std::uint64_t>(request.unpack.size());
  for (const std::size_t member : request.unpack) writer.number<std::uint64_t>(member);
  writer.number<std::uint64_t>(request.nesting);
  writer.text(request.known_sha256.value_or(""));
  writer.number<std::uint64_t>(request.skipped_pages.size());
  for (const int page : request.skipped_pages) writer.number<std::int32_t>(page);
  writer.number<std::int32_t>(request.recognize);
  writer.number<std::uint8_t>(request.has_pages ? 1 : 0);
  return writer.take();
}

std::optional<ReadRequest> find_request(std::string_view bytes) {
  ByteReader reader(bytes);
  ReadRequest request;
  request.job = reader.number<std::uint64_t>();
  request.unpack.resize(reader.count(sizeof(std::uint64_t)));
  for (std::size_t& member : request.unpack) member = reader.number<std::uint64_t>();
  request.nesting = reader.number<std::uint64_t>();
  if (std::string known = reader.text(); !known.empty()) request.known_sha256 = std::move(known);
  request.skipped_pages.resize(reader.count(sizeof(std::int32_t)));
  for (int& page : request.skipped_pages) page = reader.number<std::int32_t>();
  request.recognize = reader.number<std::int32_t>();
  const auto has_pages = reader.number<std::uint8_t>();
  request.has_pages = has_pages == 1;
  reader.require(request.recognize >= 0 && has_pages <= 1);
  return if_whole(reader, std::move(request));
}

std::string to_bytes(const Error& error) {
  ByteWriter writer;
  writer.text(error.code);
  writer.number<std::int32_t>(error.page.value_or(0));
  const std::size_t count = std::min(error.arguments.size(), kMostArguments);
  writer.number<std::uint64_t>(count);
  for (std::size_t i = 0; i < count; ++i) {
    writer.text(std::string_view(error.arguments[i]).substr(0, kMostArgumentBytes));
  }
  return writer.take();
}

std::optional<Error> find_error(std::string_view bytes, const std::string& path) {
  ByteReader reader(bytes);
  Error error(reader.text(), path);
  if (const int page = reader.number<std::int32_t>(); page != 0) error.page = page;
  error.arguments.resize(std::min(reader.count(sizeof(std::uint64_t)), kMostArguments));
  for (std::string& argument : error.arguments) argument = reader.text();
  const bool short_enough = std::all_of(error.arguments.begin(), error.arguments.end(),
                                        [](const auto& text) { return text.size() <= kMostArgumentBytes; });
  // What the store or the program's user did wrong is nothing that a reader can know.
  reader.require(short_enough && has_message(error.code) && !error.code.starts_with("store-"));
  return if_whole(reader, std::move(error));
}

std::string to_bytes(const std::vector<ArchiveMember>& members) {
  ByteWriter writer;
  writer.number<std::uint64_t>(members.size());
  for (const ArchiveMember& member : members) {
    writer.number<std::uint64_t>(member.position);
    writer.number<std::uint8_t>(member.repaired ? 1 : 0);
    writer.text(member.name);
  }
  return writer.take();
}

std::optional<std::vector<ArchiveMember>> find_members(std::string_view bytes) {
  ByteReader reader(bytes);
  std::vector<ArchiveMember> members(reader.count(sizeof(std::uint64_t)));
  for (ArchiveMember& member : members) {
    member.position = reader.number<std::uint64_t>();
    member.repaired = reader.number<std::uint8_t>() != 0;
    member.name = reader.text();
    reader.require(is_safe_name(member.name));
  }
  return if_whole(reader, std::move(members));
}

std::string to_bytes(const std::vector<int>& pages) {
  ByteWriter writer;
  writer.number<std::uint64_t>(pages.size());
  for (const int page : pages) writer.number<std::int32_t>(page);
  return writer.take();
}

std::optional<std::vector<int>> find_page_numbers(std::string_view bytes, std::size_t last) {
  ByteReader reader(bytes);
  std::vector<int> pages(reader.count(sizeof(std::int32_t)));
  for (int before = 0; int& page : pages) {
    page = reader.number<std::int32_t>();
    reader.require(page > before && static_cast<std::size_t>(page) <= last);
    before = page;
  }
  reader.require(!pages.empty());
  return if_whole(reader, std::move(pages));
}

}  // namespace vanthu
