# Clients generated from service models. inia's own build uses this file, and so does a project that asked for it:
#
#     find_package(inia REQUIRED COMPONENTS codegen)
#     inia_add_service(my-service MODEL models/my-service/service-2.json ENDPOINT_RULES models/my-service/endpoint-rule-set-1.json)
#     target_link_libraries(app PRIVATE inia::my-service)

# inia_generate_service(<name> OUT <folder> SOURCES <files> ARGUMENTS <of inia-codegen> DEPENDS <files>)
#
# Makes the target inia_generate_<name>, which runs inia-codegen and writes SOURCES, below OUT.
function(inia_generate_service name)
    cmake_parse_arguments(arg "" "OUT" "SOURCES;ARGUMENTS;DEPENDS" ${ARGN})
    if(TARGET inia-codegen)
        set(codegen inia-codegen)
    else()
        set(codegen inia::inia-codegen)
    endif()
    add_custom_command(OUTPUT ${arg_OUT}/stamp BYPRODUCTS ${arg_SOURCES}
        COMMAND ${codegen} ${arg_ARGUMENTS} --out ${arg_OUT} --stamp ${arg_OUT}/stamp
        DEPENDS ${codegen} ${arg_DEPENDS}
        COMMENT "Generating ${name}" VERBATIM)
    add_custom_target(inia_generate_${name} DEPENDS ${arg_OUT}/stamp)
endfunction()

# What every library of generated code has besides: how its sources are compiled.
function(inia_generated_library name out sources)
    add_dependencies(inia_${name} inia_generate_${name})
    target_include_directories(inia_${name} PRIVATE ${out}/src/${name})
    # Reading the headers costs more than most files do: what is small is one translation unit. So is a service in one part.
    set(small ${sources})
    list(FILTER sources INCLUDE REGEX "/shapes_")
    if(sources)
        list(FILTER small EXCLUDE REGEX "/(shapes_[0-9]+|operations)\\.cpp$")
    endif()
    set_target_properties(inia_${name} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
    set_source_files_properties(${small} PROPERTIES UNITY_GROUP small)
    # The codecs of the largest services are optimised less, which takes a fifth off the compiler's time (ADR 11).
    list(LENGTH sources parts)
    if(parts GREATER 20)
        set_source_files_properties(${sources} PROPERTIES COMPILE_OPTIONS "$<$<CONFIG:Release,RelWithDebInfo>:-O1>")
    endif()
endfunction()

# inia_add_service(<name> MODEL <service-2.json[.gz]> [ENDPOINT_RULES <endpoint-rule-set-1.json[.gz]>]
#     [WAITERS <waiters-2.json[.gz]>] [OPTIONS <of inia-codegen>])
#
# Makes the library inia::<name>, a client of the service whose model this is. <name> is the client's name in the shared
# files and variables (AWS_ENDPOINT_URL_<NAME>) and gives the namespace; the header is <inia/<name>.hpp>, `-` as `_`.
function(inia_add_service name)
    cmake_parse_arguments(arg "" "MODEL;ENDPOINT_RULES;WAITERS" "OPTIONS" ${ARGN})
    if(NOT arg_MODEL)
        message(FATAL_ERROR "inia_add_service(${name}): MODEL is missing; give the service-2.json of the service.")
    endif()
    set(arguments --name ${name} ${arg_OPTIONS})
    set(depends "")
    foreach(input IN ITEMS MODEL ENDPOINT_RULES WAITERS)
        set(file "${arg_${input}}")
        if(NOT file)
            continue()
        endif()
        cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR})
        if(NOT EXISTS ${file})
            message(FATAL_ERROR "inia_add_service(${name}): there is no file ${file}.")
        endif()
        string(TOLOWER ${input} option)
        string(REPLACE "_" "-" option ${option})
        list(APPEND arguments --${option} ${file})
        list(APPEND depends ${file})
    endforeach()
    list(GET depends 0 model)
    # How many files there are depends on the model.
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${model})
    get_target_property(codegen inia::inia-codegen LOCATION)
    execute_process(COMMAND ${codegen} ${arguments} --list-files
        OUTPUT_VARIABLE files ERROR_VARIABLE error RESULT_VARIABLE result)
    if(result)
        message(FATAL_ERROR "inia_add_service(${name}): ${error}")
    endif()
    string(REPLACE "\n" ";" sources "${files}")
    list(FILTER sources INCLUDE REGEX "\\.cpp$")
    set(out ${CMAKE_CURRENT_BINARY_DIR}/inia-${name})
    list(TRANSFORM sources PREPEND ${out}/)
    inia_generate_service(${name} OUT ${out} SOURCES ${sources} ARGUMENTS ${arguments} DEPENDS ${depends})
    add_library(inia_${name} ${sources})
    add_library(inia::${name} ALIAS inia_${name})
    target_link_libraries(inia_${name} PUBLIC inia::core)
    target_include_directories(inia_${name} PUBLIC ${out}/include)
    set_target_properties(inia_${name} PROPERTIES CXX_VISIBILITY_PRESET hidden VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON)
    target_compile_options(inia_${name} PRIVATE -ffunction-sections -fdata-sections)
    inia_generated_library(${name} ${out} "${sources}")
endfunction()
