#include "store/settle_citations.h"

#include <string>
#include <vector>

#include "store/block_facts.h"
#include "store/write_block.h"

namespace vanthu {
namespace {

std::vector<std::string> take_unsettled(Database& database) {
  std::vector<std::string> blocks;
  Query query = database.query("SELECT block FROM unsettled_blocks ORDER BY block");
  while (query.step()) blocks.push_back(query.text());
  database.query("DELETE FROM unsettled_blocks").run();
  return blocks;
}

}  // namespace

void unsettle_source(Database& database, std::int64_t source) {
  database
      .query(
          "INSERT OR IGNORE INTO unsettled_blocks (block) "
          "SELECT block FROM records WHERE source_id = ?1 AND block IS NOT NULL "
          "AND EXISTS (SELECT 1 FROM sources WHERE id = ?1 AND chosen) UNION "
          "SELECT block FROM citations WHERE source_id = ?1 AND block IS NOT NULL "
          "AND EXISTS (SELECT 1 FROM sources WHERE id = ?1 AND chosen)")
      .bind(source)
      .run();
}

void settle_citations(Database& database) {
  CitingSources sources(database);
  for (const std::string& block : take_unsettled(database)) {
    write_block(database, block, BlockFacts(database, sources, block));
  }
}

}  // namespace vanthu
