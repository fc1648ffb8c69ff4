// Texts of times in each format.
#include "contract.hpp"

#include <inia/core/timestamp.hpp>
#include <inia/core/timestamp_format.hpp>

using namespace inia;

namespace {

using Parse = bool (*)(std::string_view, Timestamp&);
using Append = bool (*)(std::string&, Timestamp);

bool append_epoch(std::string& out, Timestamp time) {
    format::append_epoch_seconds(out, time);
    return true;
}

void check(std::string_view text, Parse parse, Append append) {
    Timestamp time;
    std::string once, twice;
    if (!parse(text, time)) {
        fuzz::require(time == Timestamp(), "a text that is no time changes nothing");
        return;
    }
    fuzz::require(time.nanos() < 1'000'000'000, "nanoseconds are less than a second");
    if (!append(once, time)) return;
    fuzz::require(parse(once, time), "what was written can be read");
    fuzz::require(append(twice, time) && once == twice, "what was written reads as the same");
    Timestamp guessed;
    fuzz::require(format::parse_timestamp(once, guessed) && guessed == time, "the format need not be known");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
    std::string_view const text = fuzz::view_of(data, size);
    check(text, format::parse_date_time, format::append_date_time);
    check(text, format::parse_http_date, format::append_http_date);
    check(text, format::parse_epoch_seconds, append_epoch);
    check(text, format::parse_timestamp, format::append_date_time);
    return 0;
}
