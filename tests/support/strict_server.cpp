#include "strict_server.hpp"

#include "connection.hpp"
#include "server_log.hpp"
#include "socket.hpp"
#include "tls.hpp"

#include <atomic>
#include <cerrno>
#include <filesystem>
#include <list>
#include <mutex>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <unistd.h>

namespace inia::test {

namespace {

/// A file in the system's folder for such, gone with the object.
class TemporaryFile {
public:
    explicit TemporaryFile(const std::string& text)
        : path_((std::filesystem::temp_directory_path() / "inia-test-XXXXXX").string()) {
        const FileDescriptor file{::mkstemp(path_.data())};
        if (!file.open() || ::write(file.get(), text.data(), text.size()) != static_cast<ssize_t>(text.size())) {
            throw std::system_error(errno, std::generic_category(), "cannot write " + path_);
        }
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;
    ~TemporaryFile() { ::unlink(path_.c_str()); }

    const std::string& path() const { return path_; }

private:
    std::string path_;
};

/// What a server with TLS has besides.
struct TlsPart {
    explicit TlsPart(const CertificateOptions& options)
        : certificates(make_certificates(options)),
          context(certificates),
          ca_file(certificates.authority) {}

    Certificates certificates;
    TlsContext context;
    TemporaryFile ca_file;
};

}  // namespace

class StrictServer::Impl {
public:
    explicit Impl(ServerOptions given)
        : options(std::move(given)),
          rules(options.rules),
          listener(listen_on_loopback(options.ipv6)),
          port(port_of(listener)) {
        if (options.tls) {
            tls = std::make_unique<TlsPart>(*options.tls);
        }
        acceptor = std::thread{[this] { accept_connections(); }};
    }

    ~Impl() {
        stop.set();
        acceptor.join();  // afterwards nobody else touches the list
        for (Worker& worker : workers) {
            worker.thread.join();
        }
    }

    const ServerOptions options;
    mutable std::mutex rules_mutex;
    SigningRules rules;
    FileDescriptor listener;
    const unsigned short port;
    std::unique_ptr<TlsPart> tls;
    ServerLog log;

private:
    struct Worker {
        std::thread thread;
        std::atomic<bool> done{false};
    };

    void accept_connections() {
        constexpr std::chrono::hours forever{1};
        for (;;) {
            const Waited waited = wait_for(listener.get(), false, forever, &stop);
            if (waited == Waited::stopped) {
                return;
            }
            FileDescriptor socket = accept_from(listener);
            if (!socket.open()) {
                continue;
            }
            workers.remove_if([](Worker& worker) {
                const bool done = worker.done;
                if (done) {
                    worker.thread.join();
                }
                return done;
            });
            const std::size_t number = log.count_connection();
            Worker& worker = workers.emplace_back();
            worker.thread = std::thread{
                [this, &worker, number,
                 stream = std::make_unique<SocketStream>(std::move(socket), options.io_timeout, &stop)]() mutable {
                    serve(std::move(stream), number);
                    worker.done = true;
                }};
        }
    }

    void serve(std::unique_ptr<ByteStream> stream, std::size_t number) {
        try {
            if (tls) {
                stream = tls->context.accept(std::move(stream));
                if (!stream) {
                    log.count_failed_handshake();
                    return;
                }
            }
            const CurrentRules current_rules = [this] {
                const std::lock_guard lock{rules_mutex};
                return rules;
            };
            ConnectionServer{*stream, log, options, current_rules, number}.run();
        } catch (const std::exception& error) {
            log.add_problem(std::string{"the strict server itself failed: "} + error.what());
        }
    }

    StopSignal stop;
    std::list<Worker> workers;
    std::thread acceptor;
};

StrictServer::StrictServer(ServerOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}

StrictServer::~StrictServer() = default;

std::string StrictServer::url() const {
    const char* const name = impl_->tls ? "localhost" : "127.0.0.1";
    return (impl_->tls ? "https://" : "http://") + std::string{impl_->options.ipv6 ? "[::1]" : name} + ':'
         + std::to_string(impl_->port);
}

unsigned short StrictServer::port() const { return impl_->port; }

const std::string& StrictServer::ca_file() const {
    static const std::string none;
    return impl_->tls ? impl_->tls->ca_file.path() : none;
}

const std::string& StrictServer::ca_pem() const {
    static const std::string none;
    return impl_->tls ? impl_->tls->certificates.authority : none;
}

void StrictServer::answer(Reply reply) { impl_->log.add_replies({std::move(reply)}); }

void StrictServer::answer(std::vector<Reply> replies) { impl_->log.add_replies(std::move(replies)); }

void StrictServer::answer_with(Handler handler) { impl_->log.set_handler(std::move(handler)); }

void StrictServer::set_rules(SigningRules rules) {
    const std::lock_guard lock{impl_->rules_mutex};
    impl_->rules = std::move(rules);
}

std::vector<Received> StrictServer::requests() const { return impl_->log.requests(); }

std::size_t StrictServer::request_count() const { return impl_->log.request_count(); }

Received StrictServer::last_request() const {
    std::vector<Received> all = requests();
    if (all.empty()) {
        throw std::logic_error("no request came to the strict server");
    }
    return std::move(all.back());
}

std::vector<Received> StrictServer::aborted() const { return impl_->log.aborted(); }

bool StrictServer::wait_for_requests(std::size_t count, std::chrono::milliseconds limit) const {
    return impl_->log.wait_for_requests(count, limit);
}

std::size_t StrictServer::connections() const { return impl_->log.connections(); }

std::size_t StrictServer::failed_handshakes() const { return impl_->log.failed_handshakes(); }

std::size_t StrictServer::closed_on_reuse() const { return impl_->log.closed_on_reuse(); }

std::size_t StrictServer::answers_left() const { return impl_->log.replies_left(); }

std::vector<std::string> StrictServer::problems() const { return impl_->log.problems(); }

std::string StrictServer::complaints() const {
    std::string text;
    for (const std::string& problem : problems()) {
        text.append(text.empty() ? "" : "\n").append(problem);
    }
    return text;
}

}  // namespace inia::test
