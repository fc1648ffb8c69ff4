#include "emit_partitions.hpp"

#include "error.hpp"
#include "json.hpp"
#include "writer.hpp"

#include <algorithm>
#include <vector>

namespace inia::codegen {
namespace {

namespace json = boost::json;

/// `us-gov` of `^us\-gov\-\w+\-\d+$`; several for `(us|eu)`.
std::vector<std::string> prefixes_of(std::string_view expression) {
    auto const fail = [&] {
        throw CodegenError("the partition's regionRegex '" + std::string(expression) + "' is not understood");
    };
    constexpr std::string_view tail = R"(\-\w+\-\d+$)";
    if (!expression.starts_with('^') || !expression.ends_with(tail)) fail();
    std::string text;
    for (char c : expression.substr(1, expression.size() - 1 - tail.size()))
        if (c != '\\') text += c;
    auto const open = text.find('(');
    std::vector<std::string> prefixes;
    if (open == std::string::npos) {
        prefixes.push_back(text);
    } else {
        auto const close = text.find(')', open);
        if (close == std::string::npos) fail();
        std::string const before = text.substr(0, open), after = text.substr(close + 1);
        std::string choices = text.substr(open + 1, close - open - 1) + '|';
        for (std::size_t at = 0; at < choices.size(); at = choices.find('|', at) + 1)
            prefixes.push_back(before + choices.substr(at, choices.find('|', at) - at) + after);
    }
    for (std::string const& prefix : prefixes)
        if (prefix.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") != std::string::npos) fail();
    return prefixes;
}

/// Whether `region` is `<prefix>-<word>-<digits>`.
bool matches(std::string_view region, std::vector<std::string> const& prefixes) {
    auto const is_word = [](char c) {
        return std::string_view("abcdefghijklmnopqrstuvwxyz0123456789_").find(c) != std::string_view::npos;
    };
    auto const dash = region.rfind('-');
    if (dash == std::string_view::npos || dash + 1 == region.size()
        || region.find_first_not_of("0123456789", dash + 1) != std::string_view::npos)
        return false;
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string const& prefix) {
        if (!region.starts_with(prefix + '-') || dash <= prefix.size() + 1) return false;
        std::string_view const word = region.substr(prefix.size() + 1, dash - prefix.size() - 1);
        return std::all_of(word.begin(), word.end(), is_word);
    });
}

struct Table {
    std::string id;
    std::vector<std::string> prefixes;
};

std::string list(std::vector<std::string> const& texts) {
    std::string out;
    for (std::string const& text : texts) out += (out.empty() ? "" : ", ") + literal(text);
    return out;
}

}  // namespace

std::string emit_partition_table(json::value const& partitions, std::string const& name) {
    json::array const& entries = *find_array(partitions.as_object(), "partitions");
    std::vector<Table> tables;
    for (json::value const& entry : entries)
        tables.push_back({std::string(find_text(entry.as_object(), "id")),
                          prefixes_of(find_text(entry.as_object(), "regionRegex"))});
    Writer out;
    std::string rows;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        json::object const& entry = entries[i].as_object();
        json::object const& outputs = *find_object(entry, "outputs");
        // A region is looked up by name only where the expressions do not lead to the same partition.
        std::vector<std::string> named;
        for (auto const& [region, spec] : *find_object(entry, "regions")) {
            auto const found = std::find_if(tables.begin(), tables.end(),
                                            [&](Table const& table) { return matches(region, table.prefixes); });
            if (found != tables.begin() + static_cast<std::ptrdiff_t>(i)) named.emplace_back(region);
        }
        std::string const number = std::to_string(i);
        out.line("constexpr ::inia::rules::Text ", name, "_prefixes_", number, "[] = {", list(tables[i].prefixes),
                 "};");
        std::string regions = "{}";
        if (!named.empty()) {
            regions = name + "_regions_" + number;
            out.line("constexpr ::inia::rules::Text ", regions, "[] = {", list(named), "};");
        }
        std::string row = "    {{";
        for (char const* key : {"name", "dnsSuffix", "dualStackDnsSuffix", "implicitGlobalRegion"})
            row += literal(find_text(outputs, key)) + ", ";
        row += std::string(find_bool(outputs, "supportsFIPS") ? "true" : "false") + ", "
             + (find_bool(outputs, "supportsDualStack") ? "true" : "false");
        rows += row + "}, " + name + "_prefixes_" + number + ", " + regions + "},\n";
    }
    return out.take() + "constexpr ::inia::rules::PartitionEntry " + name + "[] = {\n" + rows + "};\n";
}

}  // namespace inia::codegen
