#include "ingest/pdf_object_streams.h"

#include <algorithm>
#include <vector>

#include "ingest/error.h"
#include "ingest/pdf_syntax.h"
#include "ingest/pdf_unpack.h"

namespace vanthu {
namespace {

constexpr std::size_t kMostUnseen = 32u << 10;  // packed; Flate makes at most 1032 times of it
constexpr std::size_t kDictionaryReads = 4;     // times the file; objects that begin in each other cost more
constexpr std::size_t kSlack = 5000;            // Poppler adds so many bytes to a length that is wrong
constexpr std::size_t kWidest = 100'000;  // pixels; a row that a predictor holds, of at most 64 bytes each

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Checker {
 public:
  Checker(std::string_view bytes, const std::string& path, const Limits& limits)
      : bytes_(bytes), path_(path), limits_(limits), is_encrypted_(bytes.find("Encrypt") != bytes.npos) {}

  /// Every object begins with "obj", every table of them with "xref", and what belongs to one with "trailer".
  void check_all() {
    check_each("obj", [&](std::size_t begin, std::size_t end) {
      if (begin > 0 && is_letter(bytes_[begin - 1])) return;  // "endobj"
      check_number(begin);
      const PdfDictionary dictionary = read(end);
      if (!dictionary.stream) return;
      if (dictionary.stream->has_widths) check_count(dictionary.objects);
      if (dictionary.stream->has_first || dictionary.stream->has_widths) check(*dictionary.stream);
    });
    check_each("trailer", [&](std::size_t, std::size_t end) { check_count(read(end).objects); });
    check_each("xref", [&](std::size_t begin, std::size_t end) {
      const bool is_start = begin > 0 && is_letter(bytes_[begin - 1]);  // "startxref"
      const PdfTable table = read_pdf_table(bytes_, end, !is_start);
      note_read(end, table.end);
      check_count(table.objects);
    });
  }

 private:
  template <typename Action>
  void check_each(std::string_view word, Action action) {
    for (std::size_t at = bytes_.find(word); at != bytes_.npos; at = bytes_.find(word, at + word.size())) {
      action(at, at + word.size());
    }
  }

  PdfDictionary read(std::size_t at) {
    PdfDictionary dictionary = read_pdf_dictionary(bytes_, at);
    note_read(at, dictionary.end);
    if (dictionary.columns > kWidest) refuse();
    return dictionary;
  }

  void note_read(std::size_t begin, std::size_t end) {
    read_ += end - begin;
    if (read_ > bytes_.size() * kDictionaryReads) refuse();
  }

  void check_count(std::size_t objects) const {
    if (objects <= limits_.pdf_object_numbers) return;
    throw Error("limit-pdf-object-numbers", path_, {std::to_string(limits_.pdf_object_numbers)});
  }

  /// What stands before "obj": the object's number and its generation.
  void check_number(std::size_t at) const {
    const auto skip = [&](auto is_wanted) {
      while (at > 0 && is_wanted(bytes_[at - 1])) --at;
    };
    const auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    const auto is_blank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == '\0'; };
    skip(is_blank);
    skip(is_digit);
    skip(is_blank);
    const std::size_t end = at;
    skip(is_digit);
    check_count(leading_pdf_number(bytes_.substr(at, end - at)));
  }

  [[noreturn]] void refuse() const { throw Error("limit-pdf-objects", path_); }

  /// The stream's bytes where its stated length or the word behind it, whichever comes later, is right.
  std::string_view stated_bytes(const PdfStreamHeader& stream) const {
    const std::string_view rest = bytes_.substr(stream.begin);
    const std::size_t word = std::min(rest.find("endstream"), rest.size());
    return rest.substr(0, std::max(word, stream.length.value_or(0)));
  }

  void check(const PdfStreamHeader& stream) {
    if (!stream.filters_known) refuse();
    const bool ends_itself = !stream.filters.empty() && is_flate(stream.filters.front());
    const std::string_view packed = ends_itself
                                        ? bytes_.substr(stream.begin)
                                        : bytes_.substr(stream.begin, stated_bytes(stream).size() + kSlack);
    const auto size = measure_unpacked(packed, stream.filters, limits_.pdf_object_stream_bytes);
    // The table of objects is never encrypted.
    if (!size || (is_encrypted_ && stream.has_first)) check_unseen(stream);
    total_ += size.value_or(0);
    if (size > limits_.pdf_object_stream_bytes || total_ > limits_.pdf_object_bytes) refuse();
  }

  void check_unseen(const PdfStreamHeader& stream) const {
    const bool is_plain = stream.filters.empty();
    const bool is_flate_once = stream.filters.size() == 1 && is_flate(stream.filters.front());
    if (is_plain || (is_flate_once && stated_bytes(stream).size() <= kMostUnseen)) return;
    refuse();
  }

  std::string_view bytes_;
  const std::string& path_;
  const Limits& limits_;
  bool is_encrypted_;
  std::size_t total_ = 0;
  std::size_t read_ = 0;  // bytes of dictionaries and tables
};

}  // namespace

void check_object_streams(std::string_view bytes, const std::string& path, const Limits& limits) {
  Checker(bytes, path, limits).check_all();
}

}  // namespace vanthu
