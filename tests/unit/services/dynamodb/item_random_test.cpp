#include "marshalling.hpp"

#include <boost/describe.hpp>

#include <support/catch.hpp>

#include <array>
#include <bit>
#include <chrono>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <variant>
#include <vector>

// 10,000 random values of each type come back as they were, through the wire's text and through AttributeValues.

namespace inia::dynamodb {
namespace {

using namespace marshalling;

constexpr int values = 10'000;

class Random {
public:
    explicit Random(std::uint64_t seed) : engine_(seed) {}
    std::uint64_t bits() { return engine_(); }
    /// From 0 to `most`.
    std::size_t upto(std::size_t most) { return static_cast<std::size_t>(bits() % (most + 1)); }
    bool chance(std::size_t one_in) { return upto(one_in - 1) == 0; }

private:
    std::mt19937_64 engine_;
};

enum class Colour { red = -4, green, blue = 100 };
BOOST_DESCRIBE_ENUM(Colour, red, green, blue)

template<class T> void make(Random& random, T& out);

struct Inner {
    std::string name{};
    std::optional<double> weight{};
    std::set<std::int64_t> ids{};
    bool operator==(Inner const&) const = default;
};
BOOST_DESCRIBE_STRUCT(Inner, (), (name, weight, ids))

// Whole numbers: as many of few digits as of many.
template<class T>
    requires(std::integral<T> || detail::WideNumber<T>)
void fill(Random& random, T& out) {
    uint128_t all = uint128_t{random.bits()} << 64 | random.bits();
    all >>= random.upto(127);
    if constexpr (sizeof(T) == 16) {
        uint128_t most = 1;
        for (int i = 0; i < 38; ++i) most *= 10;
        all %= most;
    }
    out = static_cast<T>(all);
    if (static_cast<T>(-1) < T{0} && random.chance(2)) out = static_cast<T>(-out);
}
void fill(Random& random, bool& out) { out = random.chance(2); }
template<std::floating_point T> void fill(Random& random, T& out) {
    do {
        if constexpr (sizeof(T) == 4)
            out = std::bit_cast<float>(static_cast<std::uint32_t>(random.bits()));
        else
            out = static_cast<T>(std::bit_cast<double>(random.bits()));
        if constexpr (sizeof(T) > 8) out += out / 3;
    } while (!(std::fabs(out) < T{1e37F}) || std::fabs(out) < T{1e-37F});
    if (sizeof(T) >= 8 && random.chance(4))
        out *= static_cast<T>(std::pow(10.0, static_cast<int>(random.upto(160)) - 80));
    if (random.chance(50)) out = 0;
}
void fill(Random& random, Number& out) {
    std::string text = random.chance(2) ? "-" : "";
    std::size_t const digits = 1 + random.upto(37), point = random.upto(digits);
    for (std::size_t i = 0; i < digits; ++i) {
        if (i == point && i != 0) text += '.';
        text += static_cast<char>('0' + random.upto(9));
    }
    if (random.chance(3)) text += "E" + std::to_string(static_cast<int>(random.upto(120)) - 60);
    out = Number(text);
}
void fill(Random& random, std::string& out) {
    static char const* const parts[] = {"a",
                                        "Z",
                                        "0",
                                        " ",
                                        "\"",
                                        "\\",
                                        "/",
                                        "\n",
                                        "\x01",
                                        "\x7F",
                                        "\xC3\xA9",
                                        "\xE2\x82\xAC",
                                        "\xF0\x9F\x90\xAC",
                                        "\xEF\xBF\xBF"};
    out.clear();
    for (std::size_t i = random.upto(random.chance(20) ? 300 : 12); i != 0; --i) out += parts[random.upto(13)];
    if (random.chance(30)) out += '\0';
}
void fill(Random& random, Blob& out) {
    std::string bytes;
    for (std::size_t i = random.upto(random.chance(20) ? 300 : 12); i != 0; --i)
        bytes += static_cast<char>(random.upto(255));
    out = Blob(std::move(bytes));
}
template<std::size_t N> void fill(Random& random, std::array<std::byte, N>& out) {
    for (std::byte& byte : out) byte = static_cast<std::byte>(random.upto(255));
}
void fill(Random& random, Colour& out) { out = std::array{Colour::red, Colour::green, Colour::blue}[random.upto(2)]; }
template<class T> void fill(Random& random, std::optional<T>& out) {
    if (random.chance(3)) return;
    make(random, out.emplace());
}
template<class T> void fill(Random& random, std::vector<T>& out) {
    for (std::size_t i = random.upto(5); i != 0; --i) make(random, out.emplace_back());
}
template<class T> void fill(Random& random, std::set<T>& out) {
    for (std::size_t i = random.upto(5); i != 0; --i) {
        T element{};
        make(random, element);
        out.insert(std::move(element));
    }
}
template<class T> void fill(Random& random, std::map<std::string, T>& out) {
    for (std::size_t i = random.upto(5); i != 0; --i) {
        std::string name;
        make(random, name);
        make(random, out[name]);
    }
}
template<class... T> void fill(Random& random, std::tuple<T...>& out) {
    std::apply([&](T&... element) { (make(random, element), ...); }, out);
}
template<class... T> void fill(Random& random, std::variant<T...>& out) {
    std::size_t const wanted = random.upto(sizeof...(T) - 1);
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (void)((I == wanted && (make(random, out.template emplace<I>()), true)) || ...);
    }(std::index_sequence_for<T...>{});
}
void fill(Random& random, Timestamp& out) {
    constexpr std::uint64_t years = 315'537'897'600;  // 1 to 9999, in seconds
    out = Timestamp::from_epoch_seconds(static_cast<std::int64_t>(random.bits() % years) - 62'135'596'800,
                                        random.chance(3) ? 0 : static_cast<std::uint32_t>(random.upto(999'999'999)));
}
template<class D> void fill(Random& random, std::chrono::sys_time<D>& out) {
    Timestamp time;
    fill(random, time);
    out = time;
}
template<class R, class P> void fill(Random& random, std::chrono::duration<R, P>& out) {
    R count{};
    make(random, count);
    out = std::chrono::duration<R, P>(count);
}
void fill(Random& random, Inner& out) {
    make(random, out.name);
    make(random, out.weight);
    make(random, out.ids);
}
void fill_value(Random& random, AttributeValue& out, int depth) {
    switch (random.upto(depth > 0 ? 9 : 7)) {
    case 0: out = nullptr; break;
    case 1: out = random.chance(2); break;
    case 2: {
        Number number;
        make(random, number);
        out = number;
        break;
    }
    case 3: {
        std::string text;
        make(random, text);
        out = text;
        break;
    }
    case 4: {
        Blob bytes;
        make(random, bytes);
        out = bytes;
        break;
    }
    case 5: out = AttributeValue::string_set({"a", "b"}); break;
    case 6: out = AttributeValue::number_set({1, 2.5}); break;
    case 7: out = AttributeValue::binary_set({Blob("a")}); break;
    case 8: {
        out = AttributeValue::list({});
        for (std::size_t i = random.upto(3); i != 0; --i) fill_value(random, out.as_list().emplace_back(), depth - 1);
        break;
    }
    default: {
        out = AttributeValue::map(empty_map());
        for (std::size_t i = random.upto(3); i != 0; --i) {
            std::string name;
            make(random, name);
            fill_value(random, out.as_map()[name], depth - 1);
        }
    }
    }
}
void fill(Random&, std::monostate&) {}
void fill(Random& random, AttributeValue& out) { fill_value(random, out, 3); }

template<class T> void make(Random& random, T& out) { fill(random, out); }

template<class T, TimeForm Form = TimeForm::iso8601> struct One {
    T v{};
    bool operator==(One const&) const = default;
    BOOST_DESCRIBE_CLASS(One, (), (v), (), ())
    friend constexpr auto dynamodb_options(One const*) { return member_options(time_as<&One::v, Form>()); }
};

template<class T, TimeForm Form = TimeForm::iso8601> void check_values(std::uint64_t seed) {
    Random random(seed);
    int different = 0;
    for (int i = 0; i < values; ++i) {
        One<T, Form> item;
        make(random, item.v);
        if (comes_back(item)) continue;
        if (++different == 1) {
            INFO("seed " << seed << ", value " << i << ": " << wire(item) << " became "
                         << wire(read<One<T, Form>>(wire(item))));
            CHECK(comes_back(item));
        }
    }
    CHECK(different == 0);
}

TEST_CASE("random numbers come back", "[dynamodb][item][random]") {
    check_values<bool>(1);
    check_values<signed char>(2);
    check_values<unsigned char>(3);
    check_values<short>(4);
    check_values<unsigned short>(5);
    check_values<int>(6);
    check_values<unsigned>(7);
    check_values<long>(8);
    check_values<unsigned long>(9);
    check_values<long long>(10);
    check_values<unsigned long long>(11);
    check_values<int128_t>(12);
    check_values<uint128_t>(13);
    check_values<float>(14);
    check_values<double>(15);
    check_values<long double>(16);
    check_values<Number>(17);
    check_values<Colour>(18);
    check_values<std::chrono::milliseconds>(19);
}

TEST_CASE("random texts and bytes come back", "[dynamodb][item][random]") {
    check_values<std::string>(21);
    check_values<Blob>(22);
    check_values<std::array<std::byte, 7>>(23);
}

TEST_CASE("random times come back", "[dynamodb][item][random]") {
    using Milliseconds = std::chrono::sys_time<std::chrono::milliseconds>;
    check_values<Timestamp>(31);
    check_values<Timestamp, TimeForm::epoch_seconds>(32);
    check_values<Milliseconds>(33);
    check_values<Milliseconds, TimeForm::epoch_seconds>(34);
    check_values<Milliseconds, TimeForm::epoch_milliseconds>(35);
    check_values<std::chrono::sys_seconds, TimeForm::epoch_milliseconds>(36);
}

TEST_CASE("random containers come back", "[dynamodb][item][random]") {
    check_values<std::optional<std::string>>(41);
    check_values<std::vector<std::optional<int>>>(42);
    check_values<std::map<std::string, std::vector<double>>>(43);
    check_values<std::tuple<int, std::string, bool>>(44);
    check_values<std::set<std::string>>(45);
    check_values<std::set<double>>(46);
    check_values<std::set<Number>>(47);
    check_values<std::set<Blob>>(48);
    check_values<std::variant<std::monostate, int, double, std::string, Inner, Colour>>(49);
    check_values<std::vector<Inner>>(50);
    check_values<AttributeValue>(51);
}

}  // namespace
}  // namespace inia::dynamodb
