#include "check_services.hpp"

#include "build_model.hpp"
#include "json.hpp"
#include "partition.hpp"

#include <algorithm>
#include <set>

namespace inia::codegen {
namespace json = boost::json;
namespace {

std::size_t shards_of(std::filesystem::path const& models, std::string const& name, ModelOptions const& options = {}) {
    return parts_needed(build_model(load_service(models, name), options)) - 1;
}

std::string entry(std::string const& name, std::size_t shards) {
    return R"({"name": ")" + name + '"' + (shards ? R"(, "shards": )" + std::to_string(shards) : "") + "}";
}

}  // namespace

std::vector<std::string> check_services(std::filesystem::path const& models, json::value const& services) {
    std::vector<std::string> const known = list_services(models);
    std::vector<std::string> problems, listed;
    for (json::value const& value : services.at("services").as_array()) {
        json::object const& service = value.as_object();
        std::string const name(service.at("name").as_string());
        listed.push_back(name);
        if (!std::binary_search(known.begin(), known.end(), name)) {
            problems.push_back("there is no model of '" + name + "'");
            continue;
        }
        auto const* shards = find(service, "shards");
        std::size_t const given = shards ? shards->to_number<std::size_t>() : 0;
        ModelOptions options;
        if (auto const* types = find_object(service, "types"))
            for (auto const& [shape, header] : *types) options.written_types[shape] = header.as_string();
        std::size_t const needed = shards_of(models, name, options);
        // More is allowed: the need is estimated, and a compiler may have said otherwise.
        if (given < needed) problems.push_back("'" + name + "' needs " + entry(name, needed));
    }
    if (!std::is_sorted(listed.begin(), listed.end())) problems.push_back("the services are not in alphabetical order");
    std::set<std::string> const present(listed.begin(), listed.end());
    for (std::string const& name : known)
        if (!present.contains(name)) problems.push_back("lacks " + entry(name, shards_of(models, name)));
    return problems;
}

}  // namespace inia::codegen
