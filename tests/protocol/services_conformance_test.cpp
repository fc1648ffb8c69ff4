// components: s3
// protocols/services.json: what single services add to their protocol, through the shipped clients.
#include <inia/s3.hpp>

#include <support/catch.hpp>

#include "vectors/cases.hpp"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>

namespace s3 = inia::s3;
namespace json = boost::json;
namespace vectors = inia::vectors;

namespace {

std::string text(json::object const& object, char const* key) {
    auto const* value = object.if_contains(key);
    return value ? vectors::to_text(*value) : std::string();
}

/// The case's client configuration; the operation's wins.
inia::Config config_of(json::object const& spec, std::shared_ptr<inia::Transport> transport) {
    inia::Config config{.transport = std::move(transport), .clock = std::make_shared<vectors::FixedClock>()};
    for (char const* level : {"clientConfig", "operationConfig"}) {
        if (!spec.contains(level)) continue;
        json::object const& settings = spec.at(level).as_object();
        if (settings.contains("region")) config.region_name = text(settings, "region");
        if (!settings.contains("s3")) continue;
        json::object const& of_s3 = settings.at("s3").as_object();
        if (std::string const style = text(of_s3, "addressing_style"); !style.empty())
            config.s3.addressing_style =
                style == "path" ? s3::AddressingStyle::path : s3::AddressingStyle::virtual_hosted;
        if (of_s3.contains("use_dualstack_endpoint"))
            config.use_dualstack_endpoint = of_s3.at("use_dualstack_endpoint").as_bool();
        if (of_s3.contains("use_accelerate_endpoint"))
            config.s3.use_accelerate_endpoint = of_s3.at("use_accelerate_endpoint").as_bool();
    }
    return config;
}

/// Gives every request the same answer.
class Answering final : public inia::Transport {
public:
    explicit Answering(json::object const& spec) : spec_(spec) {}
    inia::Result<inia::HttpResponse> send(inia::HttpRequest const&, inia::SendOptions const&) override {
        inia::HttpResponse response;
        response.status = spec_.at("status").to_number<int>();
        for (auto const& [name, value] : spec_.at("headers").as_object())
            response.headers.add(name, vectors::to_text(value));
        response.body = text(spec_, "body");
        return response;
    }

private:
    json::object spec_;
};

/// Calls the operation with the parameters that its cases use; false for an operation that has no cases yet.
bool call(s3::Client const& client, std::string const& operation, json::object const& params) {
    std::string const bucket = text(params, "Bucket"), key = text(params, "Key");
    if (operation == "DeleteObjectTagging")
        (void)client.try_call<s3::op::DeleteObjectTagging>({.Bucket = bucket, .Key = key});
    else if (operation == "GetObject")
        (void)client.try_call<s3::op::GetObject>({.Bucket = bucket, .Key = key});
    else if (operation == "ListObjectsV2")
        (void)client.try_call<s3::op::ListObjectsV2>({.Bucket = bucket});
    else
        return false;
    return true;
}

/// What is wrong with a case; empty when it passes.
std::string run_s3(json::object const& the_case) {
    std::string const operation = text(the_case, "operation");
    if (the_case.contains("request")) {
        auto transport = std::make_shared<vectors::RecordingTransport>();
        s3::Client const client(vectors::test_session(), config_of(the_case, transport));
        if (!call(client, operation, the_case.at("params").as_object())) return "no call for " + operation;
        return vectors::compare_request(the_case.at("request").as_object(), transport->sent, "rest-xml");
    }
    auto transport = std::make_shared<Answering>(the_case.at("response").as_object());
    inia::Config config{
        .region_name = "us-west-2", .transport = transport, .clock = std::make_shared<vectors::FixedClock>()};
    s3::Client const client(vectors::test_session(), config);
    json::object const& expected = the_case.at("expected").as_object();
    if (operation == "GetBucketLocation") {
        auto const answer = client.try_call<s3::op::GetBucketLocation>({.Bucket = "b"});
        if (!answer) return answer.error().what();
        std::string const wanted = text(expected.at("result").as_object(), "LocationConstraint");
        return answer->LocationConstraint == wanted ? "" : "LocationConstraint is not " + wanted;
    }
    auto const answer = client.try_call<s3::op::ListObjectsV2>({.Bucket = "b"});
    if (answer) return "no error";
    auto const* error = answer.error().get<inia::ServiceError>();
    return error && error->code() == text(expected, "errorCode") ? ""
                                                                 : std::string("error is ") + answer.error().what();
}

}  // namespace

TEST_CASE("what single services add to their protocol", "[conformance]") {
    std::filesystem::path const path = std::filesystem::path(INIA_CONFORMANCE_DIR) / "protocols" / "services.json";
    std::ifstream in(path);
    if (!in) {
        std::cout << "skipped: there is no file " << path << " (INIA_CONFORMANCE_DIR)\n";
        SUCCEED("skipped");
        return;
    }
    json::value const file = json::parse(std::string(std::istreambuf_iterator<char>(in), {}));
    int cases = 0, passed = 0, failed = 0, skipped = 0;
    std::string reasons;
    for (json::value const& value : file.at("cases").as_array()) {
        json::object const& the_case = value.as_object();
        ++cases;
        if (text(the_case, "service") != "s3") {
            ++skipped;
            reasons += (reasons.empty() ? "" : ", ") + text(the_case, "id");
            continue;
        }
        std::string const problem = run_s3(the_case);
        ++(problem.empty() ? passed : failed);
        INFO(text(the_case, "id"));
        CHECK(problem == "");
    }
    std::cout << "protocols/services.json: cases " << cases << ", passed " << passed << ", failed " << failed
              << ", skipped " << skipped << " (services.json of inia does not list these services yet: " << reasons
              << ")\n";
}
