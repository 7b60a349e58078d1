#include "tools/program/correction_note.h"

#include <fmt/chrono.h>
#include <fmt/format.h>
#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include "ingest/error.h"
#include "ingest/utf8.h"
#include "parsers/dates.h"

namespace vanthu {
namespace {

constexpr std::size_t kLongestName = 200, kLongestReason = 2000;  // bytes

std::string trimmed(const std::string& text) {
  constexpr const char* kBlank = " \t\r\n";
  const std::size_t begin = text.find_first_not_of(kBlank);
  return begin == std::string::npos ? std::string()
                                    : text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

bool is_fit(const std::string& text, std::size_t longest) {
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t'; };
  return !text.empty() && text.size() <= longest && find_invalid_utf8(text) == std::string::npos &&
         std::none_of(text.begin(), text.end(), control);
}

/// Two digits of `text` at `at`; -1 where they are none.
int two_digits(std::string_view text, std::size_t at) {
  const auto digit = [&](std::size_t i) { return text[i] >= '0' && text[i] <= '9' ? text[i] - '0' : -100; };
  return std::max(-1, digit(at) * 10 + digit(at + 1));
}

/// "2026-03-05T09:41:07Z".
bool is_utc_time(std::string_view text) {
  constexpr std::string_view kForm = "YYYY-MM-DDTHH:MM:SSZ";
  if (text.size() != kForm.size() || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
      text[19] != 'Z') {
    return false;
  }
  const int century = two_digits(text, 0), year = two_digits(text, 2);
  const auto day = iso_date(century * 100 + year, two_digits(text, 5), two_digits(text, 8));
  const int hour = two_digits(text, 11), minute = two_digits(text, 14), second = two_digits(text, 17);
  return day && text.substr(0, 10) == *day && hour >= 0 && hour < 24 && minute >= 0 && minute < 60 &&
         second >= 0 && second <= 60;
}

}  // namespace

std::string account_name() {
  const passwd* account = getpwuid(geteuid());
  if (account != nullptr && account->pw_name != nullptr && *account->pw_name != '\0') return account->pw_name;
  const char* user = std::getenv("USER");
  return user == nullptr ? "" : user;
}

std::string utc_now() {
  const auto now = std::chrono::time_point_cast<std::chrono::seconds>(std::chrono::system_clock::now());
  return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(std::chrono::system_clock::to_time_t(now)));
}

CorrectionNote checked_note(CorrectionNote note) {
  note = {.who = trimmed(note.who), .when = trimmed(note.when), .why = trimmed(note.why)};
  if (!is_fit(note.who, kLongestName)) throw Error("correction-who", "", {std::to_string(kLongestName)});
  if (!is_fit(note.why, kLongestReason)) throw Error("correction-why", "", {std::to_string(kLongestReason)});
  if (!is_utc_time(note.when)) throw Error("correction-when", "", {note.when});
  return note;
}

}  // namespace vanthu
