# Ranks clients by points; 20 is the last rank. Missing balances count as nothing.
points <- function(batch) {
  balance <- ifelse(is.na(batch$balance), 0, batch$balance)
  pmin(19, pmax(0, round(balance / 1000))) + as.integer(batch$age > 40) * 2
}

scores <- function(points) {
  rank <- as.integer(pmax(1, 20 - points))
  list(rank = rank, binary = as.integer(rank <= 10))
}

term_deposit <- function(batch) scores(points(batch) + as.integer(batch$job == "retired"))

moves <- function(batch) scores(points(batch) - 2 * as.integer(batch$has_loan))
