#include "auth/signing_key.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace inia::detail {
namespace {

std::string_view text(crypto::Sha256Digest const& digest) noexcept {
    return {reinterpret_cast<char const*>(digest.data()), digest.size()};
}

constexpr std::size_t name_room = 56;

struct CachedKey {
    std::uint64_t identity;  // 0: unused
    std::int32_t day;
    std::uint8_t region_size;
    std::uint8_t service_size;
    std::array<char, name_room> names;  // region, then service
    crypto::HmacSha256Key key;

    bool is_for(std::uint64_t wanted, std::int32_t wanted_day, std::string_view region,
                std::string_view service) const noexcept {
        return identity == wanted && day == wanted_day && std::string_view(names.data(), region_size) == region
            && std::string_view(names.data() + region_size, service_size) == service;
    }
};

constexpr std::size_t cache_size = 16;  // a power of two

// Zero-initialised and trivially destructible: no guard on access and nothing to destroy before the last signature.
constinit thread_local std::array<CachedKey, cache_size> cached_keys{};

std::size_t slot(std::uint64_t identity, std::string_view region, std::string_view service) noexcept {
    std::size_t hash = static_cast<std::size_t>(identity) * 5 + region.size() + 3 * service.size();
    // The characters in which names of one length usually differ: us-east-1 and us-west-2, sns and sqs.
    if (!region.empty()) hash += 7 * static_cast<unsigned char>(region.back()) + static_cast<unsigned char>(region[0]);
    if (!service.empty()) hash += static_cast<unsigned char>(service[service.size() / 2]);
    return hash % cache_size;
}

}  // namespace

crypto::Sha256Digest derive_signing_key(std::string_view secret_access_key, std::string_view date,
                                        std::string_view region, std::string_view service) noexcept {
    constexpr std::string_view prefix = "AWS4";
    std::array<char, 256> first;
    std::size_t const size = prefix.size() + secret_access_key.size();
    crypto::Sha256Digest digest;
    if (size <= first.size()) {
        std::copy(prefix.begin(), prefix.end(), first.begin());
        std::copy(secret_access_key.begin(), secret_access_key.end(), first.begin() + prefix.size());
        digest = crypto::HmacSha256Key({first.data(), size}).sign(date);
        crypto::wipe(first.data(), size);
    } else {
        // HMAC replaces a key longer than a block by its hash.
        crypto::Sha256 hash;
        hash.update(prefix);
        hash.update(secret_access_key);
        digest = crypto::HmacSha256Key(text(hash.finish())).sign(date);
    }
    digest = crypto::HmacSha256Key(text(digest)).sign(region);
    digest = crypto::HmacSha256Key(text(digest)).sign(service);
    return crypto::HmacSha256Key(text(digest)).sign("aws4_request");
}

crypto::HmacSha256Key signing_key(Credentials const& credentials, std::chrono::sys_days day, std::string_view date,
                                  std::string_view region, std::string_view service) noexcept {
    std::uint64_t const identity = credentials.identity();
    auto const day_number = static_cast<std::int32_t>(day.time_since_epoch().count());
    CachedKey& cached = cached_keys[slot(identity, region, service)];
    if (identity != 0 && cached.is_for(identity, day_number, region, service)) return cached.key;

    crypto::HmacSha256Key const key(text(derive_signing_key(credentials.secret_access_key(), date, region, service)));
    if (identity != 0 && region.size() + service.size() <= name_room) {
        cached.identity = identity;
        cached.day = day_number;
        cached.region_size = static_cast<std::uint8_t>(region.size());
        cached.service_size = static_cast<std::uint8_t>(service.size());
        std::copy(service.begin(), service.end(), std::copy(region.begin(), region.end(), cached.names.begin()));
        cached.key = key;
    }
    return key;
}

}  // namespace inia::detail
