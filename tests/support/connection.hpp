/// One connection of the strict server, from its first request to its end.
#pragma once

#include "byte_stream.hpp"
#include "reply_writer.hpp"
#include "request_reader.hpp"
#include "server_log.hpp"

namespace inia::test {

/// The rules of the moment; a function, as a test may change them. Thread-safe.
using CurrentRules = std::function<SigningRules()>;

/// Serves requests until the connection ends. Used by one thread.
class ConnectionServer {
public:
    /// All references must outlive the object.
    ConnectionServer(ByteStream& stream, ServerLog& log, const ServerOptions& options, const CurrentRules& rules,
                     std::size_t number);

    void run();

private:
    bool serve_one(std::size_t request_number);
    bool answer_early(Received& received, const Reply& reply);
    Reply choose_reply(Received& received);
    bool send(const Reply& reply, const Received& received);
    bool refuse_malformed(const Received& received, const std::string& problem);
    void complain(const Received& received, const std::string& problem);
    Verdict judge(const Received& received) const;
    std::time_t now() const;

    ByteStream& stream_;
    ServerLog& log_;
    const ServerOptions& options_;
    const CurrentRules& rules_;
    std::size_t number_;
    RequestReader reader_;
};

}  // namespace inia::test
