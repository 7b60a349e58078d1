#include "store/settle_derived.h"

#include "store/list_tasks.h"
#include "store/list_texts.h"
#include "store/settle_citations.h"

namespace vanthu {

void settle_derived(Database& database, SettlePace pace, const std::function<void()>& between) {
  settle_citations(database, pace);
  list_noted_tasks(database, between);
  settle_texts(database, pace);
}

}  // namespace vanthu
