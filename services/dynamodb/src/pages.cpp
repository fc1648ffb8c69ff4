#include <inia/core/response_metadata.hpp>
#include <inia/dynamodb/pages.hpp>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace inia::dynamodb::detail {
namespace {

/// The body of the request for the page that starts behind `last_key`.
std::string page_body(PagedRequest const& request, std::string const& last_key, std::string_view more = {}) {
    std::string body = request.body;
    body += more;
    if (!last_key.empty()) ((body += ",\"") += request.start_member).append("\":").append(last_key);
    return body += '}';
}

class SerialPages final : public Pages {
public:
    explicit SerialPages(PagedRequest request) : request_(std::move(request)) {}

    Result<bool> next(std::string& page) override {
        if (done_) return false;
        done_ = true;
        Result<std::string> answer = call_text(request_.client, request_.operation, request_.table,
                                               page_body(request_, last_key_), request_.options);
        if (!answer) return answer.error();
        page = *std::move(answer);
        return true;
    }
    void set_last_key(std::string last_key) override {
        done_ = last_key.empty();
        last_key_ = std::move(last_key);
    }
    std::string_view next_member() const override { return request_.next_member; }

private:
    PagedRequest request_;
    std::string last_key_{};
    bool done_ = false;
};

/// Threads take segments one after the other and put pages into a queue that holds one for each thread.
class SegmentPages final : public Pages {
public:
    SegmentPages(PagedRequest request, int segments, int threads)
        : request_(std::move(request)),
          segments_(segments),
          room_(static_cast<std::size_t>(threads)),
          running_(threads) {}
    ~SegmentPages() override { stop(); }

    Result<bool> next(std::string& page) override {
        while (threads_.size() < room_) threads_.emplace_back([this] { run(); });
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] { return !pages_.empty() || running_ == 0 || error_ || thrown_; });
        if (thrown_) std::rethrow_exception(thrown_);
        if (pages_.empty()) return false;
        if (request_.options.metadata != nullptr) *request_.options.metadata = std::move(pages_.front().metadata);
        if (error_) return error_;
        page = std::move(pages_.front().body);
        pages_.pop_front();
        lock.unlock();
        changed_.notify_all();
        return true;
    }
    void set_last_key(std::string) override {}  // the threads read it themselves
    std::string_view next_member() const override { return request_.next_member; }

private:
    void stop() {
        {
            std::lock_guard const lock(mutex_);
            stopped_ = true;
        }
        changed_.notify_all();
        for (std::thread& thread : threads_) thread.join();
    }
    void run() {
        AnyError error;
        ResponseMetadata metadata;
        std::exception_ptr thrown;  // of memory, or of a part of the client that is the program's own
        try {
            for (int segment = take_segment(); segment < segments_ && !error; segment = take_segment())
                error = read_segment(segment, metadata);
        } catch (...) {
            thrown = std::current_exception();
        }
        {
            std::lock_guard const lock(mutex_);
            if (error && !error_) {
                error_ = std::move(error);
                pages_.assign(1, {{}, std::move(metadata)});
            }
            if (!thrown_) thrown_ = std::move(thrown);
            if (error_ || thrown_) stopped_ = true;
            --running_;
        }
        changed_.notify_all();
    }
    int take_segment() {
        std::lock_guard const lock(mutex_);
        return stopped_ ? segments_ : next_segment_++;
    }
    AnyError read_segment(int segment, ResponseMetadata& metadata) {
        std::string const place =
            ",\"Segment\":" + std::to_string(segment) + ",\"TotalSegments\":" + std::to_string(segments_);
        CallOptions options = request_.options;
        if (options.metadata != nullptr) options.metadata = &metadata;
        std::string last_key;
        do {
            Result<std::string> answer = call_text(request_.client, request_.operation, request_.table,
                                                   page_body(request_, last_key, place), options);
            if (!answer) return answer.error();
            AnswerParts parts{.next_member = request_.next_member};
            if (AnyError error = read_answer(*answer, parts)) return error;
            last_key = std::move(parts.last_key);
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return pages_.size() < room_ || stopped_; });
            if (stopped_) return {};
            pages_.push_back({*std::move(answer), metadata});
            lock.unlock();
            changed_.notify_all();
        } while (!last_key.empty());
        return {};
    }

    struct Page {
        std::string body{};
        ResponseMetadata metadata{};  ///< If somebody wants it: of one call at a time, as without segments.
    };

    PagedRequest const request_;
    int const segments_;
    std::size_t const room_;

    std::mutex mutex_{};
    std::condition_variable changed_{};
    std::deque<Page> pages_{};  // and what follows: under mutex_
    AnyError error_{};
    std::exception_ptr thrown_{};
    int next_segment_ = 0;
    int running_;
    bool stopped_ = false;

    std::vector<std::thread> threads_{};
};

}  // namespace

Pages::~Pages() = default;

std::unique_ptr<Pages> serial_pages(PagedRequest request) { return std::make_unique<SerialPages>(std::move(request)); }

std::unique_ptr<Pages> scan_pages(PagedRequest request, int segments, int threads) {
    if (segments <= 1) return serial_pages(std::move(request));
    threads = std::min(threads > 0 ? threads : 8, segments);
    return std::make_unique<SegmentPages>(std::move(request), segments, threads);
}

}  // namespace inia::dynamodb::detail
