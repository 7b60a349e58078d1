// Builds small Word files for tests from the XML of their parts.
#pragma once

#include <zip.h>

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace vanthu::testing {

using Parts = std::vector<std::pair<std::string, std::string>>;

inline constexpr const char* kTransitional = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
inline constexpr const char* kStrict = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// A ZIP archive of `parts`, packed.
inline std::string build_zip(const Parts& parts) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* const buffer = zip_source_buffer_create(nullptr, 0, 0, &error);
  zip_t* const archive = zip_open_from_source(buffer, ZIP_TRUNCATE, &error);
  if (archive == nullptr) throw std::runtime_error(zip_error_strerror(&error));
  zip_source_keep(buffer);
  for (const auto& [name, content] : parts) {
    zip_source_t* const part = zip_source_buffer(archive, content.data(), content.size(), 0);
    zip_file_add(archive, name.c_str(), part, ZIP_FL_ENC_UTF_8);
  }
  if (zip_close(archive) != 0) throw std::runtime_error(zip_strerror(archive));
  zip_stat_t facts;
  zip_source_stat(buffer, &facts);
  std::string bytes(facts.size, '\0');
  zip_source_open(buffer);
  zip_source_read(buffer, bytes.data(), bytes.size());
  zip_source_close(buffer);
  zip_source_free(buffer);
  return bytes;
}

/// A part: `content` in an element `name` of WordprocessingML.
inline std::string word_part(const std::string& name, const std::string& content,
                             const char* uri = kTransitional) {
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:" + name + " xmlns:w=\"" + uri +
         "\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
         " xmlns:m=\"http://schemas.openxmlformats.org/officeDocument/2006/math\""
         " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\">" +
         content + "</w:" + name + ">";
}

/// A Word file whose body is `body`; `more` are other parts ("word/styles.xml"), found by their usual names.
inline std::string build_docx(const std::string& body, const Parts& more = {}) {
  Parts parts{{"word/document.xml", word_part("document", "<w:body>" + body + "</w:body>")}};
  parts.insert(parts.end(), more.begin(), more.end());
  return build_zip(parts);
}

inline std::pair<std::string, std::string> styles_part(const std::string& content) {
  return {"word/styles.xml", word_part("styles", content)};
}

inline std::pair<std::string, std::string> numbering_part(const std::string& content) {
  return {"word/numbering.xml", word_part("numbering", content)};
}

/// <w:t> that keeps its blanks.
inline std::string text(const std::string& content) {
  return "<w:t xml:space=\"preserve\">" + content + "</w:t>";
}

/// A run; `properties` go into <w:rPr>.
inline std::string run(const std::string& content, const std::string& properties = "") {
  return "<w:r>" + (properties.empty() ? "" : "<w:rPr>" + properties + "</w:rPr>") + text(content) + "</w:r>";
}

/// A paragraph of one run; `properties` go into <w:pPr>.
inline std::string paragraph(const std::string& content, const std::string& properties = "") {
  return "<w:p>" + (properties.empty() ? "" : "<w:pPr>" + properties + "</w:pPr>") + run(content) + "</w:p>";
}

/// A paragraph in level `level` of list `list`.
inline std::string item(const std::string& content, int list, int level = 0) {
  return paragraph(content, "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) + "\"/><w:numId w:val=\"" +
                                std::to_string(list) + "\"/></w:numPr>");
}

/// A cell that holds a paragraph; `properties` go into <w:tcPr>.
inline std::string cell(const std::string& content, const std::string& properties = "") {
  return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(content) + "</w:tc>";
}

inline std::string row(const std::string& cells, const std::string& properties = "") {
  return "<w:tr><w:trPr>" + properties + "</w:trPr>" + cells + "</w:tr>";
}

inline std::string table(const std::string& rows) { return "<w:tbl>" + rows + "</w:tbl>"; }

}  // namespace vanthu::testing
