// service: cognito-idp, operations: CreateUserPool ListUserPools DeleteUserPool AdminCreateUser AdminGetUser ListUsers
// AdminDeleteUser
#include <inia/cognito_idp.hpp>

#include <support/catch.hpp>
#include <support/local_aws.hpp>

#include <algorithm>

namespace cognito_idp = inia::cognito_idp;

TEST_CASE("Cognito keeps a pool of users and a user", "[cognito-idp]") {
    INIA_NEEDS_LOCAL_AWS();
    cognito_idp::Client client(inia::test::local_session(), inia::test::local_config());
    auto const pool = client
                          .create_user_pool({.PoolName = "inia it",
                                             .Policies = {{.PasswordPolicy = {{.MinimumLength = 12}}}},
                                             .UserPoolTags = {{"team", "blue"}}})
                          .UserPool.value();
    CHECK(pool.Policies.value().PasswordPolicy.value().MinimumLength == 12);
    auto const id = pool.Id.value();
    CHECK(std::ranges::any_of(client.list_user_pools({.MaxResults = 60}).UserPools,
                              [&](auto const& it) { return it.Id == id && it.Name == "inia it"; }));

    cognito_idp::AdminCreateUserRequest const user{
        .UserPoolId = id,
        .Username = "z\u00fcrich",
        .UserAttributes = {{.Name = "email", .Value = "a@b.example"}},
        .MessageAction = cognito_idp::MessageActionType::SUPPRESS,
    };
    client.admin_create_user(user);
    CHECK_THROWS_AS(client.admin_create_user(user), cognito_idp::UsernameExistsException);
    auto const found = client.admin_get_user({.UserPoolId = id, .Username = user.Username});
    CHECK(found.Username == "z\u00fcrich");
    CHECK(found.UserStatus == cognito_idp::UserStatusType::FORCE_CHANGE_PASSWORD);
    CHECK(found.Enabled == true);
    CHECK(std::ranges::any_of(found.UserAttributes,
                              [](auto const& it) { return it.Name == "email" && it.Value == "a@b.example"; }));
    CHECK(client.list_users({.UserPoolId = id}).Users.size() == 1);
    client.admin_delete_user({.UserPoolId = id, .Username = user.Username});
    CHECK_THROWS_AS(client.admin_get_user({.UserPoolId = id, .Username = user.Username}),
                    cognito_idp::UserNotFoundException);

    client.delete_user_pool({.UserPoolId = id});
    CHECK_THROWS_AS(client.list_users({.UserPoolId = id}), cognito_idp::ResourceNotFoundException);
}
