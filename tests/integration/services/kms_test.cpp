// service: kms, operations: CreateKey DescribeKey ListKeys Encrypt Decrypt ScheduleKeyDeletion
#include <inia/kms.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

TEST_CASE("KMS keeps a key, and decrypts what it encrypted with the same context alone", "[kms]") {
    INIA_NEEDS_LOCAL_AWS();
    namespace kms = inia::kms;
    kms::Client client(inia::test::local_session(), inia::test::local_config());
    auto const created =
        client.create_key({.Description = "a <key> & \"more\"", .Tags = {{.TagKey = "team", .TagValue = "blue"}}});
    auto const id = created.KeyMetadata.value().KeyId.value();

    auto const found = client.describe_key({.KeyId = id}).KeyMetadata.value();
    CHECK(found.Description == "a <key> & \"more\"");
    CHECK(found.KeyState == kms::KeyState::Enabled);
    CHECK(found.Enabled == true);
    CHECK(found.CreationDate == created.KeyMetadata.value().CreationDate);
    CHECK(std::ranges::any_of(client.list_keys().Keys, [&](auto const& key) { return key.KeyId == id; }));

    inia::Blob const secret(std::string("\0\x01\xff", 3));
    auto const sealed =
        client.encrypt({.KeyId = id, .Plaintext = secret, .EncryptionContext = {{"for", "inia"}}}).CiphertextBlob;
    CHECK(client.decrypt({.CiphertextBlob = sealed.value(), .EncryptionContext = {{"for", "inia"}}}).Plaintext
          == secret);
    CHECK_THROWS_AS(client.decrypt({.CiphertextBlob = sealed.value(), .EncryptionContext = {{"for", "none"}}}),
                    kms::InvalidCiphertextException);
    CHECK_THROWS_AS(client.describe_key({.KeyId = "00000000-0000-0000-0000-000000000000"}), kms::NotFoundException);

    auto const deletion = client.schedule_key_deletion({.KeyId = id, .PendingWindowInDays = 7});
    CHECK(deletion.DeletionDate.has_value());
    CHECK(client.describe_key({.KeyId = id}).KeyMetadata.value().KeyState == kms::KeyState::PendingDeletion);
}
