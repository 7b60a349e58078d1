// vanthu correct: a person's word in place of what was read.
#include <fmt/format.h>

#include <map>
#include <memory>

#include "store/store.h"
#include "store/task_id.h"
#include "tools/import/reader_name.h"
#include "tools/program/commands.h"
#include "tools/program/correction_import.h"
#include "tools/program/correction_listing.h"
#include "tools/program/correction_note.h"
#include "tools/program/correction_values.h"
#include "tools/program/document_choice.h"
#include "tools/program/output.h"
#include "tools/program/writable_store.h"

namespace vanthu {
namespace {

constexpr const char* kExamples = R"(Examples:
  vanthu correct 12#3 --lead "Phòng Kinh tế; Công an xã" --deadline "Quý I/2026" --why "theo bản giấy"
  vanthu correct 157/KH-UBND --signer "Nguyễn Thị Mai" --why "chữ ký che tên"
  vanthu correct 12#3 --product none --why "ô này là ghi chú"
  vanthu correct --undo 7 --why "nhập nhầm"
  vanthu correct --import corrections.csv     which vanthu corrections prints as CSV

A task is named as "vanthu tasks" lists it, a document by id, number, path or file name. Units are separated by
semicolons and read as in plans, times too; "none" empties a field. Corrections stay over every import until
they are undone; the files stay as they are. Who corrects is the account's name unless --who says otherwise.)";

constexpr const char* kSetGroup = "What to set";

const std::map<std::string_view, const char*>& field_help() {
  static const std::map<std::string_view, const char*> texts{
      {"number", "Number and sign of the document: 157/KH-UBND"},
      {"type", "Type of the document"},
      {"title", "Title of the document"},
      {"date", "Date of the document"},
      {"issuer", "Name of the issuing body"},
      {"commune", "Commune of the issuing body: its code, or its name with level and province"},
      {"signer", "Name of who signed"},
      {"signer-position", "Position of who signed"},
      {"task", "Words of the task"},
      {"lead", "Units that lead"},
      {"implement", "Units that implement"},
      {"coordinate", "Units that coordinate"},
      {"deadline", "When it is due, in the words of plans"},
      {"product", "What comes of it"},
      {"form", "Form of what comes of it"},
      {"group", "Heading under which it stands"}};
  return texts;
}

struct Arguments {
  std::string target;
  std::map<std::string, std::string> fields;  // name → wording
  std::vector<std::int64_t> undo;
  std::string import;
  CorrectionNote note;
};

/// The head of a document, or a task of it.
struct Target {
  DocumentId document = 0;
  std::optional<std::size_t> task;
};

Target find_target(const Store& store, const std::string& text) {
  if (const auto task = parse_task_id(text)) return {task->document, task->index};
  return {one_document_named(store, text), std::nullopt};
}

/// What a message has in place of a value that is not there.
std::string or_dash(const std::string& words) { return words.empty() ? "-" : words; }

std::string value_now(const Document& document, const Target& target, const CorrectableField& field) {
  return or_dash(value_in_words(field, target.task ? value_in(document.assignments[*target.task], field)
                                                   : value_in(document.header, field)));
}

/// "12#3"; "12" of a head.
std::string place_of(const Target& target) {
  return target.task ? to_text(TaskId{target.document, *target.task}) : std::to_string(target.document);
}

std::string name_of(const CorrectableField& field, const Settings& settings) {
  return field_in_words(std::string(field.name), settings.language);
}

const CorrectableField& field_for(const std::string& name, const Target& target) {
  const CorrectableField* field = find_correctable_field(name);
  if (field->of_task == target.task.has_value()) return *field;
  throw WrongUse(field->of_task ? "correction-needs-task" : "correction-needs-document", "", {"--" + name});
}

void say_doubts(const UnderstoodCorrection& understood, const Settings& settings) {
  for (const std::string& unit : understood.unknown_units) note(settings, "correction-unit-unknown", {unit});
  if (understood.undated) note(settings, "correction-undated", {understood.set.wording});
}

Document document_at(const Store& store, const Target& target) {
  auto document = store.document(target.document);
  if (!document) throw Error("document-unknown", "", {std::to_string(target.document)});
  if (target.task && *target.task >= document->assignments.size()) {
    throw Error("task-unknown", "", {place_of(target)});
  }
  return *std::move(document);
}

int set_fields(const Arguments& arguments, const Settings& settings) {
  const CorrectionNote made = checked_note(arguments.note);
  const Vocabulary vocabulary = load_vocabulary(settings);
  const CorrectionReader reader(vocabulary);
  Store store = open_writable_store(settings);
  store.begin();  // so that the task is still the one that was looked at
  const Target target = find_target(store, arguments.target);
  const Document before = document_at(store, target);
  std::vector<NewCorrection> fields;
  for (const auto& [name, wording] : arguments.fields) {
    const UnderstoodCorrection understood = reader.read(field_for(name, target), wording, before.header);
    say_doubts(understood, settings);
    fields.push_back(understood.set);
  }
  const std::vector<Correction> corrections =
      store.correct(target.document, target.task, fields, made, header_identity(vocabulary));
  const Document after = document_at(store, target);
  store.commit();
  for (const Correction& correction : corrections) {
    const CorrectableField& field = *find_correctable_field(correction.set.field);
    note(settings, "correction-made",
         {std::to_string(correction.id), place_of(target), name_of(field, settings),
          value_now(before, target, field), value_now(after, target, field), made.who});
    if (correction.outcome == "agrees") note(settings, "correction-agrees", {std::to_string(correction.id)});
  }
  return 0;
}

int undo(const Arguments& arguments, const Settings& settings) {
  const CorrectionNote undone = checked_note(arguments.note);
  const Vocabulary vocabulary = load_vocabulary(settings);
  Store store = open_writable_store(settings);
  store.begin();
  const std::vector<Correction> all = store.corrections({});
  store.undo_corrections(arguments.undo, undone, header_identity(vocabulary));
  for (const Correction& correction : all) {
    if (std::find(arguments.undo.begin(), arguments.undo.end(), correction.id) == arguments.undo.end())
      continue;
    const CorrectableField* field = find_correctable_field(correction.set.field);
    const bool is_found = field != nullptr && correction.document && correction.outcome != "target-missing";
    std::string now = "-";
    if (is_found) {
      const Target target{*correction.document, correction.index};
      now = value_now(document_at(store, target), target, *field);
    }
    note(settings, "correction-taken-back",
         {std::to_string(correction.id), corrected_place(correction),
          field == nullptr ? correction.set.field : name_of(*field, settings),
          or_dash(words_of_value(correction.set.field, correction.set.value)), now, undone.who});
  }
  store.commit();
  return 0;
}

int correct(Arguments arguments, const Settings& settings) {
  const bool undoes = !arguments.undo.empty(), imports = !arguments.import.empty();
  const bool sets = !arguments.target.empty() || !arguments.fields.empty();
  if (undoes + imports + sets != 1) throw WrongUse("correction-usage", "");
  if (arguments.note.who.empty()) arguments.note.who = account_name();
  arguments.note.when = utc_now();
  if (imports) return import_corrections_from(arguments.import, arguments.note, settings);
  if (arguments.note.why.empty()) throw WrongUse("correction-why-missing", "");
  if (undoes) return undo(arguments, settings);
  if (arguments.target.empty() || arguments.fields.empty()) throw WrongUse("correction-usage", "");
  return set_fields(arguments, settings);
}

}  // namespace

Command add_correct(CLI::App& program, Settings& settings) {
  CLI::App* app = program.add_subcommand("correct", "Put right what was read: a unit, a deadline, a field");
  auto arguments = std::make_shared<Arguments>();
  app->add_option("TARGET", arguments->target, "A task (12#3) or a document (id, number, path or file name)")
      ->type_name("PATH");
  for (const CorrectableField& field : correctable_fields()) {
    const std::string name(field.name);
    app->add_option_function<std::string>(
           "--" + name, [arguments, name](const std::string& wording) { arguments->fields[name] = wording; },
           field_help().at(field.name))
        ->check(utf8_argument())
        ->group(kSetGroup);
  }
  app->add_option("--why", arguments->note.why, "Why; must be said")->check(utf8_argument());
  app->add_option("--who", arguments->note.who, "Who corrects (default: the account's name)")
      ->check(utf8_argument());
  app->add_option("--undo", arguments->undo, "Undo the correction of this id; may be repeated")
      ->allow_extra_args(false)
      ->type_name("ID");
  app->add_option("--import", arguments->import, "Take over the corrections of this CSV file")
      ->type_name("FILE");
  add_common_options(*app, settings);
  app->footer(kExamples);
  return {app, [arguments, &settings] { return correct(*arguments, settings); }};
}

}  // namespace vanthu
