#include "load.hpp"

#include "error.hpp"
#include "json.hpp"

#include <boost/json/parse.hpp>
#include <zlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <vector>

namespace inia::codegen {
namespace fs = std::filesystem;
namespace json = boost::json;
namespace {

std::string read_plain(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw CodegenError("cannot open " + file.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string read_compressed(fs::path const& file) {
    gzFile in = gzopen(file.c_str(), "rb");
    if (!in) throw CodegenError("cannot open " + file.string());
    std::string text;
    std::vector<char> buffer(1 << 18);
    int count = 0;
    while ((count = gzread(in, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0)
        text.append(buffer.data(), static_cast<std::size_t>(count));
    gzclose(in);
    if (count < 0) throw CodegenError("not a complete gzip file: " + file.string());
    return text;
}

/// `stem`.json or `stem`.json.gz of a folder.
std::optional<fs::path> find_file(fs::path const& folder, std::string const& stem) {
    for (char const* suffix : {".json", ".json.gz"})
        if (fs::path file = folder / (stem + suffix); fs::exists(file)) return file;
    return std::nullopt;
}

/// The API versions of a service that have a model.
std::vector<fs::path> versions_in(fs::path const& folder) {
    std::vector<fs::path> versions;
    std::error_code ignored;
    for (auto const& entry : fs::directory_iterator(folder, ignored))
        if (entry.is_directory() && find_file(entry.path(), "service-2")) versions.push_back(entry.path());
    return versions;
}

}  // namespace

json::value read_json(fs::path const& file) {
    std::string const text = file.extension() == ".gz" ? read_compressed(file) : read_plain(file);
    json::error_code error;
    json::parse_options options;
    options.max_depth = 256;
    json::value value = json::parse(text, error, {}, options);
    if (error) throw CodegenError(file.string() + " is not JSON: " + error.message());
    return value;
}

void merge(json::value& base, json::value const& extras) {
    if (!base.is_object() || !extras.is_object()) {
        base = extras;
        return;
    }
    for (auto const& [key, value] : extras.get_object()) {
        if (json::value* there = base.get_object().if_contains(key))
            merge(*there, value);
        else
            base.get_object().emplace(key, value);
    }
}

std::vector<std::string> list_services(fs::path const& models) {
    std::vector<std::string> names;
    std::error_code error;
    for (auto const& entry : fs::directory_iterator(models / "botocore" / "data", error))
        if (entry.is_directory() && !versions_in(entry.path()).empty()) names.push_back(entry.path().filename());
    if (error) throw CodegenError("cannot read " + models.string() + "/botocore/data: " + error.message());
    std::sort(names.begin(), names.end());
    return names;
}

ModelFiles load_service(fs::path const& models, std::string const& name) {
    std::vector<fs::path> const versions = versions_in(models / "botocore" / "data" / name);
    if (versions.empty()) throw CodegenError("there is no model of a service '" + name + "' in " + models.string());
    fs::path const& newest = *std::max_element(versions.begin(), versions.end());

    ModelFiles files;
    files.name = name;
    files.service = read_json(*find_file(newest, "service-2"));
    if (auto extras = find_file(newest, "service-2.sdk-extras")) {
        json::value const additions = read_json(*extras);
        if (auto const* changes = additions.is_object() ? find(additions.get_object(), "merge") : nullptr)
            merge(files.service, *changes);
    }
    if (auto rules = find_file(newest, "endpoint-rule-set-1")) files.endpoint_rules = read_json(*rules);
    return files;
}

ModelFiles load_model(fs::path const& model, fs::path const& endpoint_rules, std::string name) {
    ModelFiles files;
    files.name = std::move(name);
    files.service = read_json(model);
    if (!endpoint_rules.empty()) files.endpoint_rules = read_json(endpoint_rules);
    return files;
}

}  // namespace inia::codegen
