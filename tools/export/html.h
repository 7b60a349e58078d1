// HTML that cannot say anything but what the program means: text gets into it escaped, names are checked when
// the program is compiled, and nothing in it asks for another file.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace vanthu {

/// Name of an element or an attribute, written in the program itself.  Names that make a browser fetch or run
/// something do not compile.
class HtmlName {
 public:
  consteval HtmlName(const char* name) : name_(name) {
    for (const char c : name_) {
      const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (!plain && c != '-') throw "no name of HTML";
    }
    if (name_.empty() || name_.starts_with("on")) throw "no name of HTML that is allowed here";
    for (const std::string_view refused :
         {"script", "style",  "link", "base",       "iframe", "object", "embed",
          "img",    "image",  "use",  "form",       "href",   "src",    "srcset",
          "srcdoc", "action", "data", "background", "poster", "ping",   "manifest"}) {
      if (name_ == refused) throw "a name that fetches or runs something";
    }
  }

  std::string_view text() const { return name_; }

 private:
  std::string_view name_;
};

struct HtmlAttribute {
  HtmlName name;
  std::string value;  // any bytes
};

/// A piece of a page.
class Html {
 public:
  Html() = default;

  Html& operator+=(const Html& other);
  friend Html operator+(Html a, const Html& b) { return std::move(a += b); }

  bool empty() const { return markup_.empty(); }
  const std::string& markup() const { return markup_; }

 private:
  explicit Html(std::string markup) : markup_(std::move(markup)) {}

  friend Html html_text(std::string_view, std::size_t);
  friend Html line_end();
  friend Html element(HtmlName, const std::vector<HtmlAttribute>&, const Html&);
  friend Html link_within(std::string_view, const Html&);
  friend Html png_picture(std::string_view, std::string_view);
  friend Html html_page(std::string_view, std::string_view, std::string_view, const Html&);

  std::string markup_;
};

/// Code points of a text from a document that are shown.
inline constexpr std::size_t kMostShown = 600;

/// `bytes` as words that a browser shows: at most `most` code points, "…" behind them where there are more.
/// Bytes that are no UTF-8 are shown as \xNN; what would act on the text around it (controls, marks that turn
/// the direction of writing) as [U+202E]; line ends and tabs are blanks.
Html html_text(std::string_view bytes, std::size_t most = kMostShown);

Html element(HtmlName tag, const std::vector<HtmlAttribute>& attributes, const Html& content);
Html element(HtmlName tag, const Html& content);

/// The end of a line of the file, where a blank does not matter.
Html line_end();

/// A link to the element of this page with that id.
Html link_within(std::string_view id, const Html& content);

/// A picture that is part of the page; `description` is read out where it is not seen.
Html png_picture(std::string_view png, std::string_view description);

/// The whole page.  `language` as in BCP 47, `style` is our own CSS.  Its policy forbids the browser to fetch
/// or run anything, so that not even a mistake of ours could.
Html html_page(std::string_view language, std::string_view title, std::string_view style, const Html& body);

}  // namespace vanthu
