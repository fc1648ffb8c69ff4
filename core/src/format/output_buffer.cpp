#include <inia/core/format/output_buffer.hpp>

#include <utility>

namespace inia::format {

void OutputBuffer::grow(std::size_t count) {
    std::size_t const used = size();
    std::size_t const wanted = used + count;
    std::size_t const doubled = 2 * static_cast<std::size_t>(end_ - begin_);
    bool const first = begin_ == inline_;
    heap_.resize(wanted > doubled ? wanted : doubled);
    heap_.resize(heap_.capacity());
    if (first) std::memcpy(heap_.data(), inline_, used);
    begin_ = heap_.data();
    cursor_ = begin_ + used;
    end_ = begin_ + heap_.size();
}

std::string OutputBuffer::take() && {
    if (begin_ == inline_) return std::string(view());
    heap_.resize(size());
    return std::move(heap_);
}

}  // namespace inia::format
