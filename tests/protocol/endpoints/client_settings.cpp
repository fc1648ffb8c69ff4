#include "vectors.hpp"

#include <cstdlib>

namespace inia::endpoint_vectors {
namespace {

constexpr char const* sts_setting = "AWS_STS_REGIONAL_ENDPOINTS";

class Keys final : public CredentialsProvider {
public:
    explicit Keys(std::string account)
        : keys_(std::make_shared<Credentials const>("AKIDEXAMPLE", "example", "", std::move(account))) {}
    Result<std::shared_ptr<Credentials const>> credentials() override { return keys_; }

private:
    std::shared_ptr<Credentials const> keys_;
};

}  // namespace

ClientSettings::ClientSettings(json::object const& input, std::shared_ptr<Transport> transport, bool session_auth) {
    std::string account;
    if (auto const* built_ins = input.if_contains("builtInParams"))
        for (auto const& [name, value] : built_ins->as_object()) {
            std::string const text = value.is_string() ? std::string(value.as_string()) : "";
            bool const flag = value.is_bool() && value.get_bool();
            if (name == "AWS::Region")
                config.region_name = text;
            else if (name == "AWS::UseFIPS")
                config.use_fips_endpoint = flag;
            else if (name == "AWS::UseDualStack")
                config.use_dualstack_endpoint = flag;
            else if (name == "SDK::Endpoint")
                config.endpoint_url = text;
            else if (name == "AWS::Auth::AccountId")
                account = text;
            else if (name == "AWS::Auth::AccountIdEndpointMode")
                config.account_id_endpoint_mode = text;
            else if (name == "AWS::S3::ForcePathStyle")
                config.s3.addressing_style = flag ? s3::AddressingStyle::path : s3::AddressingStyle::virtual_hosted;
            else if (name == "AWS::S3::Accelerate")
                config.s3.use_accelerate_endpoint = flag;
            else if (name == "AWS::S3::UseGlobalEndpoint")
                config.s3.use_global_endpoint = flag;
            else if (name == "AWS::S3::DisableMultiRegionAccessPoints")
                config.s3.disable_multi_region_access_points = flag;
            else if (name == "AWS::S3::UseArnRegion" || name == "AWS::S3Control::UseArnRegion")
                config.s3.use_arn_region = flag;
            else if (name == "AWS::STS::UseGlobalEndpoint")
                ::setenv(sts_setting, flag ? "legacy" : "regional", 1);
            else
                unknown = std::string(name);
        }
    if (auto const* params = input.if_contains("clientParams"))
        for (auto const& [name, value] : params->as_object())
            config.client_context_params.emplace_back(
                name, value.is_bool() ? ContextParam(value.get_bool()) : ContextParam(std::string(value.as_string())));
    // The vectors' S3 makes sessions for directory buckets; inia's signs them with SigV4, but can be asked.
    if (session_auth) config.client_context_params.emplace_back("DisableS3ExpressSessionAuth", false);
    // With a custom endpoint inia's default is the path, as boto3's; the rules' is the host.
    if (!config.s3.addressing_style) config.s3.addressing_style = s3::AddressingStyle::virtual_hosted;
    config.credentials_provider = std::make_shared<Keys>(std::move(account));
    config.transport = std::move(transport);
}

ClientSettings::~ClientSettings() { ::unsetenv(sts_setting); }

}  // namespace inia::endpoint_vectors
