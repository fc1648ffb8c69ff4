#include <inia/core/body.hpp>

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>

namespace inia {
namespace {

constexpr std::size_t line_buffer_size = std::size_t{16} * 1024;
// What an answer announces is believed up to here when memory is set aside for it; beyond, it has to send the bytes.
constexpr std::int64_t largest_reserve = std::int64_t{1} << 30;

AnyError write_error(std::string const& path, int code) {
    return ValidationError("cannot write the response body to '" + path
                           + "': " + std::generic_category().message(code));
}

class FileSink final : public BodySink {
public:
    explicit FileSink(std::string const& path)
        : path_(path),
          fd_(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
        if (fd_ < 0) write_error(path_, errno).raise();
    }
    FileSink(FileSink const&) = delete;
    FileSink& operator=(FileSink const&) = delete;
    ~FileSink() override {
        if (fd_ >= 0) ::close(fd_);
    }

    AnyError write(std::string_view bytes) override {
        while (!bytes.empty()) {
            ssize_t const put = ::write(fd_, bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) return write_error(path_, errno);
            bytes.remove_prefix(static_cast<std::size_t>(put));
            written += static_cast<std::uint64_t>(put);
        }
        return {};
    }

    // Some file systems report a full disk only here.
    AnyError close() {
        if (::close(std::exchange(fd_, -1)) != 0) return write_error(path_, errno);
        return {};
    }

    std::uint64_t written = 0;

private:
    std::string path_;
    int fd_;
};

}  // namespace

ResponseBody::ResponseBody() = default;

ResponseBody::ResponseBody(std::string bytes)
    : buffered_(std::move(bytes)),
      length_(static_cast<std::int64_t>(buffered_.size())) {}

ResponseBody::ResponseBody(std::unique_ptr<BodyStream> stream, std::int64_t length)
    : stream_(std::move(stream)),
      length_(length) {}

ResponseBody::ResponseBody(ResponseBody&& other) noexcept
    : stream_(std::move(other.stream_)),
      buffered_(std::move(other.buffered_)),
      offset_(std::exchange(other.offset_, 0)),
      length_(std::exchange(other.length_, 0)),
      error_(std::move(other.error_)) {
    other.buffered_.clear();
}

ResponseBody& ResponseBody::operator=(ResponseBody&& other) noexcept {
    if (this == &other) return *this;
    stream_ = std::move(other.stream_);
    buffered_ = std::move(other.buffered_);
    other.buffered_.clear();
    offset_ = std::exchange(other.offset_, 0);
    length_ = std::exchange(other.length_, 0);
    error_ = std::move(other.error_);
    return *this;
}

ResponseBody::~ResponseBody() = default;

std::string_view ResponseBody::take_buffered(std::size_t most) noexcept {
    std::string_view const bytes = std::string_view(buffered_).substr(offset_, most);
    offset_ += bytes.size();
    return bytes;
}

// Whoever catches the error and reads on must not take the nothing that is left for the end of a whole body.
void ResponseBody::fail(AnyError error) {
    stream_.reset();
    error_ = std::move(error);
    error_.raise();
}

std::size_t ResponseBody::read(std::span<char> to) {
    if (to.empty()) return 0;
    if (std::string_view const bytes = take_buffered(to.size()); !bytes.empty()) {
        std::memcpy(to.data(), bytes.data(), bytes.size());
        return bytes.size();
    }
    if (error_) error_.raise();
    if (!stream_) return 0;
    AnyError error;
    std::size_t const size = stream_->read(to, error);
    if (error) fail(std::move(error));
    if (size == 0) stream_.reset();
    return size;
}

std::size_t ResponseBody::read(std::span<std::byte> to) {
    return read(std::span<char>(reinterpret_cast<char*>(to.data()), to.size()));
}

std::string ResponseBody::read_all() {
    if (!stream_ && !error_) {
        buffered_.erase(0, std::exchange(offset_, 0));
        return std::exchange(buffered_, {});
    }
    struct StringSink final : BodySink {
        AnyError write(std::string_view bytes) override { return text += bytes, AnyError(); }
        std::string text;
    } sink;
    if (length_ > 0) sink.text.reserve(static_cast<std::size_t>(std::min(length_, largest_reserve)));
    read_to(sink);
    return std::move(sink.text);
}

void ResponseBody::read_to(BodySink& sink) {
    if (error_) error_.raise();
    AnyError error;
    try {
        std::string_view const bytes = take_buffered(std::string_view::npos);
        if (!bytes.empty()) error = sink.write(bytes);
        if (!error && stream_) error = stream_->read_to(sink);
    } catch (...) {
        stream_.reset();
        error_ = TransportError("the body of the answer was given up when its sink threw an exception");
        throw;
    }
    if (error) fail(std::move(error));
    stream_.reset();
}

std::uint64_t ResponseBody::read_to_file(std::string const& path) {
    FileSink sink(path);
    read_to(sink);
    if (AnyError error = sink.close()) fail(std::move(error));
    return sink.written;
}

bool ResponseBody::read_line(std::string& line) {
    line.clear();
    for (;;) {
        std::string_view const rest = std::string_view(buffered_).substr(offset_);
        if (std::size_t const end = rest.find('\n'); end != std::string_view::npos) {
            line += rest.substr(0, end);
            offset_ += end + 1;
            break;
        }
        line += rest;
        if (error_) error_.raise();
        buffered_.resize(line_buffer_size);
        offset_ = 0;
        std::size_t size = 0;
        if (stream_) {
            AnyError error;
            size = stream_->read(std::span(buffered_.data(), buffered_.size()), error);
            if (error) {
                buffered_.clear();
                fail(std::move(error));
            }
        }
        buffered_.resize(size);
        if (size == 0) {
            stream_.reset();
            return !line.empty();
        }
    }
    if (line.ends_with('\r')) line.pop_back();
    return true;
}

std::string_view ResponseBody::next_chunk(std::string& buffer, std::size_t size) {
    if (!stream_ && !error_) return take_buffered(size);
    buffer.resize(size);
    std::size_t filled = 0;
    while (filled < size) {
        std::size_t const got = read(std::span(buffer.data() + filled, size - filled));
        if (got == 0) break;
        filled += got;
    }
    return std::string_view(buffer).substr(0, filled);
}

bool ResponseBody::operator==(ResponseBody const& other) const noexcept {
    if (this == &other) return true;
    if (stream_ != nullptr || other.stream_ != nullptr || error_ || other.error_) return false;
    return std::string_view(buffered_).substr(offset_) == std::string_view(other.buffered_).substr(other.offset_);
}

}  // namespace inia
