#include "tools/import/read_files.h"

#include <chrono>
#include <utility>

#include "tools/import/import_window.h"

namespace vanthu {
namespace {

using namespace std::chrono_literals;

constexpr auto kPatience = 1s;                  // between two looks; an outcome ends the wait
constexpr std::size_t kInHand = 256;            // read or being read, waiting for one before them
constexpr std::size_t kTextInHand = 16u << 20;  // bytes; records take some ten times their text

class OrderedReading {
 public:
  OrderedReading(const Inputs& inputs, ReaderPool& readers, const std::function<void(const Document&)>& take,
                 const std::function<void(const Error&)>& complain)
      : inputs_(inputs), readers_(readers), take_(take), complain_(complain) {}

  void run() {
    while (next_ < inputs_.files.size() || !window_.empty()) {
      while (next_ < inputs_.files.size() && window_.size() < kInHand) add(inputs_.files[next_++]);
      start_readers();
      while (window_.ready(1) > 0) hand_over(window_.take());
      if (window_.reading() == 0) continue;
      for (ReadOutcome& outcome : readers_.wait(kPatience)) settle(std::move(outcome));
    }
  }

 private:
  void add(const InputFile& input) {
    Work work;
    work.file = work.entry.path = input.path;
    if (!input.skip_code.empty()) {
      work.error = Error(input.skip_code, input.path, input.skip_arguments);
      work.stage = Work::Stage::done;
    }
    window_.add(std::move(work));
  }

  void start_readers() {
    const auto has_room = [&] {
      return window_.first_waits() || (window_.in_hand() < kInHand && window_.text_bytes() < kTextInHand);
    };
    while (readers_.room() > 0 && has_room()) {
      const Work* work = window_.start_next();
      if (work == nullptr) return;
      readers_.start(
          {.number = work->number, .path = work->entry.path, .file = work->file, .members = work->members});
    }
  }

  void settle(ReadOutcome outcome) {
    Work* work = window_.find(outcome.number);
    if (work == nullptr) return;
    work->document = std::move(outcome.document);
    work->error = std::move(outcome.error);
    if (outcome.result == ReadResult::archive) add_members(*work, outcome.members);
    window_.finish(*work);
  }

  void add_members(const Work& archive, const std::vector<ArchiveMember>& members) {
    std::vector<Work> works;
    for (const ArchiveMember& member : members) works.push_back(member_work(archive, member));
    window_.add_members(archive, std::move(works));
  }

  void hand_over(const Work& work) const {
    if (work.document) take_(*work.document);
    if (work.error && !work.error->code.starts_with("skipped-")) complain_(*work.error);
  }

  const Inputs& inputs_;
  ReaderPool& readers_;
  const std::function<void(const Document&)>& take_;
  const std::function<void(const Error&)>& complain_;
  ImportWindow window_;
  std::size_t next_ = 0;
};

}  // namespace

void read_in_order(const Inputs& inputs, ReaderPool& readers,
                   const std::function<void(const Document&)>& take,
                   const std::function<void(const Error&)>& complain) {
  OrderedReading(inputs, readers, take, complain).run();
}

Document read_one(const std::string& path, ReaderPool& readers) {
  readers.start({.number = 1, .path = path, .file = path});
  std::vector<ReadOutcome> outcomes;
  while (outcomes.empty()) outcomes = readers.wait(kPatience);
  ReadOutcome& outcome = outcomes.front();
  if (outcome.result == ReadResult::archive) {
    throw Error("archive-not-one", path, {std::to_string(outcome.members.size())});
  }
  if (!outcome.document) throw *outcome.error;
  return std::move(*outcome.document);
}

}  // namespace vanthu
