#include <inia/core/body.hpp>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <istream>
#include <system_error>

namespace inia {
namespace {

AnyError file_error(std::string_view doing, std::string const& path, int code) {
    return ValidationError("cannot " + std::string(doing) + " the body file '" + path
                           + "': " + std::generic_category().message(code));
}

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor const&) = delete;
    Descriptor& operator=(Descriptor const&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const noexcept { return fd_; }

private:
    int fd_;
};

class MemoryReader final : public BodyReader {
public:
    explicit MemoryReader(std::string_view bytes) : bytes_(bytes) {}
    std::size_t read(std::span<char> to, AnyError&) override {
        std::size_t const size = std::min(to.size(), bytes_.size());
        if (size) std::memcpy(to.data(), bytes_.data(), size);
        bytes_.remove_prefix(size);
        return size;
    }

private:
    std::string_view bytes_;
};

class FileReader final : public BodyReader {
public:
    FileReader(std::string const& path, int fd, std::uint64_t offset, std::uint64_t length)
        : path_(path),
          file_(fd),
          offset_(offset),
          left_(length) {}

    std::size_t read(std::span<char> to, AnyError& error) override {
        std::size_t const wanted = static_cast<std::size_t>(std::min<std::uint64_t>(to.size(), left_));
        if (wanted == 0) return 0;
        ssize_t got;
        do got = ::pread(file_.get(), to.data(), wanted, static_cast<off_t>(offset_));
        while (got < 0 && errno == EINTR);
        if (got < 0) return error = file_error("read", path_, errno), 0;
        offset_ += static_cast<std::uint64_t>(got);
        left_ -= static_cast<std::uint64_t>(got);
        return static_cast<std::size_t>(got);
    }

private:
    std::string path_;
    Descriptor file_;
    std::uint64_t offset_, left_;
};

constexpr std::uint64_t to_the_end = ~std::uint64_t{0};

class FileSource final : public Body::Source {
public:
    FileSource(std::string path, std::uint64_t offset, std::uint64_t length)
        : path_(std::move(path)),
          offset_(offset),
          length_(length) {}

    std::unique_ptr<BodyReader> open(AnyError& error) const override {
        int const fd = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC);
        if (fd < 0) return error = file_error("open", path_, errno), nullptr;
        auto reader = std::make_unique<FileReader>(path_, fd, offset_, length_);
        struct ::stat status {};
        if (::fstat(fd, &status) != 0) return error = file_error("look at", path_, errno), nullptr;
        return check(status, error) ? std::move(reader) : nullptr;
    }

    std::uint64_t length(AnyError& error) const override {
        struct ::stat status {};
        if (::stat(path_.c_str(), &status) != 0) return error = file_error("open", path_, errno), 0;
        if (!check(status, error)) return 0;
        return length_ == to_the_end ? static_cast<std::uint64_t>(status.st_size) - offset_ : length_;
    }

private:
    bool check(struct ::stat const& status, AnyError& error) const {
        if (!S_ISREG(status.st_mode)) {
            error = ValidationError("the body file '" + path_
                                    + "' is no regular file, so its length is not known; read it and pass its bytes");
            return false;
        }
        auto const size = static_cast<std::uint64_t>(status.st_size);
        bool const fits = offset_ <= size && (length_ == to_the_end || length_ <= size - offset_);
        if (!fits)
            error = ValidationError("the body file '" + path_ + "' has " + std::to_string(size)
                                    + " bytes, too few for the part that was asked for");
        return fits;
    }

    std::string path_;
    std::uint64_t offset_, length_;
};

class StreamReader final : public BodyReader {
public:
    StreamReader(std::istream& stream, std::uint64_t length) : stream_(stream), left_(length) {}

    std::size_t read(std::span<char> to, AnyError& error) override {
        auto const wanted = static_cast<std::streamsize>(std::min<std::uint64_t>(to.size(), left_));
        if (wanted == 0) return 0;
        stream_.read(to.data(), wanted);
        if (stream_.bad()) return error = ValidationError("cannot read the body's stream"), 0;
        auto const got = static_cast<std::uint64_t>(stream_.gcount());
        left_ -= got;
        return static_cast<std::size_t>(got);
    }

private:
    std::istream& stream_;
    std::uint64_t left_;
};

class StreamSource final : public Body::Source {
public:
    StreamSource(std::istream& stream, std::uint64_t length)
        : stream_(stream),
          length_(length),
          failed_(stream.fail()),
          start_(failed_ ? std::streampos(-1) : stream.tellg()),
          whole_(length == to_the_end) {
        if (failed_) return;
        if (start_ == std::streampos(-1)) stream_.clear(stream_.rdstate() & ~std::ios::failbit);
        if (!whole_ || start_ == std::streampos(-1)) return;
        stream_.seekg(0, std::ios::end);
        std::streampos const end = stream_.tellg();
        stream_.seekg(start_);
        if (end != std::streampos(-1) && end >= start_) length_ = static_cast<std::uint64_t>(end - start_);
    }

    std::unique_ptr<BodyReader> open(AnyError& error) const override {
        if (failed_) return error = failed(), nullptr;
        bool const again = opened_.exchange(true);
        if (start_ != std::streampos(-1)) {
            stream_.clear();
            stream_.seekg(start_);
            if (!stream_) return error = ValidationError("cannot go back to the start of the body's stream"), nullptr;
        } else if (again) {
            error = ValidationError("the body's stream cannot go back to its start, and the request has to be read "
                                    "again (to sign it, or for another attempt); use a file or bytes in memory");
            return nullptr;
        }
        return std::make_unique<StreamReader>(stream_, length_);
    }

    std::uint64_t length(AnyError& error) const override {
        if (failed_) return error = failed(), 0;
        if (length_ != to_the_end) return length_;
        error = ValidationError("the length of the body's stream is not known, as it cannot seek; pass the length");
        return 0;
    }

private:
    static AnyError failed() {
        return ValidationError("the body's stream had failed before it was passed, as that of a file does which cannot "
                               "be opened; check it first, or use Body::file, which says what is wrong");
    }

    std::istream& stream_;
    std::uint64_t length_;
    bool failed_;
    std::streampos start_;
    bool whole_;
    mutable std::atomic<bool> opened_{false};
};

}  // namespace

BodyReader::~BodyReader() = default;
BodySink::~BodySink() = default;
BodyStream::~BodyStream() = default;
Body::Source::~Source() = default;

Body::Body(std::string text) : present_(true), text_(std::move(text)) {}

Body::Body(std::span<std::byte const> bytes)
    : present_(true),
      borrowed_(reinterpret_cast<char const*>(bytes.data()), bytes.size()) {}

Body Body::file(std::string const& path) { return Body(std::make_shared<FileSource>(path, 0, to_the_end)); }

Body Body::file(std::string const& path, std::uint64_t offset, std::uint64_t length) {
    return Body(std::make_shared<FileSource>(path, offset, length));
}

Body Body::stream(std::istream& stream, std::uint64_t length) {
    return Body(std::make_shared<StreamSource>(stream, length));
}

Body Body::stream(std::istream& stream) { return Body(std::make_shared<StreamSource>(stream, to_the_end)); }

std::uint64_t Body::length(AnyError& error) const { return source_ ? source_->length(error) : text().size(); }

bool Body::operator==(Body const& other) const noexcept {
    return present_ == other.present_ && source_ == other.source_ && (source_ != nullptr || text() == other.text());
}

std::unique_ptr<BodyReader> Body::open(AnyError& error) const {
    if (source_) return source_->open(error);
    return std::make_unique<MemoryReader>(text());
}

}  // namespace inia
