#include <algorithm>
#include <optional>

#include "parsers/reading.h"

namespace vanthu {
namespace {

/// The places of `words` in `places`; all of these where they stand in none of them as a whole.
std::vector<ByteRange> find_places(const NormalizedDocument& document, std::string_view words,
                                   const std::vector<ByteRange>& places) {
  for (const ByteRange& place : places) {
    const std::size_t at = document.slice(place).find(words);
    if (at != std::string_view::npos) return {{place.begin + at, place.begin + at + words.size()}};
  }
  return places;
}

class Carrier {
 public:
  Carrier(const NormalizedDocument& document, const std::vector<FoundAssignment>& found)
      : document_(document), found_(found), reading_(document) {}

  Document carry(Document record) const {
    // Before a citation has its own: what it shares is as sure as the mention that prints it.
    std::vector<double> sure;
    for (const Citation& one : record.citations) sure.push_back(reading_.confidence(one.span.bytes));
    for (std::size_t i = 0; i < record.citations.size(); ++i) {
      Citation& citation = record.citations[i];
      citation.confidence = std::min(citation.confidence, sure[i]);
      for (const InheritedField& field : citation.inherited) {
        citation.confidence = std::min(citation.confidence, sure[field.from]);
      }
    }
    for (std::size_t i = 0; i < record.assignments.size(); ++i) {
      record.assignments[i].confidence = std::min(record.assignments[i].confidence, confidence_of(found_[i]));
    }
    for (auto* field : {&record.header.number_reading, &record.header.date_reading}) {
      if (*field) (*field)->confidence = reading_.confidence((*field)->span.bytes);
    }
    if (auto& stamp = record.header.received; stamp && !stamp->span.bytes.empty()) {
      stamp->confidence = reading_.confidence_of_figures(stamp->span.bytes);
    }
    return document_.repairs.empty() ? record : with_words_as_read(std::move(record));
  }

 private:
  /// Of units and times every word, of the task and its product the figures.
  double confidence_of(const FoundAssignment& found) const {
    double least = reading_.confidence_of_figures(found.assignment.span.bytes);
    for (const ByteRange& place : found.product_places) {
      least = std::min(least, reading_.confidence_of_figures(place));
    }
    for (const ListedUnit& unit : found.units) least = std::min(least, reading_.confidence(unit.where));
    const auto look_at = [&](const Deadline& deadline) {
      for (const ByteRange& place : find_places(document_, deadline.raw, found.time_places)) {
        least = std::min(least, reading_.confidence(place));
      }
    };
    if (found.assignment.deadline) look_at(*found.assignment.deadline);
    for (const Deadline& deadline : found.assignment.further_deadlines) look_at(deadline);
    return least;
  }

  Document with_words_as_read(Document record) const {
    Header& header = record.header;
    if (header.number && header.number_reading) {
      header.number->raw = reading_.as_read(header.number->raw, header.number_reading->span.bytes);
    }
    if (header.received) {
      header.received->raw = reading_.as_read(header.received->raw, header.received->span.bytes);
    }
    for (Citation& citation : record.citations) {
      const ByteRange place = citation.span.bytes;
      if (citation.raw_key) citation.raw_key = reading_.as_read(*citation.raw_key, place);
      citation.raw = reading_.as_read(citation.raw, place);
    }
    for (Reference& one : record.references) one.raw = reading_.as_read(one.raw, one.span.bytes);
    for (FormerPlace& one : record.former_places) one.raw = reading_.as_read(one.raw, one.span.bytes);
    for (std::size_t i = 0; i < record.assignments.size(); ++i) {
      Assignment& task = record.assignments[i];
      for (Target& target : task.targets) target.raw = reading_.as_read(target.raw, target.span.bytes);
      for (const ListedUnit& unit : found_[i].units) restore(task, unit);
      if (task.deadline) restore(*task.deadline, found_[i]);
      for (Deadline& deadline : task.further_deadlines) restore(deadline, found_[i]);
    }
    return record;
  }

  /// The mentions of a task say of each of its units what is printed, whatever their role.
  void restore(Assignment& task, const ListedUnit& unit) const {
    if (!reading_.is_repaired(unit.where)) return;
    for (auto* units : {&task.lead, &task.implement, &task.coordinate}) {
      for (UnitMention& mention : *units) {
        if (mention.raw == unit.mention.raw) mention.raw = reading_.as_read(mention.raw, unit.where);
      }
    }
  }

  void restore(Deadline& deadline, const FoundAssignment& found) const {
    for (const ByteRange& place : find_places(document_, deadline.raw, found.time_places)) {
      deadline.raw = reading_.as_read(deadline.raw, place);
    }
  }

  const NormalizedDocument& document_;
  const std::vector<FoundAssignment>& found_;
  const Reading reading_;
};

}  // namespace

Document with_reading(const NormalizedDocument& document, const std::vector<FoundAssignment>& found,
                      Document record) {
  return Carrier(document, found).carry(std::move(record));
}

}  // namespace vanthu
