#include <inia/core/credentials.hpp>

#include <atomic>
#include <utility>

namespace inia {
namespace {

std::uint64_t next_identity() noexcept {
    static std::atomic<std::uint64_t> last{0};
    return last.fetch_add(1, std::memory_order_relaxed) + 1;
}

}  // namespace

Credentials::Credentials(std::string access_key_id, std::string secret_access_key, std::string session_token,
                         std::string account_id, std::string source)
    : identity_(next_identity()),
      access_key_id_(std::move(access_key_id)),
      secret_access_key_(std::move(secret_access_key)),
      session_token_(std::move(session_token)),
      account_id_(std::move(account_id)),
      source_(std::move(source)) {}

CredentialsProvider::~CredentialsProvider() = default;

}  // namespace inia
