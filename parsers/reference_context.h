// What a document says about itself and what it cites, for the words that point at either.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parsers/document.h"

namespace vanthu {

/// Why a reference stands for nothing, or which citation it stands for.
struct CitationTarget {
  std::optional<std::size_t> citation;
  std::optional<std::string> reason;
};

/// True where one of two types is the other, or a kind of it: "Chương trình" and "Chương trình hành động".
bool is_same_type(std::string_view a, std::string_view b);

/// The document's own type, issuer and title, and its citations by document.
class ReferenceContext {
 public:
  /// `record` has header, citations and attachments; it must outlive the context.
  explicit ReferenceContext(const Document& record);

  /// True for the document's own type and that of a document attached to it; for any type that is not cited
  /// where the document's own is not known.
  bool is_own_type(std::string_view type) const;
  bool is_type_of_body(std::string_view type) const;
  /// True where `issuer`, canonical and perhaps without its place, is who issued the document.
  bool is_own_issuer(std::string_view issuer) const;
  /// True where `title` says much the same as the document's own.
  bool is_own_title(std::string_view title) const;

  /// The document of that type to which "Nghị quyết này" at `position` of the text points: the last one named
  /// in the paragraph that begins at `paragraph`, else the only one, else the only one that the document
  /// carries out or is based on.
  CitationTarget find_above(std::string_view type, std::size_t paragraph, std::size_t position) const;
  /// The one that bare "Nghị quyết" means: the only principal directive of that type.
  std::optional<std::size_t> find_principal(std::string_view type) const;
  /// The one to which the document gave that type's name alone ("gọi tắt là Kế hoạch").
  std::optional<std::size_t> find_called(std::string_view type) const;
  const Citation& citation(std::size_t index) const { return record_.citations[index]; }
  /// The one with that title; `issuer`, where it is not empty, decides between several.
  CitationTarget find_titled(std::string_view type, std::string_view title, std::string_view issuer) const;
  /// The only one of that type and issuer; none where there are none or several.
  std::optional<std::size_t> find_of_issuer(std::string_view type, std::string_view issuer) const;
  /// The only one of that type and number ("Nghị quyết 57"), whatever its symbol.
  std::optional<std::size_t> find_numbered(std::string_view type, std::string_view number) const;
  /// The only one of that type and ISO date.
  std::optional<std::size_t> find_dated(std::string_view type, std::string_view date) const;
  /// The citation to which the document gives a short name that begins `text`, and the name's length.
  struct Alias {
    std::size_t citation = 0;
    std::size_t length = 0;
  };
  std::optional<Alias> find_alias(std::string_view text) const;

 private:
  /// A cited document, however often it is cited.
  struct Cited {
    std::string type;
    std::size_t best = 0;  // the mention that says most
    std::string number;    // without zeros in front
    std::string date, issuer;
    std::vector<std::string> title;  // words; empty where no mention has one
    bool principal = false;
  };
  struct ShortName {
    std::string name;
    std::size_t citation = 0;
  };

  void add(std::size_t citation);
  std::vector<const Cited*> of_type(std::string_view type) const;

  const Document& record_;
  std::vector<Cited> cited_;
  std::unordered_map<std::string, std::size_t> by_key_;  // index in cited_
  std::vector<ShortName> short_names_;                   // the longest first
  std::vector<std::string> own_title_;                   // words
};

}  // namespace vanthu
