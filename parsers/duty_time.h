// The time by which a sentence of a plan wants its task done.
#pragma once

#include <string_view>
#include <vector>

#include "parsers/document.h"
#include "parsers/plan_time.h"

namespace vanthu {

/// The times of a task told in a sentence, where they are unmistakably its own: behind its verbs, at the end
/// of a clause ("… gửi Phòng Kinh tế trước ngày 15/6/2026 để tổng hợp"), after "hoàn thành", or labelled
/// ("Thời gian thực hiện: …").  The first 4000 bytes are read, of several times the first.  Empty where
/// nothing is sure: "Kế hoạch kiểm tra năm 2026" is what the task is about, and what is over on the
/// document's day is not its time.
std::vector<Deadline> find_duty_times(std::string_view task, const PlanTime& time);

}  // namespace vanthu
