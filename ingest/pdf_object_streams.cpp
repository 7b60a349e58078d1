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

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

class Checker {
 public:
  Checker(std::string_view bytes, const std::string& path, const Limits& limits)
      : bytes_(bytes), path_(path), limits_(limits), is_encrypted_(bytes.find("Encrypt") != bytes.npos) {}

  /// Every object begins with "obj".
  void check_all() {
    std::size_t read = 0;
    constexpr std::string_view kBegin = "obj";
    for (std::size_t at = bytes_.find(kBegin); at != bytes_.npos; at = bytes_.find(kBegin, at)) {
      const bool is_end = at > 0 && is_letter(bytes_[at - 1]);  // "endobj"
      at += kBegin.size();
      if (is_end) continue;
      const PdfDictionary dictionary = read_pdf_dictionary(bytes_, at);
      read += dictionary.end - at;
      if (read > bytes_.size() * kDictionaryReads) refuse();
      if (dictionary.stream && (dictionary.stream->has_first || dictionary.stream->has_widths))
        check(*dictionary.stream);
    }
  }

 private:
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
};

}  // namespace

void check_object_streams(std::string_view bytes, const std::string& path, const Limits& limits) {
  Checker(bytes, path, limits).check_all();
}

}  // namespace vanthu
