#include <inia/core/xml/reader.hpp>

#include "format/utf8.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <utility>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace inia::xml {

namespace {

/// What the scanners ask of a byte. Bytes from 0x80 on are part of names and texts, which check that they are UTF-8.
enum ByteKind : std::uint8_t {
    name_byte = 1,   ///< May stand in a name.
    name_start = 2,  ///< May begin a name.
    space = 4,
    plain = 8,      ///< Stands for itself in text.
    in_value = 16,  ///< Stands for itself in an attribute's value.
};

struct ByteTable {
    std::uint8_t kinds[256]{};

    constexpr ByteTable() {
        // Control characters are not XML, but keys of S3 objects hold them, and not every server escapes them.
        for (int c = 1; c < 0x20; ++c) kinds[c] |= plain;
        kinds[int('\r')] = 0;
        for (int c = 0x20; c < 0x80; ++c) kinds[c] |= plain | in_value;
        for (char c : {'<', '&'}) kinds[static_cast<unsigned char>(c)] &= std::uint8_t(~(plain | in_value));
        for (char c : {'"', '\''}) kinds[static_cast<unsigned char>(c)] &= std::uint8_t(~in_value);
        for (char c : {' ', '\t', '\n', '\r'}) kinds[static_cast<unsigned char>(c)] |= space;
        for (int c = 'a'; c <= 'z'; ++c) kinds[c] |= name_byte | name_start;
        for (int c = 'A'; c <= 'Z'; ++c) kinds[c] |= name_byte | name_start;
        for (int c = '0'; c <= '9'; ++c) kinds[c] |= name_byte;
        for (char c : {'-', '.'}) kinds[static_cast<unsigned char>(c)] |= name_byte;
        for (char c : {'_', ':'}) kinds[static_cast<unsigned char>(c)] |= name_byte | name_start;
        for (int c = 0x80; c < 0x100; ++c) kinds[c] |= name_byte | name_start;
    }
};
constexpr ByteTable bytes;

bool is(char c, unsigned kinds) noexcept { return (bytes.kinds[static_cast<unsigned char>(c)] & kinds) != 0; }

/// The first byte from `at` on that does not stand for itself in text.
char const* skip_plain(char const* at, char const* end) noexcept {
#if defined(__SSE2__)
    __m128i const less = _mm_set1_epi8('<'), ampersand = _mm_set1_epi8('&'), carriage_return = _mm_set1_epi8('\r');
    __m128i const one = _mm_set1_epi8(1);
    for (; end - at >= 16; at += 16) {
        __m128i const text = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
        // As signed numbers, zero and all bytes from 0x80 on are less than one.
        __m128i const stops =
            _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(text, less), _mm_cmpeq_epi8(text, ampersand)),
                         _mm_or_si128(_mm_cmpeq_epi8(text, carriage_return), _mm_cmplt_epi8(text, one)));
        if (int const mask = _mm_movemask_epi8(stops)) return at + __builtin_ctz(static_cast<unsigned>(mask));
    }
#endif
    while (at != end && is(*at, plain)) ++at;
    return at;
}

/// How many ASCII letters and digits, of which most names consist, stand at `at`; 0 when they are 16 or more, or the
/// document has less than that left.
std::size_t count_alphanumeric([[maybe_unused]] char const* at, [[maybe_unused]] char const* end) noexcept {
#if defined(__SSE2__)
    if (end - at < 16) return 0;
    auto const between = [](__m128i text, char first, char last) {
        return _mm_and_si128(_mm_cmpgt_epi8(text, _mm_set1_epi8(static_cast<char>(first - 1))),
                             _mm_cmplt_epi8(text, _mm_set1_epi8(static_cast<char>(last + 1))));
    };
    __m128i const text = _mm_loadu_si128(reinterpret_cast<__m128i const*>(at));
    __m128i const lower_case = _mm_or_si128(text, _mm_set1_epi8(0x20));
    __m128i const passed = _mm_or_si128(between(lower_case, 'a', 'z'), between(text, '0', '9'));
    int const mask = _mm_movemask_epi8(passed);
    return mask == 0xffff ? 0 : static_cast<std::size_t>(__builtin_ctz(~static_cast<unsigned>(mask)));
#else
    return 0;
#endif
}

/// Whether `name`, which stands before `at` in the same document, and `>` come next. May say no where they do.
bool is_end_of([[maybe_unused]] std::string_view name, [[maybe_unused]] char const* at,
               [[maybe_unused]] char const* end) noexcept {
#if defined(__SSE2__)
    if (end - at < 17 || name.size() > 16) return false;
    __m128i const same = _mm_cmpeq_epi8(_mm_loadu_si128(reinterpret_cast<__m128i const*>(at)),
                                        _mm_loadu_si128(reinterpret_cast<__m128i const*>(name.data())));
    unsigned const wanted = (1u << name.size()) - 1;
    return (static_cast<unsigned>(_mm_movemask_epi8(same)) & wanted) == wanted && at[name.size()] == '>';
#else
    return false;
#endif
}

