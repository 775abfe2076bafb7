# find_package(martlet): what martlet-sdk.cmake has, from where the SDK is installed.
get_filename_component(MARTLET_INCLUDE ${CMAKE_CURRENT_LIST_DIR} DIRECTORY)
while(NOT EXISTS ${MARTLET_INCLUDE}/include/martlet.h)
  get_filename_component(MARTLET_INCLUDE ${MARTLET_INCLUDE} DIRECTORY)
endwhile()
set(MARTLET_INCLUDE ${MARTLET_INCLUDE}/include)
include(${CMAKE_CURRENT_LIST_DIR}/martlet-sdk.cmake)
