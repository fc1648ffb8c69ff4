#include "certificate.hpp"

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>

#include <memory>
#include <stdexcept>

namespace inia::test {

namespace {

template<auto Function> struct Free {
    template<class T> void operator()(T* object) const { Function(object); }
};
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using Memory = std::unique_ptr<BIO, Free<BIO_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;

void require(bool ok, const char* what) {
    if (!ok) {
        throw std::runtime_error(std::string{"OpenSSL cannot make a certificate: "} + what);
    }
}

Key new_key() {
    Key key{EVP_EC_gen("P-256")};
    require(key != nullptr, "key");
    return key;
}

void add_extension(X509* certificate, X509* issuer, int id, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx_nodb(&context);
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    const Extension extension{X509V3_EXT_conf_nid(nullptr, &context, id, value.c_str())};
    require(extension && X509_add_ext(certificate, extension.get(), -1) == 1, "extension");
}

/// A certificate with what both kinds share, still without its signature.
Certificate start(const std::string& common_name, EVP_PKEY* key, long serial, long from, long to) {
    Certificate certificate{X509_new()};
    require(certificate != nullptr, "memory");
    X509* x = certificate.get();
    X509_NAME* name = X509_get_subject_name(x);
    require(X509_set_version(x, X509_VERSION_3) == 1 && ASN1_INTEGER_set(X509_get_serialNumber(x), serial) == 1
                && X509_gmtime_adj(X509_getm_notBefore(x), from) != nullptr
                && X509_gmtime_adj(X509_getm_notAfter(x), to) != nullptr && X509_set_pubkey(x, key) == 1
                && X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_ASC,
                                              reinterpret_cast<const unsigned char*>(common_name.c_str()), -1, -1, 0)
                       == 1,
            "fields");
    return certificate;
}

void sign(X509* certificate, X509* issuer, EVP_PKEY* issuer_key) {
    require(X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1, "issuer");
    require(X509_sign(certificate, issuer_key, EVP_sha256()) > 0, "signature");
}

std::string text_of(const Memory& memory) {
    char* data = nullptr;
    const long size = BIO_get_mem_data(memory.get(), &data);
    return {data, static_cast<std::size_t>(size)};
}

std::string pem(X509* certificate) {
    const Memory memory{BIO_new(BIO_s_mem())};
    require(memory && PEM_write_bio_X509(memory.get(), certificate) == 1, "PEM");
    return text_of(memory);
}

std::string pem(EVP_PKEY* key) {
    const Memory memory{BIO_new(BIO_s_mem())};
    require(memory && PEM_write_bio_PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr) == 1, "PEM");
    return text_of(memory);
}

}  // namespace

Certificates make_certificates(const CertificateOptions& options) {
    constexpr long day = 24L * 60 * 60;
    const Key authority_key = new_key();
    const Certificate authority = start("inia test authority", authority_key.get(), 1, -10 * day, 10 * day);
    add_extension(authority.get(), authority.get(), NID_basic_constraints, "critical,CA:TRUE");
    add_extension(authority.get(), authority.get(), NID_key_usage, "critical,keyCertSign,cRLSign");
    sign(authority.get(), authority.get(), authority_key.get());

    const Key server_key = new_key();
    const Certificate server =
        start("inia test server", server_key.get(), 2, -5 * day, options.expired ? -1 * day : 5 * day);
    std::string names;
    for (const std::string& name : options.names) {
        const bool address =
            name.find_first_not_of("0123456789.") == std::string::npos || name.find(':') != std::string::npos;
        names.append(names.empty() ? "" : ",").append(address ? "IP:" : "DNS:").append(name);
    }
    add_extension(server.get(), authority.get(), NID_basic_constraints, "critical,CA:FALSE");
    add_extension(server.get(), authority.get(), NID_ext_key_usage, "serverAuth");
    add_extension(server.get(), authority.get(), NID_subject_alt_name, names);
    sign(server.get(), authority.get(), authority_key.get());
    return {pem(authority.get()), pem(server.get()), pem(server_key.get())};
}

}  // namespace inia::test
