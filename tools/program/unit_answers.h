// Units as a listing, beside what the register knows of them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "normalize/vocabulary.h"
#include "parsers/unit_list.h"
#include "store/store.h"
#include "tools/program/listing.h"

namespace vanthu {

/// The register of units, asked by names of a store.
class RegisterOfUnits {
 public:
  explicit RegisterOfUnits(Vocabulary vocabulary);

  const Vocabulary& vocabulary() const { return vocabulary_; }

  /// Its row of this canonical name; nullptr where it has none.
  const Unit* find(const std::string& unit) const;
  /// True for its rows, and for units of a form that it knows ("Trường Tiểu học …").
  bool knows(const std::string& unit) const;

 private:
  Vocabulary vocabulary_;
  UnitReader reader_;
  std::map<std::string, std::size_t> rows_;  // in units(), by canonical name
};

/// What a table of units shows beside their counts.
struct UnitColumns {
  bool bodies = false;       // whose body each is
  bool first_place = false;  // where each stands first
};

Listing unit_listing(std::vector<UnitAnswer> answers, const RegisterOfUnits& known, UnitColumns columns);

}  // namespace vanthu
