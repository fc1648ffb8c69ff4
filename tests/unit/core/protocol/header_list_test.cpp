#include "support/catch.hpp"

#include <inia/core/protocol/header_list.hpp>

#include <string>
#include <vector>

using inia::protocol::append_header_element;
using inia::protocol::HeaderElements;

namespace {

std::vector<std::string> elements(std::string_view list, bool dates = false) {
    HeaderElements reader(list, dates);
    std::vector<std::string> found;
    while (reader.next()) found.emplace_back(reader.text());
    if (reader.problem() != nullptr) found.emplace_back(reader.problem());
    return found;
}

using Texts = std::vector<std::string>;

}  // namespace

TEST_CASE("a header's list is joined by commas and quotes what would not survive", "[protocol]") {
    std::string list;
    for (char const* element : {"a", "b,c", "\"def\"", "g\\h", "back\\\"slash", " i", ""})
        append_header_element(list, element, true);
    CHECK(list == R"(a, "b,c", "\"def\"", g\h, "back\\\"slash", " i", "")");
    CHECK(elements(list) == Texts{"a", "b,c", "\"def\"", "g\\h", "back\\\"slash", " i", ""});
}

TEST_CASE("elements that are no free text stand as they are", "[protocol]") {
    std::string list;
    append_header_element(list, "Mon, 16 Dec 2019 23:48:18 GMT", false);
    append_header_element(list, "Tue, 17 Dec 2019 23:48:18 GMT", false);
    CHECK(list == "Mon, 16 Dec 2019 23:48:18 GMT, Tue, 17 Dec 2019 23:48:18 GMT");
    CHECK(elements(list, true) == Texts{"Mon, 16 Dec 2019 23:48:18 GMT", "Tue, 17 Dec 2019 23:48:18 GMT"});
}

TEST_CASE("white space around elements and empty elements mean nothing", "[protocol]") {
    CHECK(elements("a,b ,\tc , ,,d,") == Texts{"a", "b", "c", "d"});
    CHECK(elements("one") == Texts{"one"});
    CHECK(elements("").empty());
    CHECK(elements(" , ").empty());
    CHECK(elements("\"a\" , \"b\"") == Texts{"a", "b"});
}

TEST_CASE("a broken quotation is a problem, not an endless loop", "[protocol]") {
    CHECK(elements("a, \"b") == Texts{"a", "has a quotation mark without its other half"});
    CHECK(elements("\"b\\\"") == Texts{"has a quotation mark without its other half"});
    CHECK(elements("\"a\"b, c") == Texts{"has text behind a quoted element"});
    CHECK(elements("Mon, 16 Dec", true) == Texts{"Mon, 16 Dec"});
}
