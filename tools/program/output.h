// The two ways out of the program: data on standard output, everything else on standard error.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "ingest/error.h"
#include "parsers/document.h"
#include "tools/program/settings.h"

namespace vanthu {

/// Writes to standard output.  Throws Error "output-failed" where the disk is full or the like.
void write_data(std::string_view bytes);

/// Hands what is buffered to the system; throws as write_data.
void flush_data();

/// A message of the catalogue on standard error, after "vanthu: "; nothing with --quiet.
void note(const Settings& settings, std::string_view code, const std::vector<std::string>& arguments = {});

/// An error on standard error, also with --quiet.
void report(const Settings& settings, const Error& error);

/// Says that the file's bytes were not what they should be and had to be mended, where that is so: what was
/// guessed is never silent.
void note_repairs(const Settings& settings, const Document& document);

/// Wrong use of the program, exit status 2.
struct WrongUse : Error {
  using Error::Error;
};

}  // namespace vanthu
