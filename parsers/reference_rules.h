// The ordered table by which words that point at a document are read ("Kế hoạch này", "Chỉ thị trên").
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/pattern.h"
#include "parsers/document.h"
#include "parsers/excerpt.h"
#include "parsers/issuer_name.h"
#include "parsers/named_programmes.h"
#include "parsers/reference_context.h"
#include "parsers/reference_words.h"
#include "parsers/section_index.h"

namespace vanthu {

/// What the rules ask, made for one document.
struct ReferenceSurroundings {
  const ReferenceContext& context;
  const SectionIndex& sections;
  const IssuerNameReader& issuers;
  const ProgrammeReader& programmes;
  const DocumentWords& words;
};

/// What kind of words a rule starts from.
enum class ReferenceSubject {
  document,   // "Nghị quyết"
  several,    // "các nghị quyết, chỉ thị", "các văn bản"
  provision,  // "khoản 3, mục II"
};

/// Where such words stand.
struct ReferencePlace {
  const ReferenceSurroundings& around;
  ReferenceSubject subject = ReferenceSubject::document;
  std::string_view text{};    // the paragraph
  std::size_t begin = 0;      // of the words
  std::size_t end = 0;        // behind them
  std::size_t limit = 0;      // nothing is read from here on: a numbered citation begins
  std::string type{};         // canonical; "" of several and of a provision
  bool capital = false;       // the type's word begins with a capital
  Provision provision{};      // where the subject is one
  std::size_t paragraph = 0;  // offset of `text` in the document's
  bool in_table = false;
  bool attached = false;                           // in an attached document
  bool cites_before = false;                       // a numbered citation stands before it in the paragraph
  std::optional<std::size_t> item = std::nullopt;  // section that it stands in

  /// As much as a rule looks at, so that long paragraphs cost no more.
  std::string_view behind() const { return first_bytes(text.substr(end), 600); }
  std::string_view before() const { return last_bytes(text.substr(0, begin), 160); }
};

/// A reference and where it ends; it begins where its place does.
struct FoundReference {
  Reference reference;  // without raw, section and span
  std::size_t end = 0;
};

/// A pattern on the text behind the subject, and what is made of it; where `build` declines the next rule is
/// asked.
struct ReferenceRule {
  std::string_view name;
  ReferenceSubject subject;
  Pattern behind;
  std::optional<FoundReference> (*build)(const ReferencePlace&, const Match&);
  std::vector<std::string_view> examples;  // sentences in which this rule, and no other one, finds something
};

/// In the order in which they are tried at one place.
std::span<const ReferenceRule> reference_rules();

/// What was read and by which rule.
struct ReferenceReading {
  std::string_view rule;
  FoundReference found;
};

/// By the first rule that reads something there.
std::optional<ReferenceReading> read_reference(const ReferencePlace& place);

}  // namespace vanthu
