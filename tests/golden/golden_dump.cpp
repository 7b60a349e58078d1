#include "tests/golden/golden_dump.h"

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>

#include "normalize/normalize.h"
#include "normalize/vocabulary.h"
#include "store/record_json.h"
#include "tools/pipeline.h"

namespace vanthu::golden {
namespace {

using Json = nlohmann::ordered_json;

std::string shown(ByteRange range) {
  return "[" + std::to_string(range.begin) + ", " + std::to_string(range.end) + ")";
}

std::string_view name(Severity severity) { return severity_name(severity); }

std::string source_line(const SourceInfo& source) {
  return source.format + ", " + source.encoding + ", " + std::to_string(source.bytes) + " bytes\n";
}

/// The text of `range` with a mark where its printed lines begin.
std::string marked(std::string_view text, ByteRange range, const std::vector<std::size_t>& line_starts) {
  std::string result;
  std::size_t from = range.begin;
  for (const std::size_t start : line_starts) {
    result += std::string(text.substr(from, start - from)) + "⏎";
    from = start;
  }
  return result + std::string(text.substr(from, range.end - from));
}

std::string row_line(std::string_view text, const Row& row) {
  std::string line = "  row";
  for (const Cell& cell : row.cells) line += " | " + marked(text, cell.text, cell.line_starts);
  return line + "\n";
}

/// `where` adds what a block's range came from.
template <typename Where>
std::string block_lines(std::string_view text, const std::vector<Block>& blocks, Where where) {
  std::string lines;
  for (const Block& block : blocks) {
    const std::string place = shown(block.text) + " from " + where(block.text);
    if (block.kind == BlockKind::paragraph) {
      lines += "paragraph " + place + ": " + marked(text, block.text, block.line_starts) + "\n";
      continue;
    }
    lines += "table " + place + ": " + std::to_string(block.table.columns) + " columns" +
             (block.table.has_head ? ", head\n" : "\n");
    for (const Row& row : block.table.rows) lines += row_line(text, row);
  }
  return lines;
}

std::string finding_lines(const std::vector<Finding>& findings) {
  std::string lines;
  for (const Finding& finding : findings) {
    lines += "finding " + finding.code + " " + std::string(name(finding.severity)) + " " +
             shown(finding.where) + ": " + finding.message_code;
    for (const std::string& argument : finding.arguments) lines += " \"" + argument + "\"";
    lines += "\n";
  }
  return lines;
}

/// From the first to the last byte of the file that the runs of `range` were read from.
std::string file_range(const ExtractedDocument& document, ByteRange range) {
  std::optional<ByteRange> all;
  for (const SourceRun& run : document.runs) {
    const std::size_t begin = std::max(run.text.begin, range.begin), end = std::min(run.text.end, range.end);
    if (begin >= end || !run.file) continue;
    const bool copied = run.file->size() == run.text.size();
    const ByteRange file =
        copied ? ByteRange{run.file->begin + begin - run.text.begin, run.file->begin + end - run.text.begin}
               : *run.file;
    if (!all) all = file;
    all = {std::min(all->begin, file.begin), std::max(all->end, file.end)};
  }
  return all ? shown(*all) : "nowhere";
}

/// A value of the record on lines of its own: an object a key a line, a list an entry a line.
std::string json_lines(const Json& value) {
  if (value.empty() || value.is_primitive()) return value.dump();
  std::string lines;
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      lines += (lines.empty() ? "{\n  " : ",\n  ") + Json(key).dump() + ": " + member.dump();
    }
    return lines + "\n}";
  }
  for (const Json& entry : value) lines += (lines.empty() ? "[\n  " : ",\n  ") + entry.dump();
  return lines + "\n]";
}

const Parser& parser() {
  static const Vocabulary tables = Vocabulary::load();
  static const Parser compiled(tables);
  return compiled;
}

}  // namespace

std::string dump(const ExtractedDocument& document) {
  return source_line(document.source) +
         block_lines(document.text, document.blocks,
                     [&](ByteRange range) { return file_range(document, range); }) +
         finding_lines(document.findings);
}

std::string dump(const NormalizedDocument& document) {
  return source_line(document.source) +
         block_lines(document.text, document.blocks,
                     [&](ByteRange range) {
                       return shown({document.origin[range.begin], document.origin[range.end]});
                     }) +
         finding_lines(document.findings);
}

std::string dump(const Document& record) {
  const Json json = Json::parse(to_json_line(record));
  std::string lines;
  for (const auto& [key, value] : json.items()) {
    lines += (lines.empty() ? "{\n" : ",\n") + Json(key).dump() + ": " + json_lines(value);
  }
  return lines + "\n}\n";
}

std::vector<std::string> golden_plans() {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(VANTHU_SOURCE_DIR "/tests/golden/plans")) {
    names.push_back(entry.path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

std::vector<GoldenDump> golden_dumps(const std::string& plan) {
  SourceFile file = load_file(VANTHU_SOURCE_DIR "/tests/golden/plans/" + plan, Limits{});
  file.path = "tests/golden/plans/" + plan;  // wherever the sources lie
  const ExtractedDocument extracted = read(file, Limits{});
  const std::string stem = std::filesystem::path(plan).stem().string();
  return {{stem + ".extracted.txt", dump(extracted)},
          {stem + ".normalized.txt", dump(normalize(extracted))},
          {stem + ".record.json", dump(extract(file, Limits{}, parser()))}};
}

std::string golden_folder() { return VANTHU_SOURCE_DIR "/tests/golden/dumps/"; }

}  // namespace vanthu::golden
