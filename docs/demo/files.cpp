// Chapter 1: a directory of files goes to S3 and comes back.
#include "chapters.hpp"
#include "directory.hpp"

#include <inia/s3.hpp>

#include <atomic>
#include <future>
#include <map>
#include <stdexcept>
#include <vector>

namespace s3 = inia::s3;

namespace demo {
namespace {

constexpr int threads = 4;

// Every page of the listing: key and size of each object.
std::map<std::string, std::uint64_t> list(s3::Client& client, std::string const& bucket, int& pages) {
    std::map<std::string, std::uint64_t> found;
    inia::Optional<std::string> next;
    pages = 0;
    do {
        auto const page = client.list_objects_v2({.Bucket = bucket, .MaxKeys = 20, .ContinuationToken = next});
        for (s3::Object const& object : page.Contents)
            found[object.Key.value()] = static_cast<std::uint64_t>(object.Size.value());
        next = page.NextContinuationToken;
        ++pages;
    } while (next);
    return found;
}

// Runs `work` for every file, several at a time. A client is a thread-safe handle: all threads use the same one, and it
// keeps their connections open from call to call.
template<class Work> void for_all(std::vector<File> const& files, Work work) {
    std::atomic<std::size_t> next = 0;
    std::vector<std::future<void>> running;
    for (int i = 0; i < threads; ++i)
        running.push_back(std::async(std::launch::async, [&] {
            for (std::size_t at; (at = next++) < files.size();) work(files[at]);
        }));
    for (auto& thread : running) thread.wait();
    for (auto& thread : running) thread.get();  // throws what the thread threw
}

std::string create_bucket(Setting const& setting) {
    s3::Client client{setting.session, setting.config};
    s3::CreateBucketRequest request{.Bucket = setting.name};
    if (setting.region != "us-east-1")  // the one region that does not want to be named
        request.CreateBucketConfiguration = s3::CreateBucketConfiguration{.LocationConstraint = setting.region};
    client.create_bucket(request);
    return setting.name;
}

std::string empty_and_delete(Setting const& setting, std::string const& bucket) {
    s3::Client client{setting.session, setting.config};
    int pages = 0;
    auto const objects = list(client, bucket, pages);
    for (auto const& [key, size] : objects) client.delete_object({.Bucket = bucket, .Key = key});
    client.delete_bucket({.Bucket = bucket});
    return std::to_string(objects.size()) + " objects and the bucket";
}

}  // namespace

Bucket::Bucket(Story& story, Setting const& setting)
    : name_(create_bucket(setting)),
      cleanup_(story, "delete the bucket", [this, setting] { return empty_and_delete(setting, name_); }) {}

void store_files(Story& story, Setting const& setting, std::string const& bucket) {
    story.chapter("A directory of files goes to S3 and comes back");
    s3::Client client{setting.session, setting.config};
    Directory const source = example_directory();
    Directory const copy{"inia-demo-copy"};
    auto const files = source.files();
    std::uint64_t total = 0;
    for (File const& file : files) total += file.size;
    auto const amount = std::to_string(files.size()) + " files, " + megabytes(total);

    story.step("upload, 4 threads, one client", [&] {
        Progress progress{total};
        for_all(files, [&](File const& file) {
            client.put_object({.Bucket = bucket, .Key = file.name, .Body = inia::Body::file(source.path(file))});
            progress.add(file.size);
        });
        return amount;
    });
    story.step("list the bucket, page by page", [&] {
        int pages = 0;
        auto const found = list(client, bucket, pages);
        for (File const& file : files)
            if (!found.contains(file.name) || found.at(file.name) != file.size)
                throw std::runtime_error("the listing lacks " + file.name);
        return std::to_string(found.size()) + " objects on " + std::to_string(pages)
             + " pages, names and sizes as sent";
    });
    story.step("download as streams into files", [&] {
        Progress progress{total};
        for_all(files, [&](File const& file) {
            client.get_object({.Bucket = bucket, .Key = file.name}).Body.read_to_file(copy.path(file));
            progress.add(file.size);
        });
        return amount;
    });
    story.step("compare byte by byte", [&] {
        for (File const& file : files)
            if (!same_bytes(source.path(file), copy.path(file)))
                throw std::runtime_error(file.name + " came back different");
        return std::string{"every file is the same"};
    });
    story.step("ask for a file that is not there", [&]() -> std::string {
        try {
            client.get_object({.Bucket = bucket, .Key = "no/such/file"});
        } catch (s3::NoSuchKey const& error) {  // the model's error is a class
            return "caught s3::NoSuchKey, HTTP " + std::to_string(error.http_status());
        }
        throw std::runtime_error("the missing file was found");
    });
}

}  // namespace demo
