// What tests ask of PDF files.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "ingest/error.h"
#include "ingest/pdf_file.h"
#include "tests/ingest/pdf_builder.h"

namespace vanthu::testing {

/// Page `number` of the file `bytes`.
inline Page read_page(const std::string& bytes, int number = 1, const Limits& limits = {}) {
  return PdfFile::open(bytes, "plan.pdf", limits).read_page(number);
}

/// The only page of a file with `content`.
inline Page read_content(const std::string& content, const Limits& limits = {}) {
  return read_page(build_pdf({{content}}), 1, limits);
}

inline std::vector<std::string> texts(const Page& page) {
  std::vector<std::string> texts;
  for (const PageWord& word : page.words) texts.push_back(word.text);
  return texts;
}

/// The code of the Error that `action` throws; empty where it throws none.
template <typename Action>
std::string error_code(Action action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code;
  }
  return {};
}

}  // namespace vanthu::testing
