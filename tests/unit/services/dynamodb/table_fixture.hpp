#pragma once

#include <inia/dynamodb/table.hpp>

#include <boost/describe.hpp>
#include <boost/json.hpp>

#include <support/fakes.hpp>
#include <support/strict_server.hpp>

#include <cstdint>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

namespace inia::dynamodb::table_fixture {

struct User {
    std::string id{};
    std::int64_t n = 0;
    bool operator==(User const&) const = default;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, n))

using Users = Table<User, &User::id>;

/// A client whose service is a script, which verifies every signature. No pause is waited for.
struct Fixture {
    test::StrictServer server{{.rules = {.service = "dynamodb"}, .now = [] { return std::time_t{1'440'938'160}; }}};
    std::shared_ptr<test::FakeClock> clock = std::make_shared<test::FakeClock>();

    Client client() const {
        return Client(Session(), {.region_name = "us-east-1",
                                  .endpoint_url = server.url(),
                                  .retries = {.total_max_attempts = 1},
                                  .credentials_provider = std::make_shared<test::FakeCredentials>(),
                                  .clock = clock});
    }
    Users users() const { return Users(client(), "users"); }

    /// The bodies of the requests so far.
    std::vector<boost::json::value> bodies() const {
        std::vector<boost::json::value> all;
        for (test::Received const& request : server.requests()) all.push_back(boost::json::parse(request.body));
        return all;
    }
    /// How many writes each request had.
    std::vector<std::size_t> batches() const {
        std::vector<std::size_t> sizes;
        for (boost::json::value const& body : bodies())
            sizes.push_back(body.at("RequestItems").at("users").as_array().size());
        return sizes;
    }
};

}  // namespace inia::dynamodb::table_fixture
