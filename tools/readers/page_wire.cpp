#include "tools/readers/page_wire.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "ingest/messages.h"
#include "ingest/utf8.h"
#include "tools/readers/byte_stream.h"

namespace vanthu {
namespace {

constexpr double kMostPoints = 100'000;  // of a side; the largest plotters print a tenth of it
constexpr double kMostOffPage = 2'000;   // points; a page that was turned to be straight loses its corners
constexpr double kFullTurn = 360;
constexpr std::size_t kMostFindings = 1'000;
constexpr std::size_t kMostArguments = 10;
constexpr std::size_t kMostNoteBytes = 4'096;

bool is_blank_or_control(char letter) { return static_cast<unsigned char>(letter) <= ' '; }

void write_box(ByteWriter& writer, const Box& box) {
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) writer.number(edge);
}

void write_boxes(ByteWriter& writer, const std::vector<Box>& boxes) {
  writer.number<std::uint64_t>(boxes.size());
  for (const Box& box : boxes) write_box(writer, box);
}

void write_word(ByteWriter& writer, const PageWord& word) {
  writer.text(word.text);
  write_box(writer, word.box);
  for (const float end : word.ends) writer.number(end);
  writer.number(word.baseline);
  writer.number(word.size);
  writer.number(static_cast<std::uint8_t>(word.direction));
  writer.number<std::uint8_t>(word.invisible ? 1 : 0);
  writer.number<std::uint8_t>(word.annotation ? 1 : 0);
  writer.number(word.confidence.value_or(-1));
}

void write_finding(ByteWriter& writer, const PageFinding& finding) {
  writer.number<std::uint8_t>(finding.box ? 1 : 0);
  if (finding.box) write_box(writer, *finding.box);
  writer.text(finding.code);
  writer.number(static_cast<std::uint8_t>(finding.severity));
  writer.text(finding.message_code);
  writer.number<std::uint64_t>(finding.arguments.size());
  for (const std::string& argument : finding.arguments) writer.text(argument);
}

/// Reads one page and distrusts each of its values.
class PageReader {
 public:
  PageReader(std::string_view bytes, int number, const Limits& limits)
      : reader_(bytes), number_(number), limits_(limits) {}

  std::optional<RecognizedPage> read() {
    RecognizedPage read;
    read_head(read.page);
    read_words(read.page.words);
    for (std::vector<Box>* boxes : {&read.page.rules, &read.page.pictures, &read.page.drawings}) {
      read_boxes(*boxes);
    }
    read.findings.resize(count(kLeastFindingBytes, kMostFindings));
    for (PageFinding& finding : read.findings) read_finding(finding);
    return if_whole(reader_, std::move(read));
  }

 private:
  static constexpr std::size_t kLeastWordBytes = 59, kLeastFindingBytes = 26, kBoxBytes = 4 * sizeof(double);

  std::size_t count(std::size_t least_bytes, std::size_t most) {
    const std::size_t count = reader_.count(least_bytes);
    reader_.require(count <= most);
    return count <= most ? count : 0;
  }

  /// A finite number of at most this distance from zero.
  template <class Number>
  Number bounded(double most) {
    const auto value = reader_.number<Number>();
    reader_.require(std::isfinite(value) && std::abs(value) <= most);
    return value;
  }

  bool flag() {
    const auto value = reader_.number<std::uint8_t>();
    reader_.require(value <= 1);
    return value == 1;
  }

  /// One of an enumeration whose last is `last`.
  template <class Kind>
  Kind kind(Kind last) {
    const auto value = reader_.number<std::uint8_t>();
    reader_.require(value <= static_cast<std::uint8_t>(last));
    return static_cast<Kind>(value);
  }

  std::string note() {
    std::string text = reader_.text();
    reader_.require(text.size() <= kMostNoteBytes && find_invalid_utf8(text) == std::string::npos);
    return text;
  }

