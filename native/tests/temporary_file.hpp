#pragma once

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <string>

namespace martlet {

// A file with this text, for as long as it lives.
class TemporaryFile {
 public:
  explicit TemporaryFile(const std::string& text) {
    char path[] = "/tmp/martlet-test-XXXXXX";
    ::close(::mkstemp(path));
    path_ = path;
    std::ofstream(path_, std::ios::binary) << text;
  }
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  ~TemporaryFile() { ::unlink(path_.c_str()); }

  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace martlet
