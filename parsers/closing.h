// The end of a document: recipients (Nơi nhận) and signatures.
#pragma once

#include <string>
#include <vector>

#include "normalize/normalized_document.h"
#include "parsers/document.h"
#include "parsers/parts.h"

namespace vanthu {

struct Closing {
  std::vector<std::string> recipients;  // without dash and closing mark, as printed
  std::vector<Signer> signers;          // in the order in which they stand
};

Closing read_closing(const NormalizedDocument& document, const Parts& parts);

}  // namespace vanthu
