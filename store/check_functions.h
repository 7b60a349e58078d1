// What the checks among documents ask of texts that SQL cannot tell itself.
#pragma once

#include "store/sqlite_connection.h"

namespace vanthu {

/// Makes known to the statements of `database`:
///   titles_alike(a, b)    1 where they share enough words to be one title, else 0
///   title_topic(title)    the title as a key, without the years and numbers that change with each edition
///   title_key(title)      the title as questions are compared with it
///   printed_date(iso)     "20/3/2026"
///   issuing_place(entity) province of a canonical key's issuer, as `issuers.province_search` has it; NULL
///                         where it is not a province's own body
///   same_line(a, b)       1 where the places of two canonical keys' issuers are one, or one lies in the
///   other,
///                         or one is not known; else 0
///   task_similarity(a, b) of words as task_texts has them
///   bands_of(words)       a JSON list of the keys that task_bands would have of them
///   unit_words(unit, commune)  a unit's name as those of other communes are compared with it
///   text_containment(a, b)  of two whole texts
void add_check_functions(Database& database);

}  // namespace vanthu
