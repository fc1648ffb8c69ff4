#include <inia/core/cbor/codec.hpp>

#include <cmath>

namespace inia::cbor {
namespace {

constexpr unsigned epoch_tag = 1;

}  // namespace

void codec<Timestamp>::write(Writer& writer, Timestamp value) {
    writer.tag(epoch_tag);
    if (value.nanos() == 0)
        writer.integer(value.seconds());
    else
        writer.number(static_cast<double>(value.seconds()) + value.nanos() / 1e9);
}

void codec<Timestamp>::read(Reader& reader, Timestamp& out) {
    // A number says the same without the tag, and no other one could stand before it.
    reader.tags();
    if (!reader.at_float()) {
        std::int64_t seconds = 0;
        reader.integer(seconds);
        out = Timestamp::from_epoch_seconds(seconds);
        return;
    }
    double value = 0;
    reader.number(value);
    constexpr double limit = 9e18;
    if (!(value > -limit && value < limit)) return reader.fail("expected a timestamp");
    double const whole = std::floor(value);
    double const fraction = value - whole;
    // 0.1 s came as the double that is nearest to it; meant is 0.1 s, not what that double is to the nanosecond.
    double const micros = std::round(fraction * 1e6);
    bool const exact = whole + micros / 1e6 == value;
    auto const nanos = static_cast<std::uint32_t>(exact ? micros * 1000 : std::round(fraction * 1e9));
    out = Timestamp::from_epoch_seconds(static_cast<std::int64_t>(whole), nanos);
}

}  // namespace inia::cbor
