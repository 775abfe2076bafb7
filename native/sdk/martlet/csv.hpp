#pragma once

#include <cerrno>
#include <cstring>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include "martlet/error.hpp"

namespace martlet {

// Reads a parameters file: comma-separated (RFC 4180, but a field stays on its line), with a header
// line that must be as expected. Errors are ModelErrors that begin with `file:line: `.
class CsvReader {
 public:
  CsvReader(const std::string& path, std::string_view header) : path_(path) {
    if (path.empty()) throw ModelError("the model needs a parameters file, and got none");
    std::ifstream file(path, std::ios::binary);
    if (!file) throw ModelError(path + ": cannot be read: " + std::strerror(errno));
    text_.assign(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    std::vector<std::string> first;
    next(first);
    std::string joined;
    for (const std::string& field : first) joined += (joined.empty() ? "" : ",") + field;
    if (joined != header) fail("expected the header " + std::string(header) + ", found " + joined);
    width_ = first.size();
  }

  // Reads the next record that is not an empty line; false at the end.
  bool next(std::vector<std::string>& fields) {
    while (position_ < text_.size()) {
      ++line_;
      read_record(fields);
      if (fields.size() == 1 && fields[0].empty()) continue;
      if (width_ != 0 && fields.size() != width_) {
        fail("expected " + std::to_string(width_) + " fields, found " +
             std::to_string(fields.size()));
      }
      return true;
    }
    fields.clear();
    return false;
  }

  [[noreturn]] void fail(const std::string& what) const { fail_at(line_, what); }

  [[noreturn]] void fail_at(std::size_t line, const std::string& what) const {
    throw ModelError(path_ + ":" + std::to_string(line) + ": " + what);
  }

  // For a fault of the file as a whole.
  [[noreturn]] void fail_file(const std::string& what) const {
    throw ModelError(path_ + ": " + what);
  }

  std::size_t line() const { return line_; }

 private:
  void read_record(std::vector<std::string>& fields) {
    fields.assign(1, "");
    bool quoted = false;
    while (position_ < text_.size()) {
      const char c = text_[position_++];
      if (quoted) {
        if (c == '\n') {
          break;
        } else if (c != '"') {
          fields.back() += c;
        } else if (position_ < text_.size() && text_[position_] == '"') {
          fields.back() += text_[position_++];
        } else {
          quoted = false;
        }
      } else if (c == '"' && fields.back().empty()) {
        quoted = true;
      } else if (c == ',') {
        fields.emplace_back();
      } else if (c == '\n') {
        return;
      } else if (c != '\r' || (position_ < text_.size() && text_[position_] != '\n')) {
        fields.back() += c;
      }
    }
    if (quoted) fail("a quoted field does not end");
  }

  std::string path_;
  std::string text_;
  std::size_t position_ = 0;
  std::size_t line_ = 0;
  std::size_t width_ = 0;
};

}  // namespace martlet
