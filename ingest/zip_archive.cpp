#include "ingest/zip_archive.h"

#include <zip.h>

#include "ingest/error.h"

namespace vanthu {
namespace {

// Below this a part costs nothing, however well it is packed.
constexpr std::size_t kSmallPart = 1u << 20;

struct FileCloser {
  void operator()(zip_file_t* file) const { zip_fclose(file); }
};

/// An error value of libzip, for its words.
struct ZipError {
  ZipError() { zip_error_init(&value); }
  ~ZipError() { zip_error_fini(&value); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  zip_error_t value{};
};

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const { zip_discard(archive); }

ZipArchive::ZipArchive(std::string_view bytes, const std::string& path, const Limits& limits)
    : path_(path), limits_(limits) {
  ZipError error;
  zip_source_t* const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error.value);
  if (source == nullptr) throw Error("docx-damaged", path_, {zip_error_strerror(&error.value)});
  archive_.reset(zip_open_from_source(source, ZIP_RDONLY, &error.value));
  if (archive_ == nullptr) {
    zip_source_free(source);
    throw Error("docx-damaged", path_, {zip_error_strerror(&error.value)});
  }
  const zip_int64_t entries = zip_get_num_entries(archive_.get(), 0);
  if (entries < 0 || static_cast<std::size_t>(entries) > limits_.archive_entries) {
    throw Error("limit-archive-entries", path_, {std::to_string(limits_.archive_entries)});
  }
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
  zip_int64_t found = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (found < 0) found = zip_name_locate(archive_.get(), name.c_str(), ZIP_FL_NOCASE);
  if (found < 0) return std::nullopt;
  const auto index = static_cast<zip_uint64_t>(found);
  zip_stat_t facts;
  constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive_.get(), index, 0, &facts) != 0 || (facts.valid & kNeeded) != kNeeded) {
    throw Error("docx-damaged", path_, {name});
  }
  if (facts.encryption_method != ZIP_EM_NONE) throw Error("docx-encrypted", path_);
  if (facts.size > limits_.archive_bytes - unpacked_) {
    throw Error("limit-archive-bytes", path_, {std::to_string(limits_.archive_bytes)});
  }
  const auto size = static_cast<std::size_t>(facts.size);
  if (size > kSmallPart && size / limits_.archive_ratio > facts.comp_size) {
    throw Error("limit-archive-ratio", path_, {name, std::to_string(limits_.archive_ratio)});
  }
  const std::unique_ptr<zip_file_t, FileCloser> file(zip_fopen_index(archive_.get(), index, 0));
  if (file == nullptr) throw Error("docx-damaged", path_, {name});
  // libzip checks the sum only when it meets the end: ask for one byte more than there should be.
  std::string part(size + 1, '\0');
  std::size_t filled = 0;
  while (filled < part.size()) {
    const zip_int64_t got = zip_fread(file.get(), part.data() + filled, part.size() - filled);
    if (got < 0) throw Error("docx-damaged", path_, {name});
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  if (filled != size) throw Error("docx-damaged", path_, {name});
  part.resize(size);
  unpacked_ += size;
  return part;
}

}  // namespace vanthu
