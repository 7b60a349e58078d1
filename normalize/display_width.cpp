#include <unicode/uchar.h>

#include "normalize/code_points.h"
#include "normalize/text_forms.h"

namespace vanthu {
namespace {

std::size_t columns_of(char32_t value) {
  if (value >= 0x20 && value < 0x7F) return 1;
  const auto point = static_cast<UChar32>(value);
  constexpr std::uint32_t kNoColumn = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(point) & kNoColumn) != 0) return 0;
  const int width = u_getIntPropertyValue(point, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

}  // namespace

std::size_t display_width(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = code_point_at(text, i);
    columns += columns_of(point.value);
    i += point.length;
  }
  return columns;
}

}  // namespace vanthu
