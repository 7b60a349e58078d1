// What a document says in the words of others: the documents that it cites, with their titles.
#pragma once

#include <string>
#include <vector>

#include "ingest/text_range.h"
#include "parsers/checked_document.h"

namespace vanthu {

/// Citations and references by title, each with the title behind it, as ranges of the text; sorted, none
/// touching another.
std::vector<ByteRange> quoted_text(const CheckedDocument& checked);

/// True where `where` begins inside one of `ranges`, which are sorted and disjoint.
bool begins_inside(const std::vector<ByteRange>& ranges, ByteRange where);

/// The last day that the document is known to have been written after: its own date or, where that is older
/// or blank, the latest whole date of a document that it cites; "" where there is neither.
std::string latest_known_date(const CheckedDocument& checked);

}  // namespace vanthu
