// Models for the host's tests: one good, and one for every way of going wrong.

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <thread>
#include <vector>

#include "martlet/row_model.hpp"
#include "martlet/scorecard.hpp"
#include "meddling.hpp"

namespace {

using martlet::ModelError;
using martlet::Row;
using martlet::Score;
using martlet::tests::first_change;
using martlet::tests::meddle;

// Ranks by age in steps of ten years; 1 for people of the region "west".
struct Good {
  explicit Good(const std::string&) {}
  Score score(const Row& row) const {
    return {1 + row.get<std::int8_t>(0).value_or(0) / 10,
            row.get<std::string_view>(1) == std::string_view("west")};
  }
};

struct Refusing {
  explicit Refusing(const std::string& parameters) { throw ModelError(parameters + ": refused"); }
  Score score(const Row&) const { return {1, false}; }
};

struct Failing {
  explicit Failing(const std::string&) {}
  Score score(const Row& row) const {
    if (*row.get<std::int8_t>(0) == 99) throw ModelError("nobody is 99");
    return {1, false};
  }
};

struct BadRank {
  explicit BadRank(const std::string&) {}
  Score score(const Row& row) const { return {*row.get<std::int8_t>(0), false}; }
};

struct Aborting {
  explicit Aborting(const std::string&) {}
  Score score(const Row&) const { std::abort(); }
};

struct Exiting {
  explicit Exiting(const std::string&) {}
  Score score(const Row&) const { std::exit(0); }
};

struct Hanging {
  explicit Hanging(const std::string&) {}
  Score score(const Row&) const {
    for (;;) ::pause();
  }
};

struct Greedy {
  explicit Greedy(const std::string&) {}
  Score score(const Row&) const { throw std::bad_alloc(); }
};

// Really needs 8 GiB.
struct Hungry {
  explicit Hungry(const std::string&) {}
  Score score(const Row&) const {
    const std::vector<char> memory(std::size_t{8} << 30);
    return {1 + memory.back(), false};
  }
};

struct Connecting {
  explicit Connecting(const std::string&) {}
  Score score(const Row&) const { return {1, ::socket(AF_INET, SOCK_STREAM, 0) >= 0}; }
};

// Fails with the reason why a file could not be written; its parameters are the file.
struct Writing {
  explicit Writing(const std::string& parameters) : path(parameters) {}
  Score score(const Row&) const {
    std::ofstream file(path);
    if (!file) throw ModelError(std::strerror(errno));
    return {1, true};
  }
  std::string path;
};

// Changes what it shares with other models; its parameters say what.
struct Meddling {
  explicit Meddling(const std::string& parameters) : what(parameters) { meddle(what); }
  Score score(const Row&) const {
    meddle(what);
    return {1, false};
  }
  std::string what;
};

// Ranks 1 where it finds all as it is for a model alone, else the first thing that is not.
struct Witness {
  explicit Witness(const std::string&) {}
  Score score(const Row& row) const {
    const int broken = first_change();
    return {1 + broken, row.get<std::int8_t>(0) == std::int8_t{1}};
  }
};

// Leaves a thread that aborts while others run.
struct Background {
  explicit Background(const std::string&) {
    std::thread([] {
      std::this_thread::sleep_for(std::chrono::milliseconds(200));
      std::abort();
    }).detach();
  }
  Score score(const Row&) const { return {1, false}; }
};

struct Slow {
  explicit Slow(const std::string&) {}
  Score score(const Row&) const {
    std::this_thread::sleep_for(std::chrono::milliseconds(300));
    return {1, false};
  }
};

// Two of these in a process end it, one does not.
struct Unsociable {
  explicit Unsociable(const std::string&) { ++count; }
  ~Unsociable() { --count; }
  Unsociable(const Unsociable&) = delete;
  Unsociable& operator=(const Unsociable&) = delete;
  Score score(const Row&) const {
    if (count > 1) std::abort();
    return {1, false};
  }
  static int count;
};
int Unsociable::count = 0;

// Fails with its environment as the message.
struct Environment {
  explicit Environment(const std::string&) {}
  Score score(const Row&) const {
    std::string variables;
    for (char** each = ::environ; *each != nullptr; ++each) variables += std::string(*each) + "\n";
    throw ModelError(variables);
  }
};

int open_nothing(const char*, const char*, void**, char*, std::size_t) { return MARTLET_OK; }

// Leaves the last record without scores.
int score_all_but_one(void*, const martlet_batch* in, martlet_scores* out, char*, std::size_t) {
  for (std::int64_t i = 0; i + 1 < in->rows; ++i) {
    out->rank[i] = 1;
    out->binary[i] = 0;
  }
  return MARTLET_OK;
}

int scribble(void*, const martlet_batch* in, martlet_scores*, char*, std::size_t) {
  static_cast<std::int8_t*>(const_cast<void*>(in->columns[0].values))[0] = 0;
  return MARTLET_OK;
}

// Writes its scores, and over what lies around them as far as the neighbours' reach.
int overwrite(void*, const martlet_batch* in, martlet_scores* out, char*, std::size_t) {
  for (std::int64_t i = -64; i < 128; ++i) out->rank[i] = 7;
  for (std::int64_t i = 0; i < in->rows; ++i) out->binary[i] = 1;
  return MARTLET_OK;
}

int fail_silently(void*, const martlet_batch*, martlet_scores*, char*, std::size_t) { return 7; }

int throw_across(void*, const martlet_batch*, martlet_scores*, char*, std::size_t) {
  throw std::runtime_error("unfit");
}

}  // namespace

