// What both readers of the library share; not installed.
#pragma once

#include <utility>

#include "normalize/vocabulary.h"
#include "parsers/parse.h"
#include "tools/library/document_reader.h"

namespace vanthu {

struct ReaderParts {
  explicit ReaderParts(ReadSettings asked)
      : settings(std::move(asked)),
        vocabulary(Vocabulary::load(settings.vocabulary_folder)),
        parser(vocabulary) {}

  ReadSettings settings;
  Vocabulary vocabulary;
  Parser parser;  // keeps the vocabulary's address
};

}  // namespace vanthu
