#include "load.hpp"

#include "error.hpp"
#include "support/catch.hpp"

#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <zlib.h>

#include <cstdlib>
#include <fstream>

using namespace inia::codegen;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes away with the test.
class Folder {
public:
    Folder() {
        std::string name = (fs::temp_directory_path() / "inia_load_test_XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    Folder(Folder const&) = delete;
    ~Folder() { fs::remove_all(path_); }

    fs::path write(fs::path const& name, std::string const& text) const {
        fs::create_directories((path_ / name).parent_path());
        std::ofstream(path_ / name) << text;
        return path_ / name;
    }
    fs::path compress(fs::path const& name, std::string const& text) const {
        fs::create_directories((path_ / name).parent_path());
        gzFile out = gzopen((path_ / name).c_str(), "wb");
        gzwrite(out, text.data(), static_cast<unsigned>(text.size()));
        gzclose(out);
        return path_ / name;
    }
    fs::path const& path() const { return path_; }

private:
    fs::path path_;
};

}  // namespace

TEST_CASE("the newest version that has a model is taken, plain or compressed", "[codegen][load]") {
    Folder models;
    models.write("botocore/data/demo/2019-01-01/service-2.json", R"({"version": "old"})");
    models.compress("botocore/data/demo/2020-01-01/service-2.json.gz", R"({"version": "new"})");
    models.write("botocore/data/demo/2020-01-01/endpoint-rule-set-1.json", R"({"rules": []})");
    models.write("botocore/data/demo/2021-01-01/paginators-1.json", "{}");

    ModelFiles const files = load_service(models.path(), "demo");
    CHECK(files.name == "demo");
    CHECK(boost::json::serialize(files.service) == R"({"version":"new"})");
    CHECK(boost::json::serialize(files.endpoint_rules) == R"({"rules":[]})");
}

TEST_CASE("sdk-extras are merged into the model", "[codegen][load]") {
    Folder models;
    models.write("botocore/data/demo/2020-01-01/service-2.json",
                 R"({"shapes": {"Expires": {"type": "string"}, "Other": {"type": "list"}}})");
    models.write(
        "botocore/data/demo/2020-01-01/service-2.sdk-extras.json",
        R"({"version": 1.0, "merge": {"shapes": {"Expires": {"type": "timestamp"}, "New": {"type": "blob"}}}})");
    CHECK(boost::json::serialize(load_service(models.path(), "demo").service)
          == R"({"shapes":{"Expires":{"type":"timestamp"},"Other":{"type":"list"},"New":{"type":"blob"}}})");
}

TEST_CASE("merging replaces what is no object", "[codegen][load]") {
    boost::json::value base = boost::json::parse(R"({"a": {"x": [1]}, "b": 1})");
    merge(base, boost::json::parse(R"({"a": {"x": [2], "y": null}, "c": {}})"));
    CHECK(boost::json::serialize(base) == R"({"a":{"x":[2],"y":null},"b":1,"c":{}})");
}

TEST_CASE("a service without a model is refused by name", "[codegen][load]") {
    Folder models;
    CHECK_THROWS_WITH(load_service(models.path(), "nothing"), Catch::Contains("'nothing'"));
}

TEST_CASE("a model that is no JSON is refused with the file's name", "[codegen][load]") {
    Folder models;
    fs::path const file = models.write("broken.json", "{\"a\": ");
    CHECK_THROWS_WITH(read_json(file), Catch::Contains("broken.json"));
    CHECK_THROWS_AS(read_json(models.path() / "absent.json"), CodegenError);
}
