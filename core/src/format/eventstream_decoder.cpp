#include <inia/core/eventstream/decoder.hpp>

#include "format/crc.hpp"
#include "format/eventstream_headers.hpp"

#include <cstdint>

namespace inia::eventstream {
namespace {

constexpr std::size_t uuid_size = 16;

std::uint64_t big_endian(std::string_view bytes) noexcept {
    std::uint64_t value = 0;
    for (char const byte : bytes) value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

/// Takes values off the front of the headers' block. After the first that is not there, all are empty.
class Cursor {
public:
    explicit Cursor(std::string_view bytes) noexcept : rest_(bytes) {}

    bool at_end() const noexcept { return rest_.empty(); }
    bool ok() const noexcept { return ok_; }
    std::string_view bytes(std::size_t size) noexcept {
        if (size > rest_.size()) {
            ok_ = false;
            rest_ = {};
            return {};
        }
        std::string_view const taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    std::size_t length(std::size_t size) noexcept { return static_cast<std::size_t>(big_endian(bytes(size))); }
    template<class T> std::int64_t number() noexcept { return static_cast<T>(big_endian(bytes(sizeof(T)))); }

private:
    std::string_view rest_;
    bool ok_ = true;
};

bool read_header(Cursor& from, Header& out) noexcept {
    out.name = from.bytes(from.length(1));
    if (out.name.empty()) return false;
    switch (from.number<std::uint8_t>()) {
    case 0: out.type = HeaderType::boolean, out.number = 1; break;
    case 1: out.type = HeaderType::boolean; break;
    case 2: out.type = HeaderType::int8, out.number = from.number<std::int8_t>(); break;
    case 3: out.type = HeaderType::int16, out.number = from.number<std::int16_t>(); break;
    case 4: out.type = HeaderType::int32, out.number = from.number<std::int32_t>(); break;
    case 5: out.type = HeaderType::int64, out.number = from.number<std::int64_t>(); break;
    case 6: out.type = HeaderType::bytes, out.value = from.bytes(from.length(2)); break;
    case 7: out.type = HeaderType::string, out.value = from.bytes(from.length(2)); break;
    case 8: out.type = HeaderType::timestamp, out.number = from.number<std::int64_t>(); break;
    case 9: out.type = HeaderType::uuid, out.value = from.bytes(uuid_size); break;
    default: return false;
    }
    return from.ok();
}

Problem read_headers(std::string_view block, std::vector<Header>& out) {
    out.clear();
    for (Cursor from(block); !from.at_end();)
        if (!read_header(from, out.emplace_back())) return Problem::invalid_header;
    return has_duplicates(out) ? Problem::duplicate_header : Problem::none;
}

}  // namespace

bool Decoder::fail(Problem problem) noexcept {
    problem_ = problem;
    return false;
}

void Decoder::feed(std::string_view bytes) {
    if (problem_ != Problem::none) return;
    buffer_.erase(0, begin_);
    begin_ = 0;
    buffer_ += bytes;
}

bool Decoder::read_prelude() noexcept {
    std::string_view const prelude = std::string_view(buffer_).substr(begin_, prelude_size);
    if (prelude.size() < prelude_size) return false;
    if (format::crc32(prelude.substr(0, 8)) != big_endian(prelude.substr(8, 4))) return fail(Problem::prelude_checksum);
    std::uint64_t const size = big_endian(prelude.substr(0, 4)), headers = big_endian(prelude.substr(4, 4));
    if (headers > max_headers_size || size < headers + frame_overhead
        || size - headers - frame_overhead > max_payload_size)
        return fail(Problem::invalid_length);
    frame_size_ = static_cast<std::size_t>(size);
    headers_size_ = static_cast<std::size_t>(headers);
    return true;
}

bool Decoder::next(Message& out) {
    if (problem_ != Problem::none) return false;
    if (frame_size_ == 0 && !read_prelude()) return false;
    std::string_view const frame = std::string_view(buffer_).substr(begin_, frame_size_);
    if (frame.size() < frame_size_) return false;
    // A broken header says more than the checksum, which is then wrong as well.
    if (Problem const problem = read_headers(frame.substr(prelude_size, headers_size_), out.headers);
        problem != Problem::none)
        return fail(problem);
    if (format::crc32(frame.substr(0, frame_size_ - 4)) != big_endian(frame.substr(frame_size_ - 4)))
        return fail(Problem::message_checksum);
    out.payload = frame.substr(prelude_size + headers_size_, frame_size_ - headers_size_ - frame_overhead);
    begin_ += frame_size_;
    frame_size_ = 0;
    return true;
}

Problem Decoder::finish() noexcept {
    if (problem_ == Problem::none && begin_ != buffer_.size()) problem_ = Problem::truncated;
    return problem_;
}

}  // namespace inia::eventstream
