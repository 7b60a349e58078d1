#include "tools/program/progress.h"

#include <cstdio>

#include "ingest/messages.h"
#include "tools/program/table.h"

namespace vanthu {
namespace {

constexpr std::size_t kLineWidth = 78;  // a wrapped line could not be drawn over

}  // namespace

Progress::Progress(bool enabled, std::size_t total) : enabled_(enabled), total_(total) {}

Progress::~Progress() { clear(); }

void Progress::show(std::size_t done, const std::string& path) {
  if (!enabled_) return;
  const std::string line = "[" + std::to_string(done) + "/" + std::to_string(total_) + "] " + printable(path);
  std::fprintf(stderr, "\r\x1b[K%s", wrap_text(line, kLineWidth).front().c_str());
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::clear() {
  if (!drawn_) return;
  std::fputs("\r\x1b[K", stderr);
  drawn_ = false;
}

}  // namespace vanthu
