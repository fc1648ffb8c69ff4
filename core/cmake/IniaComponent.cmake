# inia_add_component(<name> SOURCES <files> [INCLUDES <dirs>] [LINK <targets>] [LINK_PRIVATE <targets>]
#     [PC_REQUIRES <packages>] [PC_REQUIRES_PRIVATE <packages>] [PC_LIBS <flags>] [DESCRIPTION <text>])
#
# Makes the library inia_<name> with the alias inia::<name>, its export set, its install component <name> (library,
# headers of all INCLUDES folders, CMake package file, pkg-config file). The same for core, services and conveniences.
function(inia_add_component name)
    cmake_parse_arguments(arg "" "PC_REQUIRES;PC_REQUIRES_PRIVATE;PC_LIBS;DESCRIPTION" "SOURCES;INCLUDES;LINK;LINK_PRIVATE" ${ARGN})
    set(target inia_${name})
    add_library(${target} ${arg_SOURCES})
    add_library(inia::${name} ALIAS ${target})
    target_compile_features(${target} PUBLIC cxx_std_20)
    target_link_libraries(${target} PUBLIC ${arg_LINK} PRIVATE ${arg_LINK_PRIVATE})
    foreach(dir IN LISTS arg_INCLUDES)
        target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${dir}>)
    endforeach()
    target_include_directories(${target} PUBLIC $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
    set_target_properties(${target} PROPERTIES
        EXPORT_NAME ${name}
        CXX_VISIBILITY_PRESET hidden
        VISIBILITY_INLINES_HIDDEN ON
        POSITION_INDEPENDENT_CODE ON
        CXX_EXTENSIONS OFF
        VERSION ${inia_VERSION}
        SOVERSION ${inia_VERSION_MAJOR}.${inia_VERSION_MINOR})
    # Each function in a section of its own: an application that links with -Wl,--gc-sections keeps only the operations
    # that it calls.
    target_compile_options(${target} PRIVATE -ffunction-sections -fdata-sections)
    inia_warnings(${target})
    if(NOT INIA_INSTALL)
        return()
    endif()

    install(TARGETS ${target} EXPORT inia-${name}-targets
        ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${name}
        LIBRARY DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT ${name} NAMELINK_COMPONENT ${name}
        RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR} COMPONENT ${name})
    foreach(dir IN LISTS arg_INCLUDES)
        install(DIRECTORY ${dir}/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT ${name} FILES_MATCHING PATTERN "*.hpp")
    endforeach()
    install(EXPORT inia-${name}-targets NAMESPACE inia:: DESTINATION ${CMAKE_INSTALL_LIBDIR}/cmake/inia COMPONENT ${name})

    set(pc_name ${name})
    set(pc_description "${arg_DESCRIPTION}")
    set(pc_requires "${arg_PC_REQUIRES}")
    set(pc_requires_private "${arg_PC_REQUIRES_PRIVATE}")
    set(pc_libs "${arg_PC_LIBS}")
    if(NOT BUILD_SHARED_LIBS)
        # A static inia with the system's shared libcurl: its users link libcurl, but not what libcurl was made of, which
        # is what `pkg-config --static` would ask for.
        string(STRIP "${pc_requires} ${pc_requires_private}" pc_requires)
        set(pc_requires_private "")
    endif()
    file(RELATIVE_PATH pc_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
    configure_file(${PROJECT_SOURCE_DIR}/core/cmake/component.pc.in ${PROJECT_BINARY_DIR}/pkgconfig/inia-${name}.pc @ONLY)
    install(FILES ${PROJECT_BINARY_DIR}/pkgconfig/inia-${name}.pc
        DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT ${name})
endfunction()

# Warnings for our own code, errors where inia itself is the project.
function(inia_warnings target)
    target_compile_options(${target} PRIVATE -Wall -Wextra -Wpedantic)
    if(PROJECT_IS_TOP_LEVEL)
        target_compile_options(${target} PRIVATE -Werror)
    endif()
endfunction()
