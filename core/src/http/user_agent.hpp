#pragma once

#include <inia/core/client_core.hpp>

#include <string>
#include <string_view>

namespace inia::detail {

/// What sets the user agent of one client apart from another's.
struct UserAgentParts {
    ResolvedConfig const& config;
    ProtocolKind protocol = ProtocolKind::json;
    std::string_view app_id{};
    std::string_view extra{};
};

/// The User-Agent of a client, in the form the AWS SDKs share:
/// `inia/0.1.0 ua/2.1 os/linux lang/c++#20 exec-env/AWS_Lambda m/E,P app/ID extra`.
/// Characters that may not stand in a part become `-`.
std::string make_user_agent(UserAgentParts const& parts);

}  // namespace inia::detail
