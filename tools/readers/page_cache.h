// What OCR has read, kept in a folder, so that no page is read twice.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "ingest/error.h"
#include "ingest/ocr_settings.h"

namespace vanthu {

/// What a page's text depends on: the content that its file has by its own reader, its number, the settings
/// and OCR's version; lower-case hexadecimal.
std::string page_key(const std::string& sha256, int page, const OcrSettings& settings,
                     const std::string& version);

/// One file a page, its name the key, with a checksum of its own.  A file that is damaged, of another version
/// or someone else's is as good as none.  Several programs may use a folder at the same time.  Where the
/// folder cannot be used, or the disk is full, there is no cache, and nothing fails.
class PageCache {
 public:
  /// Keeps at most so many bytes; those that were not used for longest are removed.  `folder` is made when
  /// the first page is kept; "" is no folder, and `why` then what is wrong, where something is.
  PageCache(std::string folder, std::size_t most_bytes, std::optional<Error> why = std::nullopt);

  /// The bytes that were kept under the key.
  std::optional<std::string> find(const std::string& key);
  void keep(const std::string& key, std::string_view bytes);

  /// What is kept can be found again.
  bool keeps() const { return !folder_.empty() && !failed_; }
  /// Says once why there is no cache: Error "ocr-cache-unusable".
  std::optional<Error> take_trouble();

 private:
  void fail(int error);
  void make_room(std::size_t bytes);
  void count_and_remove(std::size_t bytes);

  std::string folder_;
  std::size_t most_bytes_;
  std::optional<std::size_t> used_{};  // bytes; not known before the folder has been looked through
  bool failed_ = false;
  std::optional<Error> trouble_;
};

}  // namespace vanthu
