#include "ingest/archive.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "forged_zip.h"
#include "ingest/error.h"
#include "ingest/format.h"
#include "ingest/messages.h"
#include "ingest/utf8.h"

namespace vanthu {
namespace {

using testing::deflate_raw;
using ::testing::ElementsAre;
using testing::forge_zip;
using testing::ForgedEntry;
using ::testing::IsEmpty;

constexpr std::uint16_t kUtf8 = 0x0800, kUnix = 0x0314;

std::vector<std::string> names(const std::string& bytes, const Limits& limits = {}) {
  std::vector<std::string> result;
  for (const ArchiveMember& member : list_archive(bytes, "a.zip", limits)) result.push_back(member.name);
  return result;
}

/// "code" or "code: first argument" of what is thrown, "" where nothing is.
template <typename Action>
std::string error_of(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code + (error.arguments.empty() ? "" : ": " + error.arguments.front());
  }
  return "";
}

std::string list_error(const std::string& bytes, const Limits& limits = {}) {
  return error_of([&] { list_archive(bytes, "a.zip", limits); });
}

std::string unpack_error(const std::string& bytes, std::size_t position = 0, const Limits& limits = {}) {
  return error_of([&] { unpack_member(bytes, position, "a.zip/1", limits); });
}

TEST(Archive, MembersStandInTheOrderOfTheDirectoryWithoutFolders) {
  const std::string bytes =
      forge_zip({{"xa/", ""}, {"xa/2.txt", "hai"}, {"1.txt", "một", true}, {"rỗng.txt", "", true}});
  EXPECT_THAT(
      list_archive(bytes, "a.zip", {}),
      ElementsAre(ArchiveMember{1, "xa/2.txt"}, ArchiveMember{2, "1.txt"}, ArchiveMember{3, "rỗng.txt"}));
  EXPECT_EQ(unpack_member(bytes, 1, "", {}), "hai");
  EXPECT_EQ(unpack_member(bytes, 2, "", {}), "một");
  EXPECT_EQ(unpack_member(bytes, 3, "", {}), "");
}

TEST(Archive, AnEmptyArchiveHasNoMembers) { EXPECT_THAT(names(forge_zip({})), IsEmpty()); }

TEST(Archive, AnArchiveByLibzipIsRead) {
  const std::string bytes = testing::build_zip({{"kế hoạch.txt", std::string(100'000, 'k')}});
  EXPECT_THAT(names(bytes), ElementsAre("kế hoạch.txt"));
  EXPECT_EQ(unpack_member(bytes, 0, "", {}), std::string(100'000, 'k'));
}

TEST(Archive, SizesBehindTheContentAndIn64BitsAreRead) {
  for (const testing::ZipForm& form :
       {testing::ZipForm{.data_descriptors = true}, testing::ZipForm{.zip64 = true}}) {
    const std::string bytes = testing::write_zip({{"1.txt", "một"}, {"2.txt", "hai"}}, form);
    EXPECT_THAT(names(bytes), ElementsAre("1.txt", "2.txt"));
    EXPECT_EQ(unpack_member(bytes, 1, "", {}), "hai");
  }
}

TEST(Archive, ACommentBehindTheDirectoryIsNoHarm) {
  const std::string comment = "a comment that holds PK\x05\x06 and goes on for more than twenty-two bytes";
  std::string bytes = forge_zip({{"1.txt", "một"}});
  bytes[bytes.size() - 2] = static_cast<char>(comment.size());
  EXPECT_THAT(names(bytes + comment), ElementsAre("1.txt"));
}

struct NameCase {
  const char* promise;
  ForgedEntry entry;
  const char* name;
  bool repaired;
};

const NameCase kNames[] = {
    {"ASCII stays", {"ke hoach.txt"}, "ke hoach.txt", false},
    {"UTF-8 with its flag", {.name = "Kế hoạch số 5.docx", .flags = kUtf8}, "Kế hoạch số 5.docx", false},
    {"UTF-8 without it", {.name = "Kế hoạch số 5.docx", .made_by = kUnix}, "Kế hoạch số 5.docx", false},
    {"decomposed becomes composed",
     {.name = "Ke\u0302\u0301 hoa\u0323ch.pdf", .flags = kUtf8},
     "Kế hoạch.pdf",
     true},
    {"windows-1258, tones behind their letters",
     {"K\xEA\xEC hoa\xF2"
      "ch.doc"},
     "Kế hoạch.doc",
     true},
    {"windows-1258, letters with their accent", {"B\xE1o c\xE1o \xF0\xFD.doc"}, "Báo cáo đư.doc", true},
    {"code page 437", {"B\xA0o c\xA0o th\xA0ng.doc"}, "Báo cáo tháng.doc", true},
    {"code page 850", {"N\xC6m m\xE4i b\xA0o c\xA0o.doc"}, "Nãm mõi báo cáo.doc", true},
    {"the flag of UTF-8 on other bytes", {.name = "B\xA0o c\xA0o.doc", .flags = kUtf8}, "Báo cáo.doc", true},
    {"not Vietnamese at all: code page 437", {"\xE0\xE1\xE2.doc"}, "αßΓ.doc", true},
    {"TCVN3",
     {"K\xD5 ho\xB9"
      "ch ph\xB8t tri\xD3n.doc"},
     "Kế hoạch phát triển.doc",
     true},
    {"Info-ZIP's field beside the old name",
     {.name = "K? ho?ch.txt", .extra = testing::unicode_path("K? ho?ch.txt", "Kế hoạch.txt")},
     "Kế hoạch.txt",
     false},
    {"that field of another name",
     {.name = "moi.txt", .extra = testing::unicode_path("cu.txt", "cũ.txt")},
     "moi.txt",
     false},
    {"from the root", {"/etc/passwd"}, "etc/passwd", true},
    {"upwards", {"../../etc/passwd"}, "%2E%2E/%2E%2E/etc/passwd", true},
    {"upwards inside", {"a/../b.txt"}, "a/%2E%2E/b.txt", true},
    {"three dots are a name", {"a/.../b.txt"}, "a/.../b.txt", false},
    {"a drive", {"C:\\plans\\1.doc"}, "C/plans/1.doc", true},
    {"a share", {"\\\\server\\plans\\1.doc"}, "server/plans/1.doc", true},
    {"dots and doubled slashes", {"./a//./b.txt"}, "a/b.txt", true},
    {"control characters", {"a\nb\x1B[31m\x7F.txt"}, "a%0Ab%1B[31m%7F.txt", true},
    {"control characters of Latin-1", {.name = "a\u0085b.txt", .flags = kUtf8}, "a%C2%85b.txt", true},
    {"a mark that turns what follows", {.name = "a\u202Efdp.exe", .flags = kUtf8}, "a%E2%80%AEfdp.exe", true},
    {"no name", {""}, "#1", true},
};

TEST(Archive, NamesAreReadAsTheyWereMeantAndMadeSafe) {
  for (const NameCase& c : kNames) {
    SCOPED_TRACE(c.promise);
    const auto members = list_archive(forge_zip({c.entry}), "a.zip", {});
    ASSERT_EQ(members.size(), 1u);
    EXPECT_EQ(members[0].name, c.name);
    EXPECT_EQ(members[0].repaired, c.repaired);
  }
}

TEST(Archive, AllNamesTogetherDecideTheirCodePage) {
  // "à" of 437 is "…" in windows-1258: the name alone says nothing for either.
  EXPECT_THAT(names(forge_zip({{"\x85.doc"}, {"B\xA0o c\xA0o.doc"}, {"th\xA0ng n\x85y.doc"}})),
              ElementsAre("à.doc", "Báo cáo.doc", "tháng này.doc"));
}

TEST(Archive, NamesThatComeToOneStayApart) {
  EXPECT_THAT(names(forge_zip({{"1.txt"}, {"1.txt"}, {"/1.txt"}, {"1.txt#2"}, {"./1.txt"}})),
              ElementsAre("1.txt", "1.txt#2", "1.txt#3", "1.txt#2#2", "1.txt#4"));
}

TEST(Archive, NoNameIsTheFolderOfAnother) {
  EXPECT_THAT(names(forge_zip({{"b.zip"}, {"b.zip/1.txt"}, {"b.zip/1.txt"}, {"b.zip2"}})),
              ElementsAre("b.zip", "b.zip#2/1.txt", "b.zip#3/1.txt", "b.zip2"));
  EXPECT_THAT(names(forge_zip({{"b.zip/1.txt"}, {"b.zip"}, {"b.zip#2/c"}})),
              ElementsAre("b.zip/1.txt", "b.zip#2", "b.zip#2#2/c"));
}

TEST(Archive, NamesOf64KilobytesAreCutAndStayApart) {
  const std::string name(65'535, 'n');
  const auto members =
      list_archive(forge_zip({{name}, {name}, {std::string(65'534, '/') + "x"}}), "a.zip", {});
  ASSERT_EQ(members.size(), 3u);
  EXPECT_EQ(members[0].name, std::string(1024, 'n') + "#1");
  EXPECT_EQ(members[1].name, std::string(1024, 'n') + "#2");
  EXPECT_EQ(members[2].name, "#3");
}

TEST(Archive, ANameThatIsCutBehindASlashOrWithinDotsIsSafe) {
  // Each control character takes three bytes.
  const std::string control(300, '\x01');
  EXPECT_EQ(names(forge_zip({{control + std::string(123, 'n') + "/a"}})).front().substr(1022), "n/#1");
  EXPECT_EQ(names(forge_zip({{control + std::string(121, 'n') + "/..a"}})).front().substr(1020), "n/..#1");
}

TEST(Archive, AsManyEntriesAsTheLimitAllows) {
  Limits limits;
  limits.archive_entries = 65'535;
  const std::string bytes = forge_zip(std::vector<ForgedEntry>(65'535, {"same.txt"}));
  const std::vector<std::string> all = names(bytes, limits);
  EXPECT_EQ(all.size(), 65'535u);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
  limits.archive_entries = 65'534;
  EXPECT_EQ(list_error(bytes, limits), "limit-archive-entries: 65534");
  // Seventy thousand, of which the count has the last 16 bits alone.
  EXPECT_EQ(list_error(forge_zip(std::vector<ForgedEntry>(70'000, {"x"})), limits),
            "limit-archive-entries: 65534");
}

TEST(Archive, AManyTimesClaimedNameCostsNoQuadraticTime) {
  Limits limits;
  limits.archive_entries = 60'000;
  std::vector<ForgedEntry> entries;
  for (int i = 0; i < 20'000; ++i) {
    entries.push_back({"a"});
    entries.push_back({"a/b"});
    entries.push_back({"a#" + std::to_string(i)});
  }
  const std::vector<std::string> all = names(forge_zip(entries), limits);
  EXPECT_EQ(std::set<std::string>(all.begin(), all.end()).size(), all.size());
}

struct DamageCase {
  const char* promise;
  ForgedEntry entry;
  const char* error;
};

const std::string kLong(3u << 20, '0');

const DamageCase kDamaged[] = {
    {"a password", {.name = "1", .content = "x", .flags = 1}, "archive-member-encrypted"},
    {"strong encryption", {.name = "1", .content = "x", .flags = 0x41}, "archive-member-encrypted"},
    {"encryption by WinZip", {.name = "1", .content = "x", .method = 99}, "archive-member-encrypted"},
    {"an unknown method", {.name = "1", .content = "x", .method = 14}, "archive-method: LZMA"},
    {"a method without a name", {.name = "1", .content = "x", .method = 77}, "archive-method: 77"},
    {"a wrong sum", {.name = "1", .content = "x", .checksum = 7}, "archive-member-damaged: CRC-32"},
    {"stored in another size",
     {.name = "1", .content = "x", .unpacked_size = 2},
     "archive-member-damaged: size"},
    {"longer than stated",
     {.name = "1", .content = "xyz", .deflated = true, .unpacked_size = 2},
     "archive-member-damaged: Deflate"},
    {"shorter than stated",
     {.name = "1", .content = "xyz", .deflated = true, .unpacked_size = 4},
     "archive-member-damaged: Deflate"},
    {"no deflated bytes", {.name = "1", .content = "xyz", .method = 8}, "archive-member-damaged: Deflate"},
    {"packed beyond the end",
     {.name = "1", .content = "x", .deflated = true, .packed_size = 200},
     "archive-member-damaged: size"},
    {"much packed for little",
     {.name = "1", .content = "x", .deflated = true, .packed_size = 0xFFFFFFF0},
     "archive-member-damaged: size"},
    {"a header elsewhere",
     {.name = "1", .content = "x", .header = 5},
     "archive-member-damaged: local header"},
    {"a header behind the end",
     {.name = "1", .content = "x", .header = 0xFFFFFFF0},
     "archive-member-damaged: local header"},
    {"a bomb", {.name = "1", .content = kLong, .deflated = true}, "limit-archive-ratio: 1"},
    {"a link",
     {.name = "1", .content = "/etc/passwd", .made_by = kUnix, .attributes = 0120777u << 16},
     "skipped-archive-link"},
};

TEST(Archive, AMemberThatCannotBeUnpackedSaysWhyAndTheNextOneIsUnpacked) {
  for (const DamageCase& c : kDamaged) {
    SCOPED_TRACE(c.promise);
    const std::string bytes = forge_zip({c.entry, {"2.txt", "hai", true}});
    EXPECT_EQ(unpack_error(bytes, 0), c.error);
    EXPECT_EQ(unpack_member(bytes, 1, "", {}), "hai");
  }
}

TEST(Archive, TheLimitsOfSizeAndRatioHold) {
  Limits limits;
  const std::string bytes = forge_zip({{"1", kLong, true}});
  limits.archive_ratio = 2000;
  EXPECT_EQ(unpack_member(bytes, 0, "", limits), kLong);
  limits.file_bytes = kLong.size() - 1;
  EXPECT_EQ(unpack_error(bytes, 0, limits), "limit-file-bytes: " + std::to_string(limits.file_bytes));
}

TEST(Archive, EntriesThatShareTheirBytesAreRefused) {
  // Each of 100 entries is the same packed content.
  std::vector<ForgedEntry> entries{{"0", "một", true}};
  for (int i = 1; i < 100; ++i)
    entries.push_back({.name = std::to_string(i), .content = "một", .deflated = true, .header = 0});
  for (std::size_t i : {0u, 50u, 99u}) EXPECT_EQ(unpack_error(forge_zip(entries), i), "archive-overlap");
}

TEST(Archive, AnEntryAroundAnotherIsRefusedAndTheInnerOneIsRead) {
  const std::string inner = forge_zip({{"2", "hai"}});
  const std::size_t at = 30 + 1;  // behind the header of the outer entry
  const std::string bytes = forge_zip({{"1", inner}, {.name = "2", .content = "hai", .header = at}});
  EXPECT_EQ(unpack_error(bytes, 0), "archive-overlap");
  EXPECT_EQ(unpack_member(bytes, 1, "", {}), "hai");
}

TEST(Archive, AnArchiveInAnArchiveIsAMemberLikeAnyOther) {
  const std::string inner = forge_zip({{"1.txt", "một"}});
  const std::string bytes = forge_zip({{"trong.zip", inner, true}});
  const std::string unpacked = unpack_member(bytes, 0, "", {});
  EXPECT_EQ(detect_format(unpacked), Format::zip);
  EXPECT_THAT(names(unpacked), ElementsAre("1.txt"));
}

TEST(Archive, AMemberThatIsNotThereIsNamed) {
  EXPECT_EQ(unpack_error(forge_zip({{"1", "x"}}), 1), "archive-member-missing");
}

TEST(Archive, ATruncatedArchiveIsDamagedWhereverItWasCut) {
  const std::string bytes = forge_zip({{"1.txt", "một"}, {"2.txt", "hai", true}});
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    EXPECT_EQ(list_error(bytes.substr(0, size)), "archive-damaged: central directory") << size;
  }
}

TEST(Archive, OneVolumeOfSeveralIsRefused) {
  std::string bytes = forge_zip({{"1.txt", "một"}});
  bytes[bytes.size() - 18] = 1;
  EXPECT_EQ(list_error(bytes), "archive-unsupported: ZIP, split");
}

TEST(Archive, AnyFlippedByteGivesMembersOrAnErrorAndNamesThatAreSafe) {
  const std::string bytes = forge_zip({{"a/Kế.txt", "một", true, kUtf8}, {"b.txt", "hai"}});
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (const int mask : {0x01, 0x80, 0xFF}) {
      std::string broken = bytes;
      broken[at] = static_cast<char>(broken[at] ^ mask);
      error_of([&] {
        for (const ArchiveMember& member : list_archive(broken, "a.zip", {})) {
          EXPECT_EQ(find_invalid_utf8(member.name), std::string::npos);
          EXPECT_EQ(printable(member.name), member.name);
          EXPECT_FALSE(member.name.empty() || member.name.front() == '/');
          error_of([&] { unpack_member(broken, member.position, "", {}); });
        }
      });
    }
  }
}

}  // namespace
}  // namespace vanthu
