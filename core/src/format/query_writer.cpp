#include <inia/core/format/number.hpp>
#include <inia/core/format/uri.hpp>
#include <inia/core/query/writer.hpp>

#include <cstdint>

namespace inia::query {

std::size_t Writer::enter(std::string_view segment) {
    std::size_t const mark = name_.size();
    if (mark != 0) name_.push_back('.');
    format::append_percent_encoded(name_, segment);
    return mark;
}

std::size_t Writer::enter(std::size_t number) {
    std::size_t const mark = name_.size();
    if (mark != 0) name_.push_back('.');
    format::append_number(name_, std::uint64_t{number});
    return mark;
}

void Writer::value(std::string_view text) {
    put_name();
    format::append_percent_encoded(out_, text);
}

void Writer::plain(std::string_view text) {
    put_name();
    out_.append(text);
}

void Writer::put_name() {
    if (!out_.empty()) out_.push_back('&');
    out_.append(name_);
    out_.push_back('=');
}

}  // namespace inia::query
