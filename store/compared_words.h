// The words by which a task is compared with tasks of other communes.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// Stand in place of what every commune puts in for itself.
inline constexpr std::string_view kCommuneMark = "xa", kProvinceMark = "tinh", kNumberMark = "#";

/// Of a longer task only so many words count.
inline constexpr std::size_t kMostComparedWords = 1000;

/// The words of `task` as search_key has them, one blank between two, signs left out.  "Xã", "phường", "đặc
/// khu" and "thị trấn" with the name behind them, and the name of the issuing commune wherever it stands, are
/// kCommuneMark; "tỉnh" and "thành phố" with their name are kProvinceMark; what holds a digit and Roman
/// numerals are kNumberMark; marks that follow one another are one.  "Tuyên truyền trên địa bàn phường Cao
/// Lãnh năm 2026" is "tuyen truyen tren dia ban xa nam #".  `commune` is a name without level, "" where it is
/// not known.  Any bytes are taken.
std::string compared_words(std::string_view task, std::string_view commune);

/// As above with numbers as they are: what tells "Thôn 1" from "Thôn 2".
std::string compared_words_and_numbers(std::string_view text, std::string_view commune);

}  // namespace vanthu
