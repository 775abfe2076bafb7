#pragma once

#include <dlfcn.h>

#include <cstdio>
#include <stdexcept>
#include <string>
#include <vector>

#include "martlet.h"

// The benchmark's library, with its first models open.
class Library {
 public:
  // `catalog` is a generated catalog's folder.
  Library(const std::string& catalog, std::size_t models) {
    void* library = ::dlopen((catalog + "/binaries/libscorecards.so").c_str(), RTLD_NOW);
    if (library == nullptr) throw std::runtime_error(::dlerror());
    for (std::size_t i = 1; i <= models; ++i) {
      char symbol[32];
      std::snprintf(symbol, sizeof symbol, "model_%04zu", i);
      const auto* model = static_cast<const martlet_model*>(::dlsym(library, symbol));
      if (model == nullptr) throw std::runtime_error(::dlerror());
      const std::string parameters = catalog + "/parameters/" + symbol + ".csv";
      char error[1000] = "";
      void* state = nullptr;
      if (model->open(symbol, parameters.c_str(), &state, error, sizeof error) != MARTLET_OK) {
        throw std::runtime_error(error);
      }
      models_.push_back({model, state});
    }
  }

  std::size_t size() const { return models_.size(); }

  void score(std::size_t model, const martlet_batch& batch, martlet_scores scores) const {
    char error[1000] = "";
    if (models_[model].model->score(models_[model].state, &batch, &scores, error, sizeof error) !=
        MARTLET_OK) {
      throw std::runtime_error(error);
    }
  }

 private:
  struct Open {
    const martlet_model* model;
    void* state;
  };

  std::vector<Open> models_;
};

// A line of models.txt: the columns that a model reads, in order.
std::vector<std::vector<std::size_t>> read_inputs(const std::string& catalog);
