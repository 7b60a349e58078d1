// Head, opening and closing of a record in Akoma Ntoso.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "parsers/document.h"
#include "parsers/parts.h"
#include "tools/export/akn_text.h"

namespace vanthu {

/// The head as <preface>; nothing where there is none.
void write_preface(AknText& text, const Document& record, const NormalizedDocument& blocks,
                   const Parts& parts);

/// The head of an appendix or attached document as <preface>; nothing where `heading` is empty.
void write_attachment_title(AknText& text, const NormalizedDocument& blocks, BlockRange heading,
                            std::string_view parent);

/// What opens `body` as <preamble>: all before its first section, in a body without sections the paragraphs
/// at its begin that name a basis; in either case up to the first table.  Returns the first block behind it.
std::size_t write_preamble(AknText& text, const Document& record, const NormalizedDocument& blocks,
                           BlockRange body, std::optional<std::size_t> first_section);

/// The closing as <conclusions>; nothing where there is none.
void write_conclusions(AknText& text, const Document& record, const NormalizedDocument& blocks,
                       BlockRange closing);

}  // namespace vanthu