MARTLET_ROW_MODEL(good, "age: int8, region: string?", 1, 20, Good);
MARTLET_ROW_MODEL(refusing, "age: int8", 1, 20, Refusing);
MARTLET_ROW_MODEL(failing, "age: int8", 1, 20, Failing);
MARTLET_ROW_MODEL(bad_rank, "age: int8", 1, 20, BadRank);
MARTLET_ROW_MODEL(aborting, "age: int8", 1, 20, Aborting);
MARTLET_ROW_MODEL(exiting, "age: int8", 1, 20, Exiting);
MARTLET_ROW_MODEL(hanging, "age: int8", 1, 20, Hanging);
MARTLET_ROW_MODEL(greedy, "age: int8", 1, 20, Greedy);
MARTLET_ROW_MODEL(hungry, "age: int8", 1, 20, Hungry);
MARTLET_ROW_MODEL(connecting, "age: int8", 1, 20, Connecting);
MARTLET_ROW_MODEL(writing, "age: int8", 1, 20, Writing);
MARTLET_ROW_MODEL(meddling, "age: int8", 1, 20, Meddling);
MARTLET_ROW_MODEL(witness, "age: int8", 1, 20, Witness);
MARTLET_ROW_MODEL(background, "age: int8", 1, 20, Background);
MARTLET_ROW_MODEL(slow, "age: int8", 1, 20, Slow);
MARTLET_ROW_MODEL(unsociable, "age: int8", 1, 20, Unsociable);
MARTLET_ROW_MODEL(environment, "age: int8", 1, 20, Environment);
MARTLET_SCORECARD(scorecard, "age: int8", 1, 2);

#define EXPORTED extern "C" __attribute__((visibility("default"))) const martlet_model

EXPORTED unwritten;
const martlet_model unwritten = {MARTLET_ABI, open_nothing, score_all_but_one, nullptr};
EXPORTED scribbling;
const martlet_model scribbling = {MARTLET_ABI, open_nothing, scribble, nullptr};
EXPORTED overwriting;
const martlet_model overwriting = {MARTLET_ABI, open_nothing, overwrite, nullptr};
EXPORTED silent;
const martlet_model silent = {MARTLET_ABI, open_nothing, fail_silently, nullptr};
EXPORTED throwing;
const martlet_model throwing = {MARTLET_ABI, open_nothing, throw_across, nullptr};
EXPORTED hollow;
const martlet_model hollow = {MARTLET_ABI, open_nothing, nullptr, nullptr};
