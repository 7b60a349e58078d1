// Whether a ZIP file of XML parts was written whole.
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace vanthu {

/// Names of the parts of the file at `path` with their sizes unpacked.  Each is unpacked, piece by piece, and
/// must end with the end tag of its root; where one does not, or the file's directory is missing or damaged,
/// there are none.  The file has no comment and no ZIP64 records.
std::map<std::string, std::uint64_t> whole_xml_parts(const std::string& path);

}  // namespace vanthu
