#include "tools/readers/reader_process.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <new>
#include <span>
#include <string>
#include <system_error>
#include <utility>

#include "ingest/archive.h"
#include "ingest/format.h"
#include "store/record_json.h"
#include "tools/readers/channel.h"
#include "tools/readers/file_content.h"
#include "tools/readers/page_wire.h"
#include "tools/readers/reader_signals.h"

namespace vanthu {
namespace {

const std::string kNoPath;

/// The reader's end of the channel.
class Answer {
 public:
  Answer(int channel, std::uint64_t job, const Limits& limits)
      : channel_(channel),
        job_(job),
        limits_(limits),
        frames_(job, std::max(limits.file_bytes, kMostPageBytes)) {}

  /// A program that does not listen any more has no use for this process.
  void send(FrameKind kind, std::string_view payload) const {
    const bool sent =
        send_all(channel_, frame_head(kind, job_, payload.size())) && send_all(channel_, payload);
    if (!sent) _exit(1);
  }

  std::string convert(std::string_view prepared, Format format) const {
    send(FrameKind::convert, to_bytes(ConversionWish{format, std::string(prepared)}));
    const Frame answer = receive();
    if (answer.kind == FrameKind::converted) return answer.payload;
    if (auto error = find_error(answer.payload, kNoPath)) throw *error;
    _exit(1);
  }

  /// Nothing can be said of the file before the pages are in; then another process says it.
  [[noreturn]] void want_pages(const std::vector<int>& pages) const {
    send(FrameKind::pages_wanted, to_bytes(pages));
    _exit(0);
  }

  RecognizedPages receive_pages() const {
    RecognizedPages pages;
    for (;;) {
      const Frame frame = receive();
      if (frame.kind == FrameKind::all_recognized) return pages;
      if (frame.kind == FrameKind::recognized) {
        pages.pages.push_back(page_in(frame.payload));
      } else if (auto error = find_error(frame.payload, kNoPath)) {
        pages.failures.push_back(std::move(*error));
      }
    }
  }

 private:
  RecognizedPage page_in(std::string_view payload) const {
    const int number = page_number_in(payload);
    if (auto page = find_recognized_page(payload, number, limits_)) return std::move(*page);
    _exit(1);  // the program has looked at it
  }

  Frame receive() const {
    std::array<char, 64u << 10> chunk;
    for (;;) {
      if (auto frame = frames_.next()) return *frame;
      const ssize_t got = ::read(channel_, chunk.data(), chunk.size());
      if (got == 0 || (got < 0 && errno != EINTR)) _exit(1);
      if (got > 0) frames_.add({chunk.data(), static_cast<std::size_t>(got)});
    }
  }

  int channel_;
  std::uint64_t job_;
  const Limits& limits_;
  mutable FrameCutter frames_;  // what came and was not asked for yet
};

ReadControl control_by(const ReadRequest& request, const Answer& answer, const OcrSettings& ocr) {
  return {
      .skipped_pages = request.skipped_pages,
      .on_page =
          [&answer](int page, int pages) {
            answer.send(FrameKind::page, to_bytes(PageProgress{page, pages}));
          },
      .convert = [&answer](std::string_view prepared,
                           Format format) { return answer.convert(prepared, format); },
      .ocr = ocr,
      .recognize = [&answer,
                    has_pages = request.has_pages](const std::vector<int>& pages) -> RecognizedPages {
        if (!has_pages) answer.want_pages(pages);
        return answer.receive_pages();
      },
  };
}

/// What is needed of the system has been got.
void confine(const std::optional<CallFilter>& filter) {
  if (!filter) return;
  if (const int error = filter->apply(); error != 0) {
    throw Error("sandbox-refused", kNoPath, {std::generic_category().message(error)});
  }
}

void answer_with_record(const ReadRequest& request, const SourceFile& source, const Answer& answer,
                        const ReaderWork& work) {
  const std::string line = to_json_line(work.read_file(source, control_by(request, answer, work.ocr)));
  if (line.size() > work.limits.reader_record_bytes) {
    throw Error("limit-record-bytes", kNoPath, {std::to_string(work.limits.reader_record_bytes)});
  }
  answer.send(FrameKind::record, line);
}

void answer_with_page(const ReadRequest& request, const SourceFile& source, const Answer& answer,
                      const ReaderWork& work) {
  const std::string page = to_bytes(work.recognize(source, request.recognize));
  if (page.size() > kMostPageBytes) throw std::bad_alloc();
  answer.send(FrameKind::recognized, page);
}

void answer_with_members(const ReadRequest& request, std::string_view archive, const Answer& answer,
                         const Limits& limits) {
  if (request.nesting > limits.archive_nesting) {
    throw Error("limit-archive-nesting", kNoPath, {std::to_string(limits.archive_nesting)});
  }
  answer.send(FrameKind::archive, to_bytes(list_archive(archive, kNoPath, limits)));
}

void read_and_answer(const ReadRequest& request, Descriptor file, const Answer& answer,
                     const ReaderWork& work) {
  FileContent content(file.get(), FileContent::Use::all, work.limits);
  file.close();
  // Before anything in them is looked at: what the bytes may do to this process cannot change what they are.
  const ContentNote note{sha256_hex(content.bytes()), content.bytes().size()};
  answer.send(FrameKind::content, to_bytes(note));
  if (request.known_sha256 == note.sha256) return answer.send(FrameKind::unchanged, "");
  confine(work.filter);
  if (request.recognize > 0) {
    return answer_with_page(request, {kNoPath, content.take(work.limits)}, answer, work);
  }
  if (detect_format(content.bytes()) == Format::zip) {
    return answer_with_members(request, content.bytes(), answer, work.limits);
  }
  answer_with_record(request, {kNoPath, content.take(work.limits)}, answer, work);
}

/// The innermost member; each archive on the way to it is forgotten as soon as the next one is unpacked.
std::string unpacked(const ReadRequest& request, std::string_view archive, const Limits& limits) {
  std::string bytes = unpack_member(archive, request.unpack.front(), kNoPath, limits);
  for (const std::size_t position : std::span(request.unpack).subspan(1)) {
    bytes = unpack_member(bytes, position, kNoPath, limits);
  }
  return bytes;
}

void write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno != EINTR) throw std::bad_alloc();  // it is a file in memory
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(written, 0)));
  }
}

/// The channel is left open, whatever is thrown: what was wrong is told through it.
void unpack_and_answer(const ReadRequest& request, ReaderFiles& files, const Answer& answer,
                       const ReaderWork& work) {
  const FileContent archive(files.file.get(), FileContent::Use::one_member, work.limits);
  files.file.close();
  confine(work.filter);
  write_all(files.member.get(), unpacked(request, archive.bytes(), work.limits));
  answer.send(FrameKind::unpacked, "");
}

}  // namespace

void answer_request(const ReadRequest& request, ReaderFiles files, const ReaderWork& work) {
  const Answer answer(files.channel.get(), request.job, work.limits);
  bound_reader(work.limits, files.member.is_open() ? work.limits.file_bytes : 0);
  answer_signals(files.channel.get(), request.job);
  try {
    if (files.member.is_open()) {
      unpack_and_answer(request, files, answer, work);
    } else {
      read_and_answer(request, std::move(files.file), answer, work);
    }
  } catch (const Error& error) {
    answer.send(FrameKind::failure, to_bytes(error));
  } catch (const std::bad_alloc&) {
    answer.send(FrameKind::out_of_memory, "");
  } catch (const std::exception& error) {
    answer.send(FrameKind::failure, to_bytes(Error("internal-error", kNoPath, {error.what()})));
  }
}

}  // namespace vanthu
