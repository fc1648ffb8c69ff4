#include "names.hpp"

#include "support/catch.hpp"

using namespace inia::codegen;

TEST_CASE("operation names become boto3's method names", "[codegen][names]") {
    CHECK(xform_name("GetObject") == "get_object");
    CHECK(xform_name("ListObjectsV2") == "list_objects_v2");
    CHECK(xform_name("AssumeRoleWithSAML") == "assume_role_with_saml");
    CHECK(xform_name("DescribeDBInstances") == "describe_db_instances");
    CHECK(xform_name("UpdateIPSet") == "update_ip_set");
    CHECK(xform_name("EnableMFADevice") == "enable_mfa_device");
    CHECK(xform_name("getThing") == "get_thing");
    CHECK(xform_name("S3Copy2Now") == "s3_copy2_now");
}

TEST_CASE("a plural acronym at the end stays one word", "[codegen][names]") {
    CHECK(xform_name("ListARNs") == "list_arns");
    CHECK(xform_name("DescribeVPCs") == "describe_vpcs");
    CHECK(xform_name("ListVMs") == "list_vms");
    CHECK(xform_name("ARNs") == "_arns");
    CHECK(xform_name("ListAs") == "list_as");
}

TEST_CASE("boto3's exceptions are named as there", "[codegen][names]") {
    CHECK(xform_name("CreateCachediSCSIVolume") == "create_cached_iscsi_volume");
    CHECK(xform_name("ListHITsForQualificationType") == "list_hits_for_qualification_type");
    CHECK(xform_name("ExecutePartiQLStatement") == "execute_partiql_statement");
    CHECK(xform_name("CreateOAuth2TokenWithIAM") == "create_oauth2_token_with_iam");
    CHECK(xform_name("SendWhatsAppMessage") == "send_whatsapp_message");
    CHECK(xform_name("GetOTelEnrichment") == "get_otel_enrichment");
}

TEST_CASE("a name that is converted already stays as it is", "[codegen][names]") {
    CHECK(xform_name("already_There") == "already_There");
}

TEST_CASE("what C++ cannot hold in a name becomes an underscore", "[codegen][names]") {
    CHECK(identifier("public-read") == "public_read");
    CHECK(identifier("s3:ObjectCreated:*") == "s3_ObjectCreated_");
    CHECK(identifier("t2.micro") == "t2_micro");
    CHECK(identifier("2012-10-17") == "_2012_10_17");
    CHECK(identifier("two  words") == "two_words");
    CHECK(identifier("caf\xC3\xA9") == "caf_");
}

TEST_CASE("keywords and macros get a trailing underscore", "[codegen][names]") {
    for (std::string word : {"class", "namespace", "private", "co_await", "xor", "NULL", "linux", "unix", "major",
                             "minor", "errno", "OVERFLOW", "DOMAIN", "TRUE", "FALSE", "EOF", "stdin", "signals"})
        CHECK(identifier(word) == word + "_");
    CHECK(identifier("Class") == "Class");
    CHECK(identifier("public-") == "public_");
}

TEST_CASE("names reserved to the implementation are not used", "[codegen][names]") {
    CHECK(identifier("__EndpointTypesElement") == "EndpointTypesElement");
    CHECK(identifier("a__b") == "a_b");
    CHECK(identifier("_lower") == "_lower");
}

TEST_CASE("texts without letters are spelled out", "[codegen][names]") {
    CHECK(identifier("") == "empty");
    CHECK(identifier("*") == "star");
    CHECK(identifier(">=") == "greater_equal");
    CHECK(identifier("!") == "not_");
}

TEST_CASE("a service's namespace is its client name with underscores", "[codegen][names]") {
    CHECK(namespace_name("cognito-idp") == "cognito_idp");
    CHECK(namespace_name("s3") == "s3");
}

TEST_CASE("a scope hands each name out once, always in the same way", "[codegen][names]") {
    constexpr std::string_view reserved[] = {"Value"};
    NameScope scope{reserved};
    CHECK(scope.take("Value") == "Value_");
    CHECK(scope.take("a") == "a");
    CHECK(scope.take("a") == "a_");
    CHECK(scope.take("a") == "a_2");
    CHECK(scope.take("a") == "a_3");
    CHECK(scope.take("b_") == "b_");
    CHECK(scope.take("b_") == "b_2");
}
