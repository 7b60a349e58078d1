// Hashes that are stored: they must mean the same in every build, which std::hash does not promise.
#pragma once

#include <cstdint>
#include <string_view>

namespace vanthu {

/// 64-bit FNV-1a, byte by byte.
class StableHash {
 public:
  void add(unsigned char byte) { value_ = (value_ ^ byte) * 0x100000001B3u; }
  std::uint64_t value() const { return value_; }

 private:
  std::uint64_t value_ = 0xCBF29CE484222325u;
};

inline std::uint64_t stable_hash(std::string_view bytes) {
  StableHash hash;
  for (const char byte : bytes) hash.add(static_cast<unsigned char>(byte));
  return hash.value();
}

/// Spreads what differs in few bits over all bits (the finalizer of MurmurHash3).
inline std::uint64_t mixed(std::uint64_t hash) {
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDu;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53u;
  return hash ^ (hash >> 33);
}

}  // namespace vanthu
