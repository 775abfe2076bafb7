# cmake -DSDK=… -DFOLDER=… -P: installs the SDK, and builds the template against it alone.
function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}: ${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${FOLDER})
run(${CMAKE_COMMAND} -S ${SDK} -B ${FOLDER}/sdk)
run(${CMAKE_COMMAND} --install ${FOLDER}/sdk --prefix ${FOLDER}/installed)
file(COPY ${SDK}/template/ DESTINATION ${FOLDER}/model)
run(${CMAKE_COMMAND} -S ${FOLDER}/model -B ${FOLDER}/model/build
    -DCMAKE_PREFIX_PATH=${FOLDER}/installed)
run(${CMAKE_COMMAND} --build ${FOLDER}/model/build)
execute_process(COMMAND readelf -p .martlet ${FOLDER}/model/build/libmodels.so)
