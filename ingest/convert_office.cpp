#include "ingest/convert_office.h"

#include <fmt/format.h>
#include <openssl/evp.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <thread>

#include "ingest/child_process.h"
#include "ingest/error.h"
#include "ingest/office_confinement.h"
#include "ingest/scratch_folder.h"
#include "ingest/stored_dates.h"
#include "ingest/word_binary.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

// No macro runs, no link is followed or updated, and what would go out meets a proxy that is not there.
constexpr std::string_view kSettings = R"(<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update"><prop oor:name="Link" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetProxyType" oor:op="fuse"><value>2</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPProxyPort" oor:op="fuse"><value>9</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyName" oor:op="fuse"><value>127.0.0.1</value></prop></item>
<item oor:path="/org.openoffice.Inet/Settings"><prop oor:name="ooInetHTTPSProxyPort" oor:op="fuse"><value>9</value></prop></item>
</oor:items>
)";

bool is_program(const fs::path& file) {
  std::error_code error;
  return fs::is_regular_file(file, error) && access(file.c_str(), X_OK) == 0;
}

/// Only whole paths: what lies in the current folder is nobody's LibreOffice.
std::optional<fs::path> find_in_path(std::string_view folders) {
  while (!folders.empty()) {
    const std::size_t end = std::min(folders.find(':'), folders.size());
    const fs::path folder = folders.substr(0, end);
    folders.remove_prefix(std::min(end + 1, folders.size()));
    if (!folder.is_absolute()) continue;
    for (const char* name : {"soffice", "libreoffice"}) {
      if (is_program(folder / name)) return folder / name;
    }
  }
  return std::nullopt;
}

std::optional<fs::path> find_office() {
  const char* const chosen = std::getenv("VANTHU_SOFFICE");
  if (chosen != nullptr && *chosen != '\0') {
    const fs::path program = fs::absolute(chosen);
    return is_program(program) ? std::optional(program) : std::nullopt;
  }
  const char* const folders = std::getenv("PATH");
  if (const auto found = find_in_path(folders != nullptr ? folders : "")) return found;
  const fs::path usual = "/usr/lib/libreoffice/program/soffice";
  return is_program(usual) ? std::optional(usual) : std::nullopt;
}

void write_file(const fs::path& file, std::string_view bytes, const std::string& path) {
  std::ofstream stream(file, std::ios::binary);
  stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  stream.close();
  if (!stream) throw Error("scratch-failed", path, {file.parent_path().string(), "write"});
}

/// What came out, whatever the program's exit status says.
std::string read_result(const fs::path& file, const std::string& path, const Limits& limits) {
  std::error_code error;
  if (!fs::is_regular_file(fs::symlink_status(file, error))) throw Error("office-failed", path);
  if (fs::file_size(file, error) > limits.file_bytes) {
    throw Error("limit-office-bytes", path, {std::to_string(limits.file_bytes)});
  }
  std::ifstream stream(file, std::ios::binary);
  std::string bytes{std::istreambuf_iterator<char>(stream), {}};
  if (bytes.empty() || detect_format(bytes) != Format::docx) throw Error("office-failed", path);
  return bytes;
}

/// A path as a file URL: LibreOffice takes nothing else for its profile.
std::string file_url(const fs::path& file) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string url = "file://";
  for (const char c : file.string()) {
    const auto byte = static_cast<unsigned char>(c);
    const bool plain = std::isalnum(byte) != 0 || std::string_view("/._~-").find(c) != std::string_view::npos;
    if (plain) {
      url += c;
    } else {
      url += {'%', kDigits[byte >> 4], kDigits[byte & 15u]};
    }
  }
  return url;
}

/// A LibreOffice that was killed leaves the socket by which a second one would have found it, outside its
/// folder: OSL_PIPE_<user>_SingleOfficeIPC_<MD5 of its profile's URL in UTF-16, without leading zeros>.
void remove_socket(const std::string& profile_url) {
  std::string wide;
  for (const char c : profile_url) wide += {c, '\0'};
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int length = 0;
  if (EVP_Digest(wide.data(), wide.size(), digest.data(), &length, EVP_md5(), nullptr) != 1) return;
  std::string hash;
  for (unsigned int i = 0; i < length; ++i) hash += fmt::format("{:x}", digest[i]);
  constexpr unsigned kNobody = 65534;  // who it is where it runs without network
  for (const unsigned user : {kNobody, static_cast<unsigned>(geteuid())}) {
    for (const char* folder : {"/tmp", "/var/tmp"}) {
      std::error_code ignored;
      fs::remove(fmt::format("{}/OSL_PIPE_{}_SingleOfficeIPC_{}", folder, user, hash), ignored);
    }
  }
}

