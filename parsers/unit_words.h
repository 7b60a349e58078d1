// Words that tell a heading of units and the beginning of a unit's task (unit_nouns.tsv, duty_verbs.tsv).
#pragma once

#include <string_view>

#include "normalize/pattern.h"
#include "normalize/vocabulary.h"

namespace vanthu {

class UnitWords {
 public:
  explicit UnitWords(const Vocabulary& vocabulary);

  /// `line` begins with what the name of a unit or an office begins with, "Đề nghị", "các" before it left
  /// aside; "Kinh phí", "Chế độ báo cáo", "Ban hành …" do not.
  bool begins_with_unit(std::string_view line) const;

  /// A colon or a word of duty begins `rest`, what stands behind a unit's name.
  bool begins_duty(std::string_view rest) const;

 private:
  Pattern units_;
  Pattern others_;  // words that only look like a unit's
  Pattern duties_;
};

}  // namespace vanthu
