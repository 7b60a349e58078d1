#include "tools/library/confined_reader.h"

#include <sstream>

#include "tools/import/inputs.h"
#include "tools/import/read_files.h"
#include "tools/library/inside/reader_parts.h"
#include "tools/readers/reader_pool.h"

namespace vanthu {
namespace {

ReaderOptions options_of(const ReadSettings& reading, const ConfinedSettings& settings) {
  ReaderOptions options;
  options.limits = reading.limits;
  options.ocr = reading.ocr;
  options.readers = settings.processes;
  options.sandbox = settings.require_filter ? SandboxMode::required : SandboxMode::automatic;
  return options;
}

}  // namespace

struct ConfinedReader::Pool {
  Pool(const Parser& parser, const ReaderOptions& options) : readers(parser, options) {}
  ReaderPool readers;
};

ConfinedReader::ConfinedReader(const DocumentReader& reader, const ConfinedSettings& settings)
    : pool_(std::make_unique<Pool>(reader.parts_->parser, options_of(reader.parts_->settings, settings))) {}
ConfinedReader::~ConfinedReader() = default;
ConfinedReader::ConfinedReader(ConfinedReader&&) noexcept = default;
ConfinedReader& ConfinedReader::operator=(ConfinedReader&&) noexcept = default;

Document ConfinedReader::read(const std::string& path) { return read_one(path, pool_->readers); }

void ConfinedReader::read_all(const std::vector<std::string>& paths,
                              const std::function<void(const Document&)>& take,
                              const std::function<void(const Error&)>& complain) {
  std::istringstream no_list;
  const Inputs inputs = collect_inputs(paths, no_list, "");
  for (const Error& error : inputs.errors) complain(error);
  read_in_order(inputs, pool_->readers, take, complain);
}

bool ConfinedReader::is_filtered() const { return pool_->readers.sandbox().filtered; }

}  // namespace vanthu
