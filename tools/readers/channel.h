// Ends of Unix sockets: whole messages, with open files where they belong to one.
#pragma once

#include <array>
#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/descriptor.h"

namespace vanthu {

struct ChannelPair {
  Descriptor ours, theirs;
};

/// A connected pair, closed when a program is started: a stream of bytes, or whole messages each at once.
/// Throws std::system_error.
ChannelPair make_stream_pair();
ChannelPair make_message_pair();

/// Sends all of `bytes`, waiting where the other end has to read first.  False where that end is closed.
bool send_all(int channel, std::string_view bytes);

/// Sends one message with open files.  False where the other end is closed or cannot take it.
bool send_message(int channel, std::string_view bytes, const std::vector<int>& files = {});

struct Message {
  std::string bytes;
  std::vector<Descriptor> files;
};

/// The next message of at most `most_bytes` and 4 files; none where the other end is closed or says something
/// longer.  Waits for it.
std::optional<Message> receive_message(int channel, std::size_t most_bytes);

/// True where there is something to read, or the end, before `patience` is over.
bool wait_readable(int channel, std::chrono::milliseconds patience);

}  // namespace vanthu
