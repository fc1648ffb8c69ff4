/// Headers as they stood on the wire.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace inia::test {

/// Name and value, spelled as on the wire, in their order.
using Header = std::pair<std::string, std::string>;
using Headers = std::vector<Header>;

/// ASCII lower case of `text`.
std::string lower(std::string_view text);

/// `text` without spaces, tabs and line ends at either end.
std::string_view trim(std::string_view text);

/// All values of the headers called `name` in any case, in their order.
std::vector<std::string_view> all_headers(const Headers& headers, std::string_view name);

/// The value of the first header called `name` in any case.
std::optional<std::string_view> find_header(const Headers& headers, std::string_view name);

/// The number that `text` writes in decimal digits alone; nothing for anything else or for more than 19 digits.
std::optional<unsigned long long> parse_decimal(std::string_view text);

}  // namespace inia::test
