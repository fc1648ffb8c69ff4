/// One connection as the server sees it, plain or TLS.
#pragma once

#include <chrono>
#include <cstddef>
#include <string_view>

namespace inia::test {

/// Blocking reads and writes that end within the time limit of the connection, and at once when the server stops. Used
/// by one thread at a time.
class ByteStream {
public:
    ByteStream() = default;
    ByteStream(const ByteStream&) = delete;
    ByteStream& operator=(const ByteStream&) = delete;
    virtual ~ByteStream() = default;

    /// At least one byte: their number. 0: the peer has closed. -1: reset, time limit, or the server stops.
    virtual std::ptrdiff_t read(char* out, std::size_t size) = 0;
    /// Whether all bytes went out.
    virtual bool write(std::string_view bytes) = 0;
    /// Waits for input without taking it: true once there is a byte, false if the connection ends first.
    virtual bool wait_for_input() = 0;
    /// Tells the peer that nothing follows (TLS: a close notice), reads what it still sends, and closes.
    virtual void close_politely() = 0;
    /// Closes at once; unread input makes that a reset, and TLS gets no notice.
    virtual void close_abruptly() = 0;
    /// Sends a TCP reset.
    virtual void reset() = 0;
    /// Waits; false if the server stops meanwhile.
    virtual bool pause(std::chrono::milliseconds time) = 0;
};

}  // namespace inia::test
