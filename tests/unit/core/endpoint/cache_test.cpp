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

std::shared_ptr<Endpoint const> find(EndpointCache& cache, ResolveEndpoint resolve, EndpointKey const& key) {
    if (Endpoint const* const stays = cache.find(resolve, key)) return {std::shared_ptr<void>(), stays};
    return cache.find_recent(resolve, key);
}

}  // namespace

TEST_CASE("an endpoint is found by its resolver and key alone", "[endpoint][cache]") {
    EndpointCache cache;
    CHECK_FALSE(find(cache, &one, key_of("a")));
    CHECK(cache.add(&one, key_of("a"), {.url = "https://a"})->url == "https://a");
    CHECK(find(cache, &one, key_of("a"))->url == "https://a");
    CHECK_FALSE(find(cache, &two, key_of("a")));
    CHECK_FALSE(find(cache, &one, key_of("b")));
    CHECK_FALSE(find(cache, &one, {}));
}

TEST_CASE("early endpoints stay, late ones give way to later ones, and what was handed out lives on",
          "[endpoint][cache]") {
    EndpointCache cache;
    auto const url = [](int i) { return "https://bucket-" + std::to_string(i); };
    std::vector<std::shared_ptr<Endpoint const>> handed_out;
    for (int i = 0; i < 1000; ++i) {
        std::string const key = url(i);
        handed_out.push_back(cache.add(&one, key_of(key), {.url = key}));
    }
    int found = 0;
    for (int i = 0; i < 1000; ++i) {
        CHECK(handed_out[static_cast<std::size_t>(i)]->url == url(i));
        std::string const key = url(i);
        if (auto const known = find(cache, &one, key_of(key))) {
            CHECK(known->url == key);
            ++found;
        }
    }
    CHECK(found >= 64);
    CHECK(found <= 128);
    CHECK(find(cache, &one, key_of("https://bucket-0")));
    CHECK(find(cache, &one, key_of("https://bucket-999")));
}

TEST_CASE("a key tells values and parameters apart", "[endpoint][cache]") {
    EndpointKey ab, a_b, none_ab, ab_none, none, empty;
    ab.add("ab");
    a_b.add("a");
    a_b.add("b");
    none_ab.next();
    none_ab.add("ab");
    ab_none.add("ab");
    ab_none.next();
    empty.add("");
    EndpointKey const* const keys[] = {&ab, &a_b, &none_ab, &ab_none, &none, &empty};
    for (std::size_t i = 0; i < std::size(keys); ++i) {
        // Each is found by itself alone, in a cache that has only it.
        EndpointCache own;
        own.add(&one, *keys[i], {.url = "https://own"});
        for (std::size_t j = 0; j < std::size(keys); ++j) CHECK((find(own, &one, *keys[j]) != nullptr) == (i == j));
    }
}

TEST_CASE("values of every length are told apart by each of their bytes", "[endpoint][cache]") {
    for (std::size_t size = 1; size < 40; ++size) {
        std::string const value(size, 'a');
        EndpointCache cache;
        cache.add(&one, key_of(value), {.url = value});
        CHECK(find(cache, &one, key_of(value)));
        for (std::size_t at = 0; at < size; ++at) {
            std::string other = value;
            other[at] = 'b';
            CHECK_FALSE(find(cache, &one, key_of(other)));
        }
    }
}

TEST_CASE("a key that does not fit says so", "[endpoint][cache]") {
    std::string const half(600, 'x');
    EndpointKey large, many;
    large.add(half);
    CHECK(large.complete());
    large.add(half);
    CHECK_FALSE(large.complete());
    large.add("y");
    CHECK_FALSE(large.complete());
    for (int i = 0; i < 16; ++i) many.add("x");
    CHECK(many.complete());
    many.next();
    CHECK_FALSE(many.complete());
}