std::string_view local_part(std::string_view name) noexcept { return name.substr(name.rfind(':') + 1); }

constexpr char const* truncated = "the document ends inside an element";

}  // namespace

Reader::Reader(std::string_view document) noexcept
    : begin_(document.data()),
      at_(begin_),
      end_(begin_ + document.size()) {
    if (document.starts_with("\xEF\xBB\xBF")) at_ += 3;
}

bool Reader::enter_root() {
    white_space();
    while (at_ != end_ && *at_ == '<' && end_ - at_ > 1 && (at_[1] == '?' || at_[1] == '!')) {
        if (!markup_declaration()) return false;
        white_space();
    }
    if (at_ == end_) return fail_at(at_, "the document has no root element");
    if (*at_ != '<') return fail_at(at_, "the document does not begin with '<'");
    return start_tag();
}

bool Reader::next_child() {
    if (!ok()) return false;
    if (self_closed_) return leave(), false;
    for (;;) {
        // As a rule a tag follows at once.
        if (at_ == end_ || *at_ != '<') {
            std::string_view const rest(at_, std::size_t(end_ - at_));
            std::size_t const length = std::min(rest.find('<'), rest.size());
            if (!format::is_utf8(rest.substr(0, length))) return fail_at(at_, "the text is not UTF-8");
            at_ += length;
        }
        if (end_ - at_ < 2) return fail_at(end_, truncated);
        if (at_[1] == '/') return end_tag(), false;
        if (at_[1] != '!' && at_[1] != '?') return start_tag();
        if (!markup_declaration()) return false;
    }
}

void Reader::skip() {
    std::size_t const outside = depth_ - 1;
    while (ok() && depth_ > outside) next_child();
}

std::string_view Reader::text() {
    if (!ok()) return {};
    if (self_closed_) return leave(), std::string_view("");
    char const* const first = at_;
    at_ = skip_plain(at_, end_);
    // Most texts are one run of ordinary characters: they are handed out where they stand.
    if (end_ - at_ > 1 && at_[0] == '<' && at_[1] == '/') {
        std::string_view const view(first, std::size_t(at_ - first));
        return end_tag() ? view : std::string_view{};
    }
    at_ = first;
    scratch_.clear();
    std::string_view const name = local_name_;
    for (;;) {
        if (!collect_text(scratch_, false)) return {};
        if (end_ - at_ < 2) return fail_at(end_, truncated), std::string_view{};
        if (at_[1] == '/') break;
        if (at_[1] == '!' || at_[1] == '?') {
            static constexpr std::string_view cdata = "<![CDATA[";
            if (std::string_view(at_, std::size_t(end_ - at_)).starts_with(cdata)) {
                at_ += cdata.size();
                if (!collect_text(scratch_, true)) return {};
            } else if (!markup_declaration()) {
                return {};
            }
        } else if (start_tag()) {
            skip();
        }
        if (!ok()) return {};
    }
    if (!end_tag()) return {};
    local_name_ = name;
    return scratch_;
}

/// Appends text up to the next `<`, or the rest of a CDATA section and its end.
bool Reader::collect_text(std::string& to, bool cdata) {
    for (;;) {
        char const* const first = at_;
        if (!cdata) at_ = skip_plain(at_, end_);
        while (cdata && at_ != end_ && (is(*at_, plain) || *at_ == '&' || *at_ == '<')) {
            if (*at_ == ']' && std::string_view(at_, std::size_t(end_ - at_)).starts_with("]]>")) break;
            ++at_;
        }
        if (at_ != first) to.append(first, at_);
        if (at_ == end_) return fail_at(at_, truncated);
        if (cdata && *at_ == ']') return at_ += 3, true;
        if (*at_ == '<') return true;
        if (*at_ == '&') {
            if (!reference(to)) return false;
        } else if (*at_ == '\r') {  // CR LF and a lone CR both mean a line feed.
            to.push_back('\n');
            at_ += end_ - at_ > 1 && at_[1] == '\n' ? 2 : 1;
        } else if (is(*at_, name_byte)) {
            char const* const next = format::skip_utf8(at_, end_);
            if (next == nullptr) return fail_at(at_, "the text is not UTF-8");
            to.append(at_, next);
            at_ = next;
        } else {
            return fail_at(at_, "a zero byte stands in the text");
        }
    }
}

