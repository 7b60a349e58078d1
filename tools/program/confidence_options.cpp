#include "tools/program/confidence_options.h"

#include <charconv>

#include "tools/program/output.h"

namespace vanthu {

void add_confidence_options(CLI::App& app, ConfidenceOptions& options) {
  app.add_option("--min-confidence", options.least, "Read with this confidence at the least: 0 to 1");
  app.add_option("--max-confidence", options.most, "Read with this confidence at the most");
}

double confidence_in(const std::string& text) {
  double value = 0;
  const char* const text_end = text.data() + text.size();
  const auto [end, failure] = std::from_chars(text.data(), text_end, value);
  const bool whole = failure == std::errc() && end == text_end;
  if (!whole || !(value >= 0 && value <= 1)) throw WrongUse("confidence-malformed", "", {text});
  return value;
}

ConfidenceRange confidence_range(const ConfidenceOptions& options) {
  ConfidenceRange range;
  if (options.least) range.from = confidence_in(*options.least);
  if (options.most) range.to = confidence_in(*options.most);
  return range;
}

}  // namespace vanthu
