#include "ingest/pdf_pictures.h"

#include <poppler/Stream.h>
#include <poppler/XRef.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <utility>

namespace vanthu {
namespace {

bool is_jpeg_2000(const Dict& picture) {
  constexpr const char* kName = "JPXDecode";
  Object filters = picture.lookup("Filter");
  if (filters.isNull()) filters = picture.lookup("F");
  if (!filters.isArray()) return filters.isName(kName);
  for (int i = 0; i < filters.arrayGetLength(); ++i) {
    if (filters.arrayGet(i).isName(kName)) return true;
  }
  return false;
}

}  // namespace

void leave_undecoded(const Object& picture, const Object& reference, XRef& objects) {
  if (!reference.isRef() || !is_jpeg_2000(*picture.streamGetDict())) return;
  Dict* const entries = picture.streamGetDict()->copy(&objects);
  for (const char* key : {"Filter", "F", "DecodeParms", "DP", "Decode", "SMask", "Mask"})
    entries->remove(key);
  entries->set("ColorSpace", Object(objName, "DeviceGray"));
  entries->set("BitsPerComponent", Object(8));
  // The stream looks at its bytes, of which there are none, and owns the entries.
  Stream* const nothing = new MemStream("", 0, 0, Object(entries));
  const Object blank(nothing);
  objects.setModifiedObject(&blank, reference.getRef());
}

void pass_over(Stream* data, int width, int height, int bits) {
  constexpr std::int64_t kMost = 64 << 20;  // more than a file may have
  const std::int64_t row = (static_cast<std::int64_t>(width) * bits + 7) / 8;
  const std::int64_t bytes = row > kMost / std::max(height, 1) ? kMost : row * height;
  data->reset();
  for (std::int64_t i = 0; i < bytes && data->getChar() != EOF;) ++i;
  data->close();
}

}  // namespace vanthu
