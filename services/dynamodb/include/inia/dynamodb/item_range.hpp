#pragma once

#include <inia/dynamodb/attribute_codec.hpp>
#include <inia/dynamodb/pages.hpp>
#include <inia/dynamodb/text_call.hpp>

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace inia::dynamodb {

/// The items of a query, a scan or a statement, over all pages: read as the loop gets to them, once.
///
///     for (User const& user : users.scan()) ...
///
/// A page is asked for when the loop arrives at it, so an error of the service, and a MarshallingError of an item, is
/// thrown by begin() or ++. Owns all that it needs; copies share one position. One thread at a time.
template<class T> class ItemRange {
    struct State;

public:
    class Iterator {
    public:
        using value_type = T;
        using difference_type = std::ptrdiff_t;
        using iterator_category = std::input_iterator_tag;
        using iterator_concept = std::input_iterator_tag;

        Iterator() = default;
        T& operator*() const noexcept { return state_->items[state_->at]; }
        T* operator->() const noexcept { return &**this; }
        Iterator& operator++() {
            ++state_->at;
            state_->load();
            return *this;
        }
        void operator++(int) { ++*this; }
        bool operator==(std::default_sentinel_t) const noexcept { return state_->at == state_->items.size(); }

    private:
        friend ItemRange;
        explicit Iterator(std::shared_ptr<State> state) : state_(std::move(state)) {}
        std::shared_ptr<State> state_{};
    };

    /// For the library itself.
    ItemRange(std::unique_ptr<detail::Pages> pages, ConsumedCapacity* capacity)
        : state_(std::make_shared<State>(std::move(pages), capacity)) {}

    /// The first item; after a loop that was left early, the one at which it stopped.
    Iterator begin() const {
        state_->load();
        return Iterator(state_);
    }
    std::default_sentinel_t end() const noexcept { return {}; }

    /// All items from where begin() is.
    std::vector<T> all() const {
        std::vector<T> items;
        for (T& item : *this) items.push_back(std::move(item));
        return items;
    }

private:
    struct State {
        State(std::unique_ptr<detail::Pages> from, ConsumedCapacity* used) : pages(std::move(from)), capacity(used) {}

        /// Reads pages until one has items, or there are no more.
        void load() {
            while (at == items.size() && !done) {
                items.clear();
                at = 0;
                done = true;  // should anything below throw
                Result<bool> const more = pages->next(body);
                if (!more.value()) return;
                detail::AnswerParts parts{
                    .items = "Items",
                    .read = [](ItemReader& in,
                               void* to) { read_item(in, static_cast<std::vector<T>*>(to)->emplace_back()); },
                    .to = &items,
                    .next_member = pages->next_member(),
                    .capacity = capacity};
                if (AnyError const error = detail::read_answer(body, parts)) {
                    items.clear();  // the last of them is not whole
                    error.raise();
                }
                pages->set_last_key(std::move(parts.last_key));
                done = false;
            }
        }

        std::unique_ptr<detail::Pages> pages;
        ConsumedCapacity* capacity;
        std::string body{};
        std::vector<T> items{};
        std::size_t at = 0;
        bool done = false;
    };

    std::shared_ptr<State> state_;
};

}  // namespace inia::dynamodb
