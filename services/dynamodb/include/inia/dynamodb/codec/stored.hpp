#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <exception>
#include <type_traits>
#include <utility>

namespace inia::dynamodb {

/// A type of another library, by its `stored_as`.
template<detail::StoredAs T> struct attribute_codec<T> {
    using Stored = std::remove_cvref_t<decltype(stored_as<T>::to(std::declval<T const&>()))>;

    static void write(ItemWriter& out, T const& value, AttributeForm form) {
        try {
            attribute_codec<Stored>::write(out, stored_as<T>::to(value), form);
        } catch (std::exception const& problem) {
            out.fail("a value that stored_as takes", problem.what());
        }
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm form) {
        Stored stored{};
        attribute_codec<Stored>::read(in, found, stored, form);
        if (!in.ok()) return;
        try {
            out = stored_as<T>::from(stored);
        } catch (std::exception const& problem) {
            in.fail("a value that stored_as takes", problem.what());
        }
    }
};

}  // namespace inia::dynamodb
