#include "socket.hpp"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstdint>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <system_error>
#include <unistd.h>

namespace inia::test {

namespace {

/// How long a polite close waits for the peer to close as well.
constexpr std::chrono::milliseconds drain_limit{1000};

[[noreturn]] void fail(const char* what) { throw std::system_error(errno, std::generic_category(), what); }

sockaddr_in loopback(unsigned short port) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

template<class Address> FileDescriptor bound_socket(int family, const Address& address) {
    FileDescriptor socket{::socket(family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (socket.open() && ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        socket.close();
    }
    return socket;
}

FileDescriptor bound_socket() {
    FileDescriptor socket = bound_socket(AF_INET, loopback(0));
    if (!socket.open()) {
        fail("cannot bind a socket to 127.0.0.1");
    }
    return socket;
}

/// Closed where there is no such address.
FileDescriptor bound_ipv6_socket() {
    sockaddr_in6 address{};
    address.sin6_family = AF_INET6;
    address.sin6_addr = in6addr_loopback;
    return bound_socket(AF_INET6, address);
}

void send_at_once(const FileDescriptor& socket) {
    const int on = 1;
    ::setsockopt(socket.get(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

}  // namespace

FileDescriptor& FileDescriptor::operator=(FileDescriptor&& other) noexcept {
    if (this != &other) {
        close();
        fd_ = std::exchange(other.fd_, -1);
    }
    return *this;
}

void FileDescriptor::close() {
    if (fd_ >= 0) {
        ::close(std::exchange(fd_, -1));
    }
}

StopSignal::StopSignal() : event_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    if (!event_.open()) {
        fail("cannot make an event");
    }
}

void StopSignal::set() {
    const std::uint64_t one = 1;
    [[maybe_unused]] const auto written = ::write(event_.get(), &one, sizeof one);
}

bool StopSignal::is_set() const {
    pollfd entry{event_.get(), POLLIN, 0};
    return ::poll(&entry, 1, 0) > 0;
}

Waited wait_for(int fd, bool to_write, std::chrono::milliseconds limit, const StopSignal* stop) {
    const auto deadline = std::chrono::steady_clock::now() + limit;
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        // A negative descriptor is skipped by poll().
        pollfd entries[2] = {{fd, static_cast<short>(to_write ? POLLOUT : POLLIN), 0},
                             {stop == nullptr ? -1 : stop->fd(), POLLIN, 0}};
        const int count = ::poll(entries, 2, static_cast<int>(std::max<std::int64_t>(left.count(), 0)));
        if (count < 0 && errno != EINTR) {
            fail("poll");
        }
        if (count > 0 && entries[1].revents != 0) {
            return Waited::stopped;
        }
        if (count > 0) {
            return Waited::ready;
        }
        if (left.count() <= 0) {
            return Waited::timed_out;
        }
    }
}

bool has_ipv6_loopback() { return bound_ipv6_socket().open(); }

FileDescriptor listen_on_loopback(bool ipv6) {
    FileDescriptor socket = ipv6 ? bound_ipv6_socket() : bound_socket();
    if (!socket.open() || ::listen(socket.get(), SOMAXCONN) != 0) {
        fail("cannot listen on the loopback address");
    }
    return socket;
}

unsigned short port_of(const FileDescriptor& socket) {
    // The port stands at the same place in both kinds of address.
    sockaddr_in6 address{};
    socklen_t size = sizeof address;
    if (::getsockname(socket.get(), reinterpret_cast<sockaddr*>(&address), &size) != 0) {
        fail("cannot tell the port");
    }
    return ntohs(address.sin6_port);
}

FileDescriptor accept_from(const FileDescriptor& listener) {
    FileDescriptor socket{::accept4(listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK)};
    if (socket.open()) {
        send_at_once(socket);
    }
    return socket;
}

FileDescriptor connect_to_loopback(unsigned short port) {
    FileDescriptor socket{::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)};
    const sockaddr_in address = loopback(port);
    if (!socket.open() || ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        fail("cannot connect to 127.0.0.1");
    }
    send_at_once(socket);
    return socket;
}

RefusingPort::RefusingPort() : socket_(bound_socket()) {}

SocketStream::SocketStream(FileDescriptor socket, std::chrono::milliseconds limit, const StopSignal* stop)
    : socket_(std::move(socket)),
      limit_(limit),
      stop_(stop) {}

std::ptrdiff_t SocketStream::read(char* out, std::size_t size) {
    while (socket_.open()) {
        const ssize_t count = ::recv(socket_.get(), out, size, MSG_DONTWAIT);
        if (count >= 0) {
            return count;
        }
        const bool again = errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
        if (!again || wait_for(socket_.get(), false, limit_, stop_) != Waited::ready) {
            break;
        }
    }
    return -1;
}

bool SocketStream::write(std::string_view bytes) {
    while (!bytes.empty() && socket_.open()) {
        const ssize_t count = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_DONTWAIT | MSG_NOSIGNAL);
        if (count >= 0) {
            bytes.remove_prefix(static_cast<std::size_t>(count));
            continue;
        }
        const bool again = errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
        if (!again || wait_for(socket_.get(), true, limit_, stop_) != Waited::ready) {
            return false;
        }
    }
    return bytes.empty();
}

bool SocketStream::wait_for_input() {
    char byte = 0;
    while (socket_.open()) {
        const ssize_t count = ::recv(socket_.get(), &byte, 1, MSG_PEEK | MSG_DONTWAIT);
        if (count >= 0) {
            return count > 0;
        }
        const bool again = errno == EINTR || errno == EAGAIN || errno == EWOULDBLOCK;
        if (!again || wait_for(socket_.get(), false, limit_, stop_) != Waited::ready) {
            break;
        }
    }
    return false;
}

void SocketStream::close_politely() {
    if (!socket_.open()) {
        return;
    }
    // Closing while the peer still sends would reset the connection and could destroy the answer on its way.
    ::shutdown(socket_.get(), SHUT_WR);
    const auto deadline = std::chrono::steady_clock::now() + drain_limit;
    char scrap[4096];
    for (;;) {
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
        if (left.count() <= 0 || wait_for(socket_.get(), false, left, stop_) != Waited::ready
            || ::recv(socket_.get(), scrap, sizeof scrap, MSG_DONTWAIT) <= 0) {
            break;
        }
    }
    socket_.close();
}

void SocketStream::close_abruptly() { socket_.close(); }

void SocketStream::reset() {
    if (socket_.open()) {
        const linger now{1, 0};
        ::setsockopt(socket_.get(), SOL_SOCKET, SO_LINGER, &now, sizeof now);
        socket_.close();
    }
}

bool SocketStream::pause(std::chrono::milliseconds time) { return wait_for(-1, false, time, stop_) != Waited::stopped; }

}  // namespace inia::test
