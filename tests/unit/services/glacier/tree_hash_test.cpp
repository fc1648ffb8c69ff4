#include <inia/glacier/tree_hash.hpp>

#include <support/catch.hpp>

#include <sstream>

using namespace inia;

namespace {

constexpr std::size_t mebibyte = 1024 * 1024;

glacier::Hashes hashes_of(Body const& body) {
    glacier::Hashes hashes;
    CHECK_FALSE(glacier::hash_archive(body, hashes));
    return hashes;
}

}  // namespace

// The expected digests were computed with Python's hashlib from the documentation's description of the tree.
TEST_CASE("the tree hash of up to a mebibyte is the plain one", "[glacier]") {
    CHECK(hashes_of(Body("hello world")).tree == "b94d27b9934d3e08a52e52d7da7dabfac484efe37a5380ee9088f7ace2efcde9");
    CHECK(hashes_of(Body("")).tree == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    glacier::Hashes const one_leaf = hashes_of(Body(std::string(mebibyte, 'a')));
    CHECK(one_leaf.tree == "9bc1b2a288b26af7257a36277ae3816a7d4f16e89c1e7e77d0a5c48bad62b360");
    CHECK(one_leaf.linear == one_leaf.tree);
}

TEST_CASE("leaves are joined in pairs, and a last one without a neighbour goes up as it is", "[glacier]") {
    CHECK(hashes_of(Body(std::string(mebibyte + 1, 'a'))).tree
          == "8dd49bbc6297567fac3852c2deddcdbc57358bc403c10d4f6dc64b143ad9b27b");
    CHECK(hashes_of(Body(std::string(3 * mebibyte, 'a'))).tree
          == "70239f4f2ead7561f69d48b956b547edef52a1280a93c262c0b582190be7db17");
    glacier::Hashes const six_leaves = hashes_of(Body(std::string(5 * mebibyte + 7, 'a')));
    CHECK(six_leaves.tree == "b858f8d4da2746113616921f1046c2a930c7a1964323214ca3e088f695624094");
    CHECK(six_leaves.linear == "16a636688416703e2034b926b99dfff59c588e3eb995c41f95e7f68873f68184");
}

TEST_CASE("an archive that is read in pieces has the same tree hash", "[glacier]") {
    std::istringstream stream(std::string(3 * mebibyte, 'a'));
    CHECK(glacier::calculate_tree_hash(Body::stream(stream))
          == "70239f4f2ead7561f69d48b956b547edef52a1280a93c262c0b582190be7db17");
    CHECK_THROWS_AS(glacier::calculate_tree_hash(Body::file("/nonexistent")), Error);
}
