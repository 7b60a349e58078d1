#include "ingest/zip_archive.h"

#include <zip.h>

#include <algorithm>

#include "ingest/error.h"

namespace vanthu {
namespace {

// Below this a part costs nothing, however well it is packed.
constexpr std::size_t kSmallPart = 1u << 20;

/// An error value of libzip, for its words.
struct ZipError {
  ZipError() { zip_error_init(&value); }
  ~ZipError() { zip_error_fini(&value); }
  ZipError(const ZipError&) = delete;
  ZipError& operator=(const ZipError&) = delete;
  zip_error_t value{};
};

std::string folded(std::string name) {
  for (char& c : name) {
    if (c == '\\') c = '/';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

}  // namespace

void ZipArchive::Closer::operator()(zip* archive) const { zip_discard(archive); }
void ZipArchive::Closer::operator()(zip_file* file) const { zip_fclose(file); }

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

std::optional<std::uint64_t> ZipArchive::find(const std::string& name) {
  const zip_int64_t same = zip_name_locate(archive_.get(), name.c_str(), 0);
  if (same >= 0) return static_cast<std::uint64_t>(same);
  const bool known = !folded_.empty();
  const auto entries = static_cast<zip_uint64_t>(zip_get_num_entries(archive_.get(), 0));
  for (zip_uint64_t i = 0; !known && i < entries; ++i) {
    const char* const entry = zip_get_name(archive_.get(), i, 0);
    if (entry != nullptr) folded_.emplace(folded(entry), i);
  }
  const auto found = folded_.find(folded(name));
  return found == folded_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<ZipArchive::OpenPart> ZipArchive::open(const std::string& name) {
  const std::optional<std::uint64_t> index = find(name);
  if (!index) return std::nullopt;
  zip_stat_t facts;
  constexpr zip_uint64_t kNeeded = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
  if (zip_stat_index(archive_.get(), *index, 0, &facts) != 0 || (facts.valid & kNeeded) != kNeeded) {
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
  OpenPart part{size, std::unique_ptr<zip_file, Closer>(zip_fopen_index(archive_.get(), *index, 0))};
  if (part.file == nullptr) throw Error("docx-damaged", path_, {name});
  return part;
}

/// At most the first `most` bytes of a part.
std::string ZipArchive::unpack(const OpenPart& part, std::size_t most, const std::string& name) {
  std::string bytes(most, '\0');
  std::size_t filled = 0;
  while (filled < bytes.size()) {
    const zip_int64_t got = zip_fread(part.file.get(), bytes.data() + filled, bytes.size() - filled);
    if (got < 0) throw Error("docx-damaged", path_, {name});
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  bytes.resize(filled);
  unpacked_ += filled;
  return bytes;
}

std::optional<std::string> ZipArchive::read(const std::string& name) {
  const std::optional<OpenPart> part = open(name);
  if (!part) return std::nullopt;
  // libzip checks the sum only when it meets the end: ask for one byte more than there should be.
  std::string bytes = unpack(*part, part->size + 1, name);
  if (bytes.size() != part->size) throw Error("docx-damaged", path_, {name});
  return bytes;
}

std::optional<std::string> ZipArchive::read_beginning(const std::string& name, std::size_t most) {
  const std::optional<OpenPart> part = open(name);
  if (!part) return std::nullopt;
  return unpack(*part, std::min(most, part->size), name);
}

}  // namespace vanthu
