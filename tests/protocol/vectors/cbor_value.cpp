#include "cbor_value.hpp"

#include "json_values.hpp"

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <stdexcept>
#include <string>

namespace inia::vectors {
namespace {

class Decoder {
public:
    explicit Decoder(std::string_view bytes) : rest_(bytes) {}

    json::value value() {
        unsigned const first = byte();
        unsigned const major = first >> 5, info = first & 31;
        if (major == 7) return simple(info);
        if (info == 31) return open(major);
        if (info > 27) throw std::runtime_error("a reserved head");
        std::uint64_t const argument = info < 24 ? info : number(1U << (info - 24));
        switch (major) {
        case 0: return argument;
        case 1:
            if (argument >> 63) return -1 - static_cast<double>(argument);
            return -1 - static_cast<std::int64_t>(argument);
        case 2: return {{"bytes", json::string(take(argument))}};
        case 3: return json::string(take(argument));
        case 4: return array(argument);
        case 5: return object(argument);
        default: return {{"tag " + std::to_string(argument), value()}};
        }
    }
    bool done() const { return rest_.empty(); }

private:
    std::string_view take(std::uint64_t size) {
        if (size > rest_.size()) throw std::runtime_error("the CBOR is cut off");
        std::string_view const taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }
    unsigned byte() { return static_cast<unsigned char>(take(1)[0]); }
    std::uint64_t number(unsigned size) {
        std::uint64_t result = 0;
        while (size-- > 0) result = result << 8 | byte();
        return result;
    }
    bool at_break() {
        if (rest_.empty() || rest_[0] != '\xff') return false;
        rest_.remove_prefix(1);
        return true;
    }
    static double half(unsigned bits) {
        int const exponent = static_cast<int>(bits >> 10 & 31);
        double const fraction = bits & 1023;
        double value = exponent == 0 ? std::ldexp(fraction, -24) : std::ldexp(fraction + 1024, exponent - 25);
        if (exponent == 31)
            value = fraction == 0 ? std::numeric_limits<double>::infinity() : std::numeric_limits<double>::quiet_NaN();
        return bits & 0x8000 ? -value : value;
    }
    json::value simple(unsigned info) {
        switch (info) {
        case 20: return false;
        case 21: return true;
        case 22:
        case 23: return nullptr;
        case 25: return float_to_json(half(static_cast<unsigned>(number(2))));
        case 26: return float_to_json(std::bit_cast<float>(static_cast<std::uint32_t>(number(4))));
        case 27: return float_to_json(std::bit_cast<double>(number(8)));
        default: throw std::runtime_error("a simple value that means nothing to a codec");
        }
    }
    json::value open(unsigned major) {
        if (major == 4) return array(std::nullopt);
        if (major == 5) return object(std::nullopt);
        if (major != 2 && major != 3) throw std::runtime_error("a break where none can be");
        std::string whole;
        while (!at_break()) {
            unsigned const first = byte(), info = first & 31;
            if (first >> 5 != major || info > 27) throw std::runtime_error("a piece of another kind");
            whole += take(info < 24 ? info : number(1U << (info - 24)));
        }
        if (major == 2) return {{"bytes", json::string(whole)}};
        return json::string(whole);
    }
    json::array array(std::optional<std::uint64_t> count) {
        json::array result;
        while (count ? result.size() < *count : !at_break()) result.push_back(value());
        return result;
    }
    json::object object(std::optional<std::uint64_t> count) {
        json::object result;
        while (count ? result.size() < *count : !at_break()) {
            json::value const key = value();
            if (result.contains(key.as_string())) throw std::runtime_error("a key that comes twice");
            result[key.as_string()] = value();
        }
        return result;
    }

    std::string_view rest_;
};

}  // namespace

json::value cbor_value(std::string_view bytes) {
    Decoder decoder(bytes);
    json::value value = decoder.value();
    if (!decoder.done()) throw std::runtime_error("something follows the CBOR value");
    return value;
}

}  // namespace inia::vectors
