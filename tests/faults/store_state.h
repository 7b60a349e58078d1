// All that a store holds, for comparing two stores, and what is wrong with one.
#pragma once

#include <map>
#include <string>
#include <vector>

namespace vanthu::testing {

/// What a store holds; empty of a file that is missing or blank.
struct StoreState {
  /// What PRAGMA integrity_check, foreign_key_check and the index of words find, work that a transaction left
  /// undone, lines of the ledger that name no place, and places that no line names, where there is a ledger.
  std::vector<std::string> damages;
  /// The rows of each table, sorted, without the times at which and the seconds in which something happened.
  std::map<std::string, std::vector<std::string>> tables;
  /// Everything that was read from a content, by its SHA-256.
  std::map<std::string, std::string> readings;
};

/// Reads a store of any schema, by SQL alone.
StoreState read_store_state(const std::string& path);

/// The first difference, in words; "" where both hold the same.
std::string difference(const StoreState& left, const StoreState& right);

/// What `state` has of a content that none of `witnesses` has, in words; "" where there is nothing: documents
/// are whole.
std::string half_reading(const StoreState& state, const std::vector<StoreState>& witnesses);

}  // namespace vanthu::testing
