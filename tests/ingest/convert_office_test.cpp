#include "ingest/convert_office.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "docx_builder.h"
#include "ingest/messages.h"
#include "ingest/office_confinement.h"
#include "ingest/read.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRtf = "{\\rtf1\\ansi K\\u7871?}";  // any: the fakes do not read it

std::string file_bytes(const fs::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A variable of the environment, put back at the end.
class Variable {
 public:
  Variable(const char* name, const std::string& value) : name_(name) {
    const char* const old = std::getenv(name);
    if (old != nullptr) old_ = old;
    had_ = old != nullptr;
    setenv(name, value.c_str(), 1);
  }
  ~Variable() {
    if (had_) {
      setenv(name_.c_str(), old_.c_str(), 1);
    } else {
      unsetenv(name_.c_str());
    }
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
  std::string name_, old_;
  bool had_ = false;
};

/// A shell script in LibreOffice's place; $OUT is the folder for results, $IN the file to convert, $KEEP a
/// folder that outlives the run.
class ConvertOffice : public ::testing::Test {
 protected:
  void SetUp() override {
    std::string name = (fs::temp_directory_path() / "vanthu-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(name.data()), nullptr);
    folder_ = name;
    fs::create_directories(folder_ / "tmp");
    std::ofstream(folder_ / "good.docx", std::ios::binary)
        << testing::build_docx(testing::paragraph("KẾ HOẠCH") + testing::paragraph("Số: 7/KH-UBND"));
    std::ofstream(folder_ / "blank.docx", std::ios::binary) << testing::build_docx(testing::paragraph(" "));
    std::ofstream(folder_ / "broken.docx", std::ios::binary)
        << testing::build_zip({{"word/document.xml", "<w:document"}});
  }
  void TearDown() override { fs::remove_all(folder_); }

  std::string fake(const std::string& body) const {
    const fs::path script = folder_ / "soffice";
    std::ofstream(script) << "#!/bin/sh\nKEEP='" << folder_.string() << "'\nIN=\n"
                          << "while [ $# -gt 0 ]; do [ \"$1\" = --outdir ] && OUT=$2; IN=$1; shift; done\n"
                          << body << "\n";
    fs::permissions(script, fs::perms::owner_all);
    return script.string();
  }

  /// "" and the text in `text_` where the file is read, else the error's code.
  std::string outcome(const std::string& program, const std::string& bytes = kRtf,
                      const Limits& limits = {}) {
    const Variable office("VANTHU_SOFFICE", program);
    const Variable scratch("TMPDIR", (folder_ / "tmp").string());
    std::string code;
    try {
      text_ = read({"plan.doc", bytes}, limits).text;
    } catch (const Error& error) {
      code = error.code;
      EXPECT_TRUE(has_message(code)) << code;
      EXPECT_EQ(error.path, "plan.doc");
      EXPECT_EQ(describe(Language::english, error).find('{'), std::string::npos);
    }
    EXPECT_TRUE(fs::is_empty(folder_ / "tmp")) << "something stays behind after: " << code;
    return code;
  }

  fs::path folder_;
  std::string text_;
};

TEST_F(ConvertOffice, WhatComesOutIsReadAsTheFileThatWasGiven) {
  const Variable office("VANTHU_SOFFICE", fake("cp \"$KEEP/good.docx\" \"$OUT/plan.docx\""));
  const ExtractedDocument document = read({"a/b.doc", kRtf}, {});
  EXPECT_EQ(document.text, "KẾ HOẠCH\nSố: 7/KH-UBND");
  EXPECT_EQ(document.source.path, "a/b.doc");
  EXPECT_EQ(document.source.format, "rtf");
  EXPECT_EQ(document.source.bytes, std::string_view(kRtf).size());
  EXPECT_EQ(document.source.sha256, sha256_hex(kRtf));
}

struct BadOffice {
  const char* what;
  const char* script;
  const char* code;
};

class BadOffices : public ConvertOffice, public ::testing::WithParamInterface<BadOffice> {};

TEST_P(BadOffices, AreAnErrorAndLeaveNothingBehind) {
  Limits limits;
  limits.office_milliseconds = 300;
  limits.file_bytes = 1u << 20;
  limits.office_file_bytes = 2u << 20;
  EXPECT_EQ(outcome(fake(GetParam().script), kRtf, limits), GetParam().code) << GetParam().what;
}

INSTANTIATE_TEST_SUITE_P(
    All, BadOffices,
    ::testing::Values(
        BadOffice{"makes nothing and says that all went well", "exit 0", "office-failed"},
        BadOffice{"makes nothing and fails", "exit 1", "office-failed"},
        BadOffice{"dies", "kill -SEGV $$", "office-failed"},
        BadOffice{"hangs", "while :; do sleep 1; done", "office-timeout"},
        BadOffice{"hangs and heeds no signal", "trap '' TERM INT HUP; sleep 60; sleep 60", "office-timeout"},
        BadOffice{"makes an empty file", ": > \"$OUT/plan.docx\"", "office-failed"},
        BadOffice{"makes what is no Word file", "echo text > \"$OUT/plan.docx\"", "office-failed"},
        BadOffice{"makes a broken Word file", "cp \"$KEEP/broken.docx\" \"$OUT/plan.docx\"", "office-failed"},
        BadOffice{"makes a Word file without text", "cp \"$KEEP/blank.docx\" \"$OUT/plan.docx\"",
                  "office-empty"},
        BadOffice{"makes a link to another file", "ln -s \"$KEEP/good.docx\" \"$OUT/plan.docx\"",
                  "office-failed"},
        BadOffice{"makes a folder", "mkdir \"$OUT/plan.docx\"", "office-failed"},
        BadOffice{"makes too much", "head -c 1500000 /dev/zero > \"$OUT/plan.docx\"", "limit-office-bytes"},
        BadOffice{"writes without end", "cat /dev/zero > \"$OUT/other\"; exit 0", "office-failed"}));

TEST_F(ConvertOffice, ExitStatusIsNotTrusted) {
  EXPECT_EQ(outcome(fake("cp \"$KEEP/good.docx\" \"$OUT/plan.docx\"; exit 1")), "");
  EXPECT_EQ(text_, "KẾ HOẠCH\nSố: 7/KH-UBND");
}

/// True where a process runs whose command line has `words`.
bool is_running(const std::string& words) {
  for (const auto& entry : fs::directory_iterator("/proc")) {
    const std::string line = file_bytes(entry.path() / "cmdline");  // words end in zero bytes
    if (line.find(words) != std::string::npos) return true;
  }
  return false;
}

TEST_F(ConvertOffice, WhatTheProgramStartedEndsWithIt) {
  const std::string seconds = std::to_string(1'000'000 + getpid());
  EXPECT_EQ(outcome(fake("cp \"$KEEP/good.docx\" \"$OUT/plan.docx\"\nsleep " + seconds + " &")), "");
  // A killed process is on its way out for a moment.
  for (int i = 0; i < 5000 && is_running(seconds); ++i) usleep(1000);
  EXPECT_FALSE(is_running(seconds));
}

TEST_F(ConvertOffice, TheProgramSeesNothingOfTheCaller) {
  const Variable secret("VANTHU_TEST_SECRET", "tell nobody");
  const std::string home = (folder_ / "tmp" / "vanthu-").string();
  const std::string checks =
      "env | grep -q 'tell nobody' && exit 1\n"
      "for place in \"$HOME\" \"$TMPDIR\" \"$PWD\"; do case $place in '" +
      home +
      "'*) ;; *) exit 1;; esac; done\n"
      "[ \"$(ls -ld . | cut -c1-10)\" = drwx------ ] || exit 1\n"
      "[ -z \"$(cat)\" ] || exit 1\n"
      "case $IN in */plan.rtf) ;; *) exit 1;; esac\n";
  EXPECT_EQ(outcome(fake(checks + "cp \"$KEEP/good.docx\" \"$OUT/plan.docx\"")), "");
}

TEST_F(ConvertOffice, TheProgramReachesNoFilesButTheSystemsAndItsOwn) {
  if (!OfficeConfinement("/", "/").bounds().files) GTEST_SKIP() << "this kernel has no Landlock";
  const fs::path mine = folder_ / "mine";
  fs::create_directories(mine);
  std::ofstream(mine / "letter") << "private";
  fs::create_directories(folder_ / "office");
  const std::string script = fake(
      "cp \"$KEEP/good.docx\" \"$OUT/plan.docx\"\n"
      "cat '" +
      mine.string() +
      "/letter' && rm \"$OUT/plan.docx\"\n"
      "echo x > '" +
      mine.string() + "/written' && rm \"$OUT/plan.docx\"");
  // In a folder of its own: what stands beside the program may be read.
  const fs::path program = folder_ / "office" / "soffice";
  fs::rename(script, program);
  fs::copy(folder_ / "good.docx", folder_ / "office");
  std::string text = file_bytes(program);
  text.replace(text.find("KEEP='") + 6, folder_.string().size(), (folder_ / "office").string());
  std::ofstream(program, std::ios::binary) << text;
  EXPECT_EQ(outcome(program.string()), "");
  EXPECT_FALSE(fs::exists(mine / "written"));
}

TEST_F(ConvertOffice, WithoutLibreOfficeTheErrorSaysWhatToInstall) {
  EXPECT_EQ(outcome((folder_ / "absent").string()), "office-missing");
  EXPECT_EQ(outcome(folder_.string()), "office-missing");
  const std::string words = describe(Language::english, Error("office-missing", "plan.doc", {"doc"}));
  EXPECT_NE(words.find("libreoffice-writer-nogui"), std::string::npos);
  EXPECT_NE(words.find(".docx"), std::string::npos);
}

TEST_F(ConvertOffice, AProgramThatCannotRunIsNamed) {
  const fs::path broken = folder_ / "broken";
  std::ofstream(broken) << "#!/no/such/shell\n";
  fs::permissions(broken, fs::perms::owner_all);
  EXPECT_EQ(outcome(broken.string()), "office-not-started");
}

TEST_F(ConvertOffice, ItIsFoundInThePathButNotInTheCurrentFolder) {
  fake("cp \"$KEEP/good.docx\" \"$OUT/plan.docx\"");
  const Variable none("VANTHU_SOFFICE", "");
  {
    const Variable path("PATH", "relative:" + folder_.string());
    EXPECT_EQ(outcome("", kRtf), "");
    EXPECT_EQ(text_, "KẾ HOẠCH\nSố: 7/KH-UBND");
  }
}

TEST_F(ConvertOffice, WhereTheTemporaryFolderIsNoneTheSystemsOwnIsTaken) {
  const Variable office("VANTHU_SOFFICE", fake("cp \"$KEEP/good.docx\" \"$OUT/plan.docx\""));
  const Variable scratch("TMPDIR", (folder_ / "absent").string());
  EXPECT_EQ(read({"plan.doc", kRtf}, {}).text, "KẾ HOẠCH\nSố: 7/KH-UBND");
}

// The real one.

class RealOffice : public ConvertOffice {
 protected:
  void SetUp() override {
    ConvertOffice::SetUp();
    if (std::system("command -v soffice > /dev/null 2>&1") != 0)
      GTEST_SKIP() << "LibreOffice is not installed";
  }
  static ExtractedDocument rendering(const std::string& name) {
    const fs::path folder = fs::path(VANTHU_SOURCE_DIR) / "corpus" / "renderings";
    return read(load_file((folder / name).string(), {}), {});
  }
  static std::string converted(const std::string& bytes) { return read({"plan.doc", bytes}, {}).text; }
};

TEST_F(RealOffice, ATemporaryFolderMayBearAnyName) {
  const fs::path odd = folder_ / "thư mục 100% #1";
  fs::create_directories(odd);
  const Variable scratch("TMPDIR", odd.string());
  EXPECT_EQ(converted("{\\rtf1\\ansi K\\u7871? ho\\u7841?ch\\par}"), "Kế hoạch");
  EXPECT_TRUE(fs::is_empty(odd));
}

TEST_F(RealOffice, AllWordProcessorFormatsOfAPlanGiveOneText) {
  const ExtractedDocument docx = rendering("phong-chong-thien-tai-tan-ky.docx");
  for (const std::string format : {"doc", "rtf", "odt"}) {
    const ExtractedDocument other = rendering("phong-chong-thien-tai-tan-ky." + format);
    EXPECT_EQ(other.text, docx.text) << format;
    EXPECT_EQ(other.source.format, format);
  }
}

/// The sample's two clauses lie in the file in the other order, as Word's fast saving left them; its piece
/// table says which comes first.
TEST_F(RealOffice, AFastSavedFileIsReadInTheOrderOfItsPieces) {
  const std::string doc = file_bytes(fs::path(VANTHU_TESTS_DIR) / "ingest" / "samples" / "fast_saved.doc");
  const auto utf16 = [](const std::string& ascii) {
    std::string bytes;
    for (const char c : ascii) bytes += {c, '\0'};
    return bytes;
  };
  ASSERT_LT(doc.find(utf16(" hi")), doc.find(utf16("nh h"))) << "“Thực hiện” before “tình hình”";
  const std::string text = converted(doc);
  EXPECT_EQ(text.substr(0, text.find('\n', text.find('\n') + 1)),
            "KẾ HOẠCH\nMở đầu: Căn cứ tình hình thực tế của xã; Thực hiện chỉ đạo của cấp trên, ban hành Kế "
            "hoạch.");
}

TEST_F(RealOffice, StoredDatesAreNotReplacedByToday) {
  const std::string doc = file_bytes(fs::path(VANTHU_TESTS_DIR) / "ingest" / "samples" / "stored_dates.doc");
  EXPECT_EQ(converted(doc).substr(0, 25), "Hai Chau, ngay 05/03/2026");
  EXPECT_EQ(converted("{\\rtf1\\ansi Ngay {\\field{\\*\\fldinst {\\insrsid77 DATE \\\\@ \"dd/MM/yyyy\"}}"
                      "{\\fldrslt 05/03/2026}}, luc {\\field{\\*\\fldinst  time }{\\fldrslt 07:15}}.\\par}"),
            "Ngay 05/03/2026, luc 07:15.");
  const std::string odt = testing::build_zip(
      {{"mimetype", "application/vnd.oasis.opendocument.text"},
       {"META-INF/manifest.xml",
        "<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
        "<manifest:file-entry manifest:full-path=\"/\" "
        "manifest:media-type=\"application/vnd.oasis.opendocument.text\"/><manifest:file-entry "
        "manifest:full-path=\"content.xml\" manifest:media-type=\"text/xml\"/></manifest:manifest>"},
       {"content.xml",
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "
        "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:text><text:p>"
        "Ngày "
        "<text:date text:date-value=\"2026-03-05\">05/03/2026</text:date></text:p></office:text>"
        "</office:body></office:document-content>"}});
  EXPECT_EQ(converted(odt), "Ngày 05/03/2026");
}

std::set<fs::path> sockets() {
  std::set<fs::path> found;
  for (const auto& entry : fs::directory_iterator("/tmp")) {
    if (entry.path().string().find("_SingleOfficeIPC_") != std::string::npos) found.insert(entry.path());
  }
  return found;
}

TEST_F(RealOffice, StoppedInTheMiddleItLeavesNothingBehind) {
  const std::string doc = file_bytes(fs::path(VANTHU_TESTS_DIR) / "ingest" / "samples" / "stored_dates.doc");
  const std::set<fs::path> before = sockets();
  Limits limits;
  limits.office_milliseconds = 600;
  const std::string code = outcome("", doc, limits);  // a fast machine may come to the end
  EXPECT_TRUE(code == "office-timeout" || code.empty()) << code;
  // Others' sockets go with their owners; ours would stay.
  std::set<fs::path> left = sockets();
  for (int i = 0; i < 3000; ++i) {
    std::erase_if(left,
                  [&](const fs::path& socket) { return before.contains(socket) || !fs::exists(socket); });
    if (left.empty()) break;
    usleep(10'000);
  }
  EXPECT_TRUE(left.empty());
}

TEST_F(RealOffice, DamagedFilesAreAnErrorAndNoHang) {
  const std::string doc = file_bytes(fs::path(VANTHU_TESTS_DIR) / "ingest" / "samples" / "stored_dates.doc");
  for (const std::string& bytes : {doc.substr(0, 600), std::string("{\\rtf1"),
                                   std::string("PK\3\4mimetypeapplication/vnd.oasis.opendocument.text")}) {
    try {
      EXPECT_EQ(converted(bytes), "never");
    } catch (const Error& error) {
      EXPECT_EQ(error.code.rfind("office-", 0), 0u) << error.code;
    }
  }
}

}  // namespace
}  // namespace vanthu
