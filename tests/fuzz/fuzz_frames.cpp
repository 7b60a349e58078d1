// What a reader process says that was taken over: frames in any order, of any length, cut anywhere.  The
// program takes from them what it asked for or nothing, and the same however the bytes arrive.
//
// The first byte of an input says into how long pieces the rest is cut.  With '"' as the second byte the rest
// is sent as it is; else it is lines, each a frame: a letter for its kind (a content, b page …) and its
// payload, in which \xx stands for a byte.
#include <algorithm>
#include <string>
#include <string_view>

#include "ingest/messages.h"
#include "store/record_json.h"
#include "tests/fuzz/require.h"
#include "tools/readers/page_wire.h"
#include "tools/readers/reader_reply.h"
#include "tools/readers/wire.h"

namespace vanthu::fuzz {
namespace {

constexpr std::uint64_t kJob = 7;

Limits tight_limits() {
  Limits limits;
  limits.reader_record_bytes = 4096;
  limits.file_bytes = 4096;
  limits.pages = 5;
  return limits;
}

int digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

std::string unescaped(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool code =
        text[i] == '\\' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0;
    bytes += code ? static_cast<char>(16 * digit(text[i + 1]) + digit(text[i + 2])) : text[i];
    if (code) i += 2;
  }
  return bytes;
}

std::string stream_of(std::string_view input) {
  if (input.starts_with('"')) return std::string(input.substr(1));
  std::string stream;
  while (!input.empty()) {
    const std::size_t end = std::min(input.find('\n'), input.size());
    const std::string_view line = input.substr(0, end);
    input.remove_prefix(std::min(end + 1, input.size()));
    if (line.empty()) continue;
    const auto kind = static_cast<FrameKind>(static_cast<unsigned char>(line.front()) - 'a' + 1);
    const std::string payload = unescaped(line.substr(1));
    stream += frame_head(kind, kJob, payload.size()) + payload;
  }
  return stream;
}

ReaderReply reply_to(std::string_view stream, std::size_t piece) {
  ReaderReply reply(kJob, tight_limits());
  for (; !stream.empty(); stream.remove_prefix(std::min(piece, stream.size())))
    reply.add(stream.substr(0, piece));
  return reply;
}

template <class Value>
void check_value(const std::optional<Value>& value, std::string_view bytes) {
  if (value) require(to_bytes(*value) == bytes, "a value that is read is the one that was written");
}

void check_payload(std::string_view bytes) {
  check_value(find_content(bytes), bytes);
  check_value(find_page(bytes), bytes);
  check_value(find_conversion(bytes), bytes);
  check_value(find_request(bytes), bytes);
  check_value(find_page_numbers(bytes, tight_limits().pages), bytes);
  check_value(find_recognized_page(bytes, page_number_in(bytes), tight_limits()), bytes);
  find_members(bytes);
  if (const auto error = find_error(bytes, "plan")) {
    require(has_message(error->code), "an error that is believed has its words", error->code);
    describe(Language::vietnamese, *error);
  }
}

void check_end(const Frame& end) {
  check_payload(end.payload);
  if (end.kind != FrameKind::record) return;
  try {
    from_json_line(end.payload, "plan");
  } catch (const Error& error) {
    require(error.code == "record-malformed", "an odd record is malformed", error.code);
  }
}

void check_stream(const std::string& stream, std::size_t piece) {
  ReaderReply whole = reply_to(stream, std::max<std::size_t>(1, stream.size())),
              cut = reply_to(stream, piece);
  require(whole.is_garbled() == cut.is_garbled() && whole.is_too_long() == cut.is_too_long() &&
              whole.end() == cut.end() && whole.content() == cut.content() && whole.page() == cut.page() &&
              whole.pages_wanted() == cut.pages_wanted(),
          "an answer is the same however it arrives");
  require(whole.take_wish() == cut.take_wish(), "a wish is the same however it arrives");
  require(!whole.take_wish(), "a wish is given out once");
  if (whole.end() && !whole.is_garbled()) check_end(*whole.end());
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  if (size == 0) return 0;
  const std::string_view input(reinterpret_cast<const char*>(data) + 1, size - 1);
  check_stream(stream_of(input), std::max<std::size_t>(1, data[0]));
  check_payload(input);
  return 0;
}
