// What every subcommand shares: the options that stand anywhere on the command line.
#pragma once

#include <CLI/App.hpp>
#include <optional>
#include <string>

#include "ingest/messages.h"
#include "normalize/vocabulary.h"

namespace vanthu {

struct Settings {
  std::string store_path = "vanthu.db";
  std::optional<std::string> vocabulary_folder;  // rows laid over the embedded tables
  Language language = Language::english;
  std::optional<Language> asked_language;  // by --lang, else none
  bool quiet = false;                      // no notes, no progress; errors are still said
};

/// The settings before any option is read: the store from VANTHU_DB, the language from the locale.
Settings settings_from_environment();

/// Declares --db, --vocabulary, --lang and --quiet in `app`, bound to `settings`.
void add_common_options(CLI::App& app, Settings& settings);

/// The vocabulary that the settings name.  Throws Error "vocabulary-missing" or "table-malformed".
Vocabulary load_vocabulary(const Settings& settings);

/// Passes arguments that are valid UTF-8: what is compared with texts has to be text.
CLI::Validator utf8_argument();

}  // namespace vanthu
