// People's corrections go into the store, and out of force.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "store/correction.h"
#include "store/sqlite_connection.h"

namespace vanthu {

/// See Store::correct.
std::vector<Correction> correct_document(Database& database, std::int64_t document,
                                         std::optional<std::size_t> task,
                                         std::span<const NewCorrection> fields, const CorrectionNote& note,
                                         const HeaderIdentity& identity);

/// See Store::undo_corrections.
std::vector<Correction> undo_corrections(Database& database, std::span<const std::int64_t> ids,
                                         const CorrectionNote& note, const HeaderIdentity& identity);

/// See Store::import_corrections.
std::vector<CorrectionImport> import_corrections(
    Database& database, std::span<const std::pair<std::int64_t, Correction>> corrections,
    const HeaderIdentity& identity);

/// See Store::find_plan.
std::vector<std::int64_t> find_plan(Database& database, const PlanTrace& plan);

}  // namespace vanthu
