// vanthu export --format akn: documents as Akoma Ntoso, one file each.
#include <fmt/chrono.h>

#include <chrono>
#include <filesystem>

#include "tools/export/akn_uri.h"
#include "tools/export/akn_writer.h"
#include "tools/export/output_file.h"
#include "tools/program/export_formats.h"

namespace vanthu {
namespace {

namespace fs = std::filesystem;

/// The day in Việt Nam, ISO.
std::string today() {
  using std::chrono::system_clock;
  const auto now = system_clock::now() + std::chrono::hours(7);
  return fmt::format("{:%Y-%m-%d}", fmt::gmtime(system_clock::to_time_t(now)));
}

struct AknFile {
  DocumentId document = 0;
  std::string path;
};

/// "12-45-kh-ubnd.xml": the id keeps documents of one number apart.
std::string file_name(const DocumentSummary& summary) {
  const auto& number = summary.header.number;
  const std::string key = number && number->key ? "-" + iri_word(*number->key) : std::string();
  return std::to_string(summary.id) + key + ".xml";
}

std::vector<AknFile> targets_of(const ExportJob& job, const std::string& folder) {
  std::vector<AknFile> targets;
  each_document(job.store, job.part, [&](const DocumentSummary& summary) {
    targets.push_back({summary.id, (fs::path(folder) / file_name(summary)).string()});
  });
  if (targets.empty()) throw Error("export-akn-none", "");
  return targets;
}

/// Nothing is written where a file stands in the way of one of them.
void check_targets(const std::vector<AknFile>& targets) {
  std::error_code unknown;
  for (const AknFile& target : targets) {
    if (fs::exists(fs::symlink_status(target.path, unknown))) throw Error("output-exists", target.path);
  }
}

/// The document's record, the keys of its citations as whole as the store has made them: a mention without
/// date means what another mention says in full.
Document settled_record(const Store& store, DocumentId id) {
  Document record = store.document(id).value();
  for (const CitationAnswer& answer : store.citations({.document = id})) {
    const auto& meaning = answer.meaning;
    if (!meaning || !meaning->entity || meaning->state == "conflicting") continue;
    // "#…" tells documents of one key apart within this store alone.
    if (meaning->entity->find('#') != std::string::npos || answer.index >= record.citations.size()) continue;
    record.citations[answer.index].identity = meaning->entity;
  }
  return record;
}

}  // namespace

void export_akn(const ExportJob& job) {
  std::error_code unknown;
  const bool to_folder = job.output && fs::is_directory(*job.output, unknown);
  const std::vector<AknFile> targets = targets_of(job, to_folder ? *job.output : std::string());
  if (!to_folder && targets.size() > 1) {
    throw Error("export-akn-several", "", {std::to_string(targets.size())});
  }
  const AknWriter writer(load_vocabulary(job.settings));
  const std::string made_on = today();
  const auto xml_of = [&](DocumentId id) { return writer.write(settled_record(job.store, id), made_on); };
  if (!to_folder) {
    write_text(job, [&](const ByteSink& sink) { sink(xml_of(targets.front().document)); });
    return;
  }
  if (!job.replace) check_targets(targets);
  for (const AknFile& target : targets) {
    OutputFile file(target.path, job.replace);
    file.write(xml_of(target.document));
    file.commit();
  }
}

}  // namespace vanthu
