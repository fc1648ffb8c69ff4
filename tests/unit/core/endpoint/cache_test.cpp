#include "endpoint/cache.hpp"

#include "support/catch.hpp"

using namespace inia;
using detail::EndpointCache;

namespace {

Result<Endpoint> one(ClientCore const&, void const*) { return Endpoint{}; }
Result<Endpoint> two(ClientCore const&, void const*) { return Endpoint{}; }

EndpointKey key_of(std::string_view text) {
    EndpointKey key;
    key.add(text);
    return key;
}

}  // namespace

TEST_CASE("an endpoint is found by its resolver and key alone", "[endpoint][cache]") {
    EndpointCache cache;
    CHECK_FALSE(cache.find(&one, key_of("a")));
    CHECK(cache.add(&one, key_of("a"), {.url = "https://a"})->url == "https://a");
    CHECK(cache.find(&one, key_of("a"))->url == "https://a");
    CHECK_FALSE(cache.find(&two, key_of("a")));
    CHECK_FALSE(cache.find(&one, key_of("b")));
    CHECK_FALSE(cache.find(&one, {}));
}

TEST_CASE("early endpoints stay, late ones give way to later ones, and what was handed out lives on",
          "[endpoint][cache]") {
    EndpointCache cache;
    auto const url = [](int i) { return "https://bucket-" + std::to_string(i); };
    std::vector<std::shared_ptr<Endpoint const>> handed_out;
    for (int i = 0; i < 1000; ++i) handed_out.push_back(cache.add(&one, key_of(url(i)), {.url = url(i)}));
    int found = 0;
    for (int i = 0; i < 1000; ++i) {
        CHECK(handed_out[static_cast<std::size_t>(i)]->url == url(i));
        if (auto const known = cache.find(&one, key_of(url(i)))) {
            CHECK(known->url == url(i));
            ++found;
        }
    }
    CHECK(found >= 64);
    CHECK(found <= 128);
    CHECK(cache.find(&one, key_of(url(0))));
    CHECK(cache.find(&one, key_of(url(999))));
}

TEST_CASE("a key tells values and parameters apart", "[endpoint][cache]") {
    EndpointKey ab, a_b, none_ab, ab_none;
    ab.add("ab");
    a_b.add("a");
    a_b.add("b");
    none_ab.next();
    none_ab.add("ab");
    ab_none.add("ab");
    ab_none.next();
    CHECK(ab.bytes() != a_b.bytes());
    CHECK(none_ab.bytes() != ab_none.bytes());
    CHECK(EndpointKey().bytes().empty());
}

TEST_CASE("a key that does not fit says so", "[endpoint][cache]") {
    EndpointKey key;
    key.add(std::string(200, 'x'));
    CHECK(key.complete());
    key.add(std::string(200, 'x'));
    CHECK_FALSE(key.complete());
    key.add("y");
    CHECK_FALSE(key.complete());
}
