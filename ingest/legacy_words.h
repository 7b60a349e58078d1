// The words of a text that tell in which encoding it is, and what they say as they stand.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace vanthu {

/// Of a text no more than about so many bytes are weighed.
inline constexpr std::size_t kSampleBytes = 64u << 10;

/// The words (between blanks) that hold a byte beyond ASCII or a control code, which is a letter of VISCII; a
/// blank behind each.  At most kSampleBytes of them.
std::string telling_words(std::string_view text);

/// Of the runs of letters of a text: those that count, those that are syllables, and frequent ones.
struct RunTally {
  std::size_t runs = 0, valid = 0, common = 0;
};

enum class Frequent { counted, passed_over };

/// A decoder's mistakes also show in capitals behind small letters and in control characters.  `common` of
/// the result is 0 where the frequent syllables are passed over.
RunTally count_runs(std::string_view text, Frequent frequent);

/// What a text says as it stands, by its telling words.
struct AsItStands {
  std::size_t runs = 0, valid = 0;  // see RunTally; of a text with a control character only about
  bool decodable = false;           // a character that stands for a legacy byte beyond ASCII
  bool unicode = false;             // a letter that of all encodings only Unicode has
  bool control = false;             // a control character U+0080…U+009F other than U+0085
};

/// Looks at each word once: a document has the same few again and again.  A word that comes to the place of
/// another takes it, so that no text makes this slow or large.  The lines must outlive it.
class WordMemory {
 public:
  AsItStands of(std::string_view line);

 private:
  struct Entry {
    std::string_view word;
    AsItStands facts;
  };

  const AsItStands& of_word(std::string_view word);

  static constexpr std::size_t kEntries = 1024;
  std::vector<Entry> entries_ = std::vector<Entry>(kEntries);
};

}  // namespace vanthu
