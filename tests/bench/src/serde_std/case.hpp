#pragma once

#include <inia/core/call_ends.hpp>
#include <inia/core/client_core.hpp>
#include <inia/core/config.hpp>
#include <inia/core/session.hpp>

#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace bench {

/// A standard case made ready: its values and bytes are built, what is left is calling the codec.
class Case {
public:
    virtual ~Case() = default;
    /// Makes one call. Whether its result is what the case's formula says, in every byte or member.
    virtual bool is_right() = 0;
    /// Makes that many calls; false when one of them fails or its result has another size than is_right() saw.
    virtual bool run(long calls) = 0;
    /// The message that the codec writes or reads, known after is_right(): headers and body, and a request's target.
    std::string const& message() const { return message_; }

protected:
    std::string message_;
};

/// All cases by their public ids. Each file of cases adds its own.
struct Entry {
    std::string id;
    std::function<std::unique_ptr<Case>()> make;
};
using Cases = std::vector<Entry>;

void add_json_cases(Cases& cases);
void add_cbor_cases(Cases& cases);
void add_query_cases(Cases& cases);
void add_rest_json_cases(Cases& cases);
void add_rest_xml_cases(Cases& cases);

/// What a request is on the wire, as the case builds it without inia's writers. Headers are those of its members; the
/// protocol has more.
struct ExpectedRequest {
    std::string target{"/"};
    inia::Headers headers{};
    std::string body{};
};

/// A typed request becomes an HTTP request.
template<class Op> class WriteCase final : public Case {
public:
    WriteCase(typename Op::Request request, ExpectedRequest expected)
        : request_(std::move(request)),
          expected_(std::move(expected)) {}

    bool is_right() override {
        inia::HttpRequest http;
        if (Op::ends.serialize(core_, &request_, http)) return false;
        std::string const target = http.query.empty() ? http.path : http.path + '?' + http.query;
        headers_size_ = http.headers.block().size();
        message_ = target + http.headers.block();
        message_ += http.body.text();
        for (auto const& field : expected_.headers)
            if (http.headers.find(field.name) != field.value) return false;
        return target == expected_.target && http.body.text() == expected_.body;
    }

    bool run(long calls) override {
        for (long i = 0; i < calls; ++i) {
            inia::HttpRequest http;
            if (Op::ends.serialize(core_, &request_, http)) return false;
            if (http.body.text().size() != expected_.body.size()) return false;
            if (http.headers.block().size() != headers_size_) return false;
        }
        return true;
    }

private:
    typename Op::Request request_;
    ExpectedRequest expected_;
    inia::ClientCore core_{*Op::info.service, inia::Session(), inia::Config{.region_name = "us-west-2"}};
    std::size_t headers_size_ = 0;
};

/// An HTTP answer becomes a typed one. `Size` counts something in it that a call is checked by.
template<class Op, class Size> class ReadCase final : public Case {
public:
    using Response = typename Op::Response;

    ReadCase(typename Op::Request request, inia::HttpResponse answer, Response expected, Size size)
        : request_(std::move(request)),
          answer_(std::move(answer)),
          expected_(std::move(expected)),
          size_(size) {
        message_ = answer_.headers.block() + answer_.body;
    }

    bool is_right() override {
        Response out;
        if (Op::ends.deserialize(&request_, answer_, &out)) return false;
        bool const right = out == expected_;
        give_back(out);
        return right;
    }

    bool run(long calls) override {
        std::size_t const size = size_(expected_);
        for (long i = 0; i < calls; ++i) {
            Response out;
            if (Op::ends.deserialize(&request_, answer_, &out) || size_(out) != size) return false;
            give_back(out);
        }
        return true;
    }

private:
    /// A payload of bytes is moved out of the answer: the next call is to find it there again.
    void give_back([[maybe_unused]] Response& out) {
        if constexpr (requires { out.Body.read_all(); }) answer_.body = out.Body.read_all();
    }

    typename Op::Request request_;
    inia::HttpResponse answer_;
    Response expected_;
    Size size_;
};

template<class Op> std::unique_ptr<Case> write_case(typename Op::Request request, ExpectedRequest expected) {
    return std::make_unique<WriteCase<Op>>(std::move(request), std::move(expected));
}

template<class Op, class Size>
std::unique_ptr<Case> read_case(typename Op::Request request, inia::HttpResponse answer, typename Op::Response expected,
                                Size size) {
    return std::make_unique<ReadCase<Op, Size>>(std::move(request), std::move(answer), std::move(expected), size);
}

}  // namespace bench
