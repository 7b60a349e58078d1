// The pages of a PDF file as its tree has them.  For the files pdf_*.cpp alone: Poppler's types stop there.
#pragma once

#include <poppler/Object.h>

#include <cstddef>
#include <vector>

class XRef;

namespace vanthu {

struct PageObject {
  Ref object;
  bool is_there = false;  // false where the tree names an object that the file has lost
};

/// The objects that Poppler takes for pages, in its order, and those that would be one; at most `most`.
std::vector<PageObject> find_pages(XRef& objects, std::size_t most);

/// Whether the page's content, or a part of it, is an object that the file has lost.  Poppler tells only of
/// the first such object.
bool has_lost_content(XRef& objects, Ref page);

/// Puts an empty page in the place of one that is lost or damaged.  Poppler counts pages without the former,
/// so that those behind it would have wrong numbers, and comes to none behind the latter.
void leave_out_page(XRef& objects, Ref page);

}  // namespace vanthu
