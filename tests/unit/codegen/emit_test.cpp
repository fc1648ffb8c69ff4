#include "emit.hpp"

#include "output.hpp"
#include "small_model.hpp"
#include "support/catch.hpp"
#include "writer.hpp"

#include <filesystem>
#include <fstream>

using namespace inia::codegen;
using namespace inia::codegen::test;
namespace fs = std::filesystem;

namespace {

Service demo() {
    return build_model(small_model(
        run_x
            + R"(, "Head": {"http": {"method": "HEAD", "requestUri": "/"}, "errors": [{"shape": "Gone"}, {"shape": "Hot"}, {"shape": "Cold"}]})",
        R"("In": {"type": "structure", "required": ["A"], "members": {"A": {"shape": "S"}}},
           "Out": {"type": "structure", "members": {"Sub": {"shape": "Sub"}}}, "Sub": {"type": "structure", "members": {"E": {"shape": "E"}}},
           "E": {"type": "string", "enum": ["one", "two words"]},
           "Gone": {"type": "structure", "exception": true, "error": {"httpStatusCode": 404, "code": "GoneAway"}},
           "Hot": {"type": "structure", "exception": true, "error": {"httpStatusCode": 400}, "retryable": {}},
           "Cold": {"type": "structure", "exception": true, "error": {"httpStatusCode": 400}})"));
}

std::string text_of(std::vector<File> const& files, std::string const& path) {
    for (File const& file : files)
        if (file.path == path) return file.text;
    return "";
}

}  // namespace

TEST_CASE("C++ literals hold any bytes and no trigraph", "[codegen][emit]") {
    CHECK(literal("plain") == "\"plain\"");
    CHECK(literal("a\"b\\c") == R"("a\"b\\c")");
    CHECK(literal("/?list&x") == R"("/?list&x")");
    CHECK(literal("?\?/") == R"("?\?/")");
    CHECK(literal("\xC3\xA9"
                  "1\n")
          == R"("\303\2511\012")");
}

TEST_CASE("the same model gives the same bytes", "[codegen][emit]") {
    auto const first = emit_service(demo()), second = emit_service(demo());
    REQUIRE(first.size() == second.size());
    for (std::size_t i = 0; i < first.size(); ++i) CHECK(first[i].text == second[i].text);
}

TEST_CASE("an operation with required members has no form without a request", "[codegen][emit]") {
    std::string const client = emit_client_header(demo());
    CHECK_THAT(client, Catch::Contains("XResponse x(XRequest const& request) const;"));
    CHECK_THAT(client, !Catch::Contains("XResponse x() const;"));
    CHECK_THAT(client, Catch::Contains("HeadResponse head() const;"));
}

TEST_CASE("answers to HEAD are typed by a status that means one error", "[codegen][emit]") {
    std::string const errors = emit_errors_source(demo());
    CHECK_THAT(errors, Catch::Contains("outcome.response.status == 404"));
    CHECK_THAT(errors, !Catch::Contains("outcome.response.status == 400"));
}

TEST_CASE("errors are found by code and by name, in sorted order", "[codegen][emit]") {
    std::string const errors = emit_errors_source(demo());
    std::size_t const cold = errors.find("{\"Cold\""), gone = errors.find("{\"Gone\""),
                      away = errors.find("{\"GoneAway\""), hot = errors.find("{\"Hot\"");
    REQUIRE(hot != std::string::npos);
    CHECK(cold < gone);
    CHECK(gone < away);
    CHECK(away < hot);
}

TEST_CASE("operations know which of their errors may be repeated", "[codegen][emit]") {
    CHECK_THAT(emit_service_source(demo()), Catch::Contains("retryable_1[] = {{\"Hot\", false}}"));
}

TEST_CASE("every operation and codec is in exactly one part", "[codegen][emit]") {
    Service const service = demo();
    for (std::size_t shards : {1u, 2u, 5u}) {
        auto const files = emit_service(service, {.shards = shards, .quirks = "inia/demo/quirks.hpp"});
        std::string parts = text_of(files, "src/demo/operations.cpp");
        for (std::size_t i = 1; i <= shards; ++i)
            parts += text_of(files, "src/demo/shapes_" + std::to_string(i) + ".cpp");
        for (std::string const needle :
             {" X::ends = ", " Head::ends = ", "\ntemplate void ::inia::json::read_struct<::inia::demo::Sub>"}) {
            CHECK(parts.find(needle) != std::string::npos);
            CHECK(parts.find(needle) == parts.rfind(needle));
        }
        CHECK_THAT(parts, Catch::Contains("#include <inia/demo/quirks.hpp>"));
    }
    CHECK_THAT(text_of(emit_service(service), "src/demo/operations.cpp"), !Catch::Contains("template void"));
}

TEST_CASE("a part declares the codecs that it takes from another", "[codegen][emit]") {
    Service const service = demo();
    Part const part{.operations = {0}, .structures = {}, .borrowed = {service.operations[0].request}};
    CHECK_THAT(emit_codecs(service, part),
               Catch::Contains("\nextern template void ::inia::json::write_struct<::inia::demo::XRequest>"));
}

TEST_CASE("too few files for a service's structures are refused with the right number", "[codegen][emit]") {
    Service service = demo();
    service.operations.resize(400, service.operations.front());
    CHECK_THROWS_WITH(emit_service(service, {.shards = 0}), Catch::Contains("400 operations and wants --shards 3"));
}

TEST_CASE("a split service has a header for each structure, and one that includes all", "[codegen][emit]") {
    ModelFiles const files = small_model(
        run_x,
        R"("In": {"type": "structure", "members": {"Loop": {"shape": "Loop"}}}, "Out": {"type": "structure", "members": {}},
                  "Loop": {"type": "structure", "members": {"Back": {"shape": "Back"}}},
                  "Back": {"type": "structure", "members": {"Loops": {"shape": "Loops"}}},
                  "Loops": {"type": "list", "member": {"shape": "Loop"}})");
    auto const output = emit_service(build_model(files, {.split_above = 0}));
    std::string const request = text_of(output, "include/inia/demo/model/x_request.hpp");
    CHECK_THAT(request, Catch::Contains("struct XRequest {"));
    // The two that hold each other are in one header; the name of either leads there.
    std::string const loop = text_of(output, "include/inia/demo/model/loop.hpp");
    std::string const back = text_of(output, "include/inia/demo/model/back.hpp");
    CHECK_THAT(loop + back, Catch::Contains("struct Loop {") && Catch::Contains("struct Back {"));
    CHECK((loop.find("#include <inia/demo/model/back.hpp>") != std::string::npos
           || back.find("#include <inia/demo/model/loop.hpp>") != std::string::npos));
    CHECK_THAT(text_of(output, "include/inia/demo/model.hpp"),
               Catch::Contains("#include <inia/demo/model/x_request.hpp>"));
    CHECK_THAT(text_of(output, "include/inia/demo/describe/x_request.hpp"),
               Catch::Contains("struct schema<::inia::demo::XRequest>"));
    CHECK_THAT(text_of(output, "src/demo/operations.cpp"), !Catch::Contains("<inia/demo/describe.hpp>"));
    CHECK(text_of(emit_service(build_model(files)), "include/inia/demo/model/x_request.hpp").empty());
}

TEST_CASE("a file that would not change is left alone", "[codegen][emit]") {
    std::string name = (fs::temp_directory_path() / "inia_emit_test_XXXXXX").string();
    fs::path const folder = mkdtemp(name.data());
    std::vector<File> files = {{"a/one.hpp", "1\n"}, {"two.hpp", "2\n"}};
    CHECK(write_files(folder, files) == 2);
    CHECK(write_files(folder, files) == 0);
    files[1].text = "3\n";
    CHECK(write_files(folder, files) == 1);
    std::string line;
    std::ifstream(folder / "two.hpp") >> line;
    CHECK(line == "3");
    fs::remove_all(folder);
}
