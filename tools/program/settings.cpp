#include "tools/program/settings.h"

#include <CLI/Validators.hpp>
#include <cstdlib>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

/// The variable's value; "" where it is not set, which POSIX treats alike.
std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

/// The order of precedence is POSIX's (XBD 8.2).
Language locale_language() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const std::string value = environment(name);
    if (!value.empty()) return value.starts_with("vi") ? Language::vietnamese : Language::english;
  }
  return Language::english;
}

}  // namespace

Settings settings_from_environment() {
  Settings settings;
  if (std::string path = environment("VANTHU_DB"); !path.empty()) settings.store_path = std::move(path);
  settings.language = locale_language();
  return settings;
}

void add_common_options(CLI::App& app, Settings& settings) {
  constexpr const char* kGroup = "Common options";
  app.add_option("--db", settings.store_path, "The store (default: $VANTHU_DB, else vanthu.db)")
      ->type_name("FILE")
      ->group(kGroup);
  app.add_option("--vocabulary", settings.vocabulary_folder, "Folder of tables laid over the built-in ones")
      ->type_name("DIR")
      ->group(kGroup);
  app.add_option_function<std::string>(
         "--lang",
         [&settings](const std::string& name) {
           settings.language = name == "vi" ? Language::vietnamese : Language::english;
           settings.asked_language = settings.language;
         },
         "Language of messages and table heads (default: by the locale)")
      ->check(CLI::IsMember({"vi", "en"}))
      ->group(kGroup);
  app.add_flag("-q,--quiet", settings.quiet, "Say nothing but errors")->group(kGroup);
}

Vocabulary load_vocabulary(const Settings& settings) { return Vocabulary::load(settings.vocabulary_folder); }

CLI::Validator utf8_argument() {
  return CLI::Validator(
      [](const std::string& argument) {
        return find_invalid_utf8(argument) == std::string::npos ? std::string()
                                                                : "the argument is not valid UTF-8";
      },
      "");
}

}  // namespace vanthu
