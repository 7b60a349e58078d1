// What the command line says about pages that are read by OCR: --ocr, --ocr-lang, --ocr-data, --ocr-cache.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>
#include <vector>

#include "ingest/error.h"
#include "ingest/ocr_settings.h"

namespace vanthu {

struct OcrArguments {
  std::string mode = "auto";  // auto, always or never
  std::string languages = OcrSettings{}.languages;
  std::string data;   // a folder; "": $TESSDATA_PREFIX, else where Tesseract looks by itself
  std::string cache;  // a folder; "": the user's own, "none": none
};

/// Declares the options in `app`, bound to `arguments`.
void add_ocr_options(CLI::App& app, OcrArguments& arguments);

/// Throws WrongUse where the languages are no names.
OcrSettings ocr_settings(const OcrArguments& arguments);

/// Where pages that OCR has read are kept: $XDG_CACHE_HOME/vanthu/ocr or ~/.cache/vanthu/ocr where nothing
/// else is said.  The folder is "" where there is none, and `trouble` then says why, but where that was the
/// user's wish.
struct CacheFolder {
  std::string folder{};
  std::optional<Error> trouble{};
};
CacheFolder cache_folder(const OcrArguments& arguments);

/// The arguments as they are given on the command line, those that say nothing else than usual left out.
std::vector<std::string> ocr_texts(const OcrArguments& arguments);

}  // namespace vanthu