  void read_head(Page& page) {
    page.number = reader_.number<std::int32_t>();
    page.width = width_ = bounded<double>(kMostPoints);
    page.height = height_ = bounded<double>(kMostPoints);
    page.straightened = bounded<double>(kFullTurn);
    reader_.require(page.number == number_ && page.width > 0 && page.height > 0);
    if (std::string damage = note(); !damage.empty()) page.damage = std::move(damage);
  }

  Box box() {
    Box box;
    for (double* edge : {&box.x0, &box.y0, &box.x1, &box.y1}) *edge = bounded<double>(2 * kMostPoints);
    reader_.require(box.x0 <= box.x1 && box.y0 <= box.y1 && box.x0 >= -kMostOffPage &&
                    box.y0 >= -kMostOffPage && box.x1 <= width_ + kMostOffPage &&
                    box.y1 <= height_ + kMostOffPage);
    return box;
  }

  void read_boxes(std::vector<Box>& boxes) {
    boxes.resize(count(kBoxBytes, limits_.page_shapes));
    for (Box& one : boxes) one = box();
  }

  void read_words(std::vector<PageWord>& words) {
    words.resize(count(kLeastWordBytes, limits_.page_letters));
    std::size_t letters = 0;
    for (PageWord& word : words) {
      read_word(word);
      letters += word.ends.size();
    }
    reader_.require(letters <= limits_.page_letters);
  }

  void read_word(PageWord& word) {
    word.text = reader_.text();
    word.box = box();
    const bool is_word = !word.text.empty() && find_invalid_utf8(word.text) == std::string::npos &&
                         std::none_of(word.text.begin(), word.text.end(), is_blank_or_control);
    reader_.require(is_word);
    word.ends.resize(is_word ? count_code_points(word.text) : 0);
    for (float& end : word.ends) end = bounded<float>(2 * kMostPoints);
    reader_.require(std::is_sorted(word.ends.begin(), word.ends.end()));
    word.baseline = bounded<float>(2 * kMostPoints);
    word.size = bounded<float>(2 * kMostPoints);
    word.direction = kind(WordDirection::oblique);
    word.invisible = flag();
    word.annotation = flag();
    word.confidence = bounded<float>(1);
    reader_.require(*word.confidence >= 0);
  }

  void read_finding(PageFinding& finding) {
    finding.page = number_;
    if (flag()) finding.box = box();
    finding.code = note();
    finding.severity = kind(Severity::info);
    finding.message_code = note();
    finding.arguments.resize(count(sizeof(std::uint64_t), kMostArguments));
    for (std::string& argument : finding.arguments) argument = note();
    const bool is_code = !finding.code.empty() &&
                         finding.code.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") == std::string::npos;
    reader_.require(is_code && has_message(finding.message_code));
  }

  ByteReader reader_;
  const int number_;
  const Limits& limits_;
  double width_ = 0, height_ = 0;
};

}  // namespace

std::string to_bytes(const RecognizedPage& recognized) {
  const Page& page = recognized.page;
  ByteWriter writer;
  writer.number<std::int32_t>(page.number);
  for (const double value : {page.width, page.height, page.straightened}) writer.number(value);
  writer.text(page.damage.value_or(""));
  writer.number<std::uint64_t>(page.words.size());
  for (const PageWord& word : page.words) write_word(writer, word);
  for (const std::vector<Box>* boxes : {&page.rules, &page.pictures, &page.drawings}) {
    write_boxes(writer, *boxes);
  }
  writer.number<std::uint64_t>(recognized.findings.size());
  for (const PageFinding& finding : recognized.findings) write_finding(writer, finding);
  return writer.take();
}

std::optional<RecognizedPage> find_recognized_page(std::string_view bytes, int number, const Limits& limits) {
  return PageReader(bytes, number, limits).read();
}

int page_number_in(std::string_view bytes) { return ByteReader(bytes).number<std::int32_t>(); }

}  // namespace vanthu
