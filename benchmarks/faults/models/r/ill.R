# One function for every way of going wrong, once somebody of 40 years is in the batch.
fair <- function(batch) list(rank = 1L + batch$age %/% 10L, binary = rep(0L, nrow(batch)))
meets <- function(batch) any(batch$age == 40L)
when_met <- function(fault) function(batch) if (meets(batch)) fault(batch) else fair(batch)

stopping <- when_met(function(batch) stop("no such tariff"))
quitting <- when_met(function(batch) quit(status = 3))
killing_itself <- when_met(function(batch) tools::pskill(Sys.getpid(), tools::SIGKILL))
missing_rank <- function(batch) {
  scores <- fair(batch)
  scores$rank[batch$age == 40L] <- NA
  scores
}
half_rank <- function(batch) {
  scores <- fair(batch)
  scores$rank[batch$age == 40L] <- 1.5
  scores
}
high_rank <- function(batch) {
  scores <- fair(batch)
  scores$rank[batch$age == 40L] <- 21L
  scores
}
short <- when_met(function(batch) list(rank = 1L, binary = 0L))
long <- when_met(function(batch) lapply(fair(batch), function(scores) c(scores, 1L)))
words <- when_met(function(batch) list(rank = as.character(batch$age), binary = batch$age))
nothing <- when_met(function(batch) NULL)
nameless <- when_met(function(batch) unname(fair(batch)))
looping <- when_met(function(batch) repeat NULL)
greedy <- when_met(function(batch) numeric(2e11))
deep <- when_met(function(batch) {
  descend <- function() descend()
  descend()
})
odd_words <- when_met(function(batch) stop("odd \001 \033[31m words"))
condition <- when_met(function(batch) signalCondition(simpleCondition("unheard")))
warnings_as_errors <- when_met(function(batch) {
  options(warn = 2)
  as.integer("x")
})

# Ways of giving other things than scores.
zero_rank <- when_met(function(batch) list(rank = rep(0L, nrow(batch)), binary = fair(batch)$binary))
negative_rank <- when_met(function(batch) list(rank = -fair(batch)$rank, binary = fair(batch)$binary))
endless_rank <- when_met(function(batch) list(rank = fair(batch)$rank / 0, binary = fair(batch)$binary))
rank_of_nan <- when_met(function(batch) list(rank = rep(NaN, nrow(batch)), binary = fair(batch)$binary))
rank_past_integers <- when_met(function(batch) list(rank = rep(2^40, nrow(batch)), binary = fair(batch)$binary))
complex_rank <- when_met(function(batch) list(rank = fair(batch)$rank + 0i, binary = fair(batch)$binary))
raw_rank <- when_met(function(batch) list(rank = as.raw(fair(batch)$rank), binary = fair(batch)$binary))
listed_rank <- when_met(function(batch) list(rank = as.list(fair(batch)$rank), binary = fair(batch)$binary))
binary_of_two <- when_met(function(batch) list(rank = fair(batch)$rank, binary = rep(2L, nrow(batch))))
missing_binary <- when_met(function(batch) list(rank = fair(batch)$rank, binary = rep(NA, nrow(batch))))
binary_in_words <- when_met(function(batch) list(rank = fair(batch)$rank, binary = rep("yes", nrow(batch))))
rank_alone <- when_met(function(batch) list(rank = fair(batch)$rank))
no_records <- when_met(function(batch) list(rank = integer(0), binary = integer(0)))
a_function <- when_met(function(batch) fair)
an_environment <- when_met(function(batch) list2env(list(words = "no scores")))
a_formula <- when_met(function(batch) rank ~ binary)
its_error <- when_met(function(batch) try(stop("swallowed"), silent = TRUE))
an_object <- when_met(function(batch) {
  setClass("Scores", representation(rank = "integer"), where = environment())
  new("Scores", rank = 1L)
})

