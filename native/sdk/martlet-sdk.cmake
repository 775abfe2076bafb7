# The SDK for a catalog's own CMake project:
#
#   include(${MARTLET_HOME}/native/sdk/martlet-sdk.cmake)
#   martlet_add_library(scorecards src/scorecards.cpp)
#
# Martlet itself builds with the same settings.

get_filename_component(MARTLET_NATIVE ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
if(NOT MARTLET_INCLUDE)
  set(MARTLET_INCLUDE ${MARTLET_NATIVE}/abi ${MARTLET_NATIVE}/sdk)
endif()

# Warnings are errors. No contraction to fused multiply-adds, which some platforms have and others
# don't: scores must be the same on all.
add_library(martlet_settings INTERFACE)
target_compile_features(martlet_settings INTERFACE cxx_std_17)
target_compile_options(martlet_settings INTERFACE -Wall -Wextra -Werror -ffp-contract=off)

add_library(martlet_sdk INTERFACE)
target_include_directories(martlet_sdk INTERFACE ${MARTLET_INCLUDE})
target_link_libraries(martlet_sdk INTERFACE martlet_settings)

# A shared library that exports its models and nothing else.
function(martlet_add_library name)
  add_library(${name} SHARED ${ARGN})
  target_link_libraries(${name} PRIVATE martlet_sdk)
  set_target_properties(${name} PROPERTIES CXX_VISIBILITY_PRESET hidden
                                           VISIBILITY_INLINES_HIDDEN ON)
  if(NOT MARTLET_SANITIZE)
    target_link_options(${name} PRIVATE -Wl,-z,defs)
  endif()
endfunction()
