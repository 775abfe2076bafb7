#pragma once

#include <string>
#include <string_view>

namespace martlet::host {

// The end of a text that somebody else writes, however long it gets.
class LastWords {
 public:
  void take(std::string_view bytes);

  // The last bytes.
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

}  // namespace martlet::host
