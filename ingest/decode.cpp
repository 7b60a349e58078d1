#include "ingest/decode.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <utility>

#include "ingest/error.h"
#include "ingest/legacy.h"
#include "ingest/legacy_detect.h"
#include "ingest/raw_text.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using std::string_view_literals::operator""sv;

Finding repaired_with(std::string_view encoding, ByteRange where) {
  return {"text-repaired", Severity::warning, where, "text-repaired-encoding", {std::string(encoding)}};
}

/// `mapped` was made of `raw.text`: its way back to the file goes through that of `raw`.
std::vector<std::uint32_t> through(std::vector<std::uint32_t> origin, const RawText& raw) {
  for (std::uint32_t& place : origin) place = raw_offset(raw, place);
  return origin;
}

DecodedText take(RawText raw, std::string encoding) {
  return {std::move(raw.text), std::move(raw.origin), raw.file_begin, std::move(encoding), {}};
}

/// First line of `text` that is not empty, for a finding about the whole.
ByteRange first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\v\f"sv);
  if (begin == std::string_view::npos) return {0, 0};
  return {begin, std::min(text.find_first_of("\r\n"sv, begin), text.size())};
}

DecodedText decode_all(Legacy encoding, const RawText& raw) {
  MappedText mapped = decode_legacy(encoding, raw.text);
  DecodedText decoded;
  decoded.origin = through(std::move(mapped.origin), raw);
  decoded.text = std::move(mapped.text);
  const std::string name(legacy_name(encoding));
  decoded.encoding = encoding == Legacy::mojibake ? "UTF-8" : name;  // of mojibake the bytes are Unicode
  decoded.findings.push_back(repaired_with(name, first_line(decoded.text)));
  return decoded;
}

/// 8-bit text: one encoding for the whole file.
DecodedText decode_eight_bit(RawText raw, const std::string& path) {
  const Weighing weighing = weigh(raw.text);
  // Where no word tells anything, dashes and quotes are windows-1252's.
  if (reads_well(weighing)) return take(std::move(raw), "windows-1252");
  const std::optional<Legacy> encoding = decide(weighing);
  if (!encoding) throw Error("encoding-undecided", path, {describe_candidates(weighing)});
  return decode_all(*encoding, raw);
}

struct Line {
  ByteRange range;  // without its '\n'
  std::optional<Legacy> encoding;
};

/// The lines that hold more than ASCII.
std::vector<Line> telling_lines(std::string_view text) {
  std::vector<Line> lines;
  std::vector<std::string_view> views;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string_view line = text.substr(begin, end - begin);
    const bool telling =
        std::any_of(line.begin(), line.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (telling) {
      lines.push_back({{begin, end}, std::nullopt});
      views.push_back(line);
    }
    begin = end + 1;
  }
  const auto encodings = line_encodings(views);
  for (std::size_t i = 0; i < lines.size(); ++i) lines[i].encoding = encodings[i];
  return lines;
}

/// Puts a Unicode text together from lines that stay, lines that are decoded, and broken bytes.
class Assembly {
 public:
  Assembly(const RawText& raw, std::string encoding) : raw_(raw) { decoded_.encoding = std::move(encoding); }

  /// Copies text up to `end`; each run of broken bytes becomes one U+FFFD.
  void copy(std::size_t end) {
    while (at_ < end) {
      const bool broken = next_broken_ < raw_.broken.size() && raw_.broken[next_broken_] < end;
      const std::size_t until = broken ? raw_.broken[next_broken_] : end;
      for (; at_ < until; ++at_) {
        decoded_.text += raw_.text[at_];
        decoded_.origin.push_back(raw_offset(raw_, at_));
      }
      if (broken) replace_broken();
    }
  }

  void decode(const Line& line) {
    const std::size_t begin = decoded_.text.size();
    const MappedText mapped = decode_legacy(
        *line.encoding, std::string_view(raw_.text).substr(line.range.begin, line.range.size()));
    decoded_.text += mapped.text;
    for (std::size_t i = 0; i < mapped.text.size(); ++i) {
      decoded_.origin.push_back(raw_offset(raw_, line.range.begin + mapped.origin[i]));
    }
    at_ = line.range.end;
    while (next_broken_ < raw_.broken.size() && raw_.broken[next_broken_] < at_) ++next_broken_;
    report(line, {begin, decoded_.text.size()});
  }

  std::size_t broken_places() const { return broken_places_; }
  std::size_t broken_characters() const { return broken_characters_; }
  std::size_t first_broken() const { return first_broken_; }

  DecodedText finish() {
    copy(raw_.text.size());
    decoded_.origin.push_back(raw_offset(raw_, raw_.text.size()));
    return std::move(decoded_);
  }

 private:
  /// One finding for lines that follow each other.
  void report(const Line& line, ByteRange where) {
    if (last_encoding_ == line.encoding && !decoded_.findings.empty()) {
      const ByteRange last = decoded_.findings.back().where;
      const auto between = std::string_view(decoded_.text).substr(last.end, where.begin - last.end);
      if (between.find_first_not_of(" \t\r\n"sv) == std::string_view::npos) {
        decoded_.findings.back().where.end = where.end;
        return;
      }
    }
    last_encoding_ = line.encoding;
    decoded_.findings.push_back(repaired_with(legacy_name(*line.encoding), where));
  }

