#include "doc_text.hpp"

#include "html.hpp"

#include <algorithm>
#include <utility>

namespace inia::codegen {
namespace {

/// Collects blocks while the tags go by.
class DocBuilder {
public:
    void text(std::string_view raw) {
        if (hidden_ > 0) return;
        for (char c : raw) {
            bool const space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
            if (verbatim_ > 0)
                current_ += c == '\r' || c == '\t' ? ' ' : c;
            else if (!space)
                current_ += c;
            else if (!current_.empty() && current_.back() != ' ')
                current_ += ' ';
        }
    }

    void tag(HtmlToken const& token) {
        std::string_view const name = token.text;
        if (name == "p" || name == "div" || name == "br" || name == "note" || name == "important" || name == "caution"
            || name == "dl" || name == "table" || name == "tr" || (name.size() == 2 && name[0] == 'h')) {
            finish();
        } else if (name == "ul" || name == "ol") {
            list(token);
        } else if (name == "li" || name == "dt" || name == "dd") {
            item(token);
        } else if (name == "pre") {
            finish();
            verbatim_ += token.closing ? -std::min(verbatim_, 1) : 1;
        } else if (name == "code" && verbatim_ == 0) {
            quote();
        } else if (name == "a") {
            link(token);
        } else if (name == "fullname") {  // the service's title, which the file's head has already
            finish();
            hidden_ = token.closing ? 0 : 1;
        }
    }

    Doc take() {
        finish();
        return std::move(blocks_);
    }

private:
    struct List {
        bool ordered;
        int count;
    };

    void list(HtmlToken const& token) {
        finish();
        if (!token.closing)
            lists_.push_back({token.text == "ol", 0});
        else if (!lists_.empty())
            lists_.pop_back();
        bullet_.clear();
    }

    void item(HtmlToken const& token) {
        finish();
        bullet_.clear();
        if (token.closing) return;
        if (token.text == "li" && !lists_.empty() && lists_.back().ordered)
            bullet_ = std::to_string(++lists_.back().count) + ". ";
        else if (token.text != "dd")
            bullet_ = "- ";
    }

    // A pair of backquotes without a space inside; the models have `<code> <a>Name</a> </code>`.
    void quote() {
        if (hidden_ > 0) return;
        if (!in_code_) {
            current_ += '`';
            code_start_ = current_.size();
        } else {
            while (current_.size() > code_start_ && current_.back() == ' ') current_.pop_back();
            std::size_t const first = current_.find_first_not_of(' ', std::min(code_start_, current_.size()));
            if (first != std::string::npos) current_.erase(code_start_, first - code_start_);
            if (current_.size() == code_start_)
                current_.pop_back();
            else
                current_ += '`';
        }
        in_code_ = !in_code_;
    }

    void link(HtmlToken const& token) {
        if (!token.closing) {
            url_ = token.href;
            link_start_ = current_.size();
            return;
        }
        if (link_start_ <= current_.size() && url_.starts_with("http")) {
            std::string_view const label = std::string_view(current_).substr(link_start_);
            if (label.find(url_) == std::string_view::npos) {
                bool const space = current_.ends_with(' ');
                if (space) current_.pop_back();
                current_ += " (" + url_ + (space ? ") " : ")");
            }
        }
        url_.clear();
    }

    void finish() {
        if (in_code_) quote();
        while (!current_.empty() && (current_.back() == ' ' || current_.back() == '\n')) current_.pop_back();
        if (!current_.empty()) {
            int const depth = static_cast<int>(lists_.size());
            DocBlock block{.bullet = bullet_, .indent = depth > 0 ? 2 * (depth - 1) : 0, .text = std::move(current_)};
            block.verbatim = verbatim_ > 0;
            if (bullet_.empty() && depth > 0) block.indent += 2;
            blocks_.push_back(std::move(block));
            bullet_.clear();
        }
        current_.clear();
        link_start_ = 0;
    }

    Doc blocks_;
    std::string current_;
    std::string bullet_;
    std::string url_;
    std::vector<List> lists_;
    std::size_t link_start_ = 0;
    std::size_t code_start_ = 0;
    int verbatim_ = 0;
    int hidden_ = 0;
    bool in_code_ = false;
};

/// Number of columns of UTF-8 text, one for each character.
std::size_t columns(std::string_view text) {
    return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

/// A line that a comment can end with: no backslash there, spaces after it included, and no trigraph of one.
std::string safe_line(std::string line) {
    while (!line.empty() && line.back() == ' ') line.pop_back();
    for (std::size_t at = 0; (at = line.find("?\?/", at)) != std::string::npos;) line.insert(at + 2, " ");
    if (line.ends_with('\\')) line += '.';
    return line;
}

void wrap_words(std::vector<std::string>& lines, std::string line, std::string const& margin, std::string_view text,
                std::size_t width) {
    bool empty = true;
    while (!text.empty()) {
        std::size_t const end = std::min(text.find(' '), text.size());
        std::string_view const word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (word.empty()) continue;
        if (!empty && columns(line) + 1 + columns(word) > width) {
            lines.push_back(safe_line(std::move(line)));
            line = margin;
            empty = true;
        }
        if (!empty) line += ' ';
        line += word;
        empty = false;
    }
    if (!empty) lines.push_back(safe_line(std::move(line)));
}

void append_block(std::vector<std::string>& lines, DocBlock const& block, std::size_t width) {
    std::string const indent(static_cast<std::size_t>(block.indent), ' ');
    if (!block.verbatim) {
        wrap_words(lines, indent + block.bullet, indent + std::string(block.bullet.size(), ' '), block.text, width);
        return;
    }
    for (std::string_view text = block.text; !text.empty();) {
        std::size_t const end = std::min(text.find('\n'), text.size());
        lines.push_back(safe_line(indent + "    " + std::string(text.substr(0, end))));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

}  // namespace

Doc doc_from_html(std::string_view html) {
    DocBuilder builder;
    HtmlReader reader(html);
    for (HtmlToken token; reader.next(token);) {
        if (token.kind == HtmlToken::Kind::text)
            builder.text(token.text);
        else
            builder.tag(token);
    }
    return builder.take();
}

std::vector<std::string> wrap(Doc const& doc, std::size_t width, std::size_t max_lines) {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < doc.size(); ++i) {
        std::size_t const before = lines.size();
        // Items of one list stand close together; everything else is set off by an empty line.
        bool const close = !doc[i].bullet.empty() && i > 0 && (!doc[i - 1].bullet.empty() || doc[i - 1].indent > 0);
        if (i > 0 && !close) lines.emplace_back();
        append_block(lines, doc[i], width);
        if (lines.size() > max_lines && i > 0) {
            lines.resize(before);
            lines.emplace_back();
            lines.emplace_back("(The service's own documentation says more.)");
            break;
        }
    }
    return lines;
}

}  // namespace inia::codegen
