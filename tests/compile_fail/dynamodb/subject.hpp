#pragma once

#include <inia/dynamodb/expressions.hpp>

#include <boost/describe.hpp>

#include <chrono>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

/// What the programs of this folder get wrong.
using namespace inia::dynamodb;

struct Address {
    std::string street;
};
BOOST_DESCRIBE_STRUCT(Address, (), (street))

struct User {
    std::string id;
    std::int64_t logins = 0;
    bool active = true;
    std::vector<std::string> log;
    std::set<std::string> tags;
    std::optional<Address> address;
    std::chrono::sys_seconds since;
    std::string secret;
    std::string undescribed;
};
BOOST_DESCRIBE_STRUCT(User, (), (id, logins, active, log, tags, address, since, secret))
constexpr auto dynamodb_options(User const*) { return member_options(ignored<&User::secret>()); }

struct Order {
    std::string id;
};
BOOST_DESCRIBE_STRUCT(Order, (), (id))
