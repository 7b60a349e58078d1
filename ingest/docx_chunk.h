// Parts of a Word file in another format that stand in its text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/layout.h"
#include "ingest/limits.h"

namespace vanthu {

struct ChunkText {
  std::vector<LaidBlock> blocks;
  std::vector<Finding> findings;  // ranges as LaidPiece::source
  std::size_t end = 0;            // of its places
};

/// What a part in HTML or plain text holds, its places (LaidPiece::source) counted from `begin` on; nothing
/// for other formats.  Throws the Errors of their readers.
std::optional<ChunkText> read_docx_chunk(std::string_view bytes, std::size_t begin, const std::string& path,
                                         const Limits& limits);

}  // namespace vanthu
