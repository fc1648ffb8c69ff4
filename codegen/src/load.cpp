#include "load.hpp"

#include "error.hpp"
#include "json.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/stream_parser.hpp>
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

std::string read_compressed(fs::path const& file, std::size_t most) {
    gzFile in = gzopen(file.c_str(), "rb");
    if (!in) throw CodegenError("cannot open " + file.string());
    std::string text;
    std::vector<char> buffer(1 << 18);
    int count = 0;
    while (text.size() < most && (count = gzread(in, buffer.data(), static_cast<unsigned>(buffer.size()))) > 0)
        text.append(buffer.data(), static_cast<std::size_t>(count));
    gzclose(in);
    if (count < 0) throw CodegenError("not a complete gzip file: " + file.string());
    return text;
}

std::string read_plain(fs::path const& file) {
    std::ifstream in(file, std::ios::binary);
    if (!in) throw CodegenError("cannot open " + file.string());
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string read_text(fs::path const& file, std::size_t most = static_cast<std::size_t>(-1)) {
    return file.extension() == ".gz" ? read_compressed(file, most) : read_plain(file);
}

/// `stem`.json or `stem`.json.gz of a folder.
std::optional<fs::path> find_file(fs::path const& folder, std::string const& stem) {
    for (char const* suffix : {".json", ".json.gz"})
        if (fs::path file = folder / (stem + suffix); fs::exists(file)) return file;
    return std::nullopt;
}

/// The folder of a service's newest API version.
std::optional<fs::path> newest_version(fs::path const& folder) {
    std::optional<fs::path> newest;
    std::error_code ignored;
    for (auto const& entry : fs::directory_iterator(folder, ignored))
        if (entry.is_directory() && find_file(entry.path(), "service-2") && (!newest || *newest < entry.path()))
            newest = entry.path();
    return newest;
}

/// A model's metadata, which stands at its beginning; parsing all models whole would take seconds.
json::object read_metadata(fs::path const& file) {
    std::string const text = read_text(file, 1 << 16);
    auto const begin = text.find('{', text.find("\"metadata\""));
    json::stream_parser parser;
    json::error_code error;
    if (begin != std::string::npos) parser.write_some(text.data() + begin, text.size() - begin, error);
    if (error || !parser.done()) throw CodegenError("no metadata at the beginning of " + file.string());
    return parser.release().as_object();
}

}  // namespace

json::value read_json(fs::path const& file) {
    std::string const text = read_text(file);
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
        if (entry.is_directory() && newest_version(entry.path())) names.push_back(entry.path().filename());
    if (error) throw CodegenError("cannot read " + models.string() + "/botocore/data: " + error.message());
    std::sort(names.begin(), names.end());
    return names;
}

ModelFiles load_service(fs::path const& models, std::string const& name) {
    auto const version = newest_version(models / "botocore" / "data" / name);
    if (!version) throw CodegenError("there is no model of a service '" + name + "' in " + models.string());
    fs::path const& newest = *version;

    ModelFiles files;
    files.name = name;
    files.service = read_json(*find_file(newest, "service-2"));
    if (auto extras = find_file(newest, "service-2.sdk-extras")) {
        json::value const additions = read_json(*extras);
        if (auto const* changes = additions.is_object() ? find(additions.get_object(), "merge") : nullptr)
            merge(files.service, *changes);
    }
    if (auto rules = find_file(newest, "endpoint-rule-set-1")) files.endpoint_rules = read_json(*rules);
    if (auto waiters = find_file(newest, "waiters-2")) files.waiters = read_json(*waiters);
    return files;
}

json::value load_endpoint_rules(fs::path const& models, std::string const& name) {
    auto const version = newest_version(models / "botocore" / "data" / name);
    auto const rules = version ? find_file(*version, "endpoint-rule-set-1") : std::nullopt;
    return rules ? read_json(*rules) : json::value();
}

CatalogFiles load_catalog(fs::path const& models) {
    fs::path const data = models / "botocore" / "data";
    auto const read = [&](char const* name) {
        auto const file = find_file(data, name);
        if (!file) throw CodegenError("there is no " + std::string(name) + ".json in " + data.string());
        return read_json(*file);
    };
    CatalogFiles files{.partitions = read("partitions"), .endpoints = read("endpoints")};
    for (auto const& entry : fs::directory_iterator(data))
        if (auto const version = newest_version(entry.path()))
            files.metadata.emplace(entry.path().filename().string(), read_metadata(*find_file(*version, "service-2")));
    return files;
}

ModelFiles load_model(fs::path const& model, fs::path const& endpoint_rules, fs::path const& waiters,
                      std::string name) {
    ModelFiles files;
    files.name = std::move(name);
    files.service = read_json(model);
    if (!endpoint_rules.empty()) files.endpoint_rules = read_json(endpoint_rules);
    if (!waiters.empty()) files.waiters = read_json(waiters);
    return files;
}

}  // namespace inia::codegen