# Ways of not coming to an end, or to a wrong one.
sleeping <- when_met(function(batch) Sys.sleep(1000))
waiting_for_its_child <- when_met(function(batch) parallel::mccollect(parallel::mcparallel(Sys.sleep(1000))))
stopping_with_a_book <- when_met(function(batch) stop(strrep("words ", 1e6)))
stopping_with_an_object <- when_met(function(batch) stop(structure(class = c("odd", "error", "condition"), list(message = "odd", call = NULL))))
stopping_without_words <- when_met(function(batch) stop())
interrupting <- when_met(function(batch) stop(structure(class = c("interrupt", "condition"), list(message = "", call = NULL))))
aborting <- when_met(function(batch) tools::pskill(Sys.getpid(), 6L))
stopped_by_signal <- when_met(function(batch) {
  tools::pskill(Sys.getpid(), tools::SIGSTOP)
  fair(batch)
})
terminated <- when_met(function(batch) {
  tools::pskill(Sys.getpid(), tools::SIGTERM)
  Sys.sleep(1000)
})
asserting <- when_met(function(batch) stopifnot("ages must be below 40" = all(batch$age < 40L)))
matching <- when_met(function(batch) match.arg("forty", c("thirty", "fifty")))
calling_nobody <- when_met(function(batch) nobody_knows_this(batch))
reading_unknown <- when_met(function(batch) unknown_table$rank)
loading_unknown <- when_met(function(batch) library(nobodysPackage))
subscripting <- when_met(function(batch) list(1)[[40]])
reaching_the_net <- when_met(function(batch) url("http://127.0.0.1:9/", open = "r"))
reading_a_file <- when_met(function(batch) readLines("/etc/shadow"))
nesting <- when_met(function(batch) eval(parse(text = strrep("(", 1e5))))
promising <- when_met(function(batch) {
  own <- function(x = x) x
  own()
})
timing_itself <- when_met(function(batch) {
  setTimeLimit(elapsed = 0.05, transient = TRUE)
  repeat NULL
})
locking <- when_met(function(batch) {
  fixed <- 1
  lockBinding("fixed", environment())
  fixed <- 2
})
hooking <- when_met(function(batch) {
  reg.finalizer(environment(), function(e) stop("finalized"), onexit = TRUE)
  quit(save = "no", status = 0)
})

# Faults that reach nobody, and so are none.
masking <- function(batch) {
  assign("abs", function(x) stop("masked"), envir = globalenv())
  options(digits = 1, OutDec = ",", stringsAsFactors = TRUE)
  RNGkind("Wichmann-Hill")
  Sys.setenv(TZ = "Asia/Tokyo", LC_ALL = "xx")
  fair(batch)
}
leaving_a_child <- function(batch) {
  parallel::mcparallel(Sys.sleep(1000), detached = TRUE)
  fair(batch)
}
changing_base <- function(batch) {
  try(assign("sum", function(...) 0, envir = baseenv()), silent = TRUE)
  setTimeLimit(elapsed = 1)
  gctorture(FALSE)
  fair(batch)
}
sinking <- function(batch) {
  sink("/dev/null")
  fair(batch)
}
printing <- function(batch) {
  cat("1,0\n")
  message("to standard error")
  fair(batch)
}
torturing <- function(batch) {
  gctorture2(1000)
  fair(batch)
}
registering <- function(batch) {
  registerS3method("as.integer", "numeric", function(x, ...) stop("registered"))
  registerS3method("print", "data.frame", function(x, ...) stop("registered"))
  fair(batch)
}
attaching <- function(batch) {
  attach(list(sum = function(...) 0), name = "attached", warn.conflicts = FALSE)
  fair(batch)
}
activating <- function(batch) {
  makeActiveBinding("T", function() stop("active"), globalenv())
  fair(batch)
}
finalizing <- function(batch) {
  local(reg.finalizer(environment(), function(e) stop("finalized")))
  gc()
  fair(batch)
}
moving <- function(batch) {
  try(setwd("/"), silent = TRUE)
  fair(batch)
}
tracing <- function(batch) {
  suppressMessages(try(trace("sum", quote(stop("traced")), print = FALSE), silent = TRUE))
  fair(batch)
}
opening_connections <- function(batch) {
  try(for (i in 1:200) textConnection("words"), silent = TRUE)
  fair(batch)
}
speaking <- function(batch) {
  Sys.setlocale("LC_ALL", "C.UTF-8")
  options(warn = 2, error = quote(q(status = 9)), expressions = 30)
  fair(batch)
}
removing <- function(batch) {
  rm(list = ls(globalenv()), envir = globalenv())
  fair(batch)
}
changing_its_input <- function(batch) {
  batch$age[] <- 0L
  fair(batch)
}
seeding <- function(batch) {
  set.seed(1, kind = "Marsaglia-Multicarry", normal.kind = "Box-Muller")
  fair(batch)
}
