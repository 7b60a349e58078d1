#include "tools/import/import_window.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>

namespace vanthu {

Work member_work(const Work& archive, const ArchiveMember& member) {
  Work work;
  work.file = archive.file;
  work.members = archive.members;
  work.members.push_back(member.position);
  work.folder = archive.folder;
  work.entry.path = archive.entry.path + "/" + member.name;
  return work;
}

void ImportWindow::add(Work work) {
  work.number = next_number_++;
  works_.push_back(std::move(work));
  if (works_.back().stage == Work::Stage::done) finish(works_.back());
}

void ImportWindow::add_members(const Work& archive, std::vector<Work> members) {
  auto place = std::find_if(works_.begin(), works_.end(),
                            [&](const Work& work) { return work.number == archive.number; });
  assert(place != works_.end());
  ++place;
  for (Work& member : members) {
    member.number = next_number_++;
    const auto added = works_.insert(place, std::move(member));
    if (added->stage == Work::Stage::done) finish(*added);
  }
}

Work* ImportWindow::start_next() {
  const auto waiting = std::find_if(works_.begin(), works_.end(),
                                    [](const Work& work) { return work.stage == Work::Stage::waiting; });
  if (waiting == works_.end()) return nullptr;
  waiting->stage = Work::Stage::reading;
  ++reading_;
  ++in_hand_;
  return &*waiting;
}

Work* ImportWindow::find(std::uint64_t number) {
  const auto found =
      std::find_if(works_.begin(), works_.end(), [&](const Work& work) { return work.number == number; });
  return found == works_.end() ? nullptr : &*found;
}

void ImportWindow::finish(Work& work) {
  work.stage == Work::Stage::reading ? --reading_ : ++in_hand_;
  work.stage = Work::Stage::done;
  if (work.document) text_bytes_ += work.document->text.size();
}

void ImportWindow::put_off(Work& work) {
  work.stage = Work::Stage::put_off;
  --reading_;
  --in_hand_;
}

std::size_t ImportWindow::waiting_in_front() const {
  std::size_t waiting = 0, in_front = 0;
  for (const Work& work : works_) {
    if (work.stage == Work::Stage::put_off) break;
    if (work.stage == Work::Stage::waiting) {
      ++waiting;
    } else {
      in_front = waiting;
    }
  }
  return in_front;
}

std::size_t ImportWindow::ready(std::size_t most) const {
  std::size_t count = 0;
  for (auto work = works_.begin(); count < most && work != works_.end(); ++work, ++count) {
    if (work->stage != Work::Stage::done) break;
  }
  return count;
}

Work ImportWindow::take() {
  assert(!works_.empty() && works_.front().stage == Work::Stage::done);
  Work work = std::move(works_.front());
  works_.pop_front();
  --in_hand_;
  if (work.document) text_bytes_ -= work.document->text.size();
  return work;
}

void ImportWindow::each_ready(std::size_t count, const std::function<void(Work&)>& visit) {
  auto work = works_.begin();
  for (std::size_t i = 0; i < count; ++i, ++work) visit(*work);
}

}  // namespace vanthu
