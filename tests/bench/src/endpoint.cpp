// Endpoints: `bench_endpoint CASE miss|hit|yardstick CALLS` prints the nanoseconds of one call. A miss is the rules'
// evaluation, a hit what an operation pays for an endpoint that its client has; the yardstick copies 1 KB.
#include "timing.hpp"

#include <inia/lambda.hpp>
#include <inia/s3.hpp>

#include "lambda/endpoint.hpp"
#include "s3/endpoint.hpp"

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using namespace inia;

using bench::keep, bench::measure;

struct Keys final : CredentialsProvider {
    Result<std::shared_ptr<Credentials const>> credentials() override { return keys; }
    std::shared_ptr<Credentials const> keys = std::make_shared<Credentials const>("AKIDEXAMPLE", "example");
};

Config config(char const* url, bool dualstack) {
    Config made{.region_name = "us-west-2", .credentials_provider = std::make_shared<Keys>()};
    if (*url) made.endpoint_url = url;
    made.use_dualstack_endpoint = dualstack;
    made.s3.addressing_style = s3::AddressingStyle::automatic;
    return made;
}

struct S3Case {
    std::string_view name;
    char const* bucket;
    char const* url;
    bool dualstack;
};
constexpr S3Case s3_cases[] = {
    {"endpoint.s3.virtual-host", "my-bucket-of-photos", "", false},
    {"endpoint.s3.path-style", "my-bucket-of-photos", "http://127.0.0.1:4566", false},
    {"endpoint.s3.dualstack", "my-bucket-of-photos", "", true},
    {"endpoint.s3.access-point", "arn:aws:s3:us-west-2:123456789012:accesspoint/reports", "", false},
    {"endpoint.s3.directory-bucket", "photos--usw2-az1--x-s3", "", false},
};

int run_s3(S3Case const& the_case, bool hit, long calls) {
    if (hit) {
        ClientCore const core(*s3::op::GetObject::info.service, Session(), config(the_case.url, the_case.dualstack));
        s3::GetObjectRequest const request{.Bucket = the_case.bucket, .Key = "k"};
        measure(calls, [&] { keep(s3::op::GetObject::endpoint(core, request)); });
        return 0;
    }
    s3::endpoint::Params params;
    params.Region = "us-west-2";
    params.UseFIPS = false;
    params.UseDualStack = the_case.dualstack;
    params.Accelerate = false;
    params.UseGlobalEndpoint = false;
    params.DisableMultiRegionAccessPoints = false;
    params.DisableS3ExpressSessionAuth = true;
    params.ForcePathStyle = *the_case.url != 0;
    if (*the_case.url) params.Endpoint = the_case.url;
    params.Bucket = the_case.bucket;
    measure(calls, [&] { keep(s3::endpoint::resolve(params)); });
    return 0;
}

int run_lambda(char const* url, bool hit, long calls) {
    if (hit) {
        ClientCore const core(*lambda::op::Invoke::info.service, Session(), config(url, false));
        lambda::InvokeRequest const request{.FunctionName = "f"};
        measure(calls, [&] { keep(lambda::op::Invoke::endpoint(core, request)); });
        return 0;
    }
    lambda::endpoint::Params params;
    params.Region = "us-west-2";
    if (*url) params.Endpoint = url;
    measure(calls, [&] { keep(lambda::endpoint::resolve(params)); });
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) return 2;
    std::string_view const name = arguments[1], what = arguments[2];
    long const calls = std::atol(arguments[3]);
    if (what == "yardstick") {
        static char from[1024], to[1024];
        measure(calls, [&] {
            keep(from);
            std::memcpy(to, from, sizeof to);
            keep(to);
        });
        return 0;
    }
    for (S3Case const& the_case : s3_cases)
        if (the_case.name == name) return run_s3(the_case, what == "hit", calls);
    if (name == "endpoint.lambda.regional") return run_lambda("", what == "hit", calls);
    if (name == "endpoint.lambda.custom") return run_lambda("http://127.0.0.1:4566", what == "hit", calls);
    return 2;
}
