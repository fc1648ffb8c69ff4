#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>

#include <cstddef>

/// What lists, tuples and sets have in common.
namespace inia::dynamodb {

namespace detail {

template<class C, class F> void write_elements(ItemWriter& out, C const& elements, F write) {
    std::size_t index = 0;
    for (auto&& element : elements) {
        if (index != 0) out.separate();
        write(element);
        if (out.failed()) return out.within(index);
        ++index;
    }
}

/// Calls `read()` for each element of the array that comes next, and says in which one a failure is.
template<class F> void read_elements(ItemReader& in, F read) {
    std::size_t index = 0;
    if (in.json().enter_array()) do {
            read(index);
            if (in.failed()) return in.within(index);
            ++index;
        } while (in.json().next_element());
}

}  // namespace detail

}  // namespace inia::dynamodb
