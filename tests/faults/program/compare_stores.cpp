// Compares stores with one that is as it should be.
//
//   compare_stores REFERENCE
//
// reads paths of stores, one a line, and answers each with one line of JSON: `damages` of the store, `half`:
// a reading that the reference does not have, and `difference`: the first one to it (store_state.h).
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "tests/faults/store_state.h"

int main(int argc, char** argv) {
  using namespace vanthu::testing;
  if (argc != 2) return 2;
  try {
    const StoreState reference = read_store_state(argv[1]);
    for (std::string path; std::getline(std::cin, path);) {
      const StoreState state = read_store_state(path);
      const nlohmann::json answer{{"damages", state.damages},
                                  {"half", half_reading(state, {reference})},
                                  {"difference", difference(state, reference)}};
      std::cout << answer.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
    }
  } catch (const std::exception& error) {
    std::cerr << "compare_stores: " << error.what() << "\n";
    return 1;
  }
}
