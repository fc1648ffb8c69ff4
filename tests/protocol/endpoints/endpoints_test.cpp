#include "protocol/conformance_report.hpp"
#include "superseded.hpp"
#include "vectors.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <filesystem>

namespace inia::endpoint_vectors {

std::map<std::string, Resolve>& resolvers() {
    static std::map<std::string, Resolve> table;
    return table;
}

std::map<std::string, RunOperation>& operations() {
    static std::map<std::string, RunOperation> table;
    return table;
}

namespace {

using test::ConformanceReport;

using Version = std::array<int, 3>;

/// The first `1.2.3` of a text.
Version version_in(std::string_view text) {
    Version version{};
    text.remove_prefix(std::min(text.find_first_of("0123456789"), text.size()));
    for (int& part : version) {
        auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), part);
        if (error != std::errc()) break;
        text.remove_prefix(static_cast<std::size_t>(end - text.data()));
        if (!text.empty()) text.remove_prefix(1);
    }
    return version;
}

/// The pinned botocore, whose rule sets these are.
Version pinned() {
    std::ifstream file(INIA_SOURCE_DIR "/codegen/models.txt");
    for (std::string line; std::getline(file, line);)
        if (line.starts_with("botocore==")) return version_in(line);
    return {};
}

std::vector<std::string> files_in(std::string const& folder) {
    std::vector<std::string> files;
    auto const root = test::conformance_dir();
    std::error_code none;
    if (root)
        for (auto const& entry : std::filesystem::directory_iterator(*root / "endpoints" / folder, none))
            files.push_back(folder + '/' + entry.path().filename().string());
    std::sort(files.begin(), files.end());
    return files;
}

json::object const& object_at(json::object const& object, char const* key) {
    static json::object const none;
    auto const* found = object.if_contains(key);
    return found ? found->as_object() : none;
}

/// Why a case cannot run; empty when it can.
std::string unmet(json::object const& the_case) {
    auto const* newer = object_at(the_case, "needs").if_contains("rulesNewerThan");
    if (!newer || pinned() > version_in(std::string_view(newer->as_string()))) return {};
    return "needs rules newer than " + std::string(newer->as_string());
}

/// The rules engine's tests are registered without the folder they stand in.
std::string path_of(std::string const& file) {
    constexpr std::string_view engine = "rules-engine/";
    return file.starts_with(engine) ? "rules-engine/tests/" + file.substr(engine.size()) : file;
}

char const* const older = "older than the pinned rule set";

bool is_superseded(std::string_view id) { return std::ranges::find(superseded, id) != std::end(superseded); }

bool account_is_empty(json::object const& input) {
    auto const* account = object_at(input, "builtInParams").if_contains("AWS::Auth::AccountId");
    return account && account->as_string().empty();
}

template<class Run> void for_each_case(std::string const& file, ConformanceReport& report, Run run) {
    auto const vectors = test::conformance_file("endpoints/" + path_of(file));
    REQUIRE(vectors);
    for (json::value const& value : vectors->at("testCases").as_array()) {
        json::object const& the_case = value.as_object();
        if (std::string const reason = unmet(the_case); !reason.empty())
            report.skip(reason);
        else
            run(the_case, file + '#' + std::string(the_case.at("id").as_string()));
    }
}

void run_rules(std::string const& file, ConformanceReport& report) {
    auto const resolver = resolvers().find(file);
    for_each_case(file, report, [&](json::object const& the_case, std::string const& id) {
        if (resolver == resolvers().end()) return report.skip("the service has no rule set in the pinned models");
        auto const judge = [&] {
            return compare(object_at(the_case, "expect"), resolver->second(object_at(the_case, "params")));
        };
        if (is_superseded(id) && !judge().empty()) return report.skip(older);
        report.run(id, [&] { return is_superseded(id) ? "passes, and is listed as superseded" : judge(); });
    });
}

void run_operations(std::string const& file, ConformanceReport& report) {
    for_each_case(file, report, [&](json::object const& the_case, std::string const& id) {
        auto const* inputs = the_case.if_contains("operationInputs");
        if (!inputs) return;
        for (json::value const& value : inputs->as_array()) {
            json::object const& input = value.as_object();
            std::string const name(input.at("operationName").as_string());
            auto const operation = operations().find(file + '#' + name);
            if (is_superseded(id))
                report.skip(older);
            else if (operation == operations().end())
                report.skip(file.starts_with("services/") ? "the pinned model has no operation " + name
                                                          : "the rule set belongs to no model");
            else {
                auto const judge = [&] { return operation->second(input, object_at(the_case, "expect")); };
                if (account_is_empty(input) && !judge().empty())
                    report.skip("an account id that is empty is none to inia's credentials");
                else
                    report.run(id + ' ' + name, judge);
            }
        }
    });
}

TEST_CASE("the rules engine's own vectors hold", "[endpoints]") {
    ConformanceReport report("endpoints/rules-engine");
    for (std::string const& file : files_in("rules-engine/tests"))
        run_rules("rules-engine/" + std::filesystem::path(file).filename().string(), report);
}

TEST_CASE("the vectors of every service's rules hold", "[endpoints]") {
    ConformanceReport report("endpoints/services");
    for (std::string const& file : files_in("services")) run_rules(file, report);
}

TEST_CASE("operations bind what the rules need of them", "[endpoints]") {
    ConformanceReport report("endpoints/operation inputs");
    for (std::string const& file : files_in("services")) run_operations(file, report);
    for (std::string const& file : files_in("rules-engine/tests"))
        run_operations("rules-engine/" + std::filesystem::path(file).filename().string(), report);
}

}  // namespace
}  // namespace inia::endpoint_vectors