ChildCommand conversion(const fs::path& program, const fs::path& folder, const fs::path& input,
                        const Limits& limits) {
  return {
      program.string(),
      {"-env:UserInstallation=" + file_url(folder / "profile"), "--headless", "--norestore", "--nologo",
       "--nodefault", "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML", "--outdir",
       (folder / "out").string(), input.string()},
      {"HOME=" + folder.string(), "TMPDIR=" + folder.string(), "PATH=/usr/local/bin:/usr/bin:/bin",
       "LANG=C.UTF-8"},
      folder.string(),
      std::chrono::milliseconds(limits.office_milliseconds),
      limits.office_file_bytes,
      limits.office_memory,
      // It computes in one thread; a second one that does not end is one too many.
      limits.office_milliseconds / 1000 + 1,
  };
}

void check_word_file(std::string_view bytes, const std::string& path) {
  switch (word_file_kind(bytes)) {
    case WordFileKind::plain:
      return;
    case WordFileKind::encrypted:
      throw Error("office-encrypted", path);
    case WordFileKind::encrypted_docx:
      throw Error("docx-encrypted", path);
    case WordFileKind::spreadsheet:
      throw Error("format-unsupported", path, {"xls"});
    case WordFileKind::slides:
      throw Error("format-unsupported", path, {"ppt"});
  }
}

}  // namespace

std::string prepare_for_office(std::string_view bytes, Format format, const std::string& path,
                               const Limits& limits) {
  if (format == Format::doc) check_word_file(bytes, path);
  return with_stored_dates(bytes, format, path, limits);
}

struct OfficeConversion::Work {
  std::string path;
  Limits limits;
  std::string program;
  ScratchFolder scratch;
  OfficeConfinement confinement{program, scratch.path()};
  std::optional<StartedCommand> command{};

  std::string profile_url() const { return file_url(scratch.path() / "profile"); }
};

OfficeConversion::OfficeConversion(std::string_view prepared, Format format, const std::string& path,
                                   const Limits& limits) {
  const std::optional<fs::path> program = find_office();
  if (!program) throw Error("office-missing", path, {std::string(format_name(format))});
  work_.reset(new Work{path, limits, program->string(), ScratchFolder(path)});
  const fs::path folder = work_->scratch.path();
  // Its name is ours: the caller's could be taken for an option, or end in something else.
  const fs::path input = folder / ("plan." + std::string(format_name(format)));
  std::error_code seen_when_writing;
  fs::create_directories(folder / "profile" / "user", seen_when_writing);
  fs::create_directories(folder / "out", seen_when_writing);
  write_file(folder / "profile" / "user" / "registrymodifications.xcu", kSettings, path);
  write_file(input, prepared, path);
  ChildCommand command = conversion(*program, folder, input, limits);
  command.abandoned = [folder, url = work_->profile_url()] {
    remove_socket(url);
    std::error_code nobody_asks;
    fs::remove_all(folder, nobody_asks);
  };
  command.kept = work_->confinement.descriptor();
  command.confine = [this] { work_->confinement.apply(); };
  work_->command.emplace(command);
}

OfficeConversion::~OfficeConversion() {
  if (work_ == nullptr || !work_->command) return;
  work_->command->finish();
  remove_socket(work_->profile_url());
}

int OfficeConversion::descriptor() const { return work_->command->descriptor(); }

std::chrono::steady_clock::time_point OfficeConversion::deadline() const {
  return work_->command->deadline();
}

bool OfficeConversion::is_over() const { return work_->command->is_over(); }

std::string OfficeConversion::result() {
  switch (work_->command->finish()) {
    case CommandEnd::timed_out:
      throw Error("office-timeout", work_->path, {std::to_string(work_->limits.office_milliseconds / 1000)});
    case CommandEnd::not_started:
      throw Error("office-not-started", work_->path, {work_->program});
    case CommandEnd::exited:
      break;
  }
  return read_result(work_->scratch.path() / "out" / "plan.docx", work_->path, work_->limits);
}

std::string convert_to_docx(std::string_view prepared, Format format, const std::string& path,
                            const Limits& limits) {
  constexpr std::chrono::milliseconds kPause{5};  // between two looks; LibreOffice needs 800 ms
  OfficeConversion conversion_at_work(prepared, format, path, limits);
  while (!conversion_at_work.is_over()) std::this_thread::sleep_for(kPause);
  return conversion_at_work.result();
}

}  // namespace vanthu
