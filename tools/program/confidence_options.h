// Confidences on the command line: 0 to 1.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>

namespace vanthu {

/// "--min-confidence 0.8" and its like, as they are typed.
struct ConfidenceOptions {
  std::optional<std::string> least, most;
};

/// Declares --min-confidence and --max-confidence in `app`.
void add_confidence_options(CLI::App& app, ConfidenceOptions& options);

/// 0 … 1.  Throws WrongUse "confidence-malformed" for what is no such number.
double confidence_in(const std::string& text);

/// Both ends, each none where it was not asked for.
struct ConfidenceRange {
  std::optional<double> from, to;
};
ConfidenceRange confidence_range(const ConfidenceOptions& options);

}  // namespace vanthu
