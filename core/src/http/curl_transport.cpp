#include "http/curl_transport.hpp"

#include "http/curl_channel.hpp"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace inia::detail {
namespace {

// libcurl does not reuse a connection that was idle for longer (CURLOPT_MAXAGE_CONN), so it need not be kept.
constexpr std::chrono::seconds longest_idle{118};

class CurlTransport final : public Transport, public std::enable_shared_from_this<CurlTransport> {
public:
    explicit CurlTransport(CurlSettings settings) : settings_(std::move(settings)) {}

    Result<HttpResponse> send(HttpRequest const& request, SendOptions const& options) override;
    void recycle(std::string&& body) noexcept override { spare_.keep(std::move(body)); }
    void release(std::unique_ptr<CurlChannel> channel);

private:
    struct Idle {
        std::unique_ptr<CurlChannel> channel;
        std::chrono::steady_clock::time_point since;
    };
    std::unique_ptr<CurlChannel> acquire(std::string_view scheme, std::string_view host);

    CurlSettings const settings_;
    CurlShare const share_;
    SpareBody spare_;
    std::mutex mutex_;
    std::vector<Idle> idle_;  // the longest idle first
};

/// The body of an answer that is still on the wire. Gives its channel back when it has been read to the end.
class ChannelStream final : public BodyStream {
public:
    ChannelStream(std::shared_ptr<CurlTransport> transport, std::unique_ptr<CurlChannel> channel)
        : transport_(std::move(transport)),
          channel_(std::move(channel)) {}
    // A reader that knew the length may have taken all bytes without asking for the end.
    ~ChannelStream() override { transport_->release(std::move(channel_)); }

    std::size_t read(std::span<char> to, AnyError& error) override {
        if (!channel_) return error = error_, 0;
        std::size_t const size = channel_->read(to, error);
        if (error)
            give_up(error);
        else if (size == 0 && !to.empty())
            transport_->release(std::move(channel_));
        return size;
    }

    AnyError read_to(BodySink& sink) override {
        if (!channel_) return error_;
        AnyError error = channel_->read_to(sink);
        if (error)
            give_up(error);
        else
            transport_->release(std::move(channel_));
        return error;
    }

private:
    void give_up(AnyError const& error) {
        error_ = error;
        channel_.reset();
    }

    std::shared_ptr<CurlTransport> transport_;
    std::unique_ptr<CurlChannel> channel_;
    AnyError error_;
};

Result<HttpResponse> CurlTransport::send(HttpRequest const& request, SendOptions const& options) {
    std::unique_ptr<CurlChannel> channel = acquire(request.scheme, request.host);
    Result<HttpResponse> response = channel->exchange(request, options);
    if (!response) {
        release(std::move(channel));  // It may be sound: a body that cannot be read does not touch the connection.
        return response;
    }
    if (options.stream_response && response->status < 300)
        response->stream = std::make_unique<ChannelStream>(shared_from_this(), std::move(channel));
    else
        release(std::move(channel));
    return response;
}

std::unique_ptr<CurlChannel> CurlTransport::acquire(std::string_view scheme, std::string_view host) {
    std::vector<Idle> expired;  // closed after the lock is gone
    auto const now = std::chrono::steady_clock::now();
    {
        std::lock_guard const lock(mutex_);
        auto fresh = idle_.begin();
        while (fresh != idle_.end() && now - fresh->since > longest_idle) ++fresh;
        if (fresh != idle_.begin()) {
            std::move(idle_.begin(), fresh, std::back_inserter(expired));
            idle_.erase(idle_.begin(), fresh);
        }
        // The one used last is the warmest.
        for (auto it = idle_.end(); it != idle_.begin();) {
            if (!(--it)->channel->serves(scheme, host)) continue;
            std::unique_ptr<CurlChannel> channel = std::move(it->channel);
            idle_.erase(it);
            return channel;
        }
    }
    return std::make_unique<CurlChannel>(settings_, share_, spare_, scheme, host);
}

void CurlTransport::release(std::unique_ptr<CurlChannel> channel) {
    if (!channel || !channel->finished() || settings_.max_idle_connections == 0) return;
    std::unique_ptr<CurlChannel> surplus;  // closed after the lock is gone
    auto const now = std::chrono::steady_clock::now();
    std::lock_guard const lock(mutex_);
    if (idle_.size() >= settings_.max_idle_connections) {
        surplus = std::move(idle_.front().channel);
        idle_.erase(idle_.begin());
    }
    idle_.push_back({std::move(channel), now});
}

}  // namespace

std::shared_ptr<Transport> make_curl_transport(CurlSettings settings) {
    return std::make_shared<CurlTransport>(std::move(settings));
}

}  // namespace inia::detail
