# INIA_PROTOCOLS: which of its protocols a service is spoken to in, where that is not the preferred one (docs/adr/0006).

# check_protocols(<services.json's text>): an error for each choice that names no service, or no protocol.
function(check_protocols services_json)
    set(protocols json rest-json rest-xml query ec2 smithy-rpc-v2-cbor)
    foreach(choice IN LISTS INIA_PROTOCOLS)
        if(NOT choice MATCHES "^([^=]+)=([^=]+)$")
            message(FATAL_ERROR "INIA_PROTOCOLS holds '${choice}'. It is a list of SERVICE=PROTOCOL, as in "
                "\"cloudwatch=json;logs=json\".")
        endif()
        set(service ${CMAKE_MATCH_1})
        set(protocol ${CMAKE_MATCH_2})
        string(FIND "${services_json}" "\"name\": \"${service}\"" found)
        if(found EQUAL -1)
            message(FATAL_ERROR "INIA_PROTOCOLS names the service '${service}', which services/services.json does not list.")
        endif()
        if(NOT protocol IN_LIST protocols)
            list(JOIN protocols ", " known)
            message(FATAL_ERROR "INIA_PROTOCOLS names the protocol '${protocol}' for ${service}. inia speaks ${known}.")
        endif()
    endforeach()
endfunction()

# protocol_of(<variable> <service> <default>): what INIA_PROTOCOLS says of the service, the last time that it does.
function(protocol_of result service default)
    set(protocol "${default}")
    foreach(choice IN LISTS INIA_PROTOCOLS)
        if(choice MATCHES "^([^=]+)=(.*)$" AND CMAKE_MATCH_1 STREQUAL service)
            set(protocol ${CMAKE_MATCH_2})
        endif()
    endforeach()
    set(${result} "${protocol}" PARENT_SCOPE)
endfunction()
