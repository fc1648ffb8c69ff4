#include "tls.hpp"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>

#include <algorithm>
#include <climits>
#include <stdexcept>

namespace inia::test {

namespace {

template<auto Function> struct FreeWith {
    template<class T> void operator()(T* object) const { Function(object); }
};
using Ssl = std::unique_ptr<SSL, FreeWith<SSL_free>>;
using Memory = std::unique_ptr<BIO, FreeWith<BIO_free>>;

/// OpenSSL's own socket BIO writes without MSG_NOSIGNAL and knows no time limit, so TLS goes through our streams.
int write_to_stream(BIO* bio, const char* data, std::size_t size, std::size_t* written) {
    auto* stream = static_cast<ByteStream*>(BIO_get_data(bio));
    *written = size;
    return stream->write({data, size}) ? 1 : 0;
}

int read_from_stream(BIO* bio, char* data, std::size_t size, std::size_t* count) {
    const std::ptrdiff_t result = static_cast<ByteStream*>(BIO_get_data(bio))->read(data, size);
    *count = result > 0 ? static_cast<std::size_t>(result) : 0;
    return result > 0 ? 1 : 0;
}

long control(BIO*, int command, long, void*) { return command == BIO_CTRL_FLUSH ? 1 : 0; }

BIO_METHOD* stream_method() {
    static const std::unique_ptr<BIO_METHOD, FreeWith<BIO_meth_free>> method = [] {
        std::unique_ptr<BIO_METHOD, FreeWith<BIO_meth_free>> made{
            BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "byte stream")};
        if (!made || BIO_meth_set_write_ex(made.get(), write_to_stream) != 1
            || BIO_meth_set_read_ex(made.get(), read_from_stream) != 1 || BIO_meth_set_ctrl(made.get(), control) != 1) {
            throw std::runtime_error("OpenSSL cannot make a BIO method");
        }
        return made;
    }();
    return method.get();
}

class TlsStream final : public ByteStream {
public:
    TlsStream(Ssl ssl, std::unique_ptr<ByteStream> plain) : ssl_(std::move(ssl)), plain_(std::move(plain)) {}

    std::ptrdiff_t read(char* out, std::size_t size) override {
        ERR_clear_error();
        const int count = SSL_read(ssl_.get(), out, static_cast<int>(std::min<std::size_t>(size, INT_MAX)));
        if (count > 0) {
            return count;
        }
        return SSL_get_error(ssl_.get(), count) == SSL_ERROR_ZERO_RETURN ? 0 : -1;
    }

    bool write(std::string_view bytes) override {
        std::size_t written = 0;
        ERR_clear_error();
        return bytes.empty() || SSL_write_ex(ssl_.get(), bytes.data(), bytes.size(), &written) == 1;
    }

    bool wait_for_input() override { return SSL_pending(ssl_.get()) > 0 || plain_->wait_for_input(); }

    void close_politely() override {
        ERR_clear_error();
        SSL_shutdown(ssl_.get());
        plain_->close_politely();
    }

    void close_abruptly() override { plain_->close_abruptly(); }
    void reset() override { plain_->reset(); }
    bool pause(std::chrono::milliseconds time) override { return plain_->pause(time); }

private:
    Ssl ssl_;
    std::unique_ptr<ByteStream> plain_;
};

/// An SSL object over `plain`, before its handshake.
Ssl new_ssl(SSL_CTX* context, ByteStream& plain) {
    Ssl ssl{SSL_new(context)};
    BIO* bio = BIO_new(stream_method());
    if (!ssl || bio == nullptr) {
        throw std::runtime_error("OpenSSL cannot start TLS");
    }
    BIO_set_data(bio, &plain);
    BIO_set_init(bio, 1);
    SSL_set_bio(ssl.get(), bio, bio);
    return ssl;
}

Memory memory_of(const std::string& text) {
    return Memory{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

}  // namespace

void TlsContext::Free::operator()(ssl_ctx_st* context) const { SSL_CTX_free(context); }

TlsContext::TlsContext(const Certificates& certificates) : context_(SSL_CTX_new(TLS_server_method())) {
    const std::unique_ptr<X509, FreeWith<X509_free>> certificate{
        PEM_read_bio_X509(memory_of(certificates.server).get(), nullptr, nullptr, nullptr)};
    const std::unique_ptr<EVP_PKEY, FreeWith<EVP_PKEY_free>> key{
        PEM_read_bio_PrivateKey(memory_of(certificates.server_key).get(), nullptr, nullptr, nullptr)};
    if (!context_ || !certificate || !key || SSL_CTX_use_certificate(context_.get(), certificate.get()) != 1
        || SSL_CTX_use_PrivateKey(context_.get(), key.get()) != 1
        || SSL_CTX_set_min_proto_version(context_.get(), TLS1_2_VERSION) != 1) {
        throw std::runtime_error("OpenSSL refuses the test certificate");
    }
}

std::unique_ptr<ByteStream> TlsContext::accept(std::unique_ptr<ByteStream> plain) const {
    Ssl ssl = new_ssl(context_.get(), *plain);
    ERR_clear_error();
    if (SSL_accept(ssl.get()) != 1) {
        plain->close_politely();
        return nullptr;
    }
    return std::make_unique<TlsStream>(std::move(ssl), std::move(plain));
}

std::unique_ptr<ByteStream> connect_tls(std::unique_ptr<ByteStream> plain, const std::string& authority,
                                        const std::string& host) {
    const std::unique_ptr<SSL_CTX, FreeWith<SSL_CTX_free>> context{SSL_CTX_new(TLS_client_method())};
    const std::unique_ptr<X509, FreeWith<X509_free>> trusted{
        PEM_read_bio_X509(memory_of(authority).get(), nullptr, nullptr, nullptr)};
    if (!context || !trusted || X509_STORE_add_cert(SSL_CTX_get_cert_store(context.get()), trusted.get()) != 1) {
        throw std::runtime_error("OpenSSL cannot trust the test authority");
    }
    SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, nullptr);
    Ssl ssl = new_ssl(context.get(), *plain);
    ERR_clear_error();
    if (SSL_set1_host(ssl.get(), host.c_str()) != 1 || SSL_connect(ssl.get()) != 1) {
        plain->close_politely();
        return nullptr;
    }
    return std::make_unique<TlsStream>(std::move(ssl), std::move(plain));
}

}  // namespace inia::test
