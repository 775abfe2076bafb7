#include "r_script.hpp"

#include <cmath>
#include <cstring>
#include <optional>
#include <stdexcept>

#include "batch_frame.hpp"
#include "embedded_r.hpp"

namespace martlet::host {

namespace {

constexpr char kDefaultFunction[] = "score";

SEXP element(SEXP list, const char* name) {
  if (TYPEOF(list) != VECSXP) return R_NilValue;
  SEXP names = Rf_getAttrib(list, R_NamesSymbol);
  for (R_xlen_t i = 0; i < Rf_xlength(names); ++i) {
    if (std::strcmp(CHAR(STRING_ELT(names, i)), name) == 0) return VECTOR_ELT(list, i);
  }
  return R_NilValue;
}

std::optional<std::int32_t> whole_number(SEXP vector, R_xlen_t i) {
  if (TYPEOF(vector) == REALSXP) {
    const double value = REAL(vector)[i];
    if (!(std::fabs(value) < 2147483648.0) || value != std::trunc(value)) return std::nullopt;
    return static_cast<std::int32_t>(value);
  }
  const int value = TYPEOF(vector) == LGLSXP ? LOGICAL(vector)[i] : INTEGER(vector)[i];
  if (value == NA_INTEGER) return std::nullopt;
  return value;
}

Outcome bad_output(const std::string& what, std::uint32_t record = kNoRecord) {
  return {Failure::kBadOutput, what, record};
}

// R has no kind of error for it.
Failure kind_of_error(const std::string& message) {
  return message.find("cannot allocate") == std::string::npos ? Failure::kModelError
                                                              : Failure::kOutOfMemory;
}

// Copies one of the two results, which must be `rows` whole numbers without NA.
template <class T>
Outcome copy_result(SEXP result, const char* name, std::int64_t rows, T* out) {
  SEXP vector = element(result, name);
  const std::string subject = std::string("the result's `") + name + "`";
  if (vector == R_NilValue) {
    return bad_output("expected list(rank = , binary = ), which has no `" + std::string(name) +
                      "`");
  }
  const bool numbers =
      TYPEOF(vector) == INTSXP || TYPEOF(vector) == REALSXP || TYPEOF(vector) == LGLSXP;
  if (!numbers || Rf_inherits(vector, "factor")) {
    return bad_output(subject + " is a " + Rf_type2char(TYPEOF(vector)) + ", expected numbers");
  }
  if (Rf_xlength(vector) != rows) {
    return bad_output(subject + " has " + std::to_string(Rf_xlength(vector)) + " values for " +
                      std::to_string(rows) + " records");
  }
  for (R_xlen_t i = 0; i < rows; ++i) {
    const auto value = whole_number(vector, i);
    if (!value || static_cast<std::int32_t>(static_cast<T>(*value)) != *value) {
      return bad_output("its `" + std::string(name) + "` is NA or no whole number in its range",
                        static_cast<std::uint32_t>(i));
    }
    out[i] = static_cast<T>(*value);
  }
  return {};
}

// A fresh environment in which the script has run. Calls R's API: an R error jumps out of it.
SEXP run_script(const OpenMessage& message, int* error) {
  SEXP new_env = PROTECT(Rf_lang1(Rf_install("new.env")));
  SEXP environment = PROTECT(Rf_eval(new_env, R_GlobalEnv));
  SEXP parameters =
      PROTECT(message.parameters.empty() ? R_NilValue : Rf_mkString(message.parameters.c_str()));
  Rf_defineVar(Rf_install("parameters"), parameters, environment);
  SEXP path = PROTECT(Rf_mkString(message.binary.c_str()));
  SEXP source = PROTECT(Rf_lang3(Rf_install("sys.source"), path, environment));
  R_tryEvalSilent(source, R_BaseEnv, error);
  UNPROTECT(5);
  return environment;
}

}  // namespace

RScript::RScript(const OpenMessage& message) : inputs_(message.inputs) {
  const char* name = message.symbol.empty() ? kDefaultFunction : message.symbol.c_str();
  int error = 0;
  auto load = [&] {
    SEXP environment = PROTECT(run_script(message, &error));
    if (error == 0) {
      SEXP found = Rf_findVarInFrame(environment, Rf_install(name));
      if (TYPEOF(found) == PROMSXP) found = Rf_eval(found, environment);
      if (Rf_isFunction(found)) R_PreserveObject(function_ = found);
    }
    UNPROTECT(1);
  };
  if (!run_in_r(load) || error != 0) {
    throw std::runtime_error(message.binary + ": " + last_r_error());
  }
  if (function_ == nullptr) {
    throw std::runtime_error(message.binary + " defines no function \"" + name + "\"");
  }
}

Outcome RScript::score(const martlet_batch& batch, martlet_scores& scores) {
  SEXP result = R_NilValue;
  int error = 0;
  auto call = [&] {
    SEXP frame = PROTECT(make_batch_frame(batch, inputs_));
    SEXP expression = PROTECT(Rf_lang2(function_, frame));
    result = R_tryEvalSilent(expression, R_GlobalEnv, &error);
    if (error == 0) R_PreserveObject(result);
    UNPROTECT(2);
  };
  if (!run_in_r(call) || error != 0) {
    std::string message = last_r_error();
    return {kind_of_error(message), std::move(message)};
  }
  Outcome outcome = copy_result(result, "rank", batch.rows, scores.rank);
  if (!outcome.failed()) outcome = copy_result(result, "binary", batch.rows, scores.binary);
  R_ReleaseObject(result);
  return outcome;
}

}  // namespace martlet::host
