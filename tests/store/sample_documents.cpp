#include "sample_documents.h"

#include <gtest/gtest.h>
#include <stdlib.h>

#include <array>
#include <fstream>
#include <iterator>
#include <random>

#include "ingest/read.h"
#include "store/record_json.h"

namespace vanthu::testing {
namespace {

/// Values drawn from one seed.
class Dice {
 public:
  explicit Dice(std::uint32_t seed) : engine_(seed) {}

  std::size_t below(std::size_t bound) { return engine_() % bound; }
  bool toss() { return below(2) == 0; }

  std::string text() {
    static const std::array<const char*, 12> words{"",          "Ủy ban",   "nhân dân", "xã",
                                                   "\"ngoặc\"", "\\",       "100%",     "'nháy'",
                                                   "Đảng ủy",   "05-NQ/ĐU", "漢字",     "😀"};
    std::string joined;
    for (std::size_t i = below(5); i > 0; --i) joined += std::string(words[below(words.size())]) + " ";
    return joined;
  }

  template <class Make>
  auto maybe(Make make) {
    using Value = decltype(make());
    return toss() ? std::optional<Value>(make()) : std::nullopt;
  }
  std::optional<std::string> maybe_text() {
    return maybe([&] { return text(); });
  }
  std::optional<int> maybe_page() {
    return maybe([&] { return static_cast<int>(below(900)) + 1; });
  }

  template <class Make>
  auto some(std::size_t most, Make make) {
    std::vector<decltype(make())> items;
    for (std::size_t i = below(most + 1); i > 0; --i) items.push_back(make());
    return items;
  }
  std::vector<std::string> some_texts(std::size_t most) {
    return some(most, [&] { return text(); });
  }

  std::optional<Box> maybe_box() {
    return maybe([&] { return Box{coordinate(), coordinate(), coordinate(), coordinate()}; });
  }
  double coordinate() { return static_cast<double>(engine_()) / 7e6; }

  /// A range of whole code points of `document`'s text.
  Span span(const std::string& of) {
    std::size_t from = below(of.size() + 1), to = below(of.size() + 1);
    if (from > to) std::swap(from, to);
    return {{at_character(of, from), at_character(of, to)}, maybe_page(), maybe_box()};
  }

 private:
  static std::size_t at_character(const std::string& text, std::size_t offset) {
    while (offset < text.size() && (static_cast<unsigned char>(text[offset]) & 0xC0) == 0x80) ++offset;
    return offset;
  }

