#include "tools/readers/channel.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace vanthu {
namespace {

constexpr std::size_t kMostFiles = 4;

ChannelPair make_pair(int type) {
  std::array<int, 2> ends{};
  if (socketpair(AF_UNIX, type | SOCK_CLOEXEC, 0, ends.data()) != 0) {
    throw std::system_error(errno, std::generic_category(), "socketpair");
  }
  return {Descriptor(ends[0]), Descriptor(ends[1])};
}

/// Room for the control message that carries files.
struct alignas(cmsghdr) FileSpace {
  std::array<char, CMSG_SPACE(sizeof(int) * kMostFiles)> bytes{};
};

std::vector<Descriptor> received_files(msghdr& head) {
  std::vector<Descriptor> files;
  for (cmsghdr* part = CMSG_FIRSTHDR(&head); part != nullptr; part = CMSG_NXTHDR(&head, part)) {
    if (part->cmsg_level != SOL_SOCKET || part->cmsg_type != SCM_RIGHTS) continue;
    const std::size_t count = (part->cmsg_len - CMSG_LEN(0)) / sizeof(int);
    for (std::size_t i = 0; i < count; ++i) {
      int file = -1;
      std::memcpy(&file, CMSG_DATA(part) + i * sizeof(int), sizeof file);
      files.emplace_back(file);
    }
  }
  return files;
}

}  // namespace

ChannelPair make_stream_pair() { return make_pair(SOCK_STREAM); }
ChannelPair make_message_pair() { return make_pair(SOCK_SEQPACKET); }

bool send_all(int channel, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = send(channel, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent < 0 && errno != EINTR) return false;
    bytes.remove_prefix(static_cast<std::size_t>(std::max<ssize_t>(sent, 0)));
  }
  return true;
}

bool send_message(int channel, std::string_view bytes, const std::vector<int>& files) {
  FileSpace space;
  iovec part{const_cast<char*>(bytes.data()), bytes.size()};  // sendmsg() writes into none
  msghdr head{};
  head.msg_iov = &part;
  head.msg_iovlen = 1;
  if (!files.empty()) {
    if (files.size() > kMostFiles) return false;
    head.msg_control = space.bytes.data();
    head.msg_controllen = CMSG_SPACE(sizeof(int) * files.size());
    cmsghdr* const control = CMSG_FIRSTHDR(&head);
    control->cmsg_level = SOL_SOCKET;
    control->cmsg_type = SCM_RIGHTS;
    control->cmsg_len = CMSG_LEN(sizeof(int) * files.size());
    std::memcpy(CMSG_DATA(control), files.data(), sizeof(int) * files.size());
  }
  for (;;) {
    const ssize_t sent = sendmsg(channel, &head, MSG_NOSIGNAL);
    if (sent >= 0) return static_cast<std::size_t>(sent) == bytes.size();
    if (errno != EINTR) return false;
  }
}

std::optional<Message> receive_message(int channel, std::size_t most_bytes) {
  FileSpace space;
  Message message;
  message.bytes.resize(most_bytes);
  iovec part{message.bytes.data(), message.bytes.size()};
  msghdr head{};
  head.msg_iov = &part;
  head.msg_iovlen = 1;
  head.msg_control = space.bytes.data();
  head.msg_controllen = space.bytes.size();
  ssize_t got = -1;
  do {
    got = recvmsg(channel, &head, MSG_CMSG_CLOEXEC);
  } while (got < 0 && errno == EINTR);
  if (got < 0) return std::nullopt;
  message.files = received_files(head);
  if (got == 0 || (head.msg_flags & (MSG_TRUNC | MSG_CTRUNC)) != 0) return std::nullopt;
  message.bytes.resize(static_cast<std::size_t>(got));
  return message;
}

bool wait_readable(int channel, std::chrono::milliseconds patience) {
  const auto end = std::chrono::steady_clock::now() + patience;
  for (;;) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(end - std::chrono::steady_clock::now());
    pollfd look{channel, POLLIN, 0};
    const int ready = poll(&look, 1, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
    if (ready > 0) return true;
    if (ready == 0 || errno != EINTR) return false;
  }
}

}  // namespace vanthu
