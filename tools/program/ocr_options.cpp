#include "tools/program/ocr_options.h"

#include <CLI/Validators.hpp>
#include <algorithm>
#include <cstdlib>
#include <string_view>

#include "ingest/messages.h"
#include "tools/program/output.h"

namespace vanthu {
namespace {

constexpr const char* kGroup = "Scanned pages";
constexpr const char* kNoCache = "none";
constexpr std::size_t kMostLanguageBytes = 100;

std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value != nullptr ? value : "";
}

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '_';
}

/// "vie", "vie+eng": the names become names of files.
bool is_language_list(std::string_view text) {
  const bool joined_well =
      !text.empty() && text.front() != '+' && text.back() != '+' && text.find("++") == std::string_view::npos;
  return joined_well && text.size() <= kMostLanguageBytes &&
         std::all_of(text.begin(), text.end(), [](char c) { return c == '+' || is_name_letter(c); });
}

OcrMode mode_named(const std::string& name) {
  if (name == "always") return OcrMode::always;
  return name == "never" ? OcrMode::never : OcrMode::automatic;
}

}  // namespace

void add_ocr_options(CLI::App& app, OcrArguments& arguments) {
  app.add_option("--ocr", arguments.mode,
                 "Pages that are read by OCR: those without usable text (auto, the default), all (always) or "
                 "none (never)")
      ->check(CLI::IsMember({"auto", "always", "never"}))
      ->group(kGroup);
  app.add_option("--ocr-lang", arguments.languages,
                 "Their languages, as Tesseract names them: vie (the default), vie+eng")
      ->type_name("LANGUAGES")
      ->group(kGroup);
  app.add_option("--ocr-data", arguments.data,
                 "Folder of Tesseract's data (default: $TESSDATA_PREFIX, else the system's)")
      ->type_name("DIR")
      ->group(kGroup);
  app.add_option("--ocr-cache", arguments.cache,
                 "Folder that keeps what OCR has read, so that no page is read twice; none keeps nothing "
                 "(default: ~/.cache/vanthu/ocr)")
      ->type_name("DIR")
      ->group(kGroup);
}

OcrSettings ocr_settings(const OcrArguments& arguments) {
  if (!is_language_list(arguments.languages)) {
    throw WrongUse("usage-ocr-lang", "", {printable(arguments.languages)});
  }
  OcrSettings settings;
  settings.mode = mode_named(arguments.mode);
  settings.languages = arguments.languages;
  // Readers have no environment to look into.
  settings.data_path = arguments.data.empty() ? environment("TESSDATA_PREFIX") : arguments.data;
  return settings;
}

CacheFolder cache_folder(const OcrArguments& arguments) {
  if (arguments.cache == kNoCache) return {};
  if (!arguments.cache.empty()) return {.folder = arguments.cache};
  // A relative one is to be ignored (XDG Base Directory Specification).
  if (std::string base = environment("XDG_CACHE_HOME"); base.starts_with('/')) {
    return {.folder = base + "/vanthu/ocr"};
  }
  if (std::string home = environment("HOME"); home.starts_with('/')) {
    return {.folder = home + "/.cache/vanthu/ocr"};
  }
  return {.trouble = Error("ocr-cache-unusable", "~/.cache/vanthu/ocr", {"$HOME"})};
}

std::vector<std::string> ocr_texts(const OcrArguments& arguments) {
  const OcrArguments usual;
  std::vector<std::string> texts;
  if (arguments.mode != usual.mode) texts.push_back("--ocr=" + arguments.mode);
  if (arguments.languages != usual.languages) texts.push_back("--ocr-lang=" + arguments.languages);
  if (!arguments.data.empty()) texts.push_back("--ocr-data=" + arguments.data);
  return texts;
}

}  // namespace vanthu
