// Automatic numbers of a Word file's lists: they are not in its text.
#pragma once

#include <array>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "ingest/docx_style.h"
#include "ingest/docx_tree.h"

namespace vanthu {

/// The lists of a document and how far they have counted.
class DocxNumbering {
 public:
  /// `tree` is that of numbering.xml, if the file has one.
  DocxNumbering(const DocxTree* tree, DocxStyles& styles);

  /// Counts a paragraph and gives the label that Word prints before it ("3.", "II.", "a)", "1.2."; "-" for a
  /// bullet); nothing where it is in no list.  `own` is what the paragraph itself says, `style_id` its style.
  /// `outer` is the paragraph's text, for a label in a legacy font.
  std::optional<std::string> next_label(const DocxList& own, std::string_view style_id,
                                        const DocxText& outer);

 private:
  static constexpr std::size_t kLevels = 9;

  struct Level {
    long start = 0;  // ECMA-376 17.9.25: zero where it is not said
    std::string format = "decimal";
    std::string text;
    std::optional<long> restart;
    bool legal = false;
    std::string paragraph_style;
    DocxText font;
  };
  using Levels = std::array<Level, kLevels>;
  struct List {
    std::string abstract_id;
    Levels levels;
    std::array<std::optional<long>, kLevels> start_overrides;
  };
  using Counters = std::array<std::optional<long>, kLevels>;

  Level read_level(std::size_t node) const;
  const List* list(long num_id);
  std::optional<List> read_list(std::size_t num_node);
  Levels read_levels(std::size_t abstract_node, std::size_t depth);
  static long start_of(const List& list, std::size_t level);
  void count(long num_id, const List& list, std::size_t level);
  std::string label_of(const List& list, std::size_t level, const DocxText& outer) const;

  const DocxTree* tree_;
  DocxStyles& styles_;
  std::unordered_map<std::string, std::size_t> abstract_nodes_;
  std::unordered_map<long, std::size_t> num_nodes_;
  std::unordered_map<long, std::optional<List>> lists_;
  std::unordered_map<std::string, Counters> counters_;  // lists of one abstract list count together
  std::set<std::pair<long, std::size_t>> restarted_;
};

}  // namespace vanthu
