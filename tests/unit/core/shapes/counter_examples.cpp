// counter_examples NAME: what makes the vocabulary types as they are, under the address sanitizer, which must report
// the forms of the standard library and must not report inia's. One expression per process: a report ends it.
#include <inia/core/shapes.hpp>

#include <cstdio>
#include <exception>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::string const long_text(60, 'x');

template<template<class...> class List, template<class> class Optional> struct Types {
    struct Page {
        List<std::string> Names{};
    };
    struct Response {
        Optional<Page> Result{};
    };
    static Response call() { return {.Result = Page{.Names = {long_text, long_text}}}; }

    /// In a plain vector of texts this is std::string(first, last), from one literal to the other.
    static std::size_t texts() {
        List<std::string> const list = {{"a", "b"}};
        return std::size(list);
    }
    static std::size_t value() {
        std::size_t total = 0;
        for (std::string const& name : call().Result.value().Names) total += name.size();
        return total;
    }
    static std::size_t star() {
        std::size_t total = 0;
        for (std::string const& name : (*call().Result).Names) total += name.size();
        return total;
    }
    /// No library can help here before C++23: docs/guides/lifetimes.md says to name the answer.
    static std::size_t arrow() {
        std::size_t total = 0;
        for (std::string const& name : call().Result->Names) total += name.size();
        return total;
    }
};

template<class... T> using Vector = std::vector<T...>;
template<class... T> using InList = inia::List<T...>;
using Standard = Types<Vector, std::optional>;
using Ours = Types<InList, inia::Optional>;

}  // namespace

int main(int, char** argv) try {
    std::string_view const name = argv[1] ? argv[1] : "";
    if (name == "standard-texts") return Standard::texts() == 0;
    if (name == "standard-value") return Standard::value() == 0;
    if (name == "standard-star") return Standard::star() == 0;
    if (name == "arrow") return Ours::arrow() == 0;
    if (name == "texts") return Ours::texts() != 2;
    if (name == "value") return Ours::value() != 2 * long_text.size();
    if (name == "star") return Ours::star() != 2 * long_text.size();
    std::fputs("usage: counter_examples NAME\n", stderr);
    return 2;
} catch (std::exception const& error) {
    // Where the second literal lies before the first, the text between them has no length.
    std::printf("std::exception: %s\n", error.what());
    return 1;
}
