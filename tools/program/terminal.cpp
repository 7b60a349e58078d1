#include "tools/program/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <charconv>
#include <cstdlib>
#include <string_view>

namespace vanthu {
namespace {

constexpr std::size_t kUsualWidth = 80;

/// COLUMNS, where it is a number that a terminal can have.
std::optional<std::size_t> asked_width() {
  const char* value = std::getenv("COLUMNS");
  if (value == nullptr) return std::nullopt;
  const std::string_view digits = value;
  std::size_t width = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), width);
  const bool whole = error == std::errc() && end == digits.data() + digits.size();
  return whole && width > 0 && width <= 10'000 ? std::optional(width) : std::nullopt;
}

std::size_t terminal_width(int descriptor) {
  winsize size{};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return kUsualWidth;
  return size.ws_col;
}

}  // namespace

Terminal standard_output() {
  Terminal terminal;
  const bool interactive = isatty(STDOUT_FILENO) == 1;
  terminal.width = asked_width();
  if (interactive && !terminal.width) terminal.width = terminal_width(STDOUT_FILENO);
  const char* no_colour = std::getenv("NO_COLOR");
  terminal.colour = interactive && (no_colour == nullptr || *no_colour == '\0');
  return terminal;
}

bool standard_error_is_terminal() { return isatty(STDERR_FILENO) == 1; }

std::size_t standard_error_width() { return terminal_width(STDERR_FILENO); }

}  // namespace vanthu
