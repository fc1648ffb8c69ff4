#include "config/resolve.hpp"
#include "config/session_state.hpp"
#include "config/settings.hpp"
#include "protocol/conformance_report.hpp"
#include "unit/core/config/fake_environment.hpp"

#include <functional>
#include <map>
#include <set>
#include <string>

// How a case is judged stands in the README of the conformance folder, section config.

namespace inia::detail {
namespace {

using test::ConformanceReport;
using test::differs;
using test::FakeEnvironment;
namespace json = boost::json;

constexpr ServiceInfo service_info(std::string_view name, std::string_view service_id) {
    ServiceInfo info{};
    info.name = info.endpoint_prefix = name;
    info.service_id = service_id;
    return info;
}
constexpr ServiceInfo s3_service = service_info("s3", "S3");
constexpr ServiceInfo dynamodb_service = service_info("dynamodb", "DynamoDB");

json::value const* member(json::value const& object, char const* key) { return object.as_object().if_contains(key); }

std::string text(json::value const& object, char const* key) {
    json::value const* const value = member(object, key);
    return value == nullptr ? std::string() : std::string(value->as_string());
}

FakeEnvironment::Texts texts(json::value const& object, char const* key) {
    FakeEnvironment::Texts result;
    if (json::value const* const value = member(object, key)) {
        for (auto const& [name, content] : value->as_object()) result[name] = std::string(content.as_string());
    }
    return result;
}

/// The session of a case: its environment, its files, and the profile it names.
SessionOptions options_of(json::value const& test) {
    SessionOptions options;
    if (json::value const* const profile = member(test, "profile"))
        options.profile_name = std::string(profile->as_string());
    return options;
}

FakeEnvironment environment_of(json::value const& test) {
    FakeEnvironment environment(texts(test, "env"), texts(test, "files"));
    environment.variables.emplace("HOME", "/home");
    if (json::value const* const file = member(test, "configFile")) {
        environment.files["/home/.aws/config"] = std::string(file->as_string());
    }
    return environment;
}

json::object listed(std::vector<SharedSection> const& sections) {
    json::object result;
    for (SharedSection const& section : sections) {
        json::object properties;
        for (SharedProperty const& property : section.properties) properties[property.name] = property.value;
        result[section.name] = std::move(properties);
    }
    return result;
}

std::string judge_parser(json::value const& test) {
    json::value const& expected = test.at("expected");
    SharedSections sections;
    AnyError error =
        parse_shared_file(text(test.at("input"), "configFile"), SharedFileKind::config, "config", sections);
    if (!error) {
        error = parse_shared_file(text(test.at("input"), "credentialsFile"), SharedFileKind::credentials, "credentials",
                                  sections);
    }
    if (member(expected, "error") != nullptr) return error.is<ConfigError>() ? "" : "no error";
    if (error) return error.what();
    for (auto const& [what, got] :
         {std::pair{"profiles", listed(sections.profiles)}, std::pair{"sso_sessions", listed(sections.sso_sessions)}}) {
        json::value const* const wanted = member(expected, what);
        if (wanted != nullptr && *wanted != got) return differs(what, json::serialize(got), json::serialize(*wanted));
    }
    return {};
}

std::string judge_location(json::value const& test) {
    FakeEnvironment environment(texts(test, "environment"));
    environment.system = text(test, "platform") == "windows" ? Platform::windows : Platform::posix;
    SharedFileLocations const files = locate_shared_files(environment);
    if (std::string wrong = differs("config", files.config, text(test, "configLocation")); !wrong.empty()) return wrong;
    if (std::string wrong = differs("credentials", files.credentials, text(test, "credentialsLocation"));
        !wrong.empty()) {
        return wrong;
    }
    return differs("profile", SessionState(SessionOptions(), environment).profile_name(), text(test, "profile"));
}

std::string judge_region(json::value const& test) {
    FakeEnvironment const environment = environment_of(test);
    SessionState const session(options_of(test), environment);
    Config config;
    if (json::value const* const region = member(test, "clientRegion"))
        config.region_name = std::string(region->as_string());
    Result<ResolvedConfig> const resolved = resolve_config(s3_service, session, config);
    if (!resolved) return resolved.error().what();
    if (text(test.at("expected"), "error") == "no-region") {
        return require_region(s3_service, *resolved) ? "" : "there is a region: " + resolved->region;
    }
    return differs("region", resolved->region, text(test.at("expected"), "region"));
}

std::string judge_endpoint_url(json::value const& test) {
    FakeEnvironment const environment = environment_of(test);
    SessionState const session(options_of(test), environment);
    json::value const& client = test.at("clientConfig");
    Config config;
    if (json::value const* const url = member(client, "endpoint_url"))
        config.endpoint_url = std::string(url->as_string());
    if (json::value const* const ignore = member(client, "ignore_configured_endpoint_urls")) {
        config.ignore_configured_endpoint_urls = ignore->as_bool();
    }
    ServiceInfo const& service = text(test, "service") == "s3" ? s3_service : dynamodb_service;
    Result<ResolvedConfig> const resolved = resolve_config(service, session, config);
    if (!resolved) return resolved.error().what();
    // The service's own URL comes out of its rules, not out of the settings.
    std::string const own =
        "https://" + std::string(service.endpoint_prefix) + "." + resolved->region + ".amazonaws.com";
    return differs("endpoint URL", resolved->endpoint_url.empty() ? own : resolved->endpoint_url,
                   text(test.at("expected"), "endpointUrl"));
}

/// A setting's value as the vectors write it: null when nobody set it and no default stands in the vectors.
using SettingValue = std::function<json::value(SettingsReader const&, SessionState const&, ResolvedConfig const&)>;

SettingValue when_set(Setting setting, json::value (*value)(ResolvedConfig const&)) {
    return [=](SettingsReader const& reader, SessionState const&, ResolvedConfig const& resolved) {
        return reader.find(setting) ? value(resolved) : json::value();
    };
}

std::map<std::string, SettingValue> const& known_settings() {
    using namespace settings;
    static std::map<std::string, SettingValue> const known{
        {"max_attempts", when_set(max_attempts, [](ResolvedConfig const& c) { return json::value(c.max_attempts); })},
        {"retry_mode", when_set(retry_mode,
                                [](ResolvedConfig const& c) {
                                    return json::value(c.retry_mode == RetryMode::adaptive ? "adaptive" : "standard");
                                })},
        {"use_fips_endpoint",
         when_set(use_fips_endpoint, [](ResolvedConfig const& c) { return json::value(c.use_fips); })},
        {"use_dualstack_endpoint",
         when_set(use_dualstack_endpoint, [](ResolvedConfig const& c) { return json::value(c.use_dualstack); })},
        {"ca_bundle", when_set(ca_bundle, [](ResolvedConfig const& c) { return json::value(c.ca_bundle); })},
        {"account_id_endpoint_mode", [](SettingsReader const&, SessionState const&,
                                        ResolvedConfig const& c) { return json::value(c.account_id_endpoint_mode); }},
        {"sts_regional_endpoints",
         [](SettingsReader const&, SessionState const& session, ResolvedConfig const&) {
             ServiceInfo const sts{.name = "sts", .service_id = "STS"};
             Result<ResolvedConfig> const resolved = resolve_config(sts, session, Config());
             return json::value(resolved.value().sts_global_endpoint ? "legacy" : "regional");
         }},
        {"disable_request_compression",
         when_set(disable_request_compression,
                  [](ResolvedConfig const& c) { return json::value(!c.compress_requests); })},
        {"request_min_compression_size_bytes",
         when_set(request_min_compression_size_bytes,
                  [](ResolvedConfig const& c) { return json::value(std::to_string(c.min_compression_size)); })},
        {"user_agent_appid",
         [](SettingsReader const&, SessionState const& session, ResolvedConfig const&) {
             std::string const id = *resolve_app_id(session, Config());
             return id.empty() ? json::value() : json::value(id);
         }},
        {"ignore_configured_endpoint_urls",
         [](SettingsReader const& reader, SessionState const&, ResolvedConfig const&) {
             Optional<bool> ignore;
             (void)reader.read(ignore_configured_endpoint_urls, ignore);
             return ignore ? json::value(*ignore) : json::value();
         }},
    };
    return known;
}

std::string judge_setting(json::value const& test) {
    FakeEnvironment const environment = environment_of(test);
    SessionState const session(options_of(test), environment);
    Result<SettingsReader> const reader = SettingsReader::of(session);
    if (!reader) return reader.error().what();
    Result<ResolvedConfig> const resolved = resolve_config(s3_service, session, Config());
    if (!resolved) return resolved.error().what();
    json::value const got = known_settings().at(text(test, "setting"))(*reader, session, *resolved);
    return differs("value", json::serialize(got), json::serialize(test.at("expected").at("value")));
}

std::string judge_chain(json::value const& test) {
    FakeEnvironment const environment = environment_of(test);
    SessionState session(options_of(test), environment);
    Result<std::shared_ptr<Credentials const>> const found = session.credentials();
    json::value const& expected = test.at("expected");
    if (json::value const* const error = member(expected, "error")) {
        if (found) return "no error";
        bool const malformed = *error == "profile-unparsable";
        bool const right = malformed ? found.error().is<ConfigError>() : found.error().is<CredentialsError>();
        return right ? std::string() : std::string("another error: ") + found.error().what();
    }
    if (!found) return found.error().what();
    json::object const got{{"access_key_id", (*found)->access_key_id()},
                           {"secret_access_key", (*found)->secret_access_key()}};
    return differs("credentials", json::serialize(got), json::serialize(expected.at("credentials")));
}

template<class Judge> void run_file(ConformanceReport& report, char const* name, Judge judge) {
    std::optional<json::value> const file = test::conformance_file(std::string("config/") + name);
    if (!file) return;
    for (json::value const& test : file->at("cases").as_array()) {
        report.run(std::string(name) + "#" + text(test, "id"), [&] { return judge(test); });
    }
}

void run_settings(ConformanceReport& report) {
    std::optional<json::value> const file = test::conformance_file("config/settings.json");
    if (!file) return;
    for (json::value const& test : file->at("cases").as_array()) {
        if (known_settings().contains(text(test, "setting"))) {
            report.run("settings.json#" + text(test, "id"), [&] { return judge_setting(test); });
        } else {
            report.skip("settings.json, settings of features that are not there yet");
        }
    }
}

void run_chains(ConformanceReport& report) {
    // The cases that end at keys in the environment or a profile.
    std::set<std::string> const supported{
        "default/environment-variables-blank",          "default/profile-name", "default/profile-static-keys",
        "default/profile-static-keys-case-insensitive", "profile/empty-config", "profile/invalid-config"};
    std::optional<json::value> const file = test::conformance_file("config/provider-chains.json");
    if (!file) return;
    for (json::value const& test : file->at("cases").as_array()) {
        if (supported.contains(text(test, "id"))) {
            report.run("provider-chains.json#" + text(test, "id"), [&] { return judge_chain(test); });
        } else {
            report.skip("provider-chains.json, roles, web identity, IAM Identity Center, processes, containers and "
                        "instances are not supported yet");
        }
    }
}

TEST_CASE("shared files, settings, regions and endpoint URLs come out as the vectors say", "[conformance][config]") {
    ConformanceReport report("config");
    run_file(report, "profile-parser.json", judge_parser);
    run_file(report, "file-locations.json", judge_location);
    run_file(report, "region.json", judge_region);
    run_file(report, "endpoint-url.json", judge_endpoint_url);
    run_settings(report);
    run_chains(report);
    report.skip_file("config/profile-chains.json", "profile-chains.json, roles are not supported yet");
    report.skip_file("config/login-provider.json", "login-provider.json, console logins are not supported yet");
    report.skip_file("config/imds.json", "imds.json, instance credentials are not supported yet");
    report.skip_file("config/imds-endpoint.json", "imds-endpoint.json, instance credentials are not supported yet");
    report.skip_file("config/container.json", "container.json, container credentials are not supported yet");
    report.skip_file("config/container-uri.json", "container-uri.json, container credentials are not supported yet");
    report.skip_file("config/recursion-detection.json", "recursion-detection.json, not supported yet");
}

}  // namespace
}  // namespace inia::detail
