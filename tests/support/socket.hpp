/// Sockets with time limits that end promptly when told to.
#pragma once

#include "byte_stream.hpp"

#include <chrono>
#include <utility>

namespace inia::test {

/// A file descriptor that closes itself.
class FileDescriptor {
public:
    FileDescriptor() = default;
    explicit FileDescriptor(int fd) : fd_(fd) {}
    FileDescriptor(FileDescriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    FileDescriptor& operator=(FileDescriptor&& other) noexcept;
    ~FileDescriptor() { close(); }

    int get() const { return fd_; }
    bool open() const { return fd_ >= 0; }
    void close();

private:
    int fd_ = -1;
};

/// Tells threads that wait in poll() to end. Stays set. Thread-safe.
class StopSignal {
public:
    StopSignal();
    void set();
    bool is_set() const;
    int fd() const { return event_.get(); }

private:
    FileDescriptor event_;
};

/// What poll() came back for.
enum class Waited { ready, timed_out, stopped };

/// Waits until `fd` is readable (or writable), for at most `limit`. `stop` may be null.
Waited wait_for(int fd, bool to_write, std::chrono::milliseconds limit, const StopSignal* stop);

/// Whether this machine has the loopback address `::1`.
bool has_ipv6_loopback();
/// A listening socket on 127.0.0.1, or on ::1, at a port that the system chose. Throws std::system_error.
FileDescriptor listen_on_loopback(bool ipv6 = false);
/// The port that a socket is bound to.
unsigned short port_of(const FileDescriptor& socket);
/// The next connection, non-blocking and without delay, or a closed descriptor if there is none.
FileDescriptor accept_from(const FileDescriptor& listener);
/// A connection to 127.0.0.1. Throws std::system_error.
FileDescriptor connect_to_loopback(unsigned short port);

/// A port on 127.0.0.1 at which every connection is refused, as long as the object lives.
class RefusingPort {
public:
    RefusingPort();
    unsigned short port() const { return port_of(socket_); }

private:
    FileDescriptor socket_;
};

/// A stream over a non-blocking socket.
class SocketStream final : public ByteStream {
public:
    /// `limit` holds for each read and each write; `stop` may be null and must outlive the stream.
    SocketStream(FileDescriptor socket, std::chrono::milliseconds limit, const StopSignal* stop);

    std::ptrdiff_t read(char* out, std::size_t size) override;
    bool write(std::string_view bytes) override;
    bool wait_for_input() override;
    void close_politely() override;
    void close_abruptly() override;
    void reset() override;
    bool pause(std::chrono::milliseconds time) override;

private:
    FileDescriptor socket_;
    std::chrono::milliseconds limit_;
    const StopSignal* stop_;
};

}  // namespace inia::test
