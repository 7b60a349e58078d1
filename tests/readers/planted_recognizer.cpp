#include "planted_recognizer.h"

#include <tuple>

namespace vanthu::testing {
namespace {

PageWord word_at(std::string text, double x, double y) {
  constexpr double kAdvance = 6;
  PageWord word;
  word.box = {x, y, x + kAdvance * static_cast<double>(text.size()), y + 12};
  for (std::size_t i = 1; i <= text.size(); ++i) {
    word.ends.push_back(static_cast<float>(x + kAdvance * static_cast<double>(i)));
  }
  word.text = std::move(text);
  word.baseline = static_cast<float>(y + 10);
  word.size = 12;
  word.confidence = 0.75f;
  return word;
}

auto members(const PageWord& word) {
  return std::tie(word.text, word.box, word.ends, word.baseline, word.size, word.font, word.direction,
                  word.invisible, word.annotation, word.confidence);
}

auto members(const PageFinding& finding) {
  return std::tie(finding.page, finding.box, finding.code, finding.severity, finding.message_code,
                  finding.arguments);
}

template <class Part>
bool are_equal(const std::vector<Part>& one, const std::vector<Part>& other) {
  return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                    [](const Part& a, const Part& b) { return members(a) == members(b); });
}

Document record_of(const RecognizedPages& pages) {
  Document document;
  document.source.ocr_pages = found_pages(pages);
  for (const RecognizedPage& page : pages.pages) {
    document.text += page.page.words.at(0).text + " " + page.page.words.at(1).text + "\n";
  }
  for (const Error& failure : pages.failures) {
    document.source.unread_pages.push_back(failure.page.value_or(0));
    Issue issue;
    issue.code = failure.code;
    document.issues.push_back(std::move(issue));
  }
  return document;
}

}  // namespace

RecognizedPage planted_page(int number, std::string_view word) {
  RecognizedPage planted;
  planted.page.number = number;
  planted.page.width = 595;
  planted.page.height = 842;
  planted.page.words = {word_at(std::string(word), 80, 100), word_at(std::to_string(number), 140, 100)};
  return planted;
}

RecognizedPage rich_page(int number) {
  RecognizedPage rich = planted_page(number);
  rich.page.straightened = -1.5;
  rich.page.damage = "hỏng";
  rich.page.words[0].direction = WordDirection::up;
  rich.page.words[0].annotation = true;
  rich.page.words[1].confidence = 0;
  rich.page.rules = {{0, 1, 2, 3}, {-4, 5, 6, 7.5}};
  rich.page.pictures = {{10, 10, 595, 842}};
  rich.page.drawings = {{1, 1, 1, 1}};
  PageFinding finding;
  finding.page = number;
  finding.code = "page-recognized-poorly";
  finding.severity = Severity::info;
  finding.message_code = "image-damaged";
  finding.arguments = {"", std::to_string(number), "vì sao"};
  rich.findings = {finding, finding};
  rich.findings[1].box = Box{1, 2, 3, 4};
  return rich;
}

bool is_equal(const RecognizedPage& one, const RecognizedPage& other) {
  const auto head = [](const Page& page) {
    return std::tie(page.number, page.width, page.height, page.rules, page.pictures, page.drawings,
                    page.straightened, page.damage);
  };
  return head(one.page) == head(other.page) && are_equal(one.page.words, other.page.words) &&
         are_equal(one.findings, other.findings);
}

std::vector<int> found_pages(const RecognizedPages& pages) {
  std::vector<int> numbers;
  for (const RecognizedPage& page : pages.pages) numbers.push_back(page.page.number);
  return numbers;
}

ReaderOptions scan_reader(int pages) {
  ReaderOptions options;
  options.read_file = [pages](const SourceFile&, const ReadControl& control) {
    std::vector<int> numbers;
    for (int page = 1; page <= pages; ++page) numbers.push_back(page);
    return numbers.empty() ? Document{} : record_of(control.recognize(numbers));
  };
  options.recognizer = {
      .recognize = [](const SourceFile&, int number) { return planted_page(number); },
      .find_fault = []() -> std::optional<Error> { return std::nullopt; },
      .version = [] { return std::string("planted"); },
      .warm = [] {},
  };
  return options;
}

std::vector<std::string> log_lines(const Document& document) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < document.issues.size(); ++i) {
    lines.push_back(std::to_string(document.source.unread_pages.at(i)) + " " + document.issues[i].code);
  }
  return lines;
}

}  // namespace vanthu::testing
