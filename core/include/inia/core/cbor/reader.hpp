#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace inia::cbor {

/// The eight kinds of data items (RFC 8949, section 3.1).
enum class Major : unsigned char { unsigned_integer, negative_integer, bytes, text, array, map, tag, simple };

/// What an item begins with.
struct Head {
    Major major = Major::simple;
    unsigned char info = 0;      ///< The low bits of the first byte; 31: the length is open, a break ends it.
    std::uint64_t argument = 0;  ///< The number, length, count, tag, simple value, or the bits of a float.
};

/// How many items of an array, or pairs of a map, are still to come. Belongs to `Reader::next`.
class Items {
public:
    /// What the sender said are to come, but at most as many as fit into 64 KiB: a few bytes can claim many, and
    /// whoever makes room beforehand must not believe them. 0 when nothing was said.
    std::size_t to_reserve(std::size_t element_size) const noexcept {
        std::size_t const most = 65536 / element_size;
        return open_ ? 0 : left_ < most ? static_cast<std::size_t>(left_) : most;
    }

private:
    friend class Reader;
    std::uint64_t left_ = 0;
    bool open_ = false;  ///< A break ends them.
};

/// Reads CBOR from the front, one value after the other, and checks all of it: sizes against the bytes that are there,
/// text for UTF-8.
///
///     cbor::Items members = reader.enter_map();
///     while (reader.next(members)) {
///         std::string_view const key = reader.key();
///         if (key == "Name") reader.string(name); else reader.skip();
///     }
///
/// Tags in front of a value are passed over. The first error stays: everything after it fails quickly and reads
/// nothing. Not thread-safe.
class INIA_EXPORT Reader {
public:
    /// Arrays and maps inside each other; more is an error, because each level costs stack.
    static constexpr int max_depth = 128;
    /// What the values read may cost in memory beyond the answer's own bytes. One byte of an answer can make an element
    /// of a kilobyte, so an answer of moderate size could otherwise take all memory. No service comes near.
    static constexpr std::size_t max_memory = std::size_t{512} << 20;

    /// Borrows the bytes.
    explicit Reader(std::string_view bytes) noexcept
        : begin_(bytes.data()),
          cursor_(begin_),
          end_(begin_ + bytes.size()),
          value_(begin_) {}
    explicit Reader(std::string&&) = delete;
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    /// Begins with a map's pairs or an array's elements; `next` tells whether there is one.
    Items enter_map() { return enter(Major::map, "expected a map"); }
    Items enter_array() { return enter(Major::array, "expected an array"); }
    /// True: another pair or element follows. False: the map or array is read, or there is an error.
    bool next(Items& items) {
        if (!items.open_) {
            if (items.left_ == 0) return --depth_, false;
            --items.left_;
            return ok();
        }
        if (cursor_ == end_) return fail_at(cursor_, "expected a break"), false;
        if (*cursor_ != '\xff') return true;
        ++cursor_;
        return --depth_, false;
    }
    /// Reads a key, which has to be text; valid until the next read.
    std::string_view key() { return content(Major::text, "expected a text as key"); }

    /// Reads `null` or `undefined` if that comes next; otherwise reads nothing and returns false.
    bool null() noexcept {
        bool const found = cursor_ != end_ && (*cursor_ == '\xf6' || *cursor_ == '\xf7');
        cursor_ += found ? 1 : 0;
        return found;
    }
    /// Passes over the tags in front of a value, for whoever looks at the value's kind before it is read.
    void tags() {
        Head tag;
        while (at(Major::tag) && head(tag)) {
        }
    }
    /// Whether an item of that kind comes next.
    bool at(Major major) const noexcept {
        return cursor_ != end_ && static_cast<unsigned char>(*cursor_) >> 5 == static_cast<unsigned>(major);
    }
    /// Whether a float of any width comes next.
    bool at_float() const noexcept { return cursor_ != end_ && *cursor_ >= '\xf9' && *cursor_ <= '\xfb'; }

    void boolean(bool& out);
    /// A whole number. A float is taken when its value is whole.
    void integer(std::int64_t& out);
    /// A float of any width, or a whole number.
    void number(double& out);
    void number(float& out);
    void string(std::string& out) { take(content(Major::text, "expected a text"), out); }
    /// A text; valid until the next read.
    std::string_view text() { return content(Major::text, "expected a text"); }
    void bytes(std::string& out) { take(content(Major::bytes, "expected bytes"), out); }
    /// Reads and checks any value.
    void skip();
    /// Reads the beginning of an item, for whoever wants to know more than the functions above tell. Of texts and bytes
    /// the content follows, of tags, arrays and maps the items inside. Returns false on an error.
    bool head(Head& out);

    /// Notes that something of that size is about to be made: an element of a list or map, or a structure inside of
    /// itself. False, and an error, beyond max_memory.
    bool charge(std::size_t size) {
        memory_ += size;
        return memory_ <= max_memory || (fail_at(cursor_, "too many values"), false);
    }

    /// Whether all went well so far.
    bool ok() const noexcept { return problem_ == nullptr; }
    /// Makes the value read last an error. `problem` is static text, as in "expected a text".
    void fail(char const* problem) { fail_at(value_, problem); }
    /// Ends reading: nothing may be left. Null, or a ParseError with the byte's number.
    AnyError finish(std::string_view what = {});

private:
    std::size_t remaining() const noexcept { return static_cast<std::size_t>(end_ - cursor_); }
    void fail_at(char const* where, char const* problem) noexcept;
    /// The head of a value, with the tags in front of it passed over.
    bool value_head(Head& out);
    Items enter(Major major, char const* problem);
    Items open(Head const& head);
    std::string_view content(Major major, char const* problem);
    std::string_view content_of(Head const& head);
    std::string_view chunk(Head const& head);
    void take(std::string_view read, std::string& out);

    char const* begin_;
    char const* cursor_;
    char const* end_;
    char const* value_;  ///< Where the value read last began.
    char const* problem_ = nullptr;
    char const* problem_at_ = nullptr;
    int depth_ = 0;
    std::size_t memory_ = 0;
    std::string scratch_{};  ///< A text or bytes that came in pieces.
};

}  // namespace inia::cbor
