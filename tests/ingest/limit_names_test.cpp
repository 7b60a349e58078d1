#include "ingest/limit_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "ingest/error.h"
#include "ingest/messages.h"

namespace vanthu {
namespace {

using testing::HasSubstr;
using Codes = std::set<std::string>;

// Bounds of libxml2 and of our own trees that no plan comes near: nobody has to raise them.
const Codes kFixed = {"limit-markup-attributes", "limit-markup-elements", "limit-xml-attributes",
                      "limit-xml-elements"};
// What exceeds these has an error of its own kind, or none: a page drawn smaller, a conversion that failed,
// pages that are forgotten.
const std::set<std::string_view> kWithoutCode = {"picture-pixels", "office-memory", "ocr-cache-bytes"};

std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// The first group of `pattern` wherever it fits.
Codes found_in(const std::string& text, const std::string& pattern) {
  const std::regex expression(pattern);
  Codes found;
  for (std::sregex_iterator match(text.begin(), text.end(), expression), end; match != end; ++match) {
    found.insert((*match)[1]);
  }
  return found;
}

/// Codes "limit-…" that the program can say.
Codes used_codes() {
  Codes codes;
  const std::filesystem::path top(VANTHU_SOURCE_DIR);
  for (const char* folder : {"ingest", "normalize", "parsers", "store", "tools"}) {
    for (const auto& entry : std::filesystem::recursive_directory_iterator(top / folder)) {
      if (entry.path().extension() == ".cpp")
        codes.merge(found_in(content_of(entry), R"RE("(limit-[a-z-]+)")RE"));
    }
  }
  return codes;
}

TEST(LimitNames, EveryFieldOfLimitsHasOne) {
  const std::string header = content_of(std::filesystem::path(VANTHU_SOURCE_DIR) / "ingest/limits.h");
  Codes fields;
  for (std::string field : found_in(header, R"(std::size_t ([a-z_]+) =)")) {
    std::replace(field.begin(), field.end(), '_', '-');
    fields.insert(field);
  }
  Codes names;
  for (const LimitName& limit : limit_names()) names.emplace(limit.name);
  EXPECT_EQ(names, fields);
  EXPECT_EQ(limit_names().size(), sizeof(Limits) / sizeof(std::size_t)) << "a name stands there twice";
}

TEST(LimitNames, EachIsBoundToAFieldOfItsOwn) {
  for (const LimitName& limit : limit_names()) {
    Limits limits{};
    limits.*limit.member += 1;
    std::size_t changed = 0;
    for (const LimitName& other : limit_names()) changed += limits.*other.member != Limits{}.*other.member;
    EXPECT_EQ(changed, 1u) << limit.name;
  }
}

TEST(LimitNames, EveryErrorOfALimitSaysWhichAndHowToRaiseIt) {
  for (const LimitName& limit : limit_names()) {
    const std::string option = "--limit " + std::string(limit.name) + "=N";
    for (const std::string& code : limit.exceeded_codes) {
      EXPECT_THAT(message(Language::vietnamese, code), HasSubstr(option)) << code;
      EXPECT_THAT(message(Language::english, code), HasSubstr(option)) << code;
    }
    EXPECT_NE(limit.exceeded_codes.empty(), kWithoutCode.contains(limit.name) == false) << limit.name;
  }
}

TEST(LimitNames, EveryLimitCodeThatIsUsedBelongsToALimitAndTheOtherWayRound) {
  Codes of_limits;
  for (const LimitName& limit : limit_names()) {
    for (const std::string& code : limit.exceeded_codes) {
      if (code.starts_with("limit-")) of_limits.insert(code);
    }
  }
  Codes used = used_codes();
  for (const std::string& code : kFixed) EXPECT_EQ(used.erase(code), 1u) << code;
  EXPECT_EQ(used, of_limits);
}

TEST(LimitNames, DefaultsCanBeAskedFor) {
  for (const LimitName& limit : limit_names()) {
    const std::size_t value = Limits{}.*limit.member;
    EXPECT_LE(limit.least, value) << limit.name;
    EXPECT_EQ(parse_limit_value(limit_value_text(value, limit.unit), limit.unit), value) << limit.name;
    EXPECT_FALSE(limit.vietnamese.empty()) << limit.name;
    EXPECT_FALSE(limit.english.empty()) << limit.name;
  }
}

struct ValueCase {
  std::string_view text;
  LimitUnit unit;
  std::optional<std::size_t> value;
};

TEST(LimitNames, ValuesTakeTheSuffixesOfTheirUnit) {
  constexpr std::size_t kNumberOfBytes = std::size_t{1} << 40;
  const ValueCase cases[] = {
      {"5000", LimitUnit::count, 5000},
      {"0", LimitUnit::count, 0},
      {"5K", LimitUnit::count, std::nullopt},
      {"1000000001", LimitUnit::count, std::nullopt},
      {"64M", LimitUnit::bytes, 64u << 20},
      {"64m", LimitUnit::bytes, 64u << 20},
      {"2k", LimitUnit::bytes, 2048},
      {"1G", LimitUnit::bytes, 1u << 30},
      {"1024G", LimitUnit::bytes, kNumberOfBytes},
      {"1025G", LimitUnit::bytes, std::nullopt},
      {"1.5G", LimitUnit::bytes, std::nullopt},
      {"99999999999999999999G", LimitUnit::bytes, std::nullopt},
      {"90", LimitUnit::seconds, 90},
      {"90s", LimitUnit::seconds, 90},
      {"5m", LimitUnit::seconds, 300},
      {"1h", LimitUnit::seconds, 3600},
      {"500ms", LimitUnit::seconds, std::nullopt},
      {"745h", LimitUnit::seconds, std::nullopt},
      {"90s", LimitUnit::milliseconds, 90'000},
      {"500ms", LimitUnit::milliseconds, 500},
      {"500", LimitUnit::milliseconds, 500},
      {"", LimitUnit::count, std::nullopt},
      {"-1", LimitUnit::count, std::nullopt},
      {"+1", LimitUnit::count, std::nullopt},
      {" 1", LimitUnit::count, std::nullopt},
      {"1 M", LimitUnit::bytes, std::nullopt},
      {"M", LimitUnit::bytes, std::nullopt},
      {"0x10", LimitUnit::count, std::nullopt},
  };
  for (const ValueCase& one : cases) {
    EXPECT_EQ(parse_limit_value(one.text, one.unit), one.value) << one.text;
  }
}

TEST(LimitNames, AreShownInTheLargestUnitThatDividesThem) {
  EXPECT_EQ(limit_value_text(64u << 20, LimitUnit::bytes), "64M");
  EXPECT_EQ(limit_value_text((64u << 20) + 1, LimitUnit::bytes), "67108865");
  EXPECT_EQ(limit_value_text(180, LimitUnit::seconds), "3m");
  EXPECT_EQ(limit_value_text(150, LimitUnit::seconds), "150s");
  EXPECT_EQ(limit_value_text(60'000, LimitUnit::milliseconds), "1m");
  EXPECT_EQ(limit_value_text(1, LimitUnit::milliseconds), "1ms");
  EXPECT_EQ(limit_value_text(0, LimitUnit::bytes), "0");
  EXPECT_EQ(limit_value_text(5000, LimitUnit::count), "5000");
}

TEST(LimitNames, SettingsAreLaidOverInTheirOrder) {
  const Limits limits = with_settings(Limits{}, {"pages=10", "file-bytes=1M", "pages=20"});
  EXPECT_EQ(limits.pages, 20u);
  EXPECT_EQ(limits.file_bytes, 1u << 20);
  EXPECT_EQ(limits.fonts, Limits{}.fonts);
}

TEST(LimitNames, WrongSettingsAreRefusedByWhatIsWrong) {
  const std::pair<const char*, const char*> cases[] = {
      {"pages", "limits-malformed"},      {"", "limits-malformed"},
      {"=5", "limits-unknown"},           {"page=5", "limits-unknown"},
      {"Pages=5", "limits-unknown"},      {"pages=", "limits-value"},
      {"pages=many", "limits-value"},     {"pages=0", "limits-value"},
      {"pages=5=6", "limits-value"},      {"reader-memory-bytes=1M", "limits-value"},
      {"file-seconds=1y", "limits-value"}};
  for (const auto& [setting, code] : cases) {
    try {
      with_settings(Limits{}, {setting});
      ADD_FAILURE() << setting;
    } catch (const Error& error) {
      EXPECT_EQ(error.code, code) << setting;
      EXPECT_THAT(describe(Language::english, error), testing::Not(HasSubstr("{"))) << setting;
      EXPECT_THAT(describe(Language::vietnamese, error), testing::Not(HasSubstr("{"))) << setting;
    }
  }
}

}  // namespace
}  // namespace vanthu