  void replace_broken() {
    const std::size_t begin = decoded_.text.size(), file = raw_offset(raw_, at_);
    if (broken_places_++ == 0) first_broken_ = file;
    append_utf8(decoded_.text, 0xFFFD);
    decoded_.origin.resize(decoded_.text.size(), static_cast<std::uint32_t>(file));
    while (next_broken_ < raw_.broken.size() && raw_.broken[next_broken_] == at_) {
      ++next_broken_;
      ++broken_characters_;
      at_ += decode_utf8(raw_.text, at_).length;
    }
    last_encoding_.reset();
    decoded_.findings.push_back({"text-repaired",
                                 Severity::warning,
                                 {begin, decoded_.text.size()},
                                 "text-repaired-bytes",
                                 {std::to_string(file)}});
  }

  const RawText& raw_;
  DecodedText decoded_;
  std::size_t at_ = 0;             // in raw_.text: what stands before is done
  std::size_t next_broken_ = 0;    // in raw_.broken
  std::size_t broken_places_ = 0;  // runs of broken characters
  std::size_t broken_characters_ = 0;
  std::size_t first_broken_ = 0;
  std::optional<Legacy> last_encoding_;
};

/// One broken place may stand in any text (a file cut off inside a letter, which has up to three bytes); more
/// than one in a thousand bytes is no text of that encoding any more.
bool is_too_broken(const Assembly& assembly, std::size_t bytes) {
  return assembly.broken_places() > std::max<std::size_t>(1, bytes / 1000) ||
         assembly.broken_characters() > std::max<std::size_t>(3, bytes / 300);
}

/// A legacy encoding that most of the lines are in is the file's; of mojibake the bytes are Unicode.
std::string encoding_of(const std::vector<Line>& lines, std::string unicode) {
  for (const Legacy encoding : kLegacyEncodings) {
    std::size_t total = 0, own = 0;
    for (const Line& line : lines) {
      total += line.range.size();
      own += line.encoding == encoding ? line.range.size() : 0;
    }
    if (own * 2 > total && encoding != Legacy::mojibake) return std::string(legacy_name(encoding));
  }
  return unicode;
}

DecodedText decode_unicode(RawText raw, const std::string& encoding, bool repair_lines,
                           const std::string& path) {
  const std::vector<Line> lines = repair_lines ? telling_lines(raw.text) : std::vector<Line>{};
  const bool all_well = raw.broken.empty() && std::none_of(lines.begin(), lines.end(), [](const Line& line) {
                          return line.encoding.has_value();
                        });
  if (all_well) return take(std::move(raw), encoding);
  Assembly assembly(raw, encoding_of(lines, encoding));
  for (const Line& line : lines) {
    if (!line.encoding) continue;
    assembly.copy(line.range.begin);
    assembly.decode(line);
  }
  DecodedText decoded = assembly.finish();
  if (is_too_broken(assembly, raw.text.size())) {
    throw Error(encoding == "UTF-8" ? "encoding-invalid-utf8" : "encoding-invalid-utf16", path,
                {std::to_string(assembly.first_broken()), std::to_string(assembly.broken_places())});
  }
  return decoded;
}

void check_size(std::string_view bytes, const std::string& path) {
  // A byte of the file makes at most three of the text, and offsets have 32 bits.
  constexpr std::size_t kMost = std::numeric_limits<std::uint32_t>::max() / 4;
  if (bytes.size() > kMost) throw Error("limit-file-bytes", path, {std::to_string(kMost)});
}

/// The charset that markup declares, in small letters; empty where it declares none.
std::string declared_charset(std::string_view markup) {
  constexpr std::size_t kWindow = 8u << 10;  // browsers look at the first kilobyte
  std::string head(markup.substr(0, kWindow));
  std::transform(head.begin(), head.end(), head.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  for (const std::string_view key : {"charset="sv, "encoding="sv}) {
    const std::size_t found = head.find(key);
    if (found == std::string::npos) continue;
    const std::size_t begin = head.find_first_not_of("\"' "sv, found + key.size());
    if (begin == std::string::npos) continue;
    return head.substr(begin, std::min(head.find_first_of("\"' ;/>?"sv, begin), head.size()) - begin);
  }
  return {};
}

}  // namespace

std::size_t file_offset(const DecodedText& decoded, std::size_t offset) {
  return decoded.origin.empty() ? decoded.file_begin + offset : decoded.origin[offset];
}

DecodedText decode_text(std::string_view bytes, const std::string& path) {
  check_size(bytes, path);
  RawText raw = read_raw_text(bytes, path);
  if (raw.kind == RawKind::eight_bit) return decode_eight_bit(std::move(raw), path);
  const std::string encoding(raw_encoding(raw.kind));
  return decode_unicode(std::move(raw), encoding, true, path);
}

DecodedText decode_markup(std::string_view bytes, const std::string& path) {
  check_size(bytes, path);
  RawText raw = read_raw_text(bytes, path);
  if (raw.kind != RawKind::eight_bit) {
    const std::string encoding(raw_encoding(raw.kind));
    return decode_unicode(std::move(raw), encoding, false, path);
  }
  if (declared_charset(bytes) == "windows-1258") {
    DecodedText decoded = decode_all(Legacy::windows1258, std::move(raw));
    decoded.findings.clear();  // declared: nothing was guessed
    return decoded;
  }
  return take(std::move(raw), "windows-1252");
}

}  // namespace vanthu
