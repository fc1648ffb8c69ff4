#pragma once

#include "story.hpp"

#include <string>

namespace demo {

/// A bucket that is emptied and deleted at the end of its scope.
class Bucket {
public:
    Bucket(Story& story, Setting const& setting);
    std::string const& name() const { return name_; }

private:
    std::string name_;
    Cleanup cleanup_;
};

/// A directory goes to S3 and comes back, listed and compared byte by byte.
void store_files(Story& story, Setting const& setting, std::string const& bucket);
/// A role that may do nothing but read the bucket is assumed, and reads it.
void assume_role(Story& story, Setting const& setting, std::string const& bucket);
/// A DynamoDB table is made, filled, queried and guarded by a condition.
void keep_a_table(Story& story, Setting const& setting);
/// An SQS queue carries messages.
void pass_messages(Story& story, Setting const& setting);

}  // namespace demo
