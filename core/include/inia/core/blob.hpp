#pragma once

#include <inia/core/detail/initialises.hpp>
#include <inia/core/export.hpp>

#include <compare>
#include <cstddef>
#include <span>
#include <string>
#include <utility>

namespace inia {

/// Bytes. Held as a std::string, so that text goes in and out without a copy; a protocol encodes them (base64 where
/// the format is text).
class Blob {
public:
    Blob() noexcept = default;
    /// From text (char const*: up to the terminating zero), std::string or std::string_view. A template, so that two
    /// texts in braces are not two ends of one.
    template<class U>
        requires detail::Initialises<U, std::string>
    Blob(U&& text) : bytes_(static_cast<U&&>(text)) {}
    /// From a std::span or std::vector of std::byte, or whatever else converts to the span.
    template<class U>
        requires(!detail::Initialises<U, std::string> && detail::ConvertsTo<U, std::span<std::byte const>>)
    Blob(U&& bytes) : Blob{From{}, std::span<std::byte const>(bytes)} {}
    /// From a std::span or std::vector of unsigned char.
    template<class U>
        requires(!detail::Initialises<U, std::string> && detail::ConvertsTo<U, std::span<unsigned char const>>)
    Blob(U&& bytes) : Blob{From{}, std::as_bytes(std::span<unsigned char const>(bytes))} {}

    std::span<std::byte const> bytes() const noexcept INIA_LIFETIMEBOUND { return std::as_bytes(std::span{bytes_}); }

    /// The bytes as they are, whether they are text or not.
    std::string const& text() const& noexcept INIA_LIFETIMEBOUND { return bytes_; }
    std::string text() && noexcept { return std::move(bytes_); }

    char const* data() const noexcept INIA_LIFETIMEBOUND { return bytes_.data(); }
    std::size_t size() const noexcept { return bytes_.size(); }
    bool empty() const noexcept { return bytes_.empty(); }

    bool operator==(Blob const&) const noexcept = default;
    /// By the bytes, as DynamoDB orders them: so that blobs can be keys of std::set and std::map.
    auto operator<=>(Blob const&) const noexcept = default;

private:
    struct From {};
    Blob(From, std::span<std::byte const> bytes) : bytes_{reinterpret_cast<char const*>(bytes.data()), bytes.size()} {}

    std::string bytes_;
};

}  // namespace inia

/// For std::unordered_set and std::unordered_map.
template<> struct std::hash<inia::Blob> {
    std::size_t operator()(inia::Blob const& blob) const noexcept { return std::hash<std::string>()(blob.text()); }
};
