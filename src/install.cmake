# What `cmake --install` lays down besides the stages, which src/CMakeLists.txt installs one by one: the program, the
# data that it reads, and the package that find_package(gribning) finds.
include(CMakePackageConfigHelpers)

if(TARGET gribning)
  install(TARGETS gribning RUNTIME)
endif()
file(GLOB whole_walk ${PROJECT_SOURCE_DIR}/include/gribning/*.h)
install(FILES ${whole_walk} DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/gribning)
install(DIRECTORY src/tool/slurm DESTINATION ${CMAKE_INSTALL_DATADIR}/gribning USE_SOURCE_PERMISSIONS)
install(DIRECTORY annotations/ DESTINATION ${CMAKE_INSTALL_DATADIR}/gribning/annotations)

set(package_folder ${CMAKE_INSTALL_LIBDIR}/cmake/gribning)
install(EXPORT gribning NAMESPACE gribning:: FILE gribningTargets.cmake DESTINATION ${package_folder})
install(FILES src/dependencies.cmake DESTINATION ${package_folder} RENAME gribningDependencies.cmake)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/gribningConfigVersion.cmake COMPATIBILITY SameMinorVersion)
get_property(stages GLOBAL PROPERTY GRIBNING_STAGES)
file(CONFIGURE OUTPUT ${PROJECT_BINARY_DIR}/gribningConfig.cmake CONTENT [[
set(gribning_STAGES @stages@)
include(${CMAKE_CURRENT_LIST_DIR}/gribningDependencies.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/gribningTargets.cmake)
]] @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/gribningConfig.cmake ${PROJECT_BINARY_DIR}/gribningConfigVersion.cmake
        DESTINATION ${package_folder})
