#include "parsers/references.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "parsers/prose.h"
#include "parsers/provision.h"
#include "parsers/reference_context.h"
#include "parsers/reference_rules.h"
#include "parsers/section_index.h"

namespace vanthu {
namespace {

/// The stretch that a citation takes: its own words and the title that is printed behind them.
ByteRange stretch_of(const Citation& citation, std::string_view text) {
  // Date and issuer stand between.
  constexpr std::size_t kBeforeTitle = 400;
  ByteRange stretch = citation.span.bytes;
  if (!citation.title || citation.title->empty()) return stretch;
  const std::string_view behind = text.substr(stretch.end, kBeforeTitle + citation.title->size());
  const std::size_t at = behind.find(*citation.title);
  if (at != std::string_view::npos) stretch.end += at + citation.title->size();
  return stretch;
}

bool stands_in(const std::vector<AttachedPart>& parts, std::size_t block) {
  return std::any_of(parts.begin(), parts.end(), [&](const AttachedPart& part) {
    return block >= part.blocks.begin && block < part.blocks.end;
  });
}

/// Finds the references of one document, paragraph by paragraph.
class Finder {
 public:
  Finder(const NormalizedDocument& document, const Parts& parts, const Document& record,
         const std::vector<OutlineItem>& outline, const ReferenceReader& reader)
      : document_(document),
        parts_(parts),
        outline_(outline),
        context_(record),
        sections_(outline),
        around_{context_, sections_, reader.issuers, reader.programmes, reader.words} {
    for (const Citation& citation : record.citations) {
      stretches_.push_back(stretch_of(citation, document.text));
    }
  }

  std::vector<Reference> find() {
    for (const Prose& prose : list_prose(document_, parts_)) {
      const bool above_title = prose.block < parts_.title.begin && !prose.in_table;
      const bool is_type_line = parts_.type_block && prose.block == *parts_.type_block;
      if (!above_title && !is_type_line) read(prose);
    }
    return std::move(references_);
  }

 private:
  void read(const Prose& prose) {
    // Lines of a title are read as one; in the record they stay as they are.
    std::string one_line;
    std::string_view text = document_.slice(prose.text);
    if (text.find('\n') != std::string_view::npos) {
      one_line = text;
      std::replace(one_line.begin(), one_line.end(), '\n', ' ');
      text = one_line;
    }
    paragraph_begin_ = references_.size();
    const std::vector<ByteRange> cited = stretches_in(prose.text);
    const std::vector<FoundProvision> provisions = find_provisions(text);
    auto provision = provisions.begin();
    auto stretch = cited.begin();
    auto word = around_.words.find(text, 0);
    for (std::size_t from = 0; from < text.size();) {
      if (word && word->begin < from) word = around_.words.find(text, from);
      while (provision != provisions.end() && provision->where.begin < from) ++provision;
      ReferencePlace place{around_};
      place.text = text;
      if (provision != provisions.end() && (!word || provision->where.begin < word->begin)) {
        place.subject = ReferenceSubject::provision;
        place.begin = provision->where.begin;
        place.end = provision->where.end;
        place.provision = provision->provision;
      } else if (word) {
        place.subject = word->several ? ReferenceSubject::several : ReferenceSubject::document;
        place.begin = word->begin;
        place.end = word->end;
        place.type = word->type;
        place.capital = word->capital;
      } else {
        return;
      }
      while (stretch != cited.end() && stretch->end <= place.begin) ++stretch;
      if (stretch != cited.end() && stretch->begin < place.end) {
        from = std::max(stretch->end, place.begin + 1);
        continue;
      }
      place.limit = stretch == cited.end() ? text.size() : stretch->begin;
      place.cites_before = stretch != cited.begin();
      place.paragraph = prose.text.begin;
      place.in_table = prose.in_table;
      place.attached = stands_in(parts_.attached, prose.block);
      place.item = item_at(prose.text.begin + place.begin, prose.block);
      from = add(prose, place);
    }
  }

  /// Where to go on behind the reference that was read at `place`, or behind its words.
  std::size_t add(const Prose& prose, const ReferencePlace& place) {
    auto reading = read_reference(place);
    if (!reading || reading->found.end > place.limit) {
      // "các Nghị quyết của …" is not several, but perhaps one.
      return place.subject == ReferenceSubject::several ? place.begin + 1 : place.end;
    }
    Reference& reference = reading->found.reference;
    // "Chương trình … ; Chương trình này": what has just been named by its title alone.
    const bool named_by_title =
        reference.reason == "no-citation-of-type" &&
        std::any_of(references_.begin() + static_cast<std::ptrdiff_t>(paragraph_begin_), references_.end(),
                    [&](const Reference& before) {
                      return before.kind == "title" && is_same_type(*before.type, *reference.type);
                    });
    if (named_by_title) return reading->found.end;
    const ByteRange range{prose.text.begin + place.begin, prose.text.begin + reading->found.end};
    reference.raw = std::string(document_.slice(range));
    reference.span = make_span(document_, range);
    const bool in_body = prose.block >= parts_.body.begin && prose.block < parts_.body.end;
    if (in_body && place.item) reference.section = outline_[*place.item].section.id;
    references_.push_back(std::move(reference));
    return reading->found.end;
  }

  /// Citations' stretches that touch `range`, as ranges of its text.
  std::vector<ByteRange> stretches_in(ByteRange range) {
    while (next_ < stretches_.size() && stretches_[next_].end <= range.begin) ++next_;
    std::vector<ByteRange> inside;
    for (std::size_t i = next_; i < stretches_.size() && stretches_[i].begin < range.end; ++i) {
      if (stretches_[i].end <= range.begin) continue;
      const std::size_t begin = std::max(stretches_[i].begin, range.begin);
      const std::size_t end = std::min(stretches_[i].end, range.end);
      inside.push_back({begin - range.begin, end - range.begin});
    }
    return inside;
  }

  /// The section in which that place stands, as far as the outline reaches.
  std::optional<std::size_t> item_at(std::size_t position, std::size_t block) const {
    const auto behind = std::upper_bound(
        outline_.begin(), outline_.end(), position,
        [](std::size_t at, const OutlineItem& item) { return at < item.section.span.bytes.begin; });
    if (behind == outline_.begin()) return std::nullopt;
    std::size_t at = static_cast<std::size_t>(behind - outline_.begin());
    // Behind a section's end its parents are asked.
    while (at > 0 && outline_[at - 1].end_block <= block) at = outline_[at - 1].parent;
    return at == 0 ? std::nullopt : std::optional(at - 1);
  }

  const NormalizedDocument& document_;
  const Parts& parts_;
  const std::vector<OutlineItem>& outline_;
  ReferenceContext context_;
  SectionIndex sections_;
  ReferenceSurroundings around_;
  std::vector<ByteRange> stretches_;  // of the citations, in reading order
  std::size_t next_ = 0;              // the first that may touch the next paragraph
  std::vector<Reference> references_;
  std::size_t paragraph_begin_ = 0;  // the first of the paragraph that is read
};

}  // namespace

std::vector<Reference> find_references(const NormalizedDocument& document, const Parts& parts,
                                       const Document& record, const std::vector<OutlineItem>& outline,
                                       const ReferenceReader& reader) {
  return Finder(document, parts, record, outline, reader).find();
}

}  // namespace vanthu
