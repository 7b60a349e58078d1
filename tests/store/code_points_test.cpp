#include "store/code_points.h"

#include <gtest/gtest.h>

#include <random>

#include "ingest/utf8.h"
#include "sample_documents.h"

namespace vanthu {
namespace {

TEST(CodePointIndex, AgreesWithCountingFromTheFront) {
  for (std::uint32_t seed = 0; seed < 40; ++seed) {
    const std::string text = testing::random_document(seed).text;
    const CodePointIndex index(text);
    std::size_t position = 0;
    for (std::size_t offset = 0; offset < text.size(); ++position) {
      ASSERT_EQ(index.code_points(offset), position);
      ASSERT_EQ(index.byte(position), offset);
      offset += decode_utf8(text, offset).length;
    }
    EXPECT_EQ(index.size(), position);
    EXPECT_EQ(index.code_points(text.size()), position);
    EXPECT_EQ(index.byte(position), text.size());
  }
}

TEST(CodePointIndex, TakesOffsetsThatNoTextHas) {
  const CodePointIndex empty("");
  EXPECT_EQ(empty.code_points(0), 0u);
  EXPECT_EQ(empty.byte(7), 0u);
  const CodePointIndex index("xã");
  EXPECT_EQ(index.code_points(99), 2u);
  EXPECT_EQ(index.byte(99), 3u);
  EXPECT_EQ(index.code_points(2), 2u) << "inside of ã counts as its end";
}

TEST(CodePointIndex, AnswersAtOnceInALongText) {
  std::string text;
  for (int i = 0; i < 1'000'000; ++i) text += "ế";
  const CodePointIndex index(text);
  for (std::size_t i = 0; i < 1'000'000; ++i) {
    ASSERT_EQ(index.code_points(3 * i), i);
    ASSERT_EQ(index.byte(i), 3 * i);
  }
}

}  // namespace
}  // namespace vanthu
