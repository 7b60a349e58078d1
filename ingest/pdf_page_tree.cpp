#include "ingest/pdf_page_tree.h"

#include <poppler/XRef.h>

#include <utility>

namespace vanthu {
namespace {

constexpr std::size_t kDeepest = 500;     // Poppler gives up a chain of objects at this depth
constexpr std::size_t kNodesPerPage = 4;  // a tree has fewer nodes than pages; one in circles has no end

struct Node {
  Object kids;
  int next = 0;
};

bool is_page(const Object& object) {
  return object.isDict("Page") || (object.isDict() && !object.getDict()->hasKey("Kids"));
}

}  // namespace

std::vector<PageObject> find_pages(XRef& objects, std::size_t most) {
  std::vector<PageObject> pages;
  std::vector<Node> path;
  const auto enter = [&](const Object& node) {
    Object kids = node.isDict() ? node.dictLookup("Kids") : Object(objNull);
    if (kids.isArray() && path.size() < kDeepest) path.push_back({std::move(kids)});
  };
  const Object catalogue = objects.getCatalog();
  if (catalogue.isDict()) enter(catalogue.dictLookup("Pages"));
  for (std::size_t steps = 0; !path.empty() && pages.size() < most && steps < most * kNodesPerPage; ++steps) {
    Node& node = path.back();
    if (node.next >= node.kids.arrayGetLength()) {
      path.pop_back();
      continue;
    }
    const int index = node.next++;
    const Object& reference = node.kids.arrayGetNF(index);
    if (!reference.isRef()) continue;
    const Ref ref = reference.getRef();
    const Object kid = node.kids.arrayGet(index);
    if (is_page(kid) || !kid.isDict()) {
      pages.push_back({ref, kid.isDict()});
    } else {
      enter(kid);
    }
  }
  return pages;
}

bool has_lost_content(XRef& objects, Ref page) {
  const Object entries = objects.fetch(page);
  if (!entries.isDict()) return false;
  const Object content = entries.dictLookup("Contents");
  if (content.isNull()) return entries.dictLookupNF("Contents").isRef();
  for (int i = 0; content.isArray() && i < content.arrayGetLength(); ++i) {
    if (content.arrayGetNF(i).isRef() && content.arrayGet(i).isNull()) return true;
  }
  return false;
}

void leave_out_page(XRef& objects, Ref page) {
  auto* const entries = new Dict(&objects);  // owned by the object
  entries->set("Type", Object(objName, "Page"));
  const Object empty(entries);
  objects.setModifiedObject(&empty, page);
  // Poppler forgets the object of an entry that the file calls free.
  XRefEntry* const entry = objects.getEntry(page.num);
  if (entry->type == xrefEntryFree) entry->type = xrefEntryUncompressed;
}

}  // namespace vanthu
