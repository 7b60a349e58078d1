#include "tools/import/reader_name.h"

#include <memory>

#include "parsers/document_number.h"
#include "parsers/identity_reader.h"

namespace vanthu {

std::string reader_name(const Vocabulary& vocabulary) {
  return std::string(VANTHU_VERSION) + " " + vocabulary.fingerprint();
}

HeaderIdentity header_identity(const Vocabulary& vocabulary) {
  struct Readers {
    explicit Readers(const Vocabulary& words) : numbers(words), identities(words, numbers) {}
    NumberReader numbers;
    IdentityReader identities;
  };
  auto readers = std::make_shared<std::unique_ptr<const Readers>>();
  return [readers, &vocabulary](const Header& header) {
    if (*readers == nullptr) *readers = std::make_unique<const Readers>(vocabulary);
    return (*readers)->identities.of_header(header);
  };
}

}  // namespace vanthu
