#include "ingest/docx_fields.h"

#include <algorithm>
#include <string>

namespace vanthu {
namespace {

// Of a field's code its name is enough, which stands at its beginning.
constexpr std::size_t kCodeBytes = 64;

struct OpenField {
  std::size_t begin = 0, separator = 0;  // nodes
  std::string code;
};

}  // namespace

bool is_contents_code(std::string_view code) {
  code.remove_prefix(std::min(code.find_first_not_of(" \t\r\n"), code.size()));
  const std::string_view name = code.substr(0, code.find_first_of(" \t\r\n\\"));
  return name == "TOC" || name == "toc";
}

DocxFields::DocxFields(const DocxTree& tree) {
  std::vector<OpenField> open;
  for (std::size_t i = 0; i < tree.nodes.size(); ++i) {
    const DocxTag tag = tree.nodes[i].tag;
    if (tag == DocxTag::deleted || tag == DocxTag::moved_from) {
      i = std::max<std::size_t>(tree.nodes[i].end, i + 1) - 1;
      continue;
    }
    const bool names = tag == DocxTag::field_code && !open.empty() && open.back().separator == 0;
    if (names && open.back().code.size() < kCodeBytes) open.back().code += tree.text(i).substr(0, kCodeBytes);
    if (tag != DocxTag::field_char) continue;
    const std::string_view type = tree.attribute(i, DocxKey::field_char_type).value_or("");
    if (type == "begin") {
      open.push_back({i, 0, {}});
    } else if (type == "separate" && !open.empty()) {
      open.back().separator = i;
    } else if (type == "end" && !open.empty()) {
      marks_.resize(tree.nodes.size(), Mark::none);
      const OpenField& field = open.back();
      marks_[field.begin] = is_contents_code(field.code) ? Mark::begin_contents : Mark::begin;
      if (field.separator != 0) marks_[field.separator] = Mark::separator;
      marks_[i] = Mark::end;
      open.pop_back();
    }
  }
}

bool DocxFields::begins_contents(std::size_t node) const {
  return node < marks_.size() && marks_[node] == Mark::begin_contents;
}

void DocxFields::pass(std::size_t node) {
  const Mark mark = node < marks_.size() ? marks_[node] : Mark::none;
  if (mark == Mark::begin || mark == Mark::begin_contents) {
    open_.push_back({mark == Mark::begin_contents, true});
    ++hiding_;
  } else if (mark == Mark::separator && !open_.empty()) {
    if (open_.back().hides && !open_.back().contents) {
      open_.back().hides = false;
      --hiding_;
    }
  } else if (mark == Mark::end && !open_.empty()) {
    if (open_.back().hides) --hiding_;
    open_.pop_back();
  }
}

}  // namespace vanthu
