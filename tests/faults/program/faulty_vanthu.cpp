// The program vanthu on a disk that fails, and with signals at named points of an import.
//
//   faulty_vanthu [OPTION VALUE]… -- ARGUMENT…
//
//   --disk FAULT:N:MOMENT[:lasting|:SEED]
//                     FAULT is full, error, kill or power-cut, MOMENT before, half or after (fault_vfs.h), N
//                     the operation on the store's files, from 1
//   --point NAME:N:SIGNAL
//                     a signal, by its number, that the program sends itself where an import comes to its
//                     point NAME (import_events.h) for the Nth time; may be repeated
//   --pause MS        rests so many milliseconds whenever a file has been read
//   --counts FILE     writes lines "disk N" and "NAME N": how many there were
#include <charconv>
#include <chrono>
#include <csignal>
#include <fstream>
#include <iostream>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "tests/faults/fault_vfs.h"
#include "tools/import/import_events.h"
#include "tools/program/program.h"

namespace vanthu::testing {
namespace {

struct PointPlan {
  std::string point;
  std::size_t at = 1;
  int signal = SIGKILL;
};

struct Plans {
  FaultPlan disk{};
  std::vector<PointPlan> points{};
  std::string counts_file{};
  std::chrono::milliseconds pause{};
  int arguments = 0;  // position of the program's own in argv
};

std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  for (std::size_t colon; (colon = text.find(':')) != std::string_view::npos; text.remove_prefix(colon + 1)) {
    parts.emplace_back(text.substr(0, colon));
  }
  parts.emplace_back(text);
  return parts;
}

std::size_t number_of(const std::string& text) {
  std::size_t number = 0;
  const auto end = std::from_chars(text.data(), text.data() + text.size(), number);
  if (end.ec != std::errc() || end.ptr != text.data() + text.size())
    throw std::runtime_error("number " + text);
  return number;
}

template <class Value>
Value value_of(const std::map<std::string, Value>& values, const std::string& name) {
  const auto found = values.find(name);
  if (found == values.end()) throw std::runtime_error("unknown " + name);
  return found->second;
}

FaultPlan disk_plan(const std::vector<std::string>& parts) {
  FaultPlan plan;
  plan.fault = value_of<DiskFault>({{"full", DiskFault::full},
                                    {"error", DiskFault::error},
                                    {"kill", DiskFault::kill},
                                    {"power-cut", DiskFault::power_cut}},
                                   parts.at(0));
  plan.at = number_of(parts.at(1));
  plan.moment = value_of<FaultMoment>(
      {{"before", FaultMoment::before}, {"half", FaultMoment::half}, {"after", FaultMoment::after}},
      parts.at(2));
  plan.lasting = parts.size() > 3 && parts[3] == "lasting";
  if (parts.size() > 3 && !plan.lasting) plan.seed = static_cast<std::uint32_t>(number_of(parts[3]));
  return plan;
}

Plans read_plans(int argc, char** argv) {
  Plans plans;
  for (int i = 1; i < argc; i += 2) {
    const std::string option = argv[i];
    if (option == "--") {
      plans.arguments = i;
      return plans;
    }
    if (i + 1 == argc) break;
    const std::string value = argv[i + 1];
    const std::vector<std::string> parts = parts_of(value);
    if (option == "--disk")
      plans.disk = disk_plan(parts);
    else if (option == "--point")
      plans.points.push_back({parts.at(0), number_of(parts.at(1)), static_cast<int>(number_of(parts.at(2)))});
    else if (option == "--counts")
      plans.counts_file = value;
    else if (option == "--pause")
      plans.pause = std::chrono::milliseconds(number_of(value));
    else
      throw std::runtime_error("unknown " + option);
  }
  throw std::runtime_error("no --");
}

int run(int argc, char** argv) {
  const Plans plans = read_plans(argc, argv);
  FaultVfs faults;
  faults.plan(plans.disk);
  std::map<std::string, std::size_t, std::less<>> counts;
  const auto listener = [&](const ImportEvent& event) {
    const std::string name(import_point_name(event.point));
    const std::size_t count = ++counts[name];
    if (event.point == ImportPoint::file_read) std::this_thread::sleep_for(plans.pause);
    for (const PointPlan& plan : plans.points) {
      if (plan.point == name && plan.at == count) std::raise(plan.signal);
    }
  };
  argv[plans.arguments] = argv[0];
  const int status = run_program(argc - plans.arguments, argv + plans.arguments, listener);
  if (plans.counts_file.empty()) return status;
  std::ofstream file(plans.counts_file);
  file << "disk " << faults.operations() << "\n";
  for (const auto& [name, count] : counts) file << name << " " << count << "\n";
  return status;
}

}  // namespace
}  // namespace vanthu::testing

int main(int argc, char** argv) {
  try {
    return vanthu::testing::run(argc, argv);
  } catch (const std::exception& error) {
    std::cerr << "faulty_vanthu: " << error.what() << "\n";
    return 99;
  }
}
