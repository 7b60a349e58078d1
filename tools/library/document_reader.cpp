#include "tools/library/document_reader.h"

#include <utility>

#include "tools/import/reader_name.h"
#include "tools/library/inside/reader_parts.h"
#include "tools/pipeline.h"

namespace vanthu {

DocumentReader::DocumentReader(ReadSettings settings)
    : parts_(std::make_unique<const ReaderParts>(std::move(settings))) {}
DocumentReader::~DocumentReader() = default;
DocumentReader::DocumentReader(DocumentReader&&) noexcept = default;
DocumentReader& DocumentReader::operator=(DocumentReader&&) noexcept = default;

Document DocumentReader::read(const std::string& path) const {
  return extract(load_file(path, parts_->settings.limits), parts_->settings.limits, parts_->parser,
                 {.ocr = parts_->settings.ocr});
}

Document DocumentReader::read_bytes(std::string name, std::string bytes) const {
  return extract({std::move(name), std::move(bytes)}, parts_->settings.limits, parts_->parser,
                 {.ocr = parts_->settings.ocr});
}

std::string DocumentReader::name() const { return reader_name(parts_->vocabulary); }

HeaderIdentity DocumentReader::identity() const { return header_identity(parts_->vocabulary); }

Document read_document(const std::string& path, const ReadSettings& settings) {
  return DocumentReader(settings).read(path);
}

}  // namespace vanthu
