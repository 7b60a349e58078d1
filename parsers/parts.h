// The parts of a plan, found before anything in them is read: head, body, closing, appendices
// (Nghị định 30/2020/NĐ-CP, Phụ lục I; Hướng dẫn 36-HD/VPTW for Party documents).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "normalize/normalized_document.h"
#include "normalize/vocabulary.h"

namespace vanthu {

/// What a short line of the head or the closing is.
enum class LineRole {
  other,
  national_title,   // CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
  motto,            // Độc lập - Tự do - Hạnh phúc
  party_title,      // ĐẢNG CỘNG SẢN VIỆT NAM
  number,           // Số: 157/KH-UBND
  place_date,       // Gia Lộc, ngày 08 tháng 5 năm 2026
  subject,          // V/v …
  draft_mark,       // DỰ THẢO, DỰ THẢO LẦN 2
  secrecy_mark,     // MẬT, TỐI MẬT, TUYỆT MẬT
  addressee,        // Kính gửi: …
  attachment_note,  // (Kèm theo Kế hoạch số …)
  recipients_mark,  // Nơi nhận:
  authority,        // TM. ỦY BAN NHÂN DÂN, KT. CHỦ TỊCH
  signed_mark,      // (Đã ký)
  appendix_mark,    // PHỤ LỤC I
  ornament,         // -----, *, ___
};

/// What `line` (a paragraph's normalised text) is by its own wording.
LineRole classify_line(std::string_view line);

/// A document type's name at the start of a title line, and the title behind it on the same line.
struct TypeLine {
  std::string type;        // canonical, sentence case
  std::size_t length = 0;  // bytes of the line that the name takes
};

/// Reads title lines by the vocabulary's types.
class TypeLineReader {
 public:
  explicit TypeLineReader(const Vocabulary& vocabulary);

  /// The type that `line` names as a title: the whole line, or its upper-case beginning.
  std::optional<TypeLine> find(std::string_view line) const;
  /// The longest type whose name begins `text`, whatever its case ("Kế hoạch thực hiện …").
  std::optional<std::string> type_at(std::string_view text) const;

 private:
  struct Name {
    std::string key;  // comparison_key
    std::string canonical;
  };
  std::vector<Name> names_;  // longest first
};

/// A range of block indices, end exclusive.
struct BlockRange {
  std::size_t begin = 0, end = 0;
};

/// An appendix, form or list behind the signature.
struct AppendixPart {
  BlockRange blocks;
  BlockRange heading;                // label and title lines, at the begin of `blocks`
  std::string label;                 // "I", "01"; "" where it bears none
  std::optional<std::string> title;  // on one line
};

/// A document with a type line of its own behind the signature: a regulation behind its decision.
struct AttachedPart {
  BlockRange blocks;
  std::string type;
  std::optional<std::string> title;
};

/// A regulation (Quy chế, Quy định, Điều lệ, Nội quy), whose provisions assign no tasks; a plan attached to a
/// decision does.  `type`: a document's, in sentence case.
bool is_regulation(std::string_view type);

struct Parts {
  BlockRange head;  // letterhead, number, date, type, title
  std::optional<std::size_t> type_block;
  TypeLine type_line;  // where type_block
  BlockRange title;    // blocks of the title below the type line (may be empty)
  BlockRange body;
  BlockRange closing;                    // recipients and signatures
  std::vector<AppendixPart> appendices;  // in reading order
  std::vector<AttachedPart> attached;

  /// The appendix in which `block` stands; null where it stands in none.
  const AppendixPart* appendix_at(std::size_t block) const;
};

/// Never fails: what a document does not have is empty.
Parts find_parts(const NormalizedDocument& document, const TypeLineReader& types);

}  // namespace vanthu
