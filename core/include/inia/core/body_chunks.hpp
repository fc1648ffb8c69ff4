#pragma once

#include <inia/core/body.hpp>

#include <cstddef>
#include <exception>
#include <iterator>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace inia {

// A single-pass range: `begin` reads the first chunk, `++` the next. A chunk's view holds until the next `++`.
template<class Owner> class Chunks {
public:
    Chunks(Owner body, std::size_t size) : body_(std::move(body)), size_(size ? size : 1) {}

    class Iterator {
    public:
        using iterator_concept = std::input_iterator_tag;
        using value_type = std::string_view;
        using difference_type = std::ptrdiff_t;

        Iterator() = default;
        explicit Iterator(Chunks* chunks) : chunks_(chunks) { chunks_->next(); }
        std::string_view operator*() const { return chunks_->chunk_; }
        Iterator& operator++() { return chunks_->next(), *this; }
        void operator++(int) { chunks_->next(); }
        bool operator==(std::default_sentinel_t) const { return chunks_->chunk_.empty(); }

    private:
        Chunks* chunks_ = nullptr;
    };

    Iterator begin() INIA_LIFETIMEBOUND { return Iterator(this); }
    std::default_sentinel_t end() const noexcept { return {}; }

private:
    void next() {
        if constexpr (std::is_pointer_v<Owner>)
            chunk_ = body_->next_chunk(buffer_, size_);
        else
            chunk_ = body_.next_chunk(buffer_, size_);
    }

    Owner body_;
    std::size_t size_;
    std::string buffer_;
    std::string_view chunk_;
};

inline Chunks<ResponseBody*> ResponseBody::chunks(std::size_t size) & { return {this, size}; }
inline Chunks<ResponseBody> ResponseBody::chunks(std::size_t size) && { return {std::move(*this), size}; }

template<class F> void ResponseBody::for_each_chunk(F&& callback) {
    // An exception must not fly through the transport, which is C below: it waits here until the transfer has stopped.
    class Sink final : public BodySink {
    public:
        explicit Sink(F& callback) : callback_(callback) {}
        AnyError write(std::string_view bytes) override {
            try {
                callback_(bytes);
                return {};
            } catch (...) {
                thrown = std::current_exception();
                return TransportError("the body of the answer was given up when its callback threw an exception");
            }
        }
        std::exception_ptr thrown;

    private:
        F& callback_;
    } sink(callback);
    try {
        read_to(sink);
    } catch (TransportError const&) {
        if (!sink.thrown) throw;
    }
    if (sink.thrown) std::rethrow_exception(sink.thrown);
}

}  // namespace inia
