#include "util/inline_buffer.hpp"

#include "support/catch.hpp"

#include <algorithm>
#include <string>

namespace inia::detail {
namespace {

TEST_CASE("an inline buffer keeps its content when it outgrows its room", "[inline_buffer]") {
    InlineBuffer<char, 4> text;
    std::string wanted;
    for (int i = 0; i != 200; ++i) {
        text.push_back(static_cast<char>('a' + i % 26));
        wanted += static_cast<char>('a' + i % 26);
        CHECK(text.view() == wanted);
    }
    text.append("0123456789");
    CHECK(text.view() == wanted + "0123456789");
}

TEST_CASE("an append larger than twice the room still fits", "[inline_buffer]") {
    InlineBuffer<char, 4> text;
    text.append("ab");
    text.append(std::string(1000, 'x'));
    CHECK(text.size() == 1002);
    CHECK(text.view().substr(0, 4) == "abxx");
}

TEST_CASE("an inline buffer can be cut down and filled again", "[inline_buffer]") {
    InlineBuffer<int, 2> numbers;
    for (int i = 0; i != 10; ++i) numbers.push_back(9 - i);
    std::sort(numbers.begin(), numbers.end());
    CHECK(numbers[0] == 0);
    CHECK(numbers[9] == 9);
    numbers.shrink(3);
    CHECK(numbers.size() == 3);
    numbers.push_back(42);
    CHECK(numbers[3] == 42);
    numbers.shrink(0);
    CHECK(numbers.empty());
}

}  // namespace
}  // namespace inia::detail
