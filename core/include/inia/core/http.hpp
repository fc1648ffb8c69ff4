#pragma once

#include <inia/core/body.hpp>
#include <inia/core/export.hpp>

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace inia {

/// HTTP header fields in the order they were added, kept in one block of text as they go over the wire
/// (`Name: value\r\n`), so that a request's headers cost two allocations. Names compare without case.
class INIA_EXPORT Headers {
public:
    struct Field {
        std::string_view name;
        std::string_view value;
    };

    /// Appends a field; one of the same name stays too.
    void add(std::string_view name, std::string_view value);
    /// Replaces all fields of that name by one.
    void set(std::string_view name, std::string_view value);
    void remove(std::string_view name);
    void clear() noexcept { truncate(0); }
    /// Keeps the first `count` fields.
    void truncate(std::size_t count) noexcept;
    /// Makes room for that many fields and bytes of the block.
    void reserve(std::size_t fields, std::size_t bytes);
    /// The first field's value; null data() when there is none.
    std::string_view find(std::string_view name) const noexcept INIA_LIFETIMEBOUND;
    bool contains(std::string_view name) const noexcept { return find(name).data() != nullptr; }

    std::size_t size() const noexcept { return fields_.size(); }
    Field operator[](std::size_t index) const noexcept INIA_LIFETIMEBOUND;
    /// All fields as they stand on the wire, each ended by CR LF, without the empty line.
    std::string const& block() const noexcept INIA_LIFETIMEBOUND { return block_; }

    class Iterator {
    public:
        Iterator(Headers const* headers, std::size_t index) : headers_(headers), index_(index) {}
        Field operator*() const { return (*headers_)[index_]; }
        Iterator& operator++() { return ++index_, *this; }
        bool operator==(Iterator const&) const = default;

    private:
        Headers const* headers_;
        std::size_t index_;
    };
    Iterator begin() const noexcept INIA_LIFETIMEBOUND { return {this, 0}; }
    Iterator end() const noexcept INIA_LIFETIMEBOUND { return {this, size()}; }

private:
    struct Span {
        std::uint32_t begin, name_size, value_size;
    };
    std::size_t index_of(std::string_view name) const noexcept;
    void erase(std::size_t index);

    std::string block_;
    std::vector<Span> fields_;
};

/// A request as it will go over the wire.
struct HttpRequest {
    std::string method{};
    std::string scheme{};  ///< `https` or `http`.
    std::string host{};    ///< Host, with `:port` when it is not the scheme's own.
    std::string path{};    ///< Percent-encoded, begins with `/`.
    std::string query{};   ///< Percent-encoded, without the `?`; in the order it is sent.
    Headers headers{};
    Body body{};
};

/// An answer. `stream` is set instead of `body` when the caller asked for a stream and the status is 2xx.
struct HttpResponse {
    int status = 0;
    Headers headers{};
    std::string body{};
    std::unique_ptr<BodyStream> stream{};
    std::int64_t length = -1;  ///< Announced length of `stream`, -1 when unknown.
};

}  // namespace inia
