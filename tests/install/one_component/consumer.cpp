#include <inia/sts.hpp>

#include <cstdio>

int main() {
    inia::Session session{{.aws_access_key_id = "AKIDEXAMPLE", .aws_secret_access_key = "example"}};
    inia::sts::Client sts{
        session,
        {.region_name = "us-east-1", .endpoint_url = "http://127.0.0.1:1", .retries = {.total_max_attempts = 1}}};
    auto const answer = sts.try_call<inia::sts::op::GetCallerIdentity>({});
    std::puts(answer.error().what());
    return answer.error().is<inia::TransportError>() ? 0 : 1;
}
