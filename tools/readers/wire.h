// What goes between the program and its readers: frames, and the values in them, as bytes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"
#include "ingest/format.h"
#include "tools/readers/read_job.h"

namespace vanthu {

enum class FrameKind : std::uint32_t {
  // From a reader, in this order: content, any number of page and convert, then exactly one of the others.
  // A failure may come without content, where the bytes could not be read.
  content = 1,
  page,
  convert,        // wants LibreOffice to make a .docx of the payload
  record,         // a line of JSON (store/record_json.h)
  unchanged,      // the content is the one that needs no reading
  archive,        // the members of an archive
  unpacked,       // the member is in the file that was given for it
  failure,        // an Error
  forbidden,      // a system call was stopped; its number
  out_of_memory,  //
  pages_wanted,   // the pages that OCR is to read before the file can be read
  recognized,     // what OCR read on the page that was asked for (page_wire.h)
  // To a reader, the answer to convert.
  converted,
  not_converted,  // an Error
  // To a reader that is given the pages that OCR has read: any number of `recognized` and `not_recognized`,
  // then the last one.
  not_recognized,  // an Error, of its page
  all_recognized,
};

struct Frame {
  FrameKind kind = FrameKind::failure;
  std::string payload{};
  bool operator==(const Frame&) const = default;
};

/// Bytes before each payload: kind and length of the payload, number of the job.
inline constexpr std::size_t kFrameHeadBytes = 20;

/// What stands before a payload of so many bytes.
std::string frame_head(FrameKind kind, std::uint64_t job, std::size_t bytes);

/// Cuts a stream of bytes into the frames of one job.
class FrameCutter {
 public:
  /// `most_bytes`: of a payload.
  FrameCutter(std::uint64_t job, std::size_t most_bytes) : job_(job), most_bytes_(most_bytes) {}

  void add(std::string_view bytes);
  /// The next whole frame; none where more bytes are needed, or none can come.
  std::optional<Frame> next();
  /// What came is no frame of the job, or the head of one that is too long; there is no way on.
  bool is_garbled() const { return garbled_; }
  bool is_too_long() const { return too_long_; }
  /// Nothing of a further frame has come.
  bool is_between_frames() const { return buffer_.size() == used_; }

 private:
  std::uint64_t job_;
  std::size_t most_bytes_;
  std::string buffer_;
  std::size_t used_ = 0;  // of the buffer
  bool garbled_ = false, too_long_ = false;
};

/// What a reader has read, by its own hash.
struct ContentNote {
  std::string sha256;
  std::size_t bytes = 0;
  bool operator==(const ContentNote&) const = default;
};

struct PageProgress {
  int page = 0, pages = 0;
  bool operator==(const PageProgress&) const = default;
};

struct ConversionWish {
  Format format = Format::doc;
  std::string prepared;
  bool operator==(const ConversionWish&) const = default;
};

/// What a reader is to do with the open file that comes with it.
struct ReadRequest {
  std::uint64_t job = 0;
  /// Not empty: the file is an archive, and this member is to be unpacked into the second file that comes
  /// with it; nothing is read.
  std::vector<std::size_t> unpack{};
  std::size_t nesting = 0;  // how many archives the file was in
  std::optional<std::string> known_sha256{};
  std::vector<int> skipped_pages{};
  int recognize = 0;       // not 0: this page is to be read by OCR, and nothing else
  bool has_pages = false;  // the pages that OCR is to read have been read, and come on the channel
  bool operator==(const ReadRequest&) const = default;
};

std::string to_bytes(const ContentNote& note);
std::string to_bytes(const PageProgress& note);
std::string to_bytes(const ConversionWish& wish);
std::string to_bytes(const ReadRequest& request);
/// Of the error's code, arguments and page; the path is known to whoever reads it.
std::string to_bytes(const Error& error);
std::string to_bytes(const std::vector<ArchiveMember>& members);
/// Numbers of pages.
std::string to_bytes(const std::vector<int>& pages);

/// None where the bytes are not exactly such a value.
std::optional<ContentNote> find_content(std::string_view bytes);
std::optional<PageProgress> find_page(std::string_view bytes);
std::optional<ConversionWish> find_conversion(std::string_view bytes);
std::optional<ReadRequest> find_request(std::string_view bytes);
/// Only of codes that the catalogue of messages has, and only as many arguments as a message can have.
std::optional<Error> find_error(std::string_view bytes, const std::string& path);
std::optional<std::vector<ArchiveMember>> find_members(std::string_view bytes);
/// Only of ascending numbers of pages up to `last`, and not none at all.
std::optional<std::vector<int>> find_page_numbers(std::string_view bytes, std::size_t last);

}  // namespace vanthu
