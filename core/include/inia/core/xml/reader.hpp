#pragma once

#include <inia/core/error.hpp>
#include <inia/core/export.hpp>

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace inia::xml {

/// Pull parser over an XML document in memory: one pass, no tree, nothing expanded but the five named and the numeric
/// character references. A document type declaration is refused. Names are compared without their namespace prefix.
///
///     Reader reader(body);
///     if (reader.enter_root())
///         while (reader.next_child())
///             if (reader.name() == "Name") name = reader.text(); else reader.skip();
///     return reader.finish();
///
/// An element that was entered is left by exactly one of: text, skip, or next_child until it returns false.
/// The first violation is kept, with its byte position; from then on every function returns false or an empty text, so
/// that loops end. The document must outlive the reader. One thread at a time.
class INIA_EXPORT Reader {
public:
    /// Elements may be nested this deep; more is an error, so that hostile input cannot exhaust the stack.
    static constexpr std::size_t max_depth = 128;
    /// What the values read may cost in memory beyond the answer's own bytes. Three bytes of an answer can make an
    /// element of a kilobyte, so an answer of moderate size could otherwise take all memory. No service comes near.
    static constexpr std::size_t max_memory = std::size_t{512} << 20;

    explicit Reader(std::string_view document) noexcept;
    Reader(Reader const&) = delete;
    Reader& operator=(Reader const&) = delete;

    /// Reads up to and with the start tag of the root element.
    bool enter_root();
    /// Inside an element: passes over text up to the next child and enters it (true), or leaves the element (false).
    bool next_child();
    /// Local name of the element entered last. Valid until the next call that moves the reader.
    std::string_view name() const noexcept INIA_LIFETIMEBOUND { return local_name_; }
    /// Value of an attribute of the element entered last, by its local name; null data() when there is none. Valid
    /// until the next call. To be asked before the element's content is read.
    std::string_view attribute(std::string_view local_name) INIA_LIFETIMEBOUND;
    /// Whether the element entered last has attributes, xmlns among them.
    bool has_attributes() const noexcept { return attributes_ != attributes_end_; }
    /// Reads the element's text and leaves it; children are passed over. The view is valid until the next call.
    std::string_view text() INIA_LIFETIMEBOUND;
    /// Leaves the element with all its content.
    void skip();
    /// After the root was left: makes sure that nothing but comments follows. Returns the error, if there was any.
    AnyError finish();

    /// Notes that something of that size is about to be made: an element of a list or map, or a structure inside of
    /// itself. False, and an error, beyond max_memory.
    bool charge(std::size_t size) {
        memory_ += size;
        return memory_ <= max_memory || fail_at(at_, "the answer holds too many values");
    }

    /// How many elements a list has room for that is full with `count` of them: what the rest of the answer holds if it
    /// is elements of the same length. 0, no guess, for few elements and for a list deep inside, which ends sooner.
    std::size_t expected_elements(std::size_t count, std::size_t element_size) const noexcept;

    /// Whether nothing has gone wrong.
    bool ok() const noexcept { return failure_ == nullptr; }
    /// Reports that the value just read is not what was expected. `what` must live for ever; it follows the words
    /// `the element 'Name'`, or stands alone when `of_element` is false.
    void fail(char const* what, bool of_element = true);
    /// The violation as an error with its byte position; null when there was none.
    AnyError error() const;

private:
    bool fail_at(char const* position, char const* what);
    bool start_tag();
    bool any_start_tag();
    bool attribute_list();
    bool end_tag();
    bool any_end_tag();
    bool markup_declaration();
    bool past(std::string_view terminator, char const* what);
    void white_space() noexcept;
    void leave() noexcept {
        self_closed_ = false;
        --depth_;
    }
    bool reference(std::string& to);
    bool collect_text(std::string& to, bool cdata);

    char const* begin_;
    char const* at_;
    char const* end_;
    char const* attributes_ = nullptr;
    char const* attributes_end_ = nullptr;
    char const* failed_at_ = nullptr;
    char const* failure_ = nullptr;
    bool failure_of_element_ = false;
    bool self_closed_ = false;  ///< The element entered last was written `<a/>` and has not been left.
    std::string_view local_name_{};
    std::string_view failed_element_{};
    std::string scratch_{};
    std::size_t depth_ = 0;
    std::size_t memory_ = 0;
    std::array<std::string_view, max_depth> open_;  ///< Qualified names of the open elements.
};

}  // namespace inia::xml
