// Names that an operating system or an office program gives to files of its own.
#pragma once

#include <string_view>

namespace vanthu {

/// True where a file or folder of this name (no path) is certainly no document: "~$plan.docx", "Thumbs.db",
/// "__MACOSX"; ingest/tables/system_names.tsv, compared without case.
bool is_system_name(std::string_view name);

}  // namespace vanthu
