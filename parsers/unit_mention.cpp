#include "parsers/unit_mention.h"

#include <array>
#include <utility>

#include "normalize/pattern.h"

namespace vanthu {
namespace {

// Since 1 July 2025 a city is of the level of a province; a town or township was below one.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kLevels = {{
    {"xã", "xã"},
    {"phường", "xã"},
    {"đặc khu", "xã"},
    {"thị trấn", "xã"},
    {"huyện", "huyện"},
    {"quận", "huyện"},
    {"thị xã", "huyện"},
    {"tỉnh", "tỉnh"},
    {"thành phố", "tỉnh"},
    {"trung ương", "trung ương"},
}};

std::string_view level_of(std::string_view word) {
  for (const auto& [printed, level] : kLevels) {
    if (printed == word) return level;
  }
  return {};
}

}  // namespace

std::string_view level_named_by(std::string_view words) {
  static const Pattern word(
      "^ ?(?:của )?(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã|tỉnh|thành phố|trung ương)(?:[^\\p{L}]|$)");
  const auto match = word.find(words);
  return match ? level_of(match->text(words, 1)) : std::string_view();
}

std::string_view level_at_end(std::string_view name) {
  static const Pattern word(
      "(?:^| )(thị xã|xã|phường|đặc khu|thị trấn|huyện|quận|tỉnh|thành phố|trung ương)$");
  const auto match = word.find(name);
  return match ? level_of(match->text(name, 1)) : std::string_view();
}

std::optional<bool> is_request(std::string_view words) {
  static const Pattern asks("(?:^| )(?:đề nghị|mời)(?:[^\\p{L}]|$)");
  static const Pattern orders("(?:^| )(?:giao|phân công|yêu cầu)(?:[^\\p{L}]|$)");
  if (asks.contains(words)) return true;
  if (orders.contains(words)) return false;
  return std::nullopt;
}

}  // namespace vanthu
