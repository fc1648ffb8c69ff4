#include "config/shared_file.hpp"

#include "support/catch.hpp"

#include <string>

namespace inia::detail {
namespace {

std::string problem(std::string_view text, SharedFileKind kind = SharedFileKind::config) {
    SharedSections sections;
    AnyError const error = parse_shared_file(text, kind, "/home/nina/.aws/config", sections);
    if (error) CHECK(error.is<ConfigError>());
    return error.what();
}

SharedSections parse(std::string_view config, std::string_view credentials = "") {
    SharedSections sections;
    CHECK_FALSE(parse_shared_file(config, SharedFileKind::config, "config", sections));
    CHECK_FALSE(parse_shared_file(credentials, SharedFileKind::credentials, "credentials", sections));
    return sections;
}

std::string value(SharedSections const& sections, std::string_view profile, std::string_view property) {
    SharedSection const* const section = sections.profile(profile);
    if (section == nullptr) return "(no profile)";
    SharedProperty const* const found = section->find(property);
    return found == nullptr ? "(none)" : found->value;
}

TEST_CASE("a malformed shared file is an error that names file and line", "[config][shared_file]") {
    CHECK(problem("[default]\nregion = x\n[profile broken\n")
          == "/home/nina/.aws/config:3: a section heading must end with ']'");
    CHECK(problem("\n\nregion = x\n")
          == "/home/nina/.aws/config:3: a section such as [default] must come before the first property");
    CHECK(problem("[default]\n# fine\nregion\n")
          == "/home/nina/.aws/config:3: a property needs an '=' between name and value");
    CHECK(problem("[default]\n= x\n") == "/home/nina/.aws/config:2: a property needs a name before the '='");
    CHECK(problem("[default]\n  indented\n") == "/home/nina/.aws/config:2: an indented line must follow a property");
    CHECK(problem("[default]\ns3 =\n  path\n")
          == "/home/nina/.aws/config:3: a nested property needs an '=' between name and value");
    CHECK(problem("[default]\ns3 =\n  = path\n")
          == "/home/nina/.aws/config:3: a nested property needs a name before the '='");
    CHECK(problem("[default] region = x\n")
          == "/home/nina/.aws/config:1: only a comment may follow the ']' of a heading");
}

TEST_CASE("a message about a malformed line does not repeat it", "[config][shared_file]") {
    CHECK(problem("[default]\naws_secret_access_key : wJalrXUtn\n", SharedFileKind::credentials).find("wJalr")
          == std::string::npos);
}

TEST_CASE("files from other editors are read alike", "[config][shared_file]") {
    CHECK(value(parse("\xef\xbb\xbf[default]\r\nregion = eu-west-1\r\n\r\n[profile b]\r\nregion=x\r\n"), "default",
                "region")
          == "eu-west-1");
    CHECK(value(parse("[default]\nregion = eu-west-1"), "default", "region") == "eu-west-1");
    CHECK(parse("").profiles.empty());
    CHECK(parse("\n").profiles.empty());
}

TEST_CASE("a value may hold comment characters and further equals signs", "[config][shared_file]") {
    SharedSections const sections = parse("[default]\na = b=c==\nd = x#y;z\ne = x #y\nf = ;y\ng =\n");
    CHECK(value(sections, "default", "a") == "b=c==");
    CHECK(value(sections, "default", "d") == "x#y;z");
    CHECK(value(sections, "default", "e") == "x");
    CHECK(value(sections, "default", "f").empty());
    CHECK(value(sections, "default", "g").empty());
}

TEST_CASE("an indented comment does not become part of a value", "[config][shared_file]") {
    SharedSections const sections =
        parse("[default]\ns3 =\n  # how buckets are addressed\n  addressing_style = path\n");
    CHECK(nested_value(value(sections, "default", "s3"), "addressing_style") == "path");
}

TEST_CASE("the credentials file wins key by key, and keys remember their file", "[config][shared_file]") {
    SharedSections const sections =
        parse("[profile dev]\nregion = a\naws_access_key_id = config\n", "[dev]\naws_access_key_id = credentials\n");
    CHECK(value(sections, "dev", "region") == "a");
    CHECK(value(sections, "dev", "aws_access_key_id") == "credentials");
    CHECK(sections.profile("dev")->find("region")->origin == SharedFileKind::config);
    CHECK(sections.profile("dev")->find("aws_access_key_id")->origin == SharedFileKind::credentials);
}

TEST_CASE("[default] of the credentials file joins [profile default] of the config file", "[config][shared_file]") {
    SharedSections const sections =
        parse("[default]\nregion = plain\noutput = json\n[profile default]\nregion = named\n", "[default]\nkey = k\n");
    CHECK(value(sections, "default", "region") == "named");
    CHECK(value(sections, "default", "output") == "(none)");
    CHECK(value(sections, "default", "key") == "k");
}

TEST_CASE("names in quotes may hold blanks, names beyond ASCII are names", "[config][shared_file]") {
    SharedSections const sections =
        parse("[profile \"my work\"]\na = 1\n[profile 'x']\na = 2\n[profile Zo\xc3\xab]\na = 3\n");
    CHECK(value(sections, "my work", "a") == "1");
    CHECK(value(sections, "x", "a") == "2");
    CHECK(value(sections, "Zo\xc3\xab", "a") == "3");
}

TEST_CASE("sections and properties that nobody knows are passed over", "[config][shared_file]") {
    SharedSections const sections = parse(
        "[plugins]\ncli = x\n[profilefoo]\na = 1\n[profile]\na = 1\n[profile ok]\nbad name = 1\n  more\ngood = 2\n");
    CHECK(sections.profiles.size() == 1);
    CHECK(sections.profile("ok")->properties.size() == 1);
    CHECK(value(sections, "ok", "good") == "2");
}

TEST_CASE("services and sso-session sections are kept apart from profiles", "[config][shared_file]") {
    SharedSections const sections =
        parse("[services local]\ns3 =\n  endpoint_url = http://localhost\n[sso-session dev]\na = 1\n");
    CHECK(sections.profiles.empty());
    REQUIRE(sections.services_section("local") != nullptr);
    CHECK(nested_value(sections.services_section("local")->find("s3")->value, "endpoint_url") == "http://localhost");
    CHECK(sections.services_section("remote") == nullptr);
    REQUIRE(sections.sso_sessions.size() == 1);
    CHECK(sections.sso_sessions[0].name == "dev");
}

TEST_CASE("a nested value is found by its name whatever the case", "[config][shared_file]") {
    CHECK(nested_value("\nAddressing_Style = path # comment\nother = x", "addressing_style") == "path");
    CHECK(nested_value("\na = 1\na = 2", "a") == "2");
    CHECK(nested_value("\na = 1", "b").data() == nullptr);
    CHECK(nested_value("", "b").data() == nullptr);
}

}  // namespace
}  // namespace inia::detail
