// Two sides of a comparison, and what differs as a listing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/compare_plans.h"
#include "store/store.h"
#include "tools/program/listing.h"

namespace vanthu {

/// A plan of the store, or all plans of a commune.
struct ComparedSide {
  std::string name;               // "41/KH-UBND (xã Gia Lộc)", "xã Gia Lộc"
  std::vector<TaskAnswer> tasks;  // as many as the plan has
  PlanSide plan;
  std::optional<Document> document;  // of a single plan
};

/// What `text` names: a document, else a commune with documents in the store; "commune:…" only that.
/// `directive` leaves the tasks that stand under it.  Throws Error "document-ambiguous", "compare-unknown"
/// (it names nothing) or "compare-communes" (several communes).
ComparedSide compared_side(const Store& store, const std::string& text,
                           const std::optional<std::string>& directive);

struct ComparedPlans {
  ComparedSide left, right;
  std::vector<ComparedTask> tasks;  // of compare_plans()
  GoverningDocuments governing;     // nothing where a side is no single plan
};

ComparedPlans compare_sides(ComparedSide left, ComparedSide right);

/// What is shown beside real differences.
struct ComparisonScope {
  bool same = false;   // tasks without a difference
  bool place = false;  // tasks that stand elsewhere count as different
};

struct ComparisonTotals {
  std::size_t same = 0, different = 0, only_left = 0, only_right = 0;
};
ComparisonTotals totals_of(const ComparedPlans& plans, const ComparisonScope& scope);

/// Tasks that differ, a row a difference; then what only the left side has, only the right one, and what
/// governs only one of them; then the same ones.
Listing comparison_listing(const ComparedPlans& plans, const ComparisonScope& scope);

/// As above with a row, and an object, for each task.
Listing compared_task_listing(const ComparedPlans& plans, const ComparisonScope& scope);

}  // namespace vanthu
