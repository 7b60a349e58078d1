// How pages without usable text are read.
#pragma once

#include <cstdint>
#include <string>

namespace vanthu {

enum class OcrMode : std::uint8_t {
  automatic,  // pages whose text layer is absent, broken or of poor quality
  always,     // every page, whatever its text layer says
  never,
};

struct OcrSettings {
  OcrMode mode = OcrMode::automatic;
  std::string languages = "vie";  // as Tesseract names them: "vie", "vie+eng"
  std::string data_path{};        // folder of *.traineddata; empty: where Tesseract looks by itself
  bool operator==(const OcrSettings&) const = default;
};

}  // namespace vanthu
