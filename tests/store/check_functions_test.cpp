// The functions that the checks among documents call from SQL.
#include "store/check_functions.h"

#include <gtest/gtest.h>

#include "sample_documents.h"

namespace vanthu {
namespace {

TEST(CheckFunctions, answer) {
  const testing::TemporaryFolder folder;
  Database database(folder.file("s.db"), OpenMode::create, std::chrono::seconds(1));
  add_check_functions(database);
  const struct {
    std::string_view call, answer;
  } cases[] = {
      {"printed_date('2026-03-20')", "20/3/2026"},
      {"printed_date('2026-03')", "3/2026"},
      {"printed_date('2026')", "2026"},
      {"printed_date('kkkk-kk-kk')", "kk/kk/kkkk"},
      {"printed_date(NULL)", ""},
      {"title_key('Về Phòng, chống THIÊN TAI')", "ve phong, chong thien tai"},
      {"title_topic('về phòng, chống thiên tai năm 2026')", "ve phong, chong thien tai"},
      {"title_topic('về phòng, chống thiên tai giai đoạn 2021 - 2025')", "ve phong, chong thien tai"},
      {"title_topic('')", ""},
      {"issuing_place('st:hải-phòng.ubnd:KH:134:2026')", "hai phong"},
      {"issuing_place('pt:hải-phòng.đu-ubnd:NQ:5:2025-2030#2')", "hai phong"},
      {"issuing_place('st:hải-phòng.xã-gia-lộc.ubnd:KH:157:2026')", ""},
      {"issuing_place('st:?tỉnh.ubnd:KH:1:2026')", ""},
      {"issuing_place('qp:cp:NĐ:61:2023')", ""},
      {"issuing_place('no key')", ""},
      {"same_line('st:hải-phòng.ubnd:KH:1:2026', 'st:hải-phòng.xã-gia-lộc.ubnd:KH:1:2026')", "1.0"},
      {"same_line('st:hải-phòng.xã-an-lão.ubnd:KH:1:2026', 'st:hải-phòng.xã-gia-lộc.ubnd:KH:1:2026')", "0.0"},
      {"titles_alike('về phòng, chống thiên tai', 'phòng, chống thiên tai năm 2026')", "1.0"},
      {"titles_alike('về phòng, chống thiên tai', 'về giao dự toán ngân sách')", "0.0"},
  };
  for (const auto& [call, answer] : cases) {
    Query query = database.query("SELECT " + std::string(call));
    ASSERT_TRUE(query.step());
    EXPECT_EQ(query.text(), answer) << call;
  }
}

}  // namespace
}  // namespace vanthu
