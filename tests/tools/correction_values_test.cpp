#include "tools/program/correction_values.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

#include "ingest/error.h"
#include "ingest/messages.h"
#include "tools/program/correction_note.h"

namespace vanthu {
namespace {

using ::testing::HasSubstr;

class CorrectionValues : public ::testing::Test {
 protected:
  static const CorrectionReader& reader() {
    static const Vocabulary vocabulary = Vocabulary::load();
    static const CorrectionReader reader(vocabulary);
    return reader;
  }

  static const CorrectableField& field(const std::string& name) { return *find_correctable_field(name); }

  static UnderstoodCorrection read(const std::string& name, const std::string& wording) {
    Header header;
    header.date = "2026-02-12";
    return reader().read(field(name), wording, header);
  }

  /// The value of a wording, for people.
  static std::string words(const std::string& name, const std::string& wording) {
    const UnderstoodCorrection understood = read(name, wording);
    EXPECT_EQ(understood.set.field, name);
    EXPECT_TRUE(is_value_of(field(name), understood.set.value)) << understood.set.value;
    return value_in_words(field(name), understood.set.value);
  }

  static std::string error_of(const std::string& name, const std::string& wording) {
    try {
      read(name, wording);
    } catch (const Error& error) {
      EXPECT_TRUE(has_message(error.code)) << error.code;
      return error.code;
    }
    return "";
  }
};

TEST_F(CorrectionValues, AreReadAsPlansAre) {
  const std::vector<std::array<std::string, 3>> cases{
      {"lead", "Phòng VH-XH; Công an xã (về an ninh)", "Phòng Văn hóa - Xã hội; Công an (về an ninh)"},
      {"lead", "  Phòng Kinh tế  ", "Phòng Kinh tế"},
      {"coordinate", "none", ""},
      {"deadline", "Quý I/2026", "Quý I/2026"},
      {"deadline", "none", ""},
      {"number", "157/KH-UBND", "157/KH-UBND"},
      {"number", "Số: 05-NQ/ĐU", "05-NQ/ĐU"},
      {"number", "none", ""},
      {"date", "2026-02-13", "2026-02-13"},
      {"date", "13/2/2026", "2026-02-13"},
      {"date", "2/2026", "2026-02"},
      {"date", "2026", "2026"},
      {"title", "Hai\n dòng", "Hai dòng"},
      {"title", "none", ""},
      {"commune", "Mường La, Sơn La", "xã Mường La, Sơn La"},
  };
  for (const auto& [name, wording, expected] : cases) {
    EXPECT_THAT(words(name, wording), HasSubstr(expected)) << name << ": " << wording;
    EXPECT_EQ(words(name, wording).empty(), expected.empty()) << name;
  }
}

TEST_F(CorrectionValues, DatesWithoutAYearTakeTheDocuments) {
  EXPECT_THAT(read("deadline", "trước ngày 30/4").set.value, HasSubstr("2026-04-30"));
}

TEST_F(CorrectionValues, WhatNobodyKnowsIsKeptAndSaid) {
  EXPECT_THAT(read("lead", "Ban Điều phối Nước mắm").unknown_units, ::testing::SizeIs(1));
  EXPECT_THAT(read("lead", "Phòng Kinh tế").unknown_units, ::testing::IsEmpty());
  EXPECT_TRUE(read("deadline", "khi trăng tròn").undated);
  EXPECT_FALSE(read("deadline", "Quý I/2026").undated);
}

TEST_F(CorrectionValues, ThatCannotBeAreRefused) {
  const std::vector<std::array<std::string, 3>> cases{
      {"lead", "", "correction-value-empty"},
      {"title", "   ", "correction-value-empty"},
      {"task", "none", "correction-value-kept"},
      {"commune", "none", "correction-value-kept"},
      {"date", "someday", "correction-value-date"},
      {"date", "2026-02-30", "correction-value-date"},
      {"date", "Quý I/2026", "correction-value-date"},
      {"number", "một trăm", "correction-value-number"},
      {"number", "157/KH-UBND và 158/KH-UBND", "correction-value-number"},
      {"commune", "Bông Sen Vàng", "correction-value-commune"},
      {"commune", "Mường La, Atlantis", "correction-value-commune"},
      {"title", std::string(5000, 'x'), "correction-value-long"},
  };
  for (const auto& [name, wording, code] : cases)
    EXPECT_EQ(error_of(name, wording), code) << name << ": " << wording;
}

TEST_F(CorrectionValues, ACommuneOfSeveralProvincesNeedsMoreWords) {
  EXPECT_EQ(error_of("commune", "Tân Tiến"), "correction-value-communes");
}

TEST_F(CorrectionValues, APrintedCommuneIsReadBack) {
  const std::string printed = words("commune", "Mường La, Sơn La");
  EXPECT_EQ(words("commune", printed), printed);
}

TEST(CorrectionNotes, SayWhoWhenAndWhy) {
  const auto code_of = [](const CorrectionNote& note) -> std::string {
    try {
      checked_note(note);
    } catch (const Error& error) {
      EXPECT_TRUE(has_message(error.code)) << error.code;
      return error.code;
    }
    return "";
  };
  EXPECT_EQ(code_of({"An", utc_now(), "vì thế"}), "");
  EXPECT_EQ(checked_note({" An ", "2026-03-05T09:41:07Z", "\nvì thế "}),
            (CorrectionNote{"An", "2026-03-05T09:41:07Z", "vì thế"}));
  EXPECT_EQ(code_of({" ", utc_now(), "vì thế"}), "correction-who");
  EXPECT_EQ(code_of({"An", utc_now(), " "}), "correction-why");
  EXPECT_EQ(code_of({"An", utc_now(), std::string(3000, 'x')}), "correction-why");
  EXPECT_EQ(code_of({"An\x1b[2J", utc_now(), "vì thế"}), "correction-who");
  for (const char* when : {"", "2026-03-05", "2026-02-30T09:41:07Z", "2026-03-05T24:00:00Z",
                           "2026-03-05 09:41:07Z", "2026-03-05T09:41:07", "2026-03-05T9a:41:07Z"}) {
    EXPECT_EQ(code_of({"An", when, "vì thế"}), "correction-when") << when;
  }
}

}  // namespace
}  // namespace vanthu
