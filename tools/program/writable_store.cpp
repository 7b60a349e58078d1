#include "tools/program/writable_store.h"

#include <chrono>
#include <string>

#include "tools/program/output.h"

namespace vanthu {

Store open_writable_store(const Settings& settings) {
  return Store::open(settings.store_path, Access::read_write, std::chrono::seconds(10),
                     [&](const StoreMigration& migration) {
                       note(settings, "store-migrating",
                            {settings.store_path, std::to_string(migration.from),
                             std::to_string(migration.to), std::to_string(migration.documents)});
                     });
}

}  // namespace vanthu
