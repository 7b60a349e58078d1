// Unicode's canonical composition, in which names and patterns are compared.
#pragma once

#include <string>

namespace vanthu {

/// `text` composed (NFC); bytes that are no UTF-8 become U+FFFD.  Where ICU's data is missing, as it was.
std::string compose(const std::string& text);

}  // namespace vanthu
