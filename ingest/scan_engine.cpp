#include "ingest/scan_engine.h"

#include <dlfcn.h>
#include <tesseract/baseapi.h>
#include <tesseract/ocrclass.h>
#include <tesseract/resultiterator.h>

#include <algorithm>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "ingest/utf8.h"

namespace vanthu {
namespace {

using Clock = std::chrono::steady_clock;

// Letters that Vietnamese is not written with, and which the data of Debian know all the same: Eth is read
// for Đ in nine of ten numbers of party documents (19 of 19 right without it, 2 with it), "|" for the rests
// of ruling lines.
constexpr const char* kNeverRead = "Ðð_|";
constexpr int kBlankSide = 32;  // pixels

/// One thread a page: OpenMP makes a page seven times slower on few cores, and pages are read side by side.
/// Tesseract brings its OpenMP along, whichever that is; setting an environment variable here would be too
/// late.
void forbid_threads() {
  using SetLevels = void (*)(int);
  if (auto* set = reinterpret_cast<SetLevels>(dlsym(RTLD_DEFAULT, "omp_set_max_active_levels"))) set(0);
}

/// "vie+chi_sim" → "tesseract-ocr-vie tesseract-ocr-chi-sim".
std::string packages_of(const std::string& languages) {
  std::string packages;
  std::string language;
  for (const char c : languages + "+") {
    if (c != '+') {
      language += c == '_' ? '-' : c;
      continue;
    }
    if (!language.empty()) packages += (packages.empty() ? "" : " ") + ("tesseract-ocr-" + language);
    language.clear();
  }
  return packages;
}

struct TextDeleter {
  void operator()(char* text) const { delete[] text; }
};

/// Without blanks; the stroke of fractions (U+2044) is the one of numbers and dates.
std::string with_plain_strokes(std::string_view read) {
  constexpr std::string_view kFractionStroke = "\u2044";
  std::string text;
  for (std::size_t at = 0; at < read.size();) {
    const bool fraction = read.substr(at).starts_with(kFractionStroke);
    const char byte = fraction ? '/' : read[at];
    const bool doubled = byte == '/' && text.ends_with('/');  // both strokes read for one
    if (byte != ' ' && !doubled) text += byte;
    at += fraction ? kFractionStroke.size() : 1;
  }
  return text;
}

/// Right edges of the code points of the word that `at` stands on, from those of its symbols.
std::vector<double> ends_of(const tesseract::ResultIterator& at, std::string_view text, double x1) {
  std::vector<double> ends;
  tesseract::ResultIterator symbol(at);
  do {
    const std::unique_ptr<char, TextDeleter> read(symbol.GetUTF8Text(tesseract::RIL_SYMBOL));
    if (!read) break;
    int left = 0, top = 0, right = 0, bottom = 0;
    symbol.BoundingBox(tesseract::RIL_SYMBOL, &left, &top, &right, &bottom);
    const double end = std::max<double>(right, ends.empty() ? right : ends.back());
    if (find_invalid_utf8(read.get()) != std::string::npos) break;
    ends.insert(ends.end(), count_code_points(read.get()), end);
    if (symbol.IsAtFinalElement(tesseract::RIL_WORD, tesseract::RIL_SYMBOL)) break;
  } while (symbol.Next(tesseract::RIL_SYMBOL));
  ends.resize(count_code_points(text), x1);
  return ends;
}

std::optional<ScannedWord> word_at(const tesseract::ResultIterator& at) {
  const std::unique_ptr<char, TextDeleter> text(at.GetUTF8Text(tesseract::RIL_WORD));
  int left = 0, top = 0, right = 0, bottom = 0;
  if (!text || !at.BoundingBox(tesseract::RIL_WORD, &left, &top, &right, &bottom)) return std::nullopt;
  ScannedWord word;
  word.text = with_plain_strokes(text.get());
  if (word.text.empty() || find_invalid_utf8(word.text) != std::string::npos) return std::nullopt;
  word.x0 = left, word.y0 = top, word.x1 = right, word.y1 = bottom;
  word.ends = ends_of(at, word.text, right);
  word.confidence = std::clamp(at.Confidence(tesseract::RIL_WORD) / 100.0F, 0.0F, 1.0F);
  int x0 = 0, y0 = 0, x1 = 0, y1 = 0;
  word.baseline = at.Baseline(tesseract::RIL_WORD, &x0, &y0, &x1, &y1) ? (y0 + y1) / 2.0 : bottom;
  float height = 0, descenders = 0, ascenders = 0;
  at.RowAttributes(&height, &descenders, &ascenders);
  word.line_height = height;
  return word;
}

}  // namespace

struct OcrEngine::Handle {
  tesseract::TessBaseAPI api;
};

OcrEngine::OcrEngine(const OcrSettings& settings) : handle_(std::make_unique<Handle>()) {
  forbid_threads();
  tesseract::TessBaseAPI& api = handle_->api;
  api.SetVariable("debug_file", "/dev/null");
  const char* const path = settings.data_path.empty() ? nullptr : settings.data_path.c_str();
  if (api.Init(path, settings.languages.c_str(), tesseract::OEM_LSTM_ONLY) != 0) {
    throw Error("ocr-data-missing", {}, {settings.languages, packages_of(settings.languages)});
  }
  // Where Tesseract writes its remarks is opened at the first of them; here it makes one.
  api.ReadConfigFile("/dev/null/none");
  api.SetVariable("tessedit_char_blacklist", kNeverRead);
  api.SetVariable("tessedit_do_invert",
                  "0");  // white letters on black: plans have none, and it doubles doubtful lines
  // What the library opens when it is first used, it must open now: later there may be no files.
  const PixPtr blank = own(pixCreate(kBlankSide, kBlankSide, 8));
  pixSetAllArbitrary(blank.get(), 255);
  api.SetImage(blank.get());
  api.Recognize(nullptr);
  api.Clear();
}

OcrEngine::~OcrEngine() = default;

void OcrEngine::take_page(Pix* grey, double dots_per_inch) {
  handle_->api.SetImage(grey);
  handle_->api.SetSourceResolution(static_cast<int>(dots_per_inch));
}

std::optional<std::vector<ScannedWord>> OcrEngine::read(const ScanRegion& region,
                                                        Clock::time_point deadline) {
  tesseract::TessBaseAPI& api = handle_->api;
  const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
  if (left <= 0) return std::nullopt;
  api.SetPageSegMode(region.lines == 1 ? tesseract::PSM_SINGLE_LINE : tesseract::PSM_SINGLE_BLOCK);
  api.SetRectangle(region.x, region.y, region.width, region.height);
  tesseract::ETEXT_DESC monitor;
  monitor.set_deadline_msecs(static_cast<int32_t>(std::min<decltype(left)>(left, INT32_MAX)));
  const bool read = api.Recognize(&monitor) == 0;
  if (Clock::now() >= deadline) return std::nullopt;
  std::vector<ScannedWord> words;
  if (!read) return words;
  const std::unique_ptr<tesseract::ResultIterator> at(api.GetIterator());
  if (!at || at->Empty(tesseract::RIL_WORD)) return words;
  do {
    if (auto word = word_at(*at)) words.push_back(*std::move(word));
  } while (at->Next(tesseract::RIL_WORD));
  return words;
}

std::string OcrEngine::version() const {
  std::string version = tesseract::TessBaseAPI::Version();
  const std::filesystem::path folder = handle_->api.GetDatapath();
  std::vector<std::string> languages;
  handle_->api.GetLoadedLanguagesAsVector(&languages);
  for (const std::string& language : languages) {
    std::error_code error;
    const auto bytes = std::filesystem::file_size(folder / (language + ".traineddata"), error);
    version += fmt::format(" {}:{}", language, error ? 0 : bytes);
  }
  return version;
}

OcrEngine& ocr_engine(const OcrSettings& settings) {
  struct Loaded {
    OcrSettings settings;
    std::unique_ptr<OcrEngine> engine;
  };
  thread_local Loaded loaded;
  if (!loaded.engine || loaded.settings.languages != settings.languages ||
      loaded.settings.data_path != settings.data_path) {
    loaded.engine.reset();
    loaded.engine = std::make_unique<OcrEngine>(settings);
    loaded.settings = settings;
  }
  return *loaded.engine;
}

}  // namespace vanthu
