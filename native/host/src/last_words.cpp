#include "last_words.hpp"

namespace martlet::host {

namespace {

constexpr std::size_t kKept = 4096;

}  // namespace

void LastWords::take(std::string_view bytes) {
  if (bytes.size() >= kKept) {
    text_.assign(bytes.substr(bytes.size() - kKept));
    return;
  }
  text_ += bytes;
  if (text_.size() > kKept) text_.erase(0, text_.size() - kKept);
}

}  // namespace martlet::host
