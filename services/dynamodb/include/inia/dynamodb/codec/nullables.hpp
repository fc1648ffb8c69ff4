#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <memory>
#include <utility>

/// Optionals and pointers.
namespace inia::dynamodb {

/// Nothing is NULL; as a member of a structure it leaves no attribute.
template<class T>
    requires detail::is_nullable<T>
struct attribute_codec<T> {
    using Held = typename detail::holds<T>::type;

    static void write(ItemWriter& out, T const& value, AttributeForm form) {
        if (value)
            attribute_codec<Held>::write(out, *value, form);
        else
            out.null();
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm form) {
        if (in.null(found)) {
            out.reset();
            return;
        }
        if constexpr (!detail::can_be_made<Held>()) {
            return;
        } else if constexpr (requires { out.emplace(); }) {
            attribute_codec<Held>::read(in, found, out.emplace(), form);
        } else {
            auto held = std::make_unique<Held>();
            attribute_codec<Held>::read(in, found, *held, form);
            out = std::move(held);
        }
    }
};

}  // namespace inia::dynamodb
