#include <inia/core/format/hex.hpp>
#include <inia/core/format/sha256.hpp>
#include <inia/glacier/tree_hash.hpp>

#include <array>
#include <memory>
#include <string_view>
#include <vector>

namespace inia::glacier {
namespace {

using Digest = std::array<char, 32>;
constexpr std::size_t leaf_size = std::size_t{1024} * 1024;

std::string_view view(Digest const& digest) { return {digest.data(), digest.size()}; }

/// Takes the bytes of an archive in pieces of any size and makes the leaves of its tree.
class Hasher {
public:
    void update(std::string_view bytes) {
        linear_.update(bytes);
        while (!bytes.empty()) {
            std::string_view const piece = bytes.substr(0, leaf_size - in_leaf_);
            leaf_.update(piece);
            in_leaf_ += piece.size();
            bytes.remove_prefix(piece.size());
            if (in_leaf_ == leaf_size) close_leaf();
        }
    }

    Hashes finish() {
        if (in_leaf_ > 0 || level_.empty()) close_leaf();
        while (level_.size() > 1) join_pairs();
        return {.linear = format::to_hex(view(linear_.finish())), .tree = format::to_hex(view(level_.front()))};
    }

private:
    void close_leaf() {
        level_.push_back(leaf_.finish());
        leaf_ = {};
        in_leaf_ = 0;
    }

    /// Makes the next level of the tree; a digest without a neighbour goes up as it is.
    void join_pairs() {
        std::size_t count = 0;
        for (std::size_t i = 0; i < level_.size(); i += 2) {
            if (i + 1 < level_.size()) {
                format::Sha256 pair;
                pair.update(view(level_[i]));
                pair.update(view(level_[i + 1]));
                level_[count++] = pair.finish();
            } else {
                level_[count++] = level_[i];
            }
        }
        level_.resize(count);
    }

    format::Sha256 linear_, leaf_;
    std::size_t in_leaf_ = 0;
    std::vector<Digest> level_;
};

}  // namespace

AnyError hash_archive(Body const& body, Hashes& out) {
    Hasher hasher;
    AnyError error;
    if (body.in_memory()) {
        hasher.update(body.text());
    } else {
        std::unique_ptr<BodyReader> const reader = body.open(error);
        if (error) return error;
        std::vector<char> buffer(std::size_t{64} * 1024);
        while (std::size_t const size = reader->read(buffer, error)) hasher.update({buffer.data(), size});
        if (error) return error;
    }
    out = hasher.finish();
    return {};
}

std::string calculate_tree_hash(Body const& body) {
    Hashes hashes;
    if (AnyError error = hash_archive(body, hashes)) error.raise();
    return std::move(hashes.tree);
}

}  // namespace inia::glacier
