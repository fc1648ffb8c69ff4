#include "http/curl_global.hpp"

#include "util/crypto.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <memory>
#include <string_view>

namespace inia::detail {
namespace {

// `a94d09e5.0`: what c_rehash and update-ca-certificates name the links that OpenSSL looks up.
bool is_hash_link(std::string_view name) noexcept {
    if (name.size() < 10 || name[8] != '.') return false;
    return name.substr(0, 8).find_first_not_of("0123456789abcdef") == std::string_view::npos
        && name.substr(9).find_first_not_of("0123456789") == std::string_view::npos;
}

bool holds_hash_links(char const* path) {
    struct Close {
        void operator()(DIR* directory) const { ::closedir(directory); }
    };
    std::unique_ptr<DIR, Close> const directory(::opendir(path));
    if (!directory) return false;
    // Each thread has its own stream, so readdir is safe here.
    while (dirent const* const entry = ::readdir(directory.get()))  // NOLINT(concurrency-mt-unsafe)
        if (is_hash_link(entry->d_name)) return true;
    return false;
}

bool is_directory(std::string const& path) {
    struct ::stat status {};
    return ::stat(path.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
}

TrustStore find_system_trust() {
    curl_version_info_data const* const info = ::curl_version_info(CURLVERSION_NOW);
    if (info->capath && holds_hash_links(info->capath)) return {.directory = info->capath};
    // libcurl of other distributions has the bundle only, with the directory beside it.
    if (holds_hash_links("/etc/ssl/certs")) return {.directory = "/etc/ssl/certs"};
    if (info->cainfo) return {.file = info->cainfo};
    return {};
}

}  // namespace

void initialize_curl() {
    static bool const done = [] {
        crypto::initialize();
        return ::curl_global_init(CURL_GLOBAL_ALL) == CURLE_OK;
    }();
    static_cast<void>(done);
}

TrustStore trust_store(std::string const& ca_bundle) {
    if (ca_bundle.empty()) {
        static TrustStore const& system = *new TrustStore(find_system_trust());
        return system;
    }
    if (is_directory(ca_bundle)) return {.directory = ca_bundle};
    return {.file = ca_bundle};
}

CurlShare::CurlShare() : handle_(nullptr) {
    initialize_curl();
    handle_ = ::curl_share_init();
    ::curl_share_setopt(handle_, CURLSHOPT_USERDATA, this);
    ::curl_share_setopt(handle_, CURLSHOPT_LOCKFUNC, &CurlShare::lock);
    ::curl_share_setopt(handle_, CURLSHOPT_UNLOCKFUNC, &CurlShare::unlock);
    ::curl_share_setopt(handle_, CURLSHOPT_SHARE, CURL_LOCK_DATA_SSL_SESSION);
    ::curl_share_setopt(handle_, CURLSHOPT_SHARE, CURL_LOCK_DATA_DNS);
}

CurlShare::~CurlShare() { ::curl_share_cleanup(handle_); }

void CurlShare::lock(CURL*, curl_lock_data data, curl_lock_access, void* self) {
    static_cast<CurlShare*>(self)->mutexes_[data].lock();
}

void CurlShare::unlock(CURL*, curl_lock_data data, void* self) {
    static_cast<CurlShare*>(self)->mutexes_[data].unlock();
}

}  // namespace inia::detail
