// What a file is, by its content.
#pragma once

#include <string_view>

namespace vanthu {

enum class Format { text, html, mhtml, pdf, docx, xlsx, pptx, odt, zip, doc, rtf, image, compressed, binary };

/// The format that the first bytes (of an archive: its directory) tell; the name of the file plays no part.
/// `text` is what is nothing else and may still turn out to be no text.
Format detect_format(std::string_view bytes);

/// What program can unpack bytes of Format::compressed: "RAR", "7z", "gzip", "tar", …; "" for other bytes.
std::string_view compressed_kind(std::string_view bytes);

/// Which of them bytes of Format::image are: "png", "jpeg", "tiff", "gif", "bmp" or "webp"; "" for other
/// bytes.
std::string_view image_kind(std::string_view bytes);

/// Name of a format for people and for SourceInfo::format: "txt", "html", "pdf", …
std::string_view format_name(Format format);

}  // namespace vanthu
