#pragma once

#include <inia/core/blob.hpp>
#include <inia/core/error.hpp>

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace inia {

/// One pass over a body's bytes.
class INIA_EXPORT BodyReader {
public:
    virtual ~BodyReader();
    /// Fills the front of `to` and returns the number of bytes written; 0 means the end. On failure sets `error` and
    /// returns 0.
    virtual std::size_t read(std::span<char> to, AnyError& error) = 0;
};

/// The bytes a request sends. A body is a factory of readers, so that every attempt starts from the first byte.
/// Cheap to copy unless it holds a string. Thread-safe to read.
class INIA_EXPORT Body {
public:
    /// No body was given (an operation's optional payload stays absent).
    Body() = default;
    /// Owns the text.
    Body(std::string text);
    Body(char const* text) : Body(std::string(text)) {}
    Body(std::string_view text) : Body(std::string(text)) {}
    Body(Blob const& bytes) : Body(std::string(bytes.text())) {}
    /// Borrows the bytes: they must outlive the call.
    Body(std::span<std::byte const> bytes);
    /// The file's content, read anew for each attempt; a missing file is an error of the call that names the path.
    static Body file(std::string const& path);
    /// A part of a file.
    static Body file(std::string const& path, std::uint64_t offset, std::uint64_t length);
    /// `length` bytes of a stream from its present position. The stream must outlive the call and be seekable, unless
    /// it is read once only: no retry, and no hash of the body in the signature.
    static Body stream(std::istream& stream, std::uint64_t length);
    /// All bytes from the present position to the end of a seekable stream.
    static Body stream(std::istream& stream);

    /// How to make readers of a user's own source. `open` is called once per attempt and pass.
    class INIA_EXPORT Source {
    public:
        virtual ~Source();
        virtual std::unique_ptr<BodyReader> open(AnyError& error) const = 0;
        /// Exact number of bytes that a reader delivers.
        virtual std::uint64_t length(AnyError& error) const = 0;
    };
    explicit Body(std::shared_ptr<Source const> source) : present_(true), source_(std::move(source)) {}

    bool has_value() const noexcept { return present_; }
    explicit operator bool() const noexcept { return present_; }
    /// The bytes when they are in memory; null data when they must be read through `open`.
    bool in_memory() const noexcept { return source_ == nullptr; }
    std::string_view text() const noexcept INIA_LIFETIMEBOUND {
        return borrowed_.data() ? borrowed_ : std::string_view(text_);
    }
    /// Number of bytes; for a file this looks at the file.
    std::uint64_t length(AnyError& error) const;
    std::unique_ptr<BodyReader> open(AnyError& error) const;

    /// Same bytes when both are in memory; otherwise the same source.
    bool operator==(Body const& other) const noexcept;

private:
    bool present_ = false;
    std::string text_;
    std::string_view borrowed_;
    std::shared_ptr<Source const> source_;
};

/// Where a response body can be delivered to without a copy in between.
class INIA_EXPORT BodySink {
public:
    virtual ~BodySink();
    /// Takes the next bytes; returns an error to stop the transfer.
    virtual AnyError write(std::string_view bytes) = 0;
};

/// A running response body inside the transport.
class INIA_EXPORT BodyStream {
public:
    virtual ~BodyStream();
    /// Waits for bytes and fills the front of `to`; 0 means the end of a complete body. A body that ends before its
    /// announced length is an error.
    virtual std::size_t read(std::span<char> to, AnyError& error) = 0;
    /// Delivers all that is left to `sink`.
    virtual AnyError read_to(BodySink& sink) = 0;
};

class ResponseBody;

/// The chunks of a response body: a single-pass range of std::string_view, each of the size asked for; only the last
/// may be shorter. A view holds until the next chunk is asked for. `Owner` is `ResponseBody*`, or `ResponseBody` when
/// the body was a temporary. Functions throw as ResponseBody's do.
template<class Owner> class Chunks;

/// A response's bytes: a stream pulled from the connection. Move-only; one thread at a time. The destructor of an
/// unread body gives the connection up. All functions throw TransportError when the connection fails or the body is
/// cut, and TimeoutError when the peer stays silent for longer than the client's `read_timeout`. A body that failed, or
/// whose sink or callback did, stays failed: each later read throws that error again.
class INIA_EXPORT ResponseBody {
public:
    ResponseBody();
    /// A body already in memory.
    explicit ResponseBody(std::string bytes);
    explicit ResponseBody(std::unique_ptr<BodyStream> stream, std::int64_t length);
    ResponseBody(ResponseBody&&) noexcept;
    ResponseBody& operator=(ResponseBody&&) noexcept;
    ~ResponseBody();

    /// Announced number of bytes, or -1 when the answer did not say.
    std::int64_t length() const noexcept { return length_; }
    /// Reads at most `to.size()` bytes; 0 means the end.
    std::size_t read(std::span<char> to);
    std::size_t read(std::span<std::byte> to);
    /// All bytes that are left.
    std::string read_all();
    /// Writes all bytes that are left to `sink`.
    void read_to(BodySink& sink);
    /// Writes all bytes that are left to the file, which is created or truncated; returns their number. Throws
    /// ValidationError when the file cannot be written; what was written by then stays.
    std::uint64_t read_to_file(std::string const& path);
    /// Calls `callback(std::string_view)` with the bytes as they come from the connection, without a copy. An exception
    /// of the callback ends the transfer and leaves this function.
    template<class F> void for_each_chunk(F&& callback);

    Chunks<ResponseBody*> chunks(std::size_t size) & INIA_LIFETIMEBOUND;
    Chunks<ResponseBody> chunks(std::size_t size) &&;

    /// Same unread bytes when both are in memory; a stream is equal to itself only.
    bool operator==(ResponseBody const& other) const noexcept;

    /// Reads up to and without the next line feed (a carriage return before it is dropped too); false at the end.
    bool read_line(std::string& line);

private:
    template<class Owner> friend class Chunks;
    // The next `size` bytes, fewer only at the end: from memory when they are there, otherwise read into `buffer`.
    std::string_view next_chunk(std::string& buffer, std::size_t size);
    std::string_view take_buffered(std::size_t most) noexcept;
    [[noreturn]] void fail(AnyError error);

    std::unique_ptr<BodyStream> stream_;
    std::string buffered_;  ///< Bytes in memory that were not handed out yet, from `offset_` on.
    std::size_t offset_ = 0;
    std::int64_t length_ = 0;
    AnyError error_;  ///< Why there is no more to read, where that is not the end of a whole body.
};

}  // namespace inia

#include <inia/core/body_chunks.hpp>
