// What each rule of the reference table makes of the words that its pattern found.
#pragma once

#include <optional>

#include "normalize/pattern.h"
#include "parsers/reference_rules.h"

namespace vanthu {

// Each gives none where the words turn out to name nothing, or nothing that can be told.

/// "khoản 3, mục II" + "Kế hoạch này", "Nghị quyết này".
std::optional<FoundReference> build_provision_of_document(const ReferencePlace& place, const Match& match);
/// "khoản 1" + "Điều này".
std::optional<FoundReference> build_provision_here(const ReferencePlace& place, const Match& match);
/// "tại mục II.3", where no other document is near.
std::optional<FoundReference> build_provision_alone(const ReferencePlace& place, const Match& match);
/// "Kế hoạch này", "Nghị quyết này".
std::optional<FoundReference> build_this(const ReferencePlace& place, const Match& match);
/// "Chỉ thị trên".
std::optional<FoundReference> build_above(const ReferencePlace& place, const Match& match);
/// "Trên đây là" + "Kế hoạch".
std::optional<FoundReference> build_closing(const ReferencePlace& place, const Match& match);
/// A short name that the document gave.
std::optional<FoundReference> build_alias(const ReferencePlace& place, const Match& match);
/// (1) the number of a cited document, its symbol left out.
std::optional<FoundReference> build_numbered(const ReferencePlace& place, const Match& match);
/// A programme that is known by its name.
std::optional<FoundReference> build_programme(const ReferencePlace& place, const Match& match);
/// (1) the congress of a "Nghị quyết".
std::optional<FoundReference> build_congress(const ReferencePlace& place, const Match& match);
/// "Chỉ thị ngày 05/3/2026 của … về …".
std::optional<FoundReference> build_dated(const ReferencePlace& place, const Match& match);
/// "Quyết định của địa phương".
std::optional<FoundReference> build_of_collective(const ReferencePlace& place, const Match& match);
/// "Kế hoạch của Ủy ban nhân dân xã", "Nghị quyết của Quốc hội về …".
std::optional<FoundReference> build_of_issuer(const ReferencePlace& place, const Match& match);
/// "Nghị quyết về …", where a cited one has that title.
std::optional<FoundReference> build_titled(const ReferencePlace& place, const Match& match);
/// "Nghị quyết", "Kế hoạch" alone.
std::optional<FoundReference> build_bare(const ReferencePlace& place, const Match& match);
/// "các văn bản nêu trên".
std::optional<FoundReference> build_several_above(const ReferencePlace& place, const Match& match);
/// "các chỉ thị của Trung ương".
std::optional<FoundReference> build_several_of(const ReferencePlace& place, const Match& match);
/// "các văn bản có liên quan".
std::optional<FoundReference> build_several_related(const ReferencePlace& place, const Match& match);

}  // namespace vanthu
