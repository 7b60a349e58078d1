#include "normalize/characters.h"

#include <gtest/gtest.h>

#include "ingest/error.h"
#include "normalize/unicode.h"

namespace vanthu {
namespace {

TEST(Characters, NeverReplaceByWhatTheyReplace) {
  for (char32_t c = 0; c <= 0x10FFFF; ++c) {
    for (const Replacement* replacement : {characters().find_display(c), characters().find_key(c)}) {
      if (replacement == nullptr) continue;
      for (const char32_t part : replacement->text) {
        EXPECT_EQ(characters().find_display(part), nullptr) << static_cast<std::uint32_t>(c);
        EXPECT_EQ(characters().find_key(part), nullptr) << static_cast<std::uint32_t>(c);
        icu::UnicodeString parts;
        EXPECT_FALSE(nfd().getDecomposition(static_cast<UChar32>(part), parts))
            << static_cast<std::uint32_t>(c);
      }
    }
  }
}

TEST(Characters, LeaveVietnameseAlone) {
  const std::u32string_view kept =
      U"aăâbcdđeêghiklmnoôơpqrstuưvxyAĂÂBCDĐEÊGHIKLMNOÔƠPQRSTUƯVXY0123456789 "
      U"\n\t.,:;-/()%\u0300\u0301\u0302\u0303"
      U"\u0306\u0309\u031B\u0323–—“”‘’…•";
  for (const char32_t c : kept)
    EXPECT_EQ(characters().find_display(c), nullptr) << static_cast<std::uint32_t>(c);
}

TEST(Characters, RefuseAMalformedTable) {
  const std::string head = "code_points\treplacement\tkind\twhere\tnote\tsource\n";
  for (const char* row :
       {"00A0\tU+0020\tspace\tdisplay", "U+00A0\t0020\tspace\tdisplay", "U+00A0\t\tblank\tdisplay",
        "U+00A0\t\tspace\tnowhere", "U+00A2-U+00A0\t\tspace\tdisplay", "\t\tspace\tdisplay",
        "U+110000\t\tspace\tdisplay", "U+00A0\t\thomoglyph\tdisplay"}) {
    EXPECT_THROW(CharacterTable::parse(head + row), Error) << row;
  }
  EXPECT_THROW(
      CharacterTable::parse(head + "U+2000-U+200A\tU+0020\tspace\tdisplay\nU+200A\t\tspace\tdisplay"), Error);
  EXPECT_NO_THROW(CharacterTable::parse(head + "U+00A0\tU+0020\tspace\tdisplay\t\t"));
}

}  // namespace
}  // namespace vanthu
