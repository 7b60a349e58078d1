// Two columns of a page found line by line from the first line that shows both.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "ingest/layout_signs.h"
#include "ingest/page_columns.h"

namespace vanthu {

inline constexpr double kGutter = 5;         // points that stay free between two columns
inline constexpr double kSignatureGap = 11;  // lines: room for signature and seal above the signer's name

struct Interval {
  double begin = 0, end = 0;
  double width() const { return end - begin; }
  double middle() const { return (begin + end) / 2; }
};

/// Words of a line that no gap of a column's width parts.
struct Piece {
  WordIndices words;
  Interval x;
};

Piece piece_of(const Page& page, std::span<const std::uint32_t> words);

/// The pieces of a line, from left to right; a letterhead's title begins one of its own behind a narrow gap
/// too.
std::vector<Piece> cut_at_gaps(const Page& page, const PrintedLine& line);

/// True for what stands in heads and ends, and hardly ever elsewhere.
bool is_frame_kind(LineKind kind);

/// Two columns that grow line by line.
class TwoColumns {
 public:
  /// `line` shows both: its `pieces` are two at least.
  TwoColumns(const Page& page, const PrintedLine& line, const std::vector<Piece>& pieces);

  /// Adds the next line below where it leaves the gutter free and belongs to a column; false where not.
  bool add(const PrintedLine& line, const std::vector<Piece>& pieces);

  /// True where `line`, above those added so far, stands in one column alone.
  bool stands_above(const PrintedLine& line) const;
  void add_above(const PrintedLine& line);

  /// True where its words are those of a head or an end.
  bool is_framed() const { return framed_; }
  /// True where it has lines that show one column alone, or labels.
  bool has_other_lines() const { return both_ < lines_ || left_.items + right_.items > 0; }
  /// True where these are columns and no gaps in lines: by their words, or because both sides are prose.
  bool is_sound() const { return framed_ || is_prose() || are_signers(); }

  LineBand take_band() &&;

 private:
  /// One of the columns.
  struct Side {
    WordIndices words;
    std::vector<Interval> lines;
    Interval x;
    double bottom = 0;
    std::size_t items = 0;      // lines that are marks of a list, or labels
    std::size_t sentences = 0;  // lines that go on in lower case with the line above
  };

  std::optional<Interval> free_gutter(const std::vector<Piece>& pieces) const;
  bool is_left(const Piece& piece) const;
  bool belongs(const Piece& piece) const;
  bool is_far(const PrintedLine& line) const;
  void take(const PrintedLine& line, const std::vector<Piece>& pieces, Interval gutter);
  void put(Side& side, const PrintedLine& line, const Piece& piece);
  bool is_prose() const;
  bool are_signers() const;

  const Page& page_;
  Side left_, right_;
  Interval gutter_;
  std::size_t both_ = 0, lines_ = 0;
  bool framed_ = false;
};

}  // namespace vanthu
