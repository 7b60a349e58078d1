// Fonts whose letters went through the VNI table although they were Unicode: "công" became "cơng", "hòa"
// "hịa".
#pragma once

#include "ingest/page_letters_steps.h"

namespace vanthu {

/// Undoes the confusion in the fonts where it is proved and every word has one reading only.  The others
/// where it is proved are lost: right and wrong letters look the same.
ConfusionRepair undo_wrong_unicode(PrintedDocument& document);

}  // namespace vanthu
