#pragma once

#include <boost/json/basic_parser_impl.hpp>
#include <boost/json/value.hpp>
#include <boost/json/value_stack.hpp>

#include <charconv>
#include <string_view>

namespace inia::test {

/// Builds a value as Boost.JSON's own parser does, but for doubles: Boost's are up to a unit in the last place off when
/// a number has more digits than a double holds, and the vectors are compared exactly.
class ExactHandler {
public:
    static constexpr std::size_t max_object_size = boost::json::object::max_size();
    static constexpr std::size_t max_array_size = boost::json::array::max_size();
    static constexpr std::size_t max_key_size = boost::json::string::max_size();
    static constexpr std::size_t max_string_size = boost::json::string::max_size();

    using Text = boost::json::string_view;
    using Code = boost::system::error_code;

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code&) { return true; }
    bool on_object_end(std::size_t n, Code&) { return stack.push_object(n), true; }
    bool on_array_begin(Code&) { return true; }
    bool on_array_end(std::size_t n, Code&) { return stack.push_array(n), true; }
    bool on_key_part(Text s, std::size_t, Code&) { return stack.push_chars(s), true; }
    bool on_key(Text s, std::size_t, Code&) { return stack.push_key(s), true; }
    bool on_string_part(Text s, std::size_t, Code&) { return stack.push_chars(s), true; }
    bool on_string(Text s, std::size_t, Code&) { return stack.push_string(s), true; }
    bool on_number_part(Text, Code&) { return true; }
    bool on_int64(std::int64_t i, Text, Code&) { return stack.push_int64(i), true; }
    bool on_uint64(std::uint64_t u, Text, Code&) { return stack.push_uint64(u), true; }
    bool on_double(double d, Text s, Code&) {
        // `s` is the whole number, since the text comes in one piece. What overflows stays as Boost has it.
        std::from_chars(s.data(), s.data() + s.size(), d);
        return stack.push_double(d), true;
    }
    bool on_bool(bool b, Code&) { return stack.push_bool(b), true; }
    bool on_null(Code&) { return stack.push_null(), true; }
    bool on_comment_part(Text, Code&) { return true; }
    bool on_comment(Text, Code&) { return true; }

    boost::json::value_stack stack{};
};

/// Parses a text with exact doubles, as deep as the vectors about depth are. `error` is set when it is no JSON.
inline boost::json::value parse_json(std::string_view text, boost::system::error_code& error) {
    boost::json::parse_options options;
    options.max_depth = 512;
    boost::json::basic_parser<ExactHandler> parser(options);
    parser.handler().stack.reset();
    std::size_t const used = parser.write_some(false, text.data(), text.size(), error);
    if (!error && used < text.size()) error = boost::json::error::extra_data;
    if (error) return nullptr;
    return parser.handler().stack.release();
}

/// Throws when it is no JSON.
inline boost::json::value parse_json(std::string_view text) {
    boost::system::error_code error;
    boost::json::value value = parse_json(text, error);
    if (error) throw boost::system::system_error(error, "parsing JSON");
    return value;
}

}  // namespace inia::test
