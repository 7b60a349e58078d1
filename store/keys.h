// The forms under which the store compares what is asked with what is recorded.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// search_key of any bytes; those that are no UTF-8 are shown as \xNN first.
std::string text_search_key(std::string_view text);

/// Form for comparing numbers of documents and names of laws: text_search_key without spaces and without
/// the zeros that the number begins with ("05-NQ/ĐU" and "5 - nq/đu" share one).
std::string number_search_key(std::string_view text);

}  // namespace vanthu
