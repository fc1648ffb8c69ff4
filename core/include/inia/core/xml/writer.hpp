#pragma once

#include <inia/core/export.hpp>
#include <inia/core/format/body_writer.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace inia::xml {

/// Writes an XML document from front to back into one string.
///
///     writer.start("Delete");
///     writer.declare("", "http://s3.amazonaws.com/doc/2006-03-01/");
///     writer.start("Key"); writer.text(key); writer.end("Key");
///     writer.end("Delete");
///
/// Names are the model's and are written as they are; texts and attribute values are escaped so that a parser gives
/// them back byte for byte (line ends are character references). One thread at a time.
class INIA_EXPORT Writer : public format::BodyWriter {
public:
    /// Opens an element. Attributes and declarations may follow until its first content.
    void start(std::string_view name) {
        close_tag();
        out_.push_back('<');
        out_.append(name);
        in_tag_ = true;
    }
    /// Declares a namespace on the element just started; an empty prefix makes it the default one.
    void declare(std::string_view prefix, std::string_view uri);
    /// Adds an attribute to the element just started.
    void attribute(std::string_view name, std::string_view value);
    /// Adds text to the element's content.
    void text(std::string_view text) {
        close_tag();
        escape(text);
    }
    /// Adds text that holds nothing to escape: numbers, base64, dates.
    void plain(std::string_view text) {
        close_tag();
        out_.append(text);
    }
    /// Closes the element that was started last and is still open. `name` is the one it was started with.
    void end(std::string_view name) {
        if (in_tag_) {
            out_.append("/>");
            in_tag_ = false;
            return;
        }
        out_.append("</");
        out_.append(name);
        out_.push_back('>');
    }

    /// Number of bytes so far.
    std::size_t size() const noexcept { return out_.size(); }
    /// The document.
    std::string_view view() const noexcept INIA_LIFETIMEBOUND { return out_; }
    /// Hands the document out; the writer is empty then.
    std::string take() noexcept { return std::exchange(out_, {}); }

private:
    void close_tag() {
        if (in_tag_) {
            out_.push_back('>');
            in_tag_ = false;
        }
    }
    void escape(std::string_view text);

    std::string out_;
    bool in_tag_ = false;  ///< The last start tag lacks its `>`.
};

}  // namespace inia::xml