  std::mt19937 engine_;
};

CommuneName random_commune(Dice& dice) {
  return {dice.text(), dice.text(), dice.text(), dice.text(), dice.text()};
}

Issuer random_issuer(Dice& dice) {
  return {dice.maybe_text(),
          dice.maybe_text(),
          dice.maybe_text(),
          dice.maybe_text(),
          dice.maybe_text(),
          dice.maybe_text(),
          dice.some(2, [&] { return random_commune(dice); })};
}

Signer random_signer(Dice& dice) {
  return {dice.maybe_text(), dice.maybe_text(), dice.maybe_text(), dice.maybe_text()};
}

/// Few, so that documents share them, and some that are none.
std::optional<std::string> random_identity(Dice& dice) {
  static const std::array<const char*, 9> identities{"pt:hải-phòng.đu-ubnd:NQ:5:2025-2030",
                                                     "pt:?.đu:NQ:5:?",
                                                     "pt:hải-phòng.tu:NQ:5:2025-2030",
                                                     "st:hải-phòng.xã-tân-lộc.ubnd:KH:7:2026",
                                                     "st:?.ubnd:KH:7:?",
                                                     "st:hải-phòng.ubnd:KH:?:2026",
                                                     "law:qh:10:2022",
                                                     "law:qh:?:2024:luật-abc",
                                                     "no key"};
  return dice.maybe([&] { return std::string(identities[dice.below(identities.size())]); });
}

Header random_header(Dice& dice, const std::string& text) {
  const auto confidence = [&] { return static_cast<double>(dice.below(101)) / 100; };
  Header header;
  header.number = dice.maybe([&] {
    return DocumentNumber{dice.text(), dice.maybe_text(), dice.maybe_page(), dice.maybe_text(),
                          dice.maybe_text()};
  });
  header.type = dice.maybe_text();
  header.title = dice.maybe_text();
  header.issuer = random_issuer(dice);
  header.place = dice.maybe_text();
  header.date = dice.maybe_text();
  header.signer = dice.maybe([&] { return random_signer(dice); });
  header.recipients = dice.some_texts(4);
  header.co_issuers = dice.some(2, [&] { return random_issuer(dice); });
  header.co_signers = dice.some(2, [&] { return random_signer(dice); });
  header.draft = dice.toss();
  header.identity = random_identity(dice);
  header.received = dice.maybe([&] {
    return ReceivedStamp{dice.maybe_text(), dice.maybe_text(), dice.text(), dice.span(text), confidence()};
  });
  const auto reading = [&] { return FieldReading{confidence(), dice.span(text)}; };
  header.number_reading = dice.maybe(reading);
  header.date_reading = dice.maybe(reading);
  return header;
}

Provision random_provision(Dice& dice) {
  Provision provision{dice.text(), {}};
  provision.parts = dice.some(3, [&] {
    ProvisionPart part{dice.text(), dice.some_texts(2)};
    part.labels.push_back(dice.text());
    return part;
  });
  return provision;
}

Citation random_citation(Dice& dice, const std::string& text) {
  Citation citation{dice.text(),       dice.maybe_text(), dice.maybe_text(), dice.maybe_text(),
                    dice.maybe_text(), dice.maybe_text(), dice.maybe_text(), dice.text(),
                    dice.maybe_text(), dice.span(text)};
  citation.title = dice.maybe_text();
  citation.provision = dice.maybe([&] { return random_provision(dice); });
  citation.alias = dice.maybe_text();
  citation.inherited = dice.some(2, [&] { return InheritedField{dice.text(), dice.below(8)}; });
  citation.confidence = static_cast<double>(dice.below(101)) / 100;
  citation.identity = random_identity(dice);
  return citation;
}

Reference random_reference(Dice& dice, const std::string& text) {
  Reference reference;
  reference.raw = dice.text();
  reference.kind = dice.text();
  reference.type = dice.maybe_text();
  reference.title = dice.maybe_text();
  reference.issuer = dice.maybe_text();
  reference.date = dice.maybe_text();
  reference.provision = dice.maybe([&] { return random_provision(dice); });
  reference.citation = dice.maybe([&] { return dice.below(8); });
  reference.target_section = dice.maybe_text();
  reference.reason = dice.maybe_text();
  reference.section = dice.maybe_text();
  reference.span = dice.span(text);
  return reference;
}

FormerPlace random_former_place(Dice& dice, const std::string& text) {
  FormerPlace place;
  place.raw = dice.text();
  place.level = dice.text();
  place.name = dice.text();
  place.province_code = dice.maybe_text();
  place.successors = dice.some(3, [&] { return SuccessorCommune{random_commune(dice), dice.toss()}; });
  place.reason = dice.maybe_text();
  place.section = dice.maybe_text();
  place.span = dice.span(text);
  return place;
}

Issue random_issue(Dice& dice, const std::string& text) {
  const std::array<Severity, 3> severities{Severity::error, Severity::warning, Severity::info};
  Issue issue{dice.text(), severities[dice.below(3)], dice.text(), dice.text(), dice.span(text)};
  issue.fix = dice.text();
  issue.fix_en = dice.text();
  issue.other = dice.maybe([&] { return dice.span(text); });
  issue.raw = dice.maybe_text();
  return issue;
}

AppendixTable random_table(Dice& dice, const std::string& text) {
  AppendixTable table{dice.maybe_text(), dice.maybe_text(), dice.some_texts(6), {}, dice.span(text)};
  table.rows = dice.some(4, [&] {
    return TableRow{dice.text(), dice.some_texts(6), dice.maybe_page(), dice.span(text)};
  });
  return table;
}

Assignment random_assignment(Dice& dice, const std::string& text) {
  const auto units = [&] {
    return dice.some(3, [&] {
      return UnitMention{dice.text(), dice.text(), dice.maybe_text(),
                         dice.toss(), dice.toss(), dice.maybe_text()};
    });
  };
  Assignment assignment;
  assignment.origin = dice.text();
  assignment.appendix = dice.maybe_text();
  assignment.section = dice.maybe_text();
  assignment.ordinal = dice.maybe_text();
  assignment.group = dice.maybe_text();
  assignment.task = dice.text();
  assignment.lead = units();
  assignment.implement = units();
  assignment.coordinate = units();
  const auto deadline = [&] {
    return Deadline{dice.text(),       dice.text(),       dice.maybe_text(), dice.maybe_text(),
                    dice.maybe_text(), dice.maybe_text(), dice.maybe_text()};
  };
  assignment.deadline = dice.maybe(deadline);
  if (assignment.deadline) {
    while (dice.toss()) assignment.further_deadlines.push_back(deadline());
  }
  assignment.product = dice.maybe_text();
  assignment.form = dice.maybe_text();
  assignment.span = dice.span(text);
  assignment.groups = dice.some_texts(3);
  assignment.targets = dice.some(2, [&] {
    return Target{dice.text(), dice.coordinate(), dice.maybe([&] { return dice.coordinate(); }),
                  dice.text(), dice.text(),       dice.span(text)};
  });
  assignment.citations = dice.some(3, [&] { return dice.below(8); });
  assignment.confidence = static_cast<double>(dice.below(101)) / 100;
  return assignment;
}

}  // namespace

TemporaryFolder::TemporaryFolder() {
  std::string name = (std::filesystem::temp_directory_path() / "vanthu-store-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) throw std::runtime_error("no temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

Document plain_document(const std::string& path, const std::string& content) {
  Document document;
  document.source.path = path;
  document.source.format = "txt";
  document.source.sha256 = sha256_hex(content);
  document.source.bytes = content.size();
  document.source.encoding = "UTF-8";
  document.text = content;
  return document;
}

Document random_document(std::uint32_t seed) {
  Dice dice(seed);
  Document document;
  document.text = "văn bản " + std::to_string(seed);
  for (const std::string& part : dice.some_texts(60)) document.text += part + (dice.toss() ? "\n" : "\t");
  const std::string& text = document.text;
  SourceInfo& source = document.source;
  source.path = "plans/" + std::to_string(seed) + ".txt";
  source.format = "txt";
  source.sha256 = sha256_hex(text);
  source.bytes = dice.below(1u << 30);
  source.pages = dice.maybe_page();
  source.ocr_pages = dice.some(3, [&] { return static_cast<int>(dice.below(40)); });
  source.unread_pages = dice.some(3, [&] { return static_cast<int>(dice.below(40)); });
  source.signatures = dice.some(2, [&] {
    return Signature{dice.maybe_text(), dice.maybe_text(), dice.maybe_page(), dice.maybe_box()};
  });
  source.encoding = "TCVN3";
  document.header = random_header(dice, text);
  document.sections = dice.some(6, [&] {
    return Section{dice.text(), dice.text(), dice.maybe_text(), static_cast<int>(dice.below(9)) + 1,
                   dice.span(text)};
  });
  document.citations = dice.some(8, [&] { return random_citation(dice, text); });
  document.references = dice.some(4, [&] { return random_reference(dice, text); });
  document.former_places = dice.some(3, [&] { return random_former_place(dice, text); });
  document.tables = dice.some(3, [&] { return random_table(dice, text); });
  document.assignments = dice.some(8, [&] { return random_assignment(dice, text); });
  document.issues = dice.some(4, [&] { return random_issue(dice, text); });
  document.attachments = dice.some(2, [&] {
    return AttachedDocument{dice.text(), dice.maybe_text(), dice.span(text)};
  });
  return document;
}

Span span_of(const std::string& text, const std::string& part) {
  const std::size_t begin = text.find(part);
  if (begin == std::string::npos) {
    ADD_FAILURE() << part << " is not in the text";
    return {};
  }
  return {{begin, begin + part.size()}, std::nullopt, std::nullopt};
}

std::string exported(const Store& store) {
  std::string lines;
  store.each_reading([&](const Document& document) { lines += to_json_line(document) + "\n"; });
  return lines;
}

std::string file_bytes(const std::string& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

void write_file(const std::string& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

}  // namespace vanthu::testing
