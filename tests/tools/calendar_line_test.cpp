#include "tools/export/calendar_line.h"

#include <gtest/gtest.h>

#include <vector>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t i = 0; i < text.size();) {
    const std::size_t end = text.find("\r\n", i);
    if (end == std::string::npos) break;
    lines.push_back(text.substr(i, end - i));
    i = end + 2;
  }
  return lines;
}

std::string unfolded(std::string text) {
  for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n ", at)) {
    text.erase(at, 3);
  }
  return text;
}

TEST(CalendarLine, IsFoldedAt75BytesAndNeverInsideALetter) {
  EXPECT_EQ(calendar_line(""), "\r\n");
  EXPECT_EQ(calendar_line(std::string(75, 'x')), std::string(75, 'x') + "\r\n");
  EXPECT_EQ(calendar_line(std::string(76, 'x')), std::string(75, 'x') + "\r\n x\r\n");
  for (const std::string letter : {"a", "đ", "ế", "😀"}) {
    for (std::size_t shift = 0; shift < 8; ++shift) {
      std::string line(shift, '.');
      for (int i = 0; i < 200; ++i) line += letter;
      const std::string folded = calendar_line(line);
      EXPECT_EQ(unfolded(folded), line + "\r\n");
      for (const std::string& part : lines_of(folded)) {
        EXPECT_LE(part.size(), 75u);
        EXPECT_EQ(find_invalid_utf8(part), std::string::npos) << part;
      }
    }
  }
}

TEST(CalendarText, EscapesWhatEndsOrPartsValues) {
  EXPECT_EQ(calendar_text("Văn hóa, Xã hội; Kinh tế: a\\b"), "Văn hóa\\, Xã hội\\; Kinh tế: a\\\\b");
  EXPECT_EQ(calendar_text("một\r\nhai\rba\n"), "một\\nhai\\nba\\n");
  EXPECT_EQ(calendar_text("a\x01\tb\xFF"), "a␁\tb\\\\xff");
}

TEST(ShortText, IsOnOneLineAndCutBetweenWords) {
  EXPECT_EQ(short_text("  Rà  soát\n\tvăn bản ", 80), "Rà soát văn bản");
  EXPECT_EQ(short_text("Rà soát văn bản", 15), "Rà soát văn bản");
  EXPECT_EQ(short_text("Rà soát văn bản", 14), "Rà soát văn…");
  EXPECT_EQ(short_text("Rà soát văn bản", 12), "Rà soát văn…");
  EXPECT_EQ(short_text("Rà soát văn bản", 11), "Rà soát…");
  EXPECT_EQ(short_text("a bbbbbbbbbbbbbbbbbbbb", 10), "a bbbbbbb…");
  EXPECT_EQ(short_text("ếếếếếếếếếế", 4), "ếếế…");
  EXPECT_EQ(short_text("", 4), "");
}

}  // namespace
}  // namespace vanthu
