// How many megabytes of plan text a second are searched for citations, beside the least that any search must
// do: one plain RE2 scan of the same text for `[0-9]+[-/]`.
//
//   cmake --preset release -DVANTHU_BENCH=ON
//   cmake --build --preset release --target vanthu_citation_bench
//   build/release/tests/bench/vanthu_citation_bench [MEGABYTES]
//
// The text is the paragraphs and cells of corpus/plans again and again, every document's number changed each
// time, 100 MB of it unless told otherwise.  Both searches pass over it nine times, in turn, on one core; the
// medians are printed, and their ratio, which alone compares between machines.  Below stand texts made to be
// hard, of one and of four megabytes: four times the text should take some four times as long.
#include <re2/re2.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "normalize/normalize.h"
#include "parsers/citations.h"
#include "tools/pipeline.h"

namespace vanthu::bench {
namespace {

constexpr std::size_t kMegabyte = 1'000'000;

/// Paragraphs and cells of the project's own plans.
std::vector<std::string> plan_paragraphs() {
  std::vector<std::string> paths;
  for (const auto& entry : std::filesystem::directory_iterator(VANTHU_SOURCE_DIR "/corpus/plans")) {
    if (entry.path().extension() == ".txt") paths.push_back(entry.path().string());
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> paragraphs;
  for (const std::string& path : paths) {
    const NormalizedDocument document = normalize(read(load_file(path, Limits{}), Limits{}));
    for (const Block& block : document.blocks) {
      if (block.kind == BlockKind::paragraph) paragraphs.emplace_back(document.slice(block.text));
      for (const Row& row : block.table.rows) {
        for (const Cell& cell : row.cells) paragraphs.emplace_back(document.slice(cell.text));
      }
    }
  }
  return paragraphs;
}

/// `text` with other numbers before the signs of documents: "157/KH-UBND" → "158/KH-UBND".
std::string with_other_numbers(std::string text, std::size_t round) {
  static const RE2 number("([0-9])[-/][A-ZĐ]");
  re2::StringPiece rest(text);
  re2::StringPiece digit;
  while (RE2::FindAndConsume(&rest, number, &digit)) {
    const auto at = static_cast<std::size_t>(digit.data() - text.data());
    text[at] = static_cast<char>('0' + (static_cast<std::size_t>(text[at] - '0') + round) % 10);
  }
  return text;
}

std::vector<std::string> plan_text(std::size_t bytes) {
  const std::vector<std::string> paragraphs = plan_paragraphs();
  std::vector<std::string> text;
  std::size_t size = 0;
  for (std::size_t round = 0; size < bytes; ++round) {
    for (const std::string& paragraph : paragraphs) {
      text.push_back(with_other_numbers(paragraph, round));
      size += text.back().size();
    }
  }
  return text;
}

/// Processor time, so that what else the machine does falls on no one.
double seconds(const std::function<std::size_t()>& work) {
  const std::clock_t begin = std::clock();
  volatile std::size_t sink = work();
  (void)sink;
  return static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
}

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

std::size_t scan(const RE2& pattern, std::string_view text) {
  re2::StringPiece rest(text.data(), text.size());
  std::size_t found = 0;
  while (RE2::FindAndConsume(&rest, pattern)) ++found;
  return found;
}

std::string repeated(std::string_view unit, std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += unit;
  return text;
}

void measure_plans(const CitationReader& reader, std::size_t bytes) {
  const std::vector<std::string> text = plan_text(bytes);
  std::size_t size = 0;
  for (const std::string& paragraph : text) size += paragraph.size();
  const RE2 yardstick("[0-9]+[-/]");
  constexpr int kRuns = 9;
  std::vector<double> scans, reads;
  std::size_t mentions = 0;
  for (int run = 0; run < kRuns; ++run) {
    scans.push_back(seconds([&] {
      std::size_t found = 0;
      for (const std::string& paragraph : text) found += scan(yardstick, paragraph);
      return found;
    }));
    reads.push_back(seconds([&] {
      mentions = 0;
      for (const std::string& paragraph : text) mentions += reader.read(paragraph).size();
      return mentions;
    }));
  }
  const auto megabytes = static_cast<double>(size) / static_cast<double>(kMegabyte);
  const double plain = median(scans);
  const double full = median(reads);
  std::printf("%.1f MB of plans, %zu citations, medians of %d runs\n", megabytes, mentions, kRuns);
  std::printf("%-28s %8.1f MB/s\n", "RE2 scan [0-9]+[-/]", megabytes / plain);
  std::printf("%-28s %8.1f MB/s\n", "citations", megabytes / full);
  std::printf("%-28s %8.2f\n", "ratio", full / plain);
}

void measure_hard_texts(const CitationReader& reader) {
  std::printf("\n%-36s %10s %10s %8s\n", "hard text", "1 MB, s", "4 MB, s", "ratio");
  for (const char* unit :
       {"1/", "Quyết định số ", "Quyết định ", "“", "(sau đây gọi tắt là ", "05-NQ/TU, ", "05-NQ/TU về ",
        "1, ", "số 1, ", "Luật ", "Luật Đất đai, ", "khoản 1 ", "Căn cứ ", "/QĐ-UBND ", " ", "01/2025/"}) {
    const std::string small = repeated(unit, kMegabyte);
    const std::string large = repeated(unit, 4 * kMegabyte);
    const double one = seconds([&] { return reader.read(small).size(); });
    const double four = seconds([&] { return reader.read(large).size(); });
    std::printf("%-36s %10.3f %10.3f %8.1f\n", unit, one, four, four / one);
  }
}

}  // namespace
}  // namespace vanthu::bench

int main(int argc, char** argv) {
  try {
    const std::size_t megabytes = argc > 1 ? std::strtoul(argv[1], nullptr, 10) : 100;
    const vanthu::Vocabulary vocabulary = vanthu::Vocabulary::load();
    const vanthu::NumberReader numbers(vocabulary);
    const vanthu::IssuerNameReader issuers(vocabulary);
    const vanthu::CitationReader reader(vocabulary, numbers, issuers);
    vanthu::bench::measure_plans(reader, megabytes * vanthu::bench::kMegabyte);
    vanthu::bench::measure_hard_texts(reader);
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "%s\n", error.what());
    return 1;
  }
}
