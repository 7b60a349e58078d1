#include "ingest/stored_dates.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

#include "ingest/error.h"
#include "ingest/word_binary.h"
#include "ingest/zip_archive.h"

namespace vanthu {
namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// The place of the first printed letter behind `at`: over braces, blanks and control words, not over text.
std::optional<std::size_t> first_letter(std::string_view rtf, std::size_t at) {
  while (at < rtf.size() && !is_letter(rtf[at])) {
    if (rtf[at] == '\\') {
      ++at;
      if (at < rtf.size() && !is_letter(rtf[at])) {
        ++at;  // a control symbol such as \*
        continue;
      }
      while (at < rtf.size() && (is_letter(rtf[at]) || rtf[at] == '-' || (rtf[at] >= '0' && rtf[at] <= '9')))
        ++at;
      continue;
    }
    if (std::string_view("{} \r\n\t").find(rtf[at]) == std::string_view::npos) return std::nullopt;
    ++at;
  }
  return at < rtf.size() ? std::optional(at) : std::nullopt;
}

/// A field of an unknown name shows its stored result.
std::string rtf_with_stored_dates(std::string_view bytes) {
  constexpr std::string_view kInstruction = "\\fldinst";
  constexpr std::size_t kFarthest = 1024;  // Word writes some 100 bytes of properties before the name
  std::string copy(bytes);
  for (std::size_t at = bytes.find(kInstruction); at != std::string_view::npos;
       at = bytes.find(kInstruction, at + 1)) {
    const auto name = first_letter(bytes.substr(0, at + kFarthest), at + kInstruction.size());
    if (!name) continue;
    std::string word(bytes.substr(*name, 5));
    std::transform(word.begin(), word.end(), word.begin(),
                   [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const bool whole = word.size() < 5 || !is_letter(word[4]);
    if (whole && (word.starts_with("DATE") || word.starts_with("TIME"))) copy[*name] = 'Q';
  }
  return copy;
}

std::size_t replace_all(std::string& text, std::string_view from, std::string_view to) {
  std::size_t count = 0;
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
    ++count;
  }
  return count;
}

struct ZipDiscard {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
struct SourceFree {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};

/// The archive with another part in the place of `name`; nothing where libzip cannot.
std::optional<std::string> with_part(std::string_view archive, const char* name, const std::string& part) {
  const std::unique_ptr<zip_source_t, SourceFree> file(
      zip_source_buffer_create(archive.data(), archive.size(), 0, nullptr));
  if (!file) return std::nullopt;
  zip_source_keep(file.get());  // closing the archive gives back its own share; ours is read below
  std::unique_ptr<zip_t, ZipDiscard> zip(zip_open_from_source(file.get(), 0, nullptr));
  if (!zip) {
    zip_source_free(file.get());
    return std::nullopt;
  }
  const zip_int64_t index = zip_name_locate(zip.get(), name, 0);
  zip_source_t* const source = zip_source_buffer(zip.get(), part.data(), part.size(), 0);
  if (index < 0 || source == nullptr ||
      zip_file_replace(zip.get(), static_cast<zip_uint64_t>(index), source, 0) != 0) {
    if (source != nullptr) zip_source_free(source);
    return std::nullopt;
  }
  if (zip_close(zip.get()) != 0) return std::nullopt;
  zip.release();
  zip_stat_t facts;
  if (zip_source_stat(file.get(), &facts) != 0 || zip_source_open(file.get()) != 0) return std::nullopt;
  std::string bytes(facts.size, '\0');
  const zip_int64_t got = zip_source_read(file.get(), bytes.data(), bytes.size());
  zip_source_close(file.get());
  return got == static_cast<zip_int64_t>(bytes.size()) ? std::optional(std::move(bytes)) : std::nullopt;
}

/// A date that stands still is a piece of text; the names have equal lengths by chance alone.
std::string odt_with_stored_dates(std::string_view bytes, const std::string& path, const Limits& limits) {
  std::optional<std::string> content;
  try {
    ZipArchive archive(bytes, path, limits);
    const auto manifest = archive.read("META-INF/manifest.xml");
    if (manifest && manifest->find("encryption-data") != std::string::npos)
      throw Error("office-encrypted", path);
    content = archive.read("content.xml");
  } catch (const Error& error) {
    if (error.code != "docx-damaged" && error.code != "docx-encrypted") throw;
  }
  std::size_t changed = 0;
  for (const std::string_view field : {"text:date", "text:time"}) {
    for (const std::string_view end : {" ", ">"}) {
      if (!content) break;
      changed +=
          replace_all(*content, "<" + std::string(field) + std::string(end), "<text:span" + std::string(end));
      replace_all(*content, "</" + std::string(field) + ">", "</text:span>");
    }
  }
  if (changed == 0) return std::string(bytes);
  return with_part(bytes, "content.xml", *content).value_or(std::string(bytes));
}

}  // namespace

std::string with_stored_dates(std::string_view bytes, Format format, const std::string& path,
                              const Limits& limits) {
  switch (format) {
    case Format::doc:
      return without_live_dates(bytes);
    case Format::rtf:
      return rtf_with_stored_dates(bytes);
    case Format::odt:
      return odt_with_stored_dates(bytes, path, limits);
    default:
      return std::string(bytes);
  }
}

}  // namespace vanthu
