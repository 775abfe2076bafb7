// Models that go wrong with memory.

#include <alloca.h>
#include <pthread.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <limits>
#include <new>
#include <string>
#include <thread>
#include <vector>

#include "ill_behaved.hpp"

namespace {

// What the compiler does not see through.
template <class T>
T* unseen(T* pointer) {
  T* volatile hidden = pointer;
  return hidden;
}

std::size_t page_size() { return static_cast<std::size_t>(::sysconf(_SC_PAGESIZE)); }

char* own_page() {
  return static_cast<char*>(
      ::mmap(nullptr, page_size(), PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
}

char* columns() {
  std::ifstream maps("/proc/self/maps");
  for (std::string line; std::getline(maps, line);) {
    if (line.find("martlet-regions") != std::string::npos &&
        line.find("r--s") != std::string::npos) {
      return reinterpret_cast<char*>(std::stoull(line, nullptr, 16));
    }
  }
  throw martlet::ModelError("no columns are mapped");
}

void read_null() {
  [[maybe_unused]] volatile int value = *unseen(static_cast<volatile int*>(nullptr));
}

void write_null() { *unseen(static_cast<volatile int*>(nullptr)) = 1; }

void call_null() { unseen(static_cast<void (*)()>(nullptr))(); }

void follow_garbage() { *unseen(reinterpret_cast<volatile int*>(0x4141414141414141)) = 1; }

void write_code() { *unseen(reinterpret_cast<volatile char*>(&write_null)) = 0; }

void run_data() {
  char* data = own_page();
  reinterpret_cast<void (*)()>(unseen(data))();
}

void write_constant() {
  static const char kText[] = "constant";
  *unseen(const_cast<volatile char*>(kText)) = 'C';
}

void free_twice() {
  char* memory = static_cast<char*>(std::malloc(100));
  std::free(unseen(memory));
  std::free(unseen(memory));
}

void free_stack() {
  alignas(16) char memory[64] = {};
  std::free(unseen(memory + 16));
}

void corrupt_heap() {
  char* memory = unseen(static_cast<char*>(std::malloc(4000)));
  *reinterpret_cast<volatile std::uint64_t*>(memory - 8) = 0x4141414141414141;
  std::free(memory);
}

void take_much_stack() {
  volatile std::size_t size = std::size_t{1} << 30;
  volatile char* memory = static_cast<char*>(alloca(size));
  *unseen(memory) = 1;
}

std::size_t descend(std::size_t depth) {
  volatile char frame[1024];
  frame[depth % 1024] = 1;
  return depth == 0 ? 0 : descend(depth + 1) + static_cast<std::size_t>(frame[0]);
}

void overflow_thread_stack() {
  std::thread([] { descend(1); }).join();
}

void read_past_file() {
  const int file = ::memfd_create("short", 0);
  char* mapped = static_cast<char*>(::mmap(nullptr, page_size(), PROT_READ, MAP_SHARED, file, 0));
  [[maybe_unused]] volatile char value = *unseen(mapped);
}

void touch_guarded_page() {
  char* memory = own_page();
  ::mprotect(memory, page_size(), PROT_NONE);
  *unseen(memory) = 1;
}

// What else lies on its page is gone, too: alone, the model does without.
__attribute__((noinline)) void unmap_code() {
  const auto here = reinterpret_cast<std::uintptr_t>(&unmap_code);
  ::munmap(reinterpret_cast<void*>(here & ~(page_size() - 1)), page_size());
}

void unmap_stack() {
  char here;
  const auto page = reinterpret_cast<std::uintptr_t>(unseen(&here)) & ~(page_size() - 1);
  ::munmap(reinterpret_cast<void*>(page - 2 * page_size()), 4 * page_size());
}

void write_columns() { *unseen(columns()) = 1; }

void forbid_columns() {
  char* mapped = columns();
  ::mprotect(mapped, page_size(), PROT_NONE);
  [[maybe_unused]] volatile char value = *unseen(mapped);
}

void unlock_columns() {
  martlet::tests::require_denied(::mprotect(columns(), page_size(), PROT_READ | PROT_WRITE) == 0,
                                 "make its inputs writable");
}

void replace_columns() {
  ::mmap(columns(), page_size(), PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
  std::abort();
}

void ask_for_the_impossible() {
  volatile std::size_t size = std::size_t{1} << 60;
  ::operator delete(unseen(static_cast<char*>(::operator new(size))));
}

void count_below_zero() {
  volatile int count = -1;
  delete[] unseen(new int[static_cast<std::size_t>(count)]);
}

void trust_malloc() {
  volatile std::size_t size = std::size_t{1} << 60;
  *unseen(static_cast<volatile char*>(std::malloc(size))) = 1;
}

void outgrow_vector() {
  std::vector<int> values;
  values.reserve(std::numeric_limits<std::size_t>::max() / 2);
}

void map_until_full() {
  for (;;) {
    void* memory = ::mmap(nullptr, std::size_t{1} << 30, PROT_READ | PROT_WRITE,
                          MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) throw std::bad_alloc();
  }
}

}  // namespace

ILL_BEHAVED(read_null);
ILL_BEHAVED(write_null);
ILL_BEHAVED(call_null);
ILL_BEHAVED(follow_garbage);
ILL_BEHAVED(write_code);
ILL_BEHAVED(run_data);
ILL_BEHAVED(write_constant);
ILL_BEHAVED(free_twice);
ILL_BEHAVED(free_stack);
ILL_BEHAVED(corrupt_heap);
ILL_BEHAVED(take_much_stack);
ILL_BEHAVED(overflow_thread_stack);
ILL_BEHAVED(read_past_file);
ILL_BEHAVED(touch_guarded_page);
ILL_BEHAVED(unmap_code);
ILL_BEHAVED(unmap_stack);
ILL_BEHAVED(write_columns);
ILL_BEHAVED(forbid_columns);
ILL_BEHAVED(unlock_columns);
ILL_BEHAVED(replace_columns);
ILL_BEHAVED(ask_for_the_impossible);
ILL_BEHAVED(count_below_zero);
ILL_BEHAVED(trust_malloc);
ILL_BEHAVED(outgrow_vector);
ILL_BEHAVED(map_until_full);
