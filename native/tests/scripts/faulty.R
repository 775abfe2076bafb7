# One function for every way of going wrong, and a fair one.
fair <- function(batch) list(rank = batch$age, binary = c(0, 1))
stopping <- function(batch) stop("no such tariff")
na <- function(batch) list(rank = c(1L, NA), binary = c(0L, 0L))
short <- function(batch) list(rank = c(1L, 2L), binary = 0L)
words <- function(batch) list(rank = c("one", "two"), binary = c(0L, 0L))
high <- function(batch) list(rank = c(21, 1), binary = c(0, 0))
half <- function(batch) list(rank = c(1, 2))

fair_if_programs_are_denied <- function(batch) {
  stopifnot(suppressWarnings(system("true")) != 0)
  fair(batch)
}

ending <- function(batch) quit(status = 0)
