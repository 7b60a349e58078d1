// What the command line says about reading files: --sandbox, --limit, --jobs, --ocr.
#pragma once

#include <CLI/App.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "tools/program/ocr_options.h"
#include "tools/program/settings.h"
#include "tools/readers/reader_pool.h"
#include "tools/readers/sandbox.h"

namespace vanthu {

struct ReaderArguments {
  std::string sandbox = "auto";     // auto, require or off
  std::vector<std::string> limits;  // "NAME=VALUE"
  std::size_t jobs = 0;             // files or pages at the same time; 0: as many as there are processors
  OcrArguments ocr;
};

/// Declares --limit in `app`, bound to `arguments`.
void add_limit_settings(CLI::App& app, ReaderArguments& arguments);

/// Declares --sandbox, --limit and what ocr_options.h has in `app`, bound to `arguments`.
void add_reader_options(CLI::App& app, ReaderArguments& arguments);

/// Declares --jobs in `app`.
void add_jobs_option(CLI::App& app, ReaderArguments& arguments);

/// The options of a pool of readers for so many `files`, warmed where that pays.  Throws WrongUse where a
/// limit is unknown or its value is none, and as ocr_settings() does.
ReaderOptions reader_options(const ReaderArguments& arguments, std::size_t files);

/// Says that readers are not filtered where the kernel cannot filter them and nobody asked for that.
void warn_unfiltered(const SandboxState& state, const ReaderArguments& arguments, const Settings& settings);

/// Says it, when the readers come to pages for OCR, where none can be read or none can be kept.
void tell_ocr_trouble(ReaderPool& readers, const Settings& settings);

}  // namespace vanthu
