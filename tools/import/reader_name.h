// How whoever puts records into a store names what made them.
#pragma once

#include <string>

#include "normalize/vocabulary.h"
#include "store/correction.h"

namespace vanthu {

/// What the store remembers as the reader of a record: the program and its vocabulary.
std::string reader_name(const Vocabulary& vocabulary);

/// The key of a document by its head, as the store asks for it where people changed the head.  What it needs
/// is made when it is first called.  `vocabulary` must outlive it.  Not for several threads at once.
HeaderIdentity header_identity(const Vocabulary& vocabulary);

}  // namespace vanthu
