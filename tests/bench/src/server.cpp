// The benchmarks' peer: one thread, epoll, precomputed replies, so that its own cost is small and always the same.
// Prints its port, answers until standard input closes, then prints how many requests and body bytes it saw.
#include "pages.hpp"

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <string>
#include <string_view>

namespace {

std::uint64_t requests = 0;
std::uint64_t body_bytes = 0;

/// 11 attributes, about 1 KB, with a body that every client can check.
std::string get_item_body() {
    std::string body = R"({"Item":{"pk":{"S":"customer#0000000042"},"sk":{"S":"order#2026-05-17T10:11:12Z"},)"
                       R"("name":{"S":"Alice Example"},"tier":{"S":"enterprise"},"logins":{"N":"9007199254740993"},)"
                       R"("score":{"N":"0.125"},"active":{"BOOL":true},"nickname":{"NULL":true},)"
                       R"("tags":{"SS":["alpha","beta","gamma"]},)"
                       R"("address":{"M":{"street":{"S":"1 Main Street"},"unit":{"S":"4b"},"zip":{"N":"12345"}}},)"
                       R"("notes":{"S":")";
    while (body.size() < 1006) body += static_cast<char>('a' + body.size() % 26);
    return body + R"("}}})";
}

std::string reply(std::string_view content_type, std::string const& body) {
    return "HTTP/1.1 200 OK\r\nContent-Type: " + std::string(content_type)
         + "\r\nx-amzn-RequestId: 4KBNVRGD25RG1KEO9UT4V3FQDJVV4KQNSO5AEMVJF66Q9ASUAAJG\r\nContent-Length: "
         + std::to_string(body.size()) + "\r\n\r\n" + body;
}

std::string_view header(std::string_view head, std::string_view name) {
    for (std::size_t at = head.find("\r\n"); at != std::string_view::npos; at = head.find("\r\n", at + 2)) {
        std::string_view const line = head.substr(at + 2, head.find("\r\n", at + 2) - at - 2);
        if (line.size() > name.size() && line[name.size()] == ':'
            && strncasecmp(line.data(), name.data(), name.size()) == 0) {
            std::string_view value = line.substr(name.size() + 1);
            value.remove_prefix(std::min(value.find_first_not_of(' '), value.size()));
            return value;
        }
    }
    return {};
}

struct Connection {
    std::string in;
};

struct Replies {
    std::string const get_item = reply("application/x-amz-json-1.0", get_item_body());
    std::string const put_item = reply("application/x-amz-json-1.0", "{}");
    std::string const query = reply("application/x-amz-json-1.0", bench::page_body(100, false));
    std::string const scan = reply("application/x-amz-json-1.0", bench::page_body(1000, true));
    std::string const list = reply("application/xml", bench::list_body());

    std::string const& of(std::string_view head) const {
        std::string_view const target = header(head, "X-Amz-Target");
        return target.ends_with(".GetItem") ? get_item
             : target.ends_with(".PutItem") ? put_item
             : target.ends_with(".Query")   ? query
             : target.ends_with(".Scan")    ? scan
                                            : list;
    }
};

/// Answers every whole request in the buffer.
bool serve(int fd, Connection& connection, Replies const& replies) {
    while (true) {
        auto const end = connection.in.find("\r\n\r\n");
        if (end == std::string::npos) return true;
        std::string_view const head(connection.in.data(), end);
        std::string_view const length = header(head, "Content-Length");
        std::size_t const body = length.empty() ? 0 : std::strtoul(std::string(length).c_str(), nullptr, 10);
        if (connection.in.size() < end + 4 + body) return true;
        ++requests;
        body_bytes += body;
        std::string const& out = replies.of(head);
        if (send(fd, out.data(), out.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(out.size())) return false;
        connection.in.erase(0, end + 4 + body);
    }
}

}  // namespace

int main() {
    Replies const replies;
    int const listener = socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 || listen(listener, 64) != 0)
        return 1;
    socklen_t size = sizeof address;
    getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    std::printf("%d\n", ntohs(address.sin_port));
    std::fflush(stdout);

    int const poll = epoll_create1(0);
    auto const watch = [&](int fd) {
        epoll_event event{.events = EPOLLIN, .data = {.fd = fd}};
        epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
    };
    watch(listener);
    watch(STDIN_FILENO);
    std::map<int, Connection> connections;
    std::array<char, 1 << 16> buffer;
    while (true) {
        std::array<epoll_event, 64> events;
        int const count = epoll_wait(poll, events.data(), events.size(), -1);
        for (int i = 0; i < count; ++i) {
            int const fd = events[static_cast<std::size_t>(i)].data.fd;
            if (fd == listener) {
                int const accepted = accept(listener, nullptr, nullptr);
                int const on = 1;
                setsockopt(accepted, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
                connections[accepted];
                watch(accepted);
                continue;
            }
            ssize_t const got = read(fd, buffer.data(), buffer.size());
            if (fd == STDIN_FILENO) {
                if (got > 0) continue;
                std::printf("%llu %llu\n", static_cast<unsigned long long>(requests),
                            static_cast<unsigned long long>(body_bytes));
                return 0;
            }
            bool alive = got > 0;
            if (alive) {
                Connection& connection = connections[fd];
                connection.in.append(buffer.data(), static_cast<std::size_t>(got));
                alive = serve(fd, connection, replies);
            }
            if (!alive) {
                connections.erase(fd);
                close(fd);
            }
        }
    }
}
