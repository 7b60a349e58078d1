#include "store/settle_citations.h"

#include <string>
#include <vector>

#include "store/block_facts.h"
#include "store/write_block.h"

namespace vanthu {
namespace {

/// A block of so many mentions waits for one change.  What one change costs in the end is then that of so
/// many mentions, however many the block has; and of so many a reader finds one without its meaning.
constexpr std::int64_t kMentionsPerChange = 4;

struct UnsettledBlock {
  std::string block;
  std::int64_t changes = 0;
};

std::vector<UnsettledBlock> unsettled_blocks(Database& database) {
  std::vector<UnsettledBlock> blocks;
  Query query = database.query("SELECT block, changes FROM unsettled_blocks ORDER BY block");
  while (query.step()) {
    std::string block = query.text();
    blocks.push_back({std::move(block), query.integer()});
  }
  return blocks;
}

/// Whether the block is small beside what changed in it.
bool is_due(Database& database, const UnsettledBlock& unsettled) {
  // Counted no further than it decides.
  Query query = database.query(
      "SELECT (SELECT count(*) FROM (SELECT 1 FROM citations WHERE block = ?1 LIMIT ?2)) + "
      "(SELECT count(*) FROM (SELECT 1 FROM records WHERE block = ?1 LIMIT ?2))");
  const std::int64_t most = unsettled.changes * kMentionsPerChange;
  query.bind(unsettled.block, most + 1).step();
  return query.integer() <= most;
}

}  // namespace

void unsettle_source(Database& database, std::int64_t source) {
  database
      .query(
          "INSERT INTO unsettled_blocks (block, changes) SELECT block, count(*) FROM "
          "(SELECT block FROM records WHERE source_id = ?1 UNION ALL "
          "SELECT block FROM citations WHERE source_id = ?1) "
          "WHERE block IS NOT NULL AND EXISTS (SELECT 1 FROM sources WHERE id = ?1 AND chosen) GROUP BY "
          "block "
          "ON CONFLICT DO UPDATE SET changes = changes + excluded.changes")
      .bind(source)
      .run();
}

void settle_citations(Database& database, SettlePace pace) {
  CitingSources sources(database);
  for (const UnsettledBlock& unsettled : unsettled_blocks(database)) {
    if (pace == SettlePace::in_proportion && !is_due(database, unsettled)) continue;
    write_block(database, unsettled.block, BlockFacts(database, sources, unsettled.block));
    database.query("DELETE FROM unsettled_blocks WHERE block = ?").bind(unsettled.block).run();
  }
}

}  // namespace vanthu
