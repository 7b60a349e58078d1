// Pictures of a PDF file that are not looked at.  For the files pdf_*.cpp alone: Poppler's types stop there.
#pragma once

#include <poppler/Object.h>

class Stream;
class XRef;

namespace vanthu {

/// Poppler decodes a picture of JPEG 2000 whole, however large it says it is, to learn how many colours it
/// has, though nobody asks for its pixels.  So where `picture`, the stream behind `reference`, is one, an
/// empty picture of the same size is put in its place in `objects`.  It cannot be printed any more.
void leave_undecoded(const Object& picture, const Object& reference, XRef& objects);

/// Reads on behind a picture that stands between the operators; `bits` of a pixel.
void pass_over(Stream* data, int width, int height, int bits);

}  // namespace vanthu
