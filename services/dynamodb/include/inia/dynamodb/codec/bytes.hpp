#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <cstddef>
#include <span>
#include <string>
#include <type_traits>
#include <utility>

/// Whatever holds bytes.
namespace inia::dynamodb {

template<> struct attribute_codec<Blob> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, Blob const& value, AttributeForm) { out.binary(value.text()); }
    static void read(ItemReader& in, detail::Kind found, Blob& out, AttributeForm) {
        std::string bytes;
        in.binary(found, bytes);
        out = Blob(std::move(bytes));
    }
};

/// A container of std::byte or unsigned char.
template<detail::Bytes T> struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, T const& value, AttributeForm) {
        out.binary({reinterpret_cast<char const*>(value.data()), value.size()});
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm) {
        std::string bytes;
        in.binary(found, bytes);
        auto const* const from = reinterpret_cast<typename T::value_type const*>(bytes.data());
        out.assign(from, from + bytes.size());
    }
};

template<detail::FixedBytes T> struct attribute_codec<T> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, T const& value, AttributeForm) {
        out.binary({reinterpret_cast<char const*>(value.data()), value.size()});
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm) {
        std::string bytes;
        in.binary(found, bytes);
        if (!in.ok()) return;
        if (bytes.size() != out.size()) return in.wrong_size(detail::Kind::binary, out.size(), bytes.size());
        for (std::size_t i = 0; i < bytes.size(); ++i) out[i] = static_cast<typename T::value_type>(bytes[i]);
    }
};

/// To be written only: nothing would own what is read.
template<class B, std::size_t Extent>
    requires detail::is_byte<std::remove_const_t<B>>
struct attribute_codec<std::span<B, Extent>> {
    static constexpr auto kind = detail::Kind::binary;
    static void write(ItemWriter& out, std::span<B, Extent> value, AttributeForm) {
        out.binary({reinterpret_cast<char const*>(value.data()), value.size()});
    }
    template<class T> static void read(ItemReader&, detail::Kind, T&, AttributeForm) {
        static_assert(detail::unsupported<T>, "inia: a std::span can only be written; nothing would own what is read. "
                                              "Make the member an inia::Blob or a std::vector");
    }
};

}  // namespace inia::dynamodb