/// Appends what the reference at `at_` stands for.
bool Reader::reference(std::string& to) {
    std::string_view const rest(at_, std::size_t(end_ - at_));
    // The size is a constant, so the comparison is a few instructions.
    auto const named = [&]<std::size_t Size>(char const(&text)[Size], char character) {
        if (rest.size() < Size - 1 || __builtin_memcmp(at_, text, Size - 1) != 0) return false;
        to.push_back(character);
        at_ += Size - 1;
        return true;
    };
    if (named("&quot;", '"') || named("&amp;", '&') || named("&lt;", '<') || named("&gt;", '>')
        || named("&apos;", '\''))
        return true;
    if (!rest.starts_with("&#")) return fail_at(at_, "an entity is referred to that XML does not define");
    bool const hex = rest.starts_with("&#x");
    char const* p = at_ + (hex ? 3 : 2);
    char const* const digits = p;
    std::uint32_t code = 0;
    for (; p != end_ && code <= 0x10FFFF; ++p) {
        char const c = *p;
        unsigned digit = 0;
        if (c >= '0' && c <= '9')
            digit = unsigned(c - '0');
        else if (hex && c >= 'a' && c <= 'f')
            digit = unsigned(c - 'a') + 10;
        else if (hex && c >= 'A' && c <= 'F')
            digit = unsigned(c - 'A') + 10;
        else
            break;
        code = code * (hex ? 16 : 10) + digit;
    }
    if (p == digits || p == end_ || *p != ';' || code == 0 || code > 0x10FFFF || (code >= 0xD800 && code < 0xE000))
        return fail_at(at_, "a character reference is malformed");
    format::append_utf8(to, code);
    at_ = p + 1;
    return true;
}

bool Reader::start_tag() {
    // Most tags are a name of letters.
    char const* const name = at_ + 1;
    std::size_t const size = count_alphanumeric(name, end_);
    if (size == 0 || name[size] != '>' || !is(*name, name_start) || depth_ == max_depth) return any_start_tag();
    open_[depth_++] = local_name_ = {name, size};
    attributes_ = attributes_end_ = name + size;
    self_closed_ = false;
    at_ = name + size + 1;
    return true;
}

bool Reader::any_start_tag() {
    char const* const tag = at_++;
    char const* const first = at_;
    if (at_ == end_ || !is(*at_, name_start)) return fail_at(tag, "a tag has no name");
    char const* local = first;
    while (at_ != end_ && is(*at_, name_byte))
        if (*at_++ == ':') local = at_;
    std::string_view const name(first, std::size_t(at_ - first));
    if (!format::is_utf8(name)) return fail_at(tag, "a tag's name is not UTF-8");
    if (depth_ == max_depth) return fail_at(tag, "elements are nested too deeply");
    open_[depth_++] = name;
    local_name_ = std::string_view(local, std::size_t(at_ - local));
    attributes_ = attributes_end_ = at_;
    self_closed_ = false;
    if (at_ != end_ && *at_ == '>') return ++at_, true;
    if (!attribute_list()) return false;
    if (*at_ == '/') {
        ++at_;
        if (at_ == end_ || *at_ != '>') return fail_at(at_, "'>' is missing at the end of a tag");
        self_closed_ = true;
    }
    return ++at_, true;
}

/// Passes over the attributes up to the `>` or `/` that ends the tag, and remembers where they stand.
bool Reader::attribute_list() {
    for (;;) {
        char const* const before = at_;
        white_space();
        if (at_ == end_) return fail_at(at_, "the document ends inside a tag");
        if (*at_ == '>' || *at_ == '/') return attributes_end_ = before, true;
        if (before == at_ || !is(*at_, name_start)) return fail_at(at_, "a character cannot stand in a tag");
        while (at_ != end_ && is(*at_, name_byte)) ++at_;
        white_space();
        if (at_ == end_ || *at_ != '=') return fail_at(at_, "an attribute has no value");
        ++at_;
        white_space();
        if (at_ == end_ || (*at_ != '"' && *at_ != '\'')) return fail_at(at_, "an attribute's value is not quoted");
        char const quote = *at_++;
        while (at_ != end_ && *at_ != quote && *at_ != '<') ++at_;
        if (at_ == end_ || *at_ == '<') return fail_at(at_, "an attribute's value does not end");
        ++at_;
    }
}

