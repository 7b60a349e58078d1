#include "tools/program/report_scope.h"

#include <utility>

#include "tools/program/cited_answers.h"

namespace vanthu {
namespace {

std::vector<DocumentQuestion> document_questions(const ReportQuestion& question) {
  DocumentQuestion whole;
  whole.province = question.province;
  if (question.communes.empty()) return {whole};
  std::vector<DocumentQuestion> questions;
  for (const std::string& commune : question.communes) {
    questions.push_back(whole);
    questions.back().commune = commune;
  }
  return questions;
}

/// "xã Gia Lộc"; the issuer's name where it is no commune's.
std::string commune_name(const Issuer& issuer) {
  if (!issuer.commune) return kept(issuer.name.value_or(""));
  return kept(issuer.level ? *issuer.level + " " + *issuer.commune : *issuer.commune);
}

ScopeDocument scope_document(const DocumentSummary& summary, std::size_t question) {
  const Header& header = summary.header;
  const std::string& path = summary.sources.front().places.front();
  ScopeDocument document;
  document.place.document = summary.id;
  document.place.name = report_name(header.number ? header.number->key : std::nullopt, path);
  document.place.commune = kept(header.issuer.commune.value_or(""));
  document.place.path = kept(shown_path(path));
  document.title = kept(header.title.value_or(""));
  document.date = header.date.value_or("");
  document.province = kept(header.issuer.province.value_or(""));
  document.commune = commune_name(header.issuer);
  document.question = question;
  document.assignments = summary.assignments;
  return document;
}

}  // namespace

std::string kept(const std::string& text) { return text.substr(0, kMostKept); }

std::string report_name(const std::optional<std::string>& key, const std::string& path) {
  return kept(short_name(key, path));
}

ReportScope find_scope(const Store& store, const ReportQuestion& question,
                       const std::function<void(const DocumentSummary&)>& visit) {
  ReportScope scope;
  scope.questions = document_questions(question);
  for (std::size_t i = 0; i < scope.questions.size(); ++i) {
    bool any = false;
    store.each_document(scope.questions[i], [&](const DocumentSummary& summary) {
      any = true;
      if (scope.documents.try_emplace(summary.id, scope_document(summary, i)).second) visit(summary);
    });
    if (!any && scope.questions[i].commune) scope.absent.push_back(kept(*scope.questions[i].commune));
  }
  return scope;
}

std::vector<TaskQuestion> task_questions(const ReportScope& scope, const ReportQuestion& question) {
  std::vector<TaskQuestion> questions;
  for (const DocumentQuestion& documents : scope.questions) {
    TaskQuestion tasks;
    tasks.commune = documents.commune;
    tasks.province = documents.province;
    if (const auto& directive = question.directive) {
      tasks.directive = directive->key ? directive->key : directive->name;
    }
    questions.push_back(std::move(tasks));
  }
  return questions;
}

void each_scope_task(const Store& store, const ReportScope& scope, const ReportQuestion& question,
                     const std::function<void(const TaskAnswer&, const ScopeDocument&)>& visit) {
  const std::vector<TaskQuestion> questions = task_questions(scope, question);
  for (std::size_t i = 0; i < questions.size(); ++i) {
    store.each_task(questions[i], [&](const TaskAnswer& answer) {
      const auto document = scope.documents.find(answer.document);
      // A joint document answers for each of its communes.
      if (document == scope.documents.end() || document->second.question != i) return;
      visit(answer, document->second);
    });
  }
}

ReportPlace place_of_task(const TaskAnswer& task, const ScopeDocument& document) {
  ReportPlace place = document.place;
  place.page = task.assignment.span.page;
  place.section = kept(task.assignment.section.value_or(""));
  if (task.assignment.appendix) place.appendix = kept(*task.assignment.appendix);
  return place;
}

}  // namespace vanthu
