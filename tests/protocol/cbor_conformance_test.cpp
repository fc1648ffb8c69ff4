#include "protocol/conformance_report.hpp"

#include <inia/core/cbor/reader.hpp>

#include <cstdint>
#include <string>
#include <string_view>

// How a case is judged stands in the README of the conformance folder, section cbor.

namespace inia::cbor {
namespace {

namespace json = boost::json;
using test::ConformanceReport;

std::string from_hex(std::string_view hex) {
    std::string out;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
        out += static_cast<char>(std::stoi(std::string(hex.substr(i, 2)), nullptr, 16));
    return out;
}

std::string check(Reader& reader, json::value const& expected);

std::string check_elements(Reader& reader, json::array const& expected) {
    std::size_t count = 0;
    for (Items elements = reader.enter_array(); reader.next(elements); ++count) {
        if (count == expected.size()) return "more elements than expected";
        if (std::string wrong = check(reader, expected[count]); !wrong.empty()) return wrong;
    }
    return count == expected.size() ? "" : "fewer elements than expected";
}

std::string check_entries(Reader& reader, json::object const& expected) {
    std::size_t count = 0;
    for (Items entries = reader.enter_map(); reader.next(entries); ++count) {
        auto const* value = expected.if_contains(reader.key());
        if (value == nullptr) return "an entry that is not expected";
        if (std::string wrong = check(reader, *value); !wrong.empty()) return wrong;
    }
    return count == expected.size() ? "" : "fewer entries than expected";
}

std::string check_bytes(Reader& reader, json::array const& expected) {
    std::string bytes, wanted;
    reader.bytes(bytes);
    for (json::value const& byte : expected) wanted += static_cast<char>(byte.to_number<int>());
    return bytes == wanted ? "" : "other bytes";
}

/// The file's numbers below -2^63 fit no integer of Boost.JSON's; a double tells them apart well enough.
bool is_negative(std::uint64_t argument, json::value const& expected) {
    if (expected.is_int64()) return argument == ~static_cast<std::uint64_t>(expected.get_int64());
    return -1 - static_cast<double>(argument) == expected.to_number<double>();
}

/// Items that `head` tells all about, and tags.
std::string check_head(Reader& reader, std::string_view kind, json::value const& expected) {
    Head head;
    if (!reader.head(head)) return {};
    bool same = false;
    if (kind == "uint")
        same = head.major == Major::unsigned_integer && head.argument == expected.to_number<std::uint64_t>();
    else if (kind == "negint")
        same = head.major == Major::negative_integer && is_negative(head.argument, expected);
    else if (kind == "bool")
        same = head.major == Major::simple && head.info == (expected.as_bool() ? 21 : 20);
    else if (kind == "null" || kind == "undefined")
        same = head.major == Major::simple && head.info == (kind == "null" ? 22 : 23);
    else if (kind == "float32" || kind == "float64")
        same = head.major == Major::simple && head.info == (kind == "float32" ? 26 : 27)
            && head.argument == expected.to_number<std::uint64_t>();
    else if (kind == "tag" && head.major == Major::tag && head.argument == expected.at("id").to_number<std::uint64_t>())
        return check(reader, expected.at("value"));
    return same ? "" : "is not the expected " + std::string(kind);
}

/// What differs from the file's tagged value.
std::string check(Reader& reader, json::value const& expected) {
    auto const& [kind, value] = *expected.as_object().begin();
    if (kind == "string") return reader.text() == value.as_string() ? "" : "another text";
    if (kind == "bytestring") return check_bytes(reader, value.as_array());
    if (kind == "list") return check_elements(reader, value.as_array());
    if (kind == "map") return check_entries(reader, value.as_object());
    return check_head(reader, kind, value);
}

std::string skip(std::string_view bytes) {
    Reader reader(bytes);
    reader.skip();
    return reader.finish().what();
}

template<class Judge> void for_each_case(ConformanceReport& report, char const* path, Judge judge) {
    auto const file = test::conformance_file(path);
    if (!file) return;
    for (json::value const& item : file->at("cases").as_array())
        report.run(std::string(path) + "#" + std::string(item.at("id").as_string()),
                   [&] { return judge(from_hex(item.at("input").as_string()), item); });
}

}  // namespace

TEST_CASE("the public CBOR cases decode to their values", "[conformance]") {
    ConformanceReport report("cbor");
    for_each_case(report, "cbor/decode.json", [](std::string const& bytes, json::value const& item) -> std::string {
        Reader reader(bytes);
        if (std::string wrong = check(reader, item.at("expect")); !wrong.empty()) return wrong;
        if (AnyError const error = reader.finish()) return error.what();
        if (std::string wrong = skip(bytes); !wrong.empty()) return "skipped: " + wrong;
        for (std::size_t size = 0; size < bytes.size(); ++size)
            if (skip(std::string_view(bytes).substr(0, size)).empty()) return "cut, it is no error";
        return {};
    });
    for_each_case(report, "cbor/decode-errors.json", [](std::string const& bytes, json::value const&) {
        return skip(bytes).empty() ? std::string("is no error") : std::string();
    });
}

}  // namespace inia::cbor