std::string_view Reader::attribute(std::string_view local_name) {
    if (!ok()) return {};
    // The list is known to be well-formed; only a value that is asked for is decoded.
    char const* const back = at_;
    for (at_ = attributes_; at_ != attributes_end_;) {
        white_space();
        char const* const first = at_;
        while (is(*at_, name_byte)) ++at_;
        std::string_view const name(first, std::size_t(at_ - first));
        white_space();
        ++at_;
        white_space();
        char const quote = *at_++;
        if (local_part(name) != local_name || name == "xmlns" || name.starts_with("xmlns:")) {
            at_ = static_cast<char const*>(std::memchr(at_, quote, std::size_t(attributes_end_ - at_))) + 1;
            continue;
        }
        scratch_.clear();
        while (*at_ != quote) {
            if (is(*at_, in_value) || *at_ == '"' || *at_ == '\'') {
                scratch_.push_back(*at_++);
            } else if (is(*at_, space)) {
                scratch_.push_back(' ');
                ++at_;
            } else if (*at_ == '&') {
                if (!reference(scratch_)) return {};
            } else {
                char const* const next = format::skip_utf8(at_, end_);
                if (next == nullptr) return fail_at(at_, "an attribute's value is not UTF-8"), std::string_view{};
                scratch_.append(at_, next);
                at_ = next;
            }
        }
        at_ = back;
        return scratch_;
    }
    at_ = back;
    return {};
}

bool Reader::end_tag() {
    std::string_view const name = open_[depth_ - 1];
    if (!is_end_of(name, at_ + 2, end_)) return any_end_tag();
    at_ += name.size() + 3;
    return leave(), true;
}

bool Reader::any_end_tag() {
    char const* const tag = at_;
    at_ += 2;
    std::string_view const name = open_[depth_ - 1];
    if (!std::string_view(at_, std::size_t(end_ - at_)).starts_with(name)) {
        bool const cut = std::string_view(at_, std::size_t(end_ - at_)).find('>') == std::string_view::npos;
        return fail_at(cut ? end_ : tag, cut ? truncated : "an end tag does not match its start tag");
    }
    at_ += name.size();
    white_space();
    if (at_ == end_) return fail_at(end_, truncated);
    if (*at_ != '>') return fail_at(tag, "an end tag does not match its start tag");
    ++at_;
    return leave(), true;
}

/// Passes over a comment, a processing instruction or a CDATA section that nobody reads.
bool Reader::markup_declaration() {
    std::string_view const rest(at_, std::size_t(end_ - at_));
    if (rest.starts_with("<?")) return past("?>", "a processing instruction does not end");
    if (rest.starts_with("<!--")) return at_ += 4, past("-->", "a comment does not end");
    if (rest.starts_with("<![CDATA[") && depth_ != 0) return past("]]>", "a CDATA section does not end");
    if (rest.starts_with("<!DOCTYPE")) return fail_at(at_, "document type declarations are not accepted");
    return fail_at(at_, "a declaration is malformed");
}

bool Reader::past(std::string_view terminator, char const* what) {
    std::string_view const rest(at_, std::size_t(end_ - at_));
    std::size_t const found = rest.find(terminator);
    if (found == std::string_view::npos) return fail_at(end_, what);
    if (!format::is_utf8(rest.substr(0, found))) return fail_at(at_, "the text is not UTF-8");
    at_ += found + terminator.size();
    return true;
}

void Reader::white_space() noexcept {
    while (at_ != end_ && is(*at_, space)) ++at_;
}

AnyError Reader::finish() {
    while (ok() && depth_ != 0) skip();
    while (ok()) {
        white_space();
        if (at_ == end_) break;
        if (end_ - at_ < 2 || *at_ != '<' || (at_[1] != '!' && at_[1] != '?')) {
            fail_at(at_, "something follows the root element");
        } else {
            markup_declaration();
        }
    }
    return error();
}

std::size_t Reader::expected_elements(std::size_t count, std::size_t element_size) const noexcept {
    constexpr std::size_t enough = 64,
                          shallow = 4;  // <Response><Result><List><member> is the deepest of the first level
    if (count < enough || depth_ > shallow) return 0;
    std::size_t const length = static_cast<std::size_t>(at_ - begin_) / count + 1;
    std::size_t const more = static_cast<std::size_t>(end_ - at_) / length + 1;
    std::size_t const most = std::min((max_memory - memory_) / element_size, 16 * count);
    return count + std::min(more + more / 16, most);
}

void Reader::fail(char const* what, bool of_element) {
    if (!ok()) return;
    failure_of_element_ = of_element;
    if (of_element) failed_element_ = local_name_;
    fail_at(at_, what);
}

bool Reader::fail_at(char const* position, char const* what) {
    if (ok()) {
        failure_ = what;
        failed_at_ = position;
    }
    at_ = end_;
    return false;
}

AnyError Reader::error() const {
    if (ok()) return {};
    std::string text = "The XML of the answer is malformed at byte ";
    if (failure_of_element_) text = "The XML of the answer has an unexpected value at byte ";
    text += std::to_string(failed_at_ - begin_);
    text += ": ";
    if (failure_of_element_) {
        // A name is the peer's text: long ones are cut, so that they cannot flood a log.
        text += "the element '";
        text += failed_element_.substr(0, 64);
        text += "' ";
    }
    text += failure_;
    return ParseError(text);
}

}  // namespace inia::xml
