// read_plans STORE FILE…: prints who is to do what by when, puts it into a store, and asks the store.
#include <vanthu/confined_reader.h>
#include <vanthu/document_reader.h>
#include <vanthu/store.h>

#include <iostream>
#include <string>
#include <vector>

namespace {

std::string leads_of(const vanthu::Assignment& task) {
  std::string leads;
  for (const vanthu::UnitMention& unit : task.lead) leads += (leads.empty() ? "" : "; ") + unit.unit;
  return leads.empty() ? "nobody" : leads;
}

std::string deadline_of(const vanthu::Assignment& task) {
  if (!task.deadline) return "no time given";
  // The words as printed; the days that they mean, where they fix any, are deadline->start and ->end.
  return task.deadline->raw + (task.deadline->end ? " (" + *task.deadline->end + ")" : "");
}

void print_tasks(const vanthu::Document& document) {
  std::cout << document.header.title.value_or(document.source.path) << '\n';
  for (const vanthu::Assignment& task : document.assignments) {
    std::cout << "- " << leads_of(task) << " | " << deadline_of(task) << " | " << task.task << '\n';
  }
}

/// False where a file could not be read; the others are in the store.
bool read_into_store(const std::vector<std::string>& files, const std::string& store_path) {
  const vanthu::DocumentReader reader;
  vanthu::ConfinedReader confined(reader);  // before the store is open: its processes know nothing of it
  vanthu::Store store = vanthu::Store::open(store_path, vanthu::Access::read_write);
  bool all_read = true;
  store.begin();
  confined.read_all(
      files,
      [&](const vanthu::Document& document) {
        print_tasks(document);
        store.put(document, reader.name(), reader.identity());
      },
      [&](const vanthu::Error& error) {
        std::cerr << describe(vanthu::Language::english, error) << '\n';
        all_read = false;
      });
  store.commit();
  return all_read;
}

void ask(const std::string& store_path) {
  const vanthu::Store store = vanthu::Store::open(store_path, vanthu::Access::read_only);
  for (const vanthu::UnitAnswer& unit : store.units({})) {
    std::cout << unit.unit << " leads " << unit.lead << '\n';
  }
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) {
    std::cerr << "usage: read_plans STORE FILE...\n";
    return 2;
  }
  try {
    const bool all_read = read_into_store({argv + 2, argv + argc}, argv[1]);
    ask(argv[1]);
    return all_read ? 0 : 1;
  } catch (const vanthu::Error& error) {
    std::cerr << describe(vanthu::Language::english, error) << '\n';
    return 1;
  }
}
