# What core needs from the system, in one place. The installed package looks for the same (iniaConfig.cmake.in).
find_package(Boost 1.81 REQUIRED COMPONENTS json)
find_package(CURL 7.84 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED COMPONENTS Crypto)
find_package(ZLIB REQUIRED)
find_package(Threads REQUIRED)
