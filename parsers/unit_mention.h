// What the words around a unit's name say of it: whose body it is, and whether it is asked or ordered.
#pragma once

#include <optional>
#include <string_view>

namespace vanthu {

/// The level that " xã", " của thành phố", "phường Tân Hòa" name: xã | huyện | tỉnh | trung ương; "" where
/// `words` (a key) begins with no word of a level.
std::string_view level_named_by(std::string_view words);

/// The same of a name whose last word is the level's ("ủy ban nhân dân tỉnh").
std::string_view level_at_end(std::string_view name);

/// True where the words before a unit (a key) ask it ("đề nghị", "kính mời"), false where they order it
/// ("giao", "yêu cầu"); none where they do neither.
std::optional<bool> is_request(std::string_view words);

}  // namespace vanthu
