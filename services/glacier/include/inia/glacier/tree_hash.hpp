#pragma once

#include <inia/core/body.hpp>
#include <inia/core/error.hpp>
#include <inia/core/export.hpp>

#include <string>

namespace inia::glacier {

/// The two SHA-256 that Glacier wants of an archive or a part, in lower-case hexadecimal.
struct Hashes {
    std::string linear{};  ///< Of all bytes.
    /// Of the bytes in pieces of 1 MiB, joined in pairs up to one root: what `checksum` and
    /// `CompleteMultipartUpload` take.
    std::string tree{};
};

/// Reads the body once and computes both. Fails as reading the body does.
INIA_EXPORT AnyError hash_archive(Body const& body, Hashes& out);

/// The tree hash of a whole archive, for CompleteMultipartUpload. Throws what reading the body fails with.
INIA_EXPORT std::string calculate_tree_hash(Body const& body);

}  // namespace inia::glacier
