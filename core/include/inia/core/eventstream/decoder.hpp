#pragma once

#include <inia/core/eventstream/message.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace inia::eventstream {

/// Takes a stream apart into messages; does no I/O.
///
///     decoder.feed(bytes);
///     while (decoder.next(message)) use(message);
///     if (decoder.problem() != Problem::none) ...
///
/// A frame is refused as soon as its prelude says enough, so that nobody can make us wait for, or hold, more than the
/// limits allow. From the first bad frame on there are no messages. One thread at a time.
class INIA_EXPORT Decoder {
public:
    /// Adds the next bytes. Messages handed out before are no longer valid.
    void feed(std::string_view bytes);
    /// The next message, valid until the next call that is not const. False: more bytes are needed, or there is a
    /// problem.
    bool next(Message& out);
    /// Says that no bytes will follow; Problem::truncated if that is in the middle of a frame.
    Problem finish() noexcept;
    Problem problem() const noexcept { return problem_; }

private:
    bool fail(Problem problem) noexcept;
    bool read_prelude() noexcept;

    std::string buffer_;
    std::size_t begin_ = 0;       ///< Of the bytes in `buffer_` that were not handed out yet.
    std::size_t frame_size_ = 0;  ///< Of the frame at `begin_`; 0 while its prelude is not there.
    std::size_t headers_size_ = 0;
    Problem problem_ = Problem::none;
};

}  // namespace inia::eventstream
