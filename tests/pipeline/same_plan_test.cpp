// One plan in other bytes is one record: encodings, line ends, blanks, markup.
#include <gtest/gtest.h>

#include <iterator>

#include "ingest/decode.h"
#include "tests/ingest/legacy_encoder.h"
#include "tests/pipeline/plans.h"

namespace vanthu::testing {
namespace {

std::string replaced(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

/// UTF-8 text of a plan that is no markup.
std::optional<std::string> text_of(const Plan& plan) {
  if (record_of(plan.bytes).source.format != "txt") return std::nullopt;
  return decode_text(plan.bytes, plan.path).text;
}

/// Each text plan of the project.
template <typename Check>
void for_each_text(Check check) {
  std::size_t seen = 0;
  for (const Plan& plan : plans()) {
    const std::optional<std::string> text = text_of(plan);
    if (!text) continue;
    SCOPED_TRACE(plan.path);
    check(*text);
    ++seen;
  }
  EXPECT_GE(seen, 5u);
}

void expect_same_record(const std::string& bytes, const Document& expected) {
  EXPECT_EQ(difference(without_source(expected), without_source(record_of(bytes))), "");
}

struct Encoding {
  std::string name;  // as in the record
  std::string label;
  std::string (*encode)(std::string_view);
};

const Encoding kUnicode[] = {
    {"UTF-8", "plain", [](std::string_view text) { return std::string(text); }},
    {"UTF-8", "with mark", [](std::string_view text) { return "\xEF\xBB\xBF" + std::string(text); }},
    {"UTF-16LE", "with mark", [](std::string_view text) { return "\xFF\xFE" + encode_utf16(text, true); }},
    {"UTF-16BE", "with mark", [](std::string_view text) { return "\xFE\xFF" + encode_utf16(text, false); }},
    {"UTF-16LE", "without mark", [](std::string_view text) { return encode_utf16(text, true); }},
    {"UTF-16BE", "without mark", [](std::string_view text) { return encode_utf16(text, false); }},
};

const Encoding kLegacy[] = {
    {"windows-1258", "", encode_windows1258},
    {"VNI", "", [](std::string_view text) { return encode_by_table("VNI", text); }},
    {"VPS", "", [](std::string_view text) { return encode_by_table("VPS", text); }},
    {"VISCII", "", [](std::string_view text) { return encode_by_table("VISCII", text); }},
};

void expect_same_in(const Encoding& encoding, const std::string& text, const Document& expected) {
  SCOPED_TRACE(encoding.name + " " + encoding.label);
  const Document record = record_of(encoding.encode(text));
  EXPECT_EQ(record.source.encoding, encoding.name);
  EXPECT_EQ(difference(without_source(expected), without_source(record)), "");
}

TEST(SamePlan, InEveryUnicodeEncodingIsOneRecord) {
  for_each_text([](const std::string& text) {
    const Document expected = record_of(text);
    for (const Encoding& encoding : kUnicode) expect_same_in(encoding, text, expected);
  });
}

TEST(SamePlan, InEveryLegacyEncodingIsOneRecord) {
  const std::string text = plain_plan();
  const Document expected = record_of(text);
  EXPECT_EQ(expected.source.encoding, "UTF-8");
  for (const Encoding& encoding : kLegacy) expect_same_in(encoding, text, expected);
}

// The set has no capitals with a tone: only in words all of capitals are they known from their neighbours.
TEST(SamePlan, InTcvn3IsTheRecordOfItsSmallLetters) {
  const Encoding tcvn3{"TCVN3", "", [](std::string_view text) { return encode_by_table("TCVN3", text); }};
  const std::string text = plain_plan(), small = replaced(text, "Ủy", "ủy");
  ASSERT_NE(text, small);
  expect_same_in(tcvn3, text, record_of(small));
}

TEST(SamePlan, WithOtherLineEndsIsOneRecord) {
  for_each_text([](const std::string& text) {
    const std::string plain = replaced(text, "\r\n", "\n");
    const Document expected = record_of(plain);
    expect_same_record(replaced(plain, "\n", "\r\n"), expected);
  });
}

TEST(SamePlan, WithLineEndsOfOldMacintoshesIsOneRecord) {
  const std::string text = plain_plan();
  expect_same_record(replaced(text, "\n", "\r"), record_of(text));
}

TEST(SamePlan, WithBlanksAtTheEndsOfLinesIsOneRecord) {
  for_each_text([](const std::string& text) {
    const std::string plain = replaced(text, "\r\n", "\n");
    const Document expected = record_of(plain);
    expect_same_record(replaced(plain, "\n", "   \n"), expected);
    expect_same_record(replaced(plain, "\n", "\u00a0\n"), expected);
  });
}

TEST(SamePlan, WithBlankLinesAroundItIsOneRecord) {
  for_each_text([](const std::string& text) {
    const Document expected = record_of(text);
    expect_same_record("\n \n\n" + text + "\n\n  \n", expected);
  });
}

TEST(SamePlan, WithDecomposedLettersIsOneRecord) {
  const std::string text = plain_plan();
  // Letters with a tone that Unicode has in one piece, as macOS writes them.
  const std::string decomposed =
      replaced(replaced(replaced(text, "ế", "e\u0302\u0301"), "ạ", "a\u0323"), "Ủ", "U\u0309");
  ASSERT_NE(decomposed, text);
  expect_same_record(decomposed, record_of(text));
}

/// Paragraph by paragraph; rows of the appendix become a table.
std::string as_html(const std::string& text) {
  std::string html = "<html><head><meta charset=\"utf-8\"></head><body>\n", paragraph;
  bool in_table = false;
  const auto flush = [&] {
    if (!paragraph.empty()) html += "<p>" + paragraph + "</p>\n";
    paragraph.clear();
  };
  std::size_t columns = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    std::string line = text.substr(begin, end - begin);
    begin = end + 1;
    const bool row = line.find('\t') != std::string::npos || (in_table && !line.empty());
    if (row && !in_table) {
      flush();
      html += "<table>\n";
      columns = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
    }
    if (!row && in_table) html += "</table>\n";
    in_table = row;
    if (row) {
      const auto cells = static_cast<std::size_t>(std::count(line.begin(), line.end(), '\t')) + 1;
      html += "<tr><td>" + replaced(line, "\t", "</td><td>") + "</td>";
      for (std::size_t i = cells; i < columns; ++i) html += "<td></td>";
      html += "</tr>\n";
      continue;
    }
    // A line that begins a sentence is a paragraph; another one goes on in it.
    const bool goes_on =
        !paragraph.empty() && !line.empty() && (line.starts_with("quyết") || line.starts_with("xã "));
    if (goes_on) {
      paragraph += "\n" + line;
    } else {
      flush();
      paragraph = line;
    }
  }
  flush();
  if (in_table) html += "</table>\n";
  return html + "</body></html>\n";
}

/// What a record says apart from where it says it.
Document without_spans(Document record) {
  for (auto* reading : {&record.header.number_reading, &record.header.date_reading}) {
    if (*reading) (*reading)->span = {};
  }
  for (Section& section : record.sections) section.span = {};
  for (Citation& citation : record.citations) citation.span = {};
  for (Assignment& assignment : record.assignments) assignment.span = {};
  for (AppendixTable& table : record.tables) {
    table.span = {};
    for (TableRow& row : table.rows) row.span = {};
  }
  for (AttachedDocument& attachment : record.attachments) attachment.span = {};
  record.issues.clear();
  record.text.clear();
  return record;
}

TEST(SamePlan, AsHtmlSaysTheSame) {
  const std::string text = plain_plan();
  const Document html = record_of(as_html(text));
  EXPECT_EQ(html.source.format, "html");
  EXPECT_EQ(difference(without_spans(without_source(record_of(text))), without_spans(without_source(html))),
            "");
}

}  // namespace
}  // namespace vanthu::testing
