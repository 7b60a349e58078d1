// What a report says, ready to be written: values of plain text, counted and bounded.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/messages.h"
#include "store/finding.h"
#include "store/ledger.h"
#include "tools/export/html.h"
#include "tools/export/svg_charts.h"

namespace vanthu {

// A report is read by people and opened by a browser as a whole: each list has an end, behind which the
// report names the command that lists all.
inline constexpr std::size_t kMostMishaps = 200;         // files that were not read or not whole
inline constexpr std::size_t kMostCommunes = 4000;       // the country has 3,321
inline constexpr std::size_t kMostOfCommune = 12;        // documents beside a commune
inline constexpr std::size_t kMostBars = 20;             // units in the chart
inline constexpr std::size_t kMostUnits = 300;           // units in the table
inline constexpr std::size_t kMostMonths = 36;           // on the time line
inline constexpr std::size_t kFewestMonths = 12;         // likewise
inline constexpr std::size_t kMostNext = 50;             // duties that come next
inline constexpr std::size_t kMostContradictions = 200;  // with both quotations
inline constexpr std::size_t kMostSingle = 200;          // findings of one place
inline constexpr std::size_t kMostTasks = 10'000;        // in the appendix
inline constexpr std::size_t kMostPictures = 60;         // pages
inline constexpr std::size_t kMostPictureBytes = std::size_t{48} << 20;

/// Bytes of a text that are kept: enough for kMostShown code points and one to see that there are more.
inline constexpr std::size_t kMostKept = 4 * (kMostShown + 1);

/// Where a fact stands.  Empty members are not known.
struct ReportPlace {
  std::int64_t document = 0;
  std::string name;  // the document's number, else its file's name
  std::string commune, path;
  std::optional<int> page;
  std::size_t line = 0;  // of the record's text, from 1
  std::string section;   // its id
  std::optional<std::string> appendix{};
};

struct ReportFormat {
  std::string format;
  std::size_t documents = 0, pages = 0, ocr_pages = 0, unread_pages = 0;
};

/// A path of the ledger that was not read, or not whole.
struct ReportMishap {
  std::string path, state, reason;  // for people
};

struct ReportReading {
  std::size_t documents = 0, communes = 0, citations = 0;
  std::vector<ReportFormat> formats;                       // the commonest first
  std::vector<std::pair<std::string, std::size_t>> files;  // of the whole store, by state; for people
  std::vector<ReportMishap> mishaps;
  std::size_t mishap_count = 0;
  std::vector<std::pair<std::string, std::size_t>> review;  // by kind; for people
  double review_below = 0;
  std::vector<std::string> absent;  // communes that were asked for and have no documents
};

struct ReportCommune {
  std::string name, province;          // "xã Gia Lộc"
  std::string status;                  // plan | cites | silent | no-documents; "" without a directive
  std::vector<ReportPlace> documents;  // with a directive where each cites it first; at most kMostOfCommune
  std::size_t document_count = 0, tasks = 0;
};

struct ReportCoverage {
  std::optional<std::string> directive;                                         // for people
  std::vector<ReportCommune> communes;                                          // at most kMostCommunes
  std::size_t plan = 0, cites = 0, silent = 0, without = 0, commune_count = 0;  // of all
};

struct ReportUnit {
  std::string unit;
  std::size_t lead = 0, implement = 0, coordinate = 0;
  std::size_t tasks = 0;  // each once
  std::size_t documents = 0, communes = 0;
  ReportPlace first;
};

struct ReportUnits {
  std::vector<ReportUnit> units;  // by tasks, then by name; at most kMostUnits
  std::size_t unit_count = 0;
  std::size_t tasks = 0, without_unit = 0, without_lead = 0;
};

/// A duty on a day.
struct ReportDuty {
  std::string day, wording, task, lead;
  bool repeats = false;
  ReportPlace place;
};

struct ReportDeadlines {
  std::vector<TimeColumn> months;     // none where nothing has a day
  std::size_t once = 0;               // days that times end on, on the time line or not
  std::size_t before = 0, after = 0;  // of these, in front of the time line and behind it
  std::size_t past = 0;               // of these, before the day of the report
  std::size_t repeating = 0;          // times that repeat
  std::size_t without_day = 0;        // tasks whose times name no day and do not repeat
  std::size_t without_time = 0;       // tasks without any
  std::string next_until;             // ISO: the last day of `next`
  std::vector<ReportDuty> next;       // at most kMostNext
  bool more = false;                  // there are more until then
};

/// A page as a picture, or why there is none.
struct ReportPicture {
  std::string id;       // of the element that shows it
  std::string png;      // "" where it is shown at `id` already, or cannot be
  std::string trouble;  // for people
};

/// Two places that contradict each other.
struct ReportContradiction {
  StoreFinding finding;
  ReportPlace first, second;
  std::optional<ReportPicture> first_picture{}, second_picture{};
};

/// How often a rule is broken.
struct ReportRule {
  std::string rule, code, meaning;
  std::size_t errors = 0, warnings = 0, infos = 0;
};

struct ReportFindings {
  std::vector<ReportContradiction> contradictions;           // at most kMostContradictions
  std::size_t contradiction_count = 0, grave_count = 0;      // of all; of these, errors and warnings
  std::vector<std::pair<StoreFinding, ReportPlace>> single;  // errors and warnings of one place
  std::size_t single_count = 0;
  std::vector<ReportRule> rules;  // the gravest and commonest first
  std::size_t errors = 0, warnings = 0, infos = 0;
  bool pictures = false;  // pages were asked for
  std::size_t pictures_left_out = 0;
};

struct ReportTask {
  std::string ordinal, heading, task, lead, implement, coordinate, deadline;
  ReportPlace place;
};

struct ReportDocument {
  std::int64_t id = 0;
  std::string name, title, commune, province, date, path;
  std::size_t task_count = 0;
  std::vector<ReportTask> tasks;
};

struct PlanReport {
  Language language = Language::vietnamese;
  std::string title;
  std::vector<std::string> scope;  // lines for people: directive, communes, province
  std::optional<std::string> day;  // ISO: what is past and what comes is seen from here
  bool day_of_import = false;
  std::string program;  // "vanthu 0.1.0"
  ReportReading reading;
  ReportCoverage coverage;
  ReportUnits units;
  ReportDeadlines deadlines;
  ReportFindings findings;
  std::vector<ReportDocument> documents;           // those with tasks; of kMostTasks tasks together
  std::size_t task_count = 0, task_documents = 0;  // of all
};

}  // namespace vanthu
