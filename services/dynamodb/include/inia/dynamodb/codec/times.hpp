#pragma once

#include <inia/dynamodb/codec/attribute_codec.hpp>
#include <inia/dynamodb/codec/traits.hpp>

#include <chrono>
#include <cstdint>
#include <type_traits>

/// Times and durations.
namespace inia::dynamodb {

template<class T>
    requires detail::is_time<T>
struct attribute_codec<T> {
    static void write(ItemWriter& out, T const& value, AttributeForm form) {
        out.time(value, form.time, detail::fraction_digits<T>);
    }
    static void read(ItemReader& in, detail::Kind found, T& out, AttributeForm form) {
        Timestamp time;
        in.time(found, time, form.time);
        if (!in.ok()) return;
        out = time;
        if constexpr (!std::is_same_v<T, Timestamp>) {
            // A time beyond the duration's range becomes its nearest end.
            using Period = typename T::period;
            std::int64_t const off = time.seconds() - Timestamp(out).seconds();
            if (off < 0 || off > Period::num / Period::den + 1)
                in.fail("a time within the range of the member's type", "one outside of it");
        }
    }
};

/// As a number of its own unit.
template<class Rep, class Period> struct attribute_codec<std::chrono::duration<Rep, Period>> {
    static constexpr auto kind = detail::Kind::number;
    static void write(ItemWriter& out, std::chrono::duration<Rep, Period> value, AttributeForm) {
        out.number(value.count());
    }
    static void read(ItemReader& in, detail::Kind found, std::chrono::duration<Rep, Period>& out, AttributeForm) {
        Rep count{};
        in.number(found, count);
        out = std::chrono::duration<Rep, Period>(count);
    }
};

}  // namespace inia::dynamodb
