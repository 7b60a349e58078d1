// Bytes as an archive of plans: what is listed has safe and different names, what is unpacked is no longer
// than it may be, and nothing but Error escapes.
//
// The first letter of an input: b, a file as it is; else an archive is made of it, by a writer like those of
// the tests, in the form of the letter (d data descriptors, z ZIP64, e encrypted, s backslashes, p plain).
// Lines
// "%% NAME" begin its members, an empty one a folder.
#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <string_view>

#include "ingest/archive.h"
#include "ingest/error.h"
#include "ingest/utf8.h"
#include "tests/fuzz/require.h"
#include "tests/ingest/raw_zip.h"

namespace vanthu::fuzz {
namespace {

constexpr std::size_t kMostUnpacked = 50;  // members of an input
constexpr std::array<std::string_view, 3> kListErrors{"archive-damaged", "archive-unsupported",
                                                      "limit-archive-entries"};
constexpr std::array<std::string_view, 9> kMemberErrors{
    "archive-damaged",        "archive-member-encrypted", "archive-method",
    "archive-member-damaged", "archive-overlap",          "archive-member-missing",
    "limit-file-bytes",       "limit-archive-ratio",      "skipped-archive-link"};

Limits tight_limits() {
  Limits limits;
  limits.file_bytes = 64u << 10;
  limits.archive_entries = 200;
  return limits;
}

template <std::size_t count>
void check_error(const std::array<std::string_view, count>& known, const Error& error) {
  require(std::find(known.begin(), known.end(), error.code) != known.end(),
          "an archive fails for a reason that its reader names", error.code);
}

testing::Parts members_of(std::string_view input) {
  constexpr std::string_view kMember = "\n%% ";
  testing::Parts members;
  for (std::size_t at = input.find(kMember); at != std::string_view::npos;) {
    const std::size_t begin = at + kMember.size();
    const std::size_t next = input.find(kMember, begin);
    const std::string_view member = input.substr(begin, std::min(next, input.size()) - begin);
    const std::size_t line = std::min(member.find('\n'), member.size());
    members.emplace_back(member.substr(0, line), member.substr(std::min(line + 1, member.size())));
    at = next;
  }
  return members;
}

std::string archive_of(std::string_view input) {
  const char letter = input.empty() ? 'b' : input.front();
  if (letter == 'b') return std::string(input.substr(std::min<std::size_t>(1, input.size())));
  return testing::write_zip(members_of(input), {.data_descriptors = letter == 'd',
                                                .zip64 = letter == 'z',
                                                .encrypted = letter == 'e',
                                                .backslashes = letter == 's'});
}

bool is_safe_part(std::string_view part) { return !part.empty() && part != "." && part != ".."; }

void check_name(std::string_view name) {
  require(find_invalid_utf8(name) == std::string_view::npos, "a name is UTF-8");
  require(name.find('\\') == std::string_view::npos, "a name has no backslash", std::string(name));
  for (std::size_t at = 0; at < name.size();) {
    const DecodedCodePoint point = decode_utf8(name, at);
    require(point.value >= 0x20 && (point.value < 0x7F || point.value > 0x9F),
            "a name has no control characters", std::string(name));
    at += point.length;
  }
  for (std::string_view rest = name;;) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    require(is_safe_part(rest.substr(0, end)), "a name stays inside its archive", std::string(name));
    if (end == rest.size()) break;
    rest.remove_prefix(end + 1);
  }
}

/// True where one of `names` begins with the folder `name`.
bool is_folder_among(const std::set<std::string>& names, const std::string& name) {
  const auto below = names.lower_bound(name + "/");
  return below != names.end() && below->starts_with(name + "/");
}

void check_names(const std::vector<ArchiveMember>& members) {
  std::set<std::string> names;
  for (const ArchiveMember& member : members) {
    check_name(member.name);
    require(names.insert(member.name).second, "no two members have one name", member.name);
  }
  for (const std::string& name : names) {
    require(!is_folder_among(names, name), "no member is a folder of another one", name);
  }
}

void check_member(const std::string& bytes, std::size_t position, const Limits& limits) {
  try {
    const std::string content = unpack_member(bytes, position, "plans.zip/member", limits);
    require(content.size() <= limits.file_bytes, "a member is no longer than a file may be");
  } catch (const Error& error) {
    check_error(kMemberErrors, error);
  }
}

}  // namespace
}  // namespace vanthu::fuzz

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace vanthu::fuzz;
  const std::string bytes = archive_of({reinterpret_cast<const char*>(data), size});
  const vanthu::Limits limits = tight_limits();
  try {
    const auto members = vanthu::list_archive(bytes, "plans.zip", limits);
    check_names(members);
    for (std::size_t i = 0; i < std::min(members.size(), kMostUnpacked); ++i) {
      check_member(bytes, members[i].position, limits);
    }
  } catch (const vanthu::Error& error) {
    check_error(kListErrors, error);
  }
  return 0;
}
