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
