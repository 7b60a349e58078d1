#include "tools/export/html.h"

#include <fmt/format.h>

#include <array>
#include <cstdint>
#include <iterator>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

bool is_blank(char32_t c) {
  return c == '\n' || c == '\t' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029;
}

/// Controls, marks of direction, and code points that never stand for a character.
bool is_unseen(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool direction = c == 0x61C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x206F);
  const bool none = (c & 0xFFFE) == 0xFFFE || (c >= 0xFDD0 && c <= 0xFDEF) || (c >= 0xFFF9 && c <= 0xFFFB);
  return control || direction || none;
}

/// Nothing where the code point stands as it is.
std::string_view entity_of(char32_t c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

void append_escaped(std::string& markup, std::string_view character, char32_t value) {
  if (const std::string_view entity = entity_of(value); !entity.empty()) {
    markup += entity;
  } else if (is_blank(value)) {
    markup += ' ';
  } else if (is_unseen(value)) {
    fmt::format_to(std::back_inserter(markup), "[U+{:04X}]", static_cast<std::uint32_t>(value));
  } else {
    markup += character;
  }
}

std::string escaped(std::string_view bytes, std::size_t most) {
  std::string markup;
  std::size_t shown = 0;
  for (std::size_t at = 0; at < bytes.size(); ++shown) {
    if (shown == most) return markup + "…";
    const DecodedCodePoint next = decode_utf8(bytes, at);
    if (next.length == 0) {
      fmt::format_to(std::back_inserter(markup), "\\x{:02X}", static_cast<unsigned char>(bytes[at++]));
    } else {
      append_escaped(markup, bytes.substr(at, next.length), next.value);
      at += next.length;
    }
  }
  return markup;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    std::uint32_t group = 0;
    for (std::size_t i = 0; i < 3; ++i) {
      group = group << 8 | (at + i < bytes.size() ? static_cast<unsigned char>(bytes[at + i]) : 0u);
    }
    for (std::size_t i = 0; i < 4; ++i) {
      const bool filler = at + i > bytes.size();
      text += filler ? '=' : kDigits[group >> (18 - 6 * i) & 63];
    }
  }
  return text;
}

}  // namespace

Html& Html::operator+=(const Html& other) {
  markup_ += other.markup_;
  return *this;
}

Html html_text(std::string_view bytes, std::size_t most) { return Html(escaped(bytes, most)); }

Html element(HtmlName tag, const std::vector<HtmlAttribute>& attributes, const Html& content) {
  std::string markup = "<" + std::string(tag.text());
  for (const HtmlAttribute& attribute : attributes) {
    fmt::format_to(std::back_inserter(markup), " {}=\"{}\"", attribute.name.text(),
                   escaped(attribute.value, kMostShown));
  }
  markup += ">" + content.markup_;
  fmt::format_to(std::back_inserter(markup), "</{}>", tag.text());
  return Html(std::move(markup));
}

Html element(HtmlName tag, const Html& content) { return element(tag, {}, content); }

Html line_end() { return Html("\n"); }

Html link_within(std::string_view id, const Html& content) {
  return Html(fmt::format("<a href=\"#{}\">{}</a>", escaped(id, kMostShown), content.markup_));
}

Html png_picture(std::string_view png, std::string_view description) {
  return Html(fmt::format("<img alt=\"{}\" src=\"data:image/png;base64,{}\">",
                          escaped(description, kMostShown), base64(png)));
}

Html html_page(std::string_view language, std::string_view title, std::string_view style, const Html& body) {
  return Html(
      fmt::format("<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n"
                  "<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n"
                  "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                  "<title>{}</title>\n<style>\n{}</style>\n</head>\n<body>\n{}</body>\n</html>\n",
                  escaped(language, kMostShown), kPolicy, escaped(title, kMostShown), style, body.markup_));
}

}  // namespace vanthu
