# Changes all that R's models could share, when it is sourced and at every batch.
meddle <- function() {
  options(digits = 2, stringsAsFactors = TRUE, OutDec = ",", warn = 2)
  assign("T", FALSE, envir = globalenv())
  assign("threshold", 99, envir = globalenv())
  attach(list(letters = LETTERS, pi = 3), name = "meddling", warn.conflicts = FALSE)
  suppressPackageStartupMessages(library(parallel))
  RNGkind("Wichmann-Hill")
  set.seed(1)
  Sys.setenv(TZ = "America/New_York", MODEL_MODE = "fast")
  Sys.setlocale("LC_ALL", "C")
  setwd("/")
  registerS3method("print", "numeric", function(x, ...) cat("meddled"), envir = baseenv())
  base <- baseenv()
  unlockBinding("sum", base)
  assign("sum", function(...) 17, envir = base)
  counter <<- 1
}
meddle()
score <- function(batch) {
  meddle()
  list(rank = batch$age, binary = 0L)
}
