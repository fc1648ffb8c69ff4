#include "sample_shapes.hpp"

#include "support/catch.hpp"

#include <cstdint>
#include <string>
#include <type_traits>
#include <utility>

// These expressions are read by users every day. The address sanitizer is their judge: with std::optional's `T&&`
// from value() && and * && the second test reads a destroyed list.
namespace {

std::string const long_text(60, 'x');

struct Page {
    inia::List<std::string> Names{};
    inia::Map<std::string> Metadata{};
};

struct Response {
    inia::List<std::string> Names{};
    inia::Map<std::string> Metadata{};
    inia::Optional<Page> Result{};
    inia::Indirect<Page> Next{};
    inia::Optional<std::string> Token{};
};

Response call() {
    Page const page{.Names = {long_text, long_text}, .Metadata = {{"a", long_text}, {"b", long_text}}};
    return {.Names = page.Names, .Metadata = page.Metadata, .Result = page, .Next = page, .Token = long_text};
}

}  // namespace

TEST_CASE("a range-for over a member of a response that is a temporary is sound", "[shapes][lifetime]") {
    std::size_t total = 0;
    for (auto const& name : call().Names) total += name.size();
    for (auto const& [key, value] : call().Metadata) total += value.size();
    CHECK(total == 4 * long_text.size());
}

TEST_CASE("a range-for through an optional of a temporary is sound", "[shapes][lifetime]") {
    std::size_t total = 0;
    for (auto const& name : call().Result.value().Names) total += name.size();
    for (auto const& name : (*call().Result).Names) total += name.size();
    for (auto const& [key, value] : call().Result.value().Metadata) total += value.size();
    for (auto const& name : call().Next.value().Names) total += name.size();
    for (auto const& name : (*call().Next).Names) total += name.size();
    CHECK(total == 10 * long_text.size());
}

TEST_CASE("a reference bound to the value of a temporary optional keeps it alive", "[shapes][lifetime]") {
    std::string const& token = call().Token.value();
    std::string const& other = *call().Token;
    CHECK(token == long_text);
    CHECK(other == long_text);
    auto const make_const = []() -> Response const { return call(); };
    std::string const& constant = make_const().Token.value();
    CHECK(constant == long_text);
    inia::Required<std::string, class Tag> required = long_text;
    std::string const& moved = std::move(required).value();
    CHECK(moved == long_text);
}

TEST_CASE("accessors return values from temporaries and references from objects", "[shapes][lifetime]") {
    using Optional = inia::Optional<std::string>;
    using Required = inia::Required<std::string, class Tag>;
    CHECK(std::is_same_v<decltype(std::declval<Optional&>().value()), std::string&>);
    CHECK(std::is_same_v<decltype(std::declval<Optional const&>().value()), std::string const&>);
    CHECK(std::is_same_v<decltype(std::declval<Optional>().value()), std::string>);
    CHECK(std::is_same_v<decltype(*std::declval<Optional>()), std::string>);
    CHECK(std::is_same_v<decltype(*std::declval<Optional const>()), std::string>);
    CHECK(std::is_same_v<decltype(std::declval<inia::Indirect<std::string>>().value()), std::string>);
    CHECK(std::is_same_v<decltype(std::declval<Required>().get()), std::string>);
    CHECK(std::is_same_v<decltype(std::declval<Required const&>().get()), std::string const&>);
}
