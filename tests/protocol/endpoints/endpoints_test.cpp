#include "interpreter.hpp"
#include "load.hpp"
#include "protocol/conformance_report.hpp"
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

constexpr std::string_view engine = "rules-engine/";

/// The rules engine's tests are registered without the folder they stand in.
std::string path_of(std::string const& file) {
    return file.starts_with(engine) ? "rules-engine/tests/" + file.substr(engine.size()) : file;
}

/// The rule set of a file of cases, as it was read and as codegen compiled it.
class RuleSet {
public:
    RuleSet(std::string const& file, json::object const& vectors) {
        std::filesystem::path const folder = *test::conformance_dir() / "endpoints/rules-engine";
        if (file.starts_with(engine)) {
            rules_ = codegen::read_json(folder / vectors.at("ruleSet").as_string().c_str());
            auto const* table = vectors.if_contains("partitions");
            partitions_ = codegen::read_json(folder / (table ? table->as_string().c_str() : "partitions.json"));
        } else {
            rules_ = codegen::load_endpoint_rules(INIA_MODELS_DIR, std::filesystem::path(file).stem().string());
            static json::value const pinned_table =
                codegen::read_json(INIA_MODELS_DIR "/botocore/data/partitions.json");
            partitions_ = pinned_table;
        }
        auto const found = resolvers().find(file);
        if (found != resolvers().end()) compiled_ = found->second;
    }

    /// False for a service without rules in the pinned models.
    explicit operator bool() const { return compiled_ != nullptr; }
    Result<Endpoint> resolve(json::object const& params) const { return compiled_(params); }
    json::object interpret(json::object const& params) const {
        return endpoint_vectors::interpret(rules_, partitions_, params);
    }
    /// The parameters without those that a built-in fills.
    json::object without(json::object params, std::string_view built_in) const {
        for (auto const& [name, parameter] : rules_.at("parameters").as_object())
            if (auto const* from = parameter.as_object().if_contains("builtIn"); from && from->as_string() == built_in)
                params.erase(name);
        return params;
    }

private:
    json::value rules_{}, partitions_{};
    Resolve compiled_ = nullptr;
};

char const* const older = "older than the pinned rules: those, interpreted and compiled, agree on another answer";
char const* const no_account = "an account id that is empty is none to inia's credentials";

template<class Run> void for_each_case(std::string const& file, ConformanceReport& report, Run run) {
    auto const vectors = test::conformance_file("endpoints/" + path_of(file));
    REQUIRE(vectors);
    RuleSet const rules(file, vectors->as_object());
    for (json::value const& value : vectors->at("testCases").as_array()) {
        json::object const& the_case = value.as_object();
        std::string const id = file + '#' + std::string(the_case.at("id").as_string());
        if (std::string const reason = unmet(the_case); !reason.empty())
            report.skip(reason, id);
        else
            run(rules, the_case, id);
    }
}

void run_rules(std::string const& file, ConformanceReport& report) {
    for_each_case(file, report, [&](RuleSet const& rules, json::object const& the_case, std::string const& id) {
        if (!rules) return report.skip("the service has no rule set in the pinned models", id);
        json::object const& params = object_at(the_case, "params");
        Result<Endpoint> const compiled = rules.resolve(params);
        // Holds for every case, so that the two implementations keep each other right.
        json::object const interpreted = rules.interpret(params);
        std::string const disagreement = compare(interpreted, compiled);
        std::string const wrong = compare(object_at(the_case, "expect"), compiled);
        if (disagreement.empty() && !wrong.empty() && !file.starts_with(engine)) return report.skip(older, id);
        report.run(id, [&] { return wrong.empty() && !disagreement.empty() ? "interpreted: " + disagreement : wrong; });
    });
}

bool account_is_empty(json::object const& input) {
    auto const* account = object_at(input, "builtInParams").if_contains("AWS::Auth::AccountId");
    return account && account->as_string().empty();
}

void run_operations(std::string const& file, ConformanceReport& report) {
    for_each_case(file, report, [&](RuleSet const& rules, json::object const& the_case, std::string const& id) {
        auto const* inputs = the_case.if_contains("operationInputs");
        if (!inputs) return;
        json::object const& params = object_at(the_case, "params");
        json::object const& expect = object_at(the_case, "expect");
        for (json::value const& value : inputs->as_array()) {
            json::object const& input = value.as_object();
            std::string const name(input.at("operationName").as_string());
            std::string const title = id + ' ' + name;
            auto const operation = operations().find(file + '#' + name);
            if (operation == operations().end()) {
                report.skip(file.starts_with(engine) ? "the rule set belongs to no model"
                                                     : "the pinned model has no operation " + name,
                            title);
                continue;
            }
            // Where the rules answer otherwise than the case, the operation must come to their answer.
            json::object const now = rules.interpret(params);
            json::object const wanted =
                account_is_empty(input) ? rules.interpret(rules.without(params, "AWS::Auth::AccountId")) : now;
            char const* const reason = !same_expectation(now, expect)    ? older
                                     : !same_expectation(wanted, expect) ? no_account
                                                                         : nullptr;
            std::string const wrong = operation->second(input, reason ? wanted : expect);
            if (reason && wrong.empty())
                report.skip(reason, title);
            else
                report.run(title, [&] { return wrong; });
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
