// \p{L}, \p{Lu}, \p{Ll} and \p{N} of expressions as short lists of ranges.
#pragma once

#include <string>
#include <string_view>

namespace vanthu {

/// `expression` with these four classes written out.  RE2's own are exact for every script and compile to
/// some 1,200 instructions each, which was nine tenths of the time in which the program started.  These take
/// a twentieth of that:
///  - L and N agree with Unicode up to U+058F, in U+1E00–U+1EFF and, letters and numbers among the symbols of
///    U+2000–U+2BFF aside, in punctuation and symbols; of other scripts whole blocks are letters, their marks
///    and digits included;
///  - Lu and Ll agree in Basic Latin and for every Vietnamese letter; beyond them they have Latin-1, the
///  letters
///    of Ede and its kin (č ĕ ĭ ŏ ŭ ƀ), Greek and Russian.
std::string write_out_classes(std::string_view expression);

}  // namespace vanthu
