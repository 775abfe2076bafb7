# Ranks clients by points; 20 is the last rank. Missing balances count as nothing.
points <- function(batch) {
  balance <- ifelse(is.na(batch$balance), 0, batch$balance)
  pmax(0, round(balance / 1000)) + 2 * (batch$age > 40)
}

scores <- function(points) {
  rank <- as.integer(pmin(20, pmax(1, 20 - points)))
  list(rank = rank, binary = as.integer(rank <= 10))
}

term_deposit <- function(batch) scores(points(batch) + (batch$job == "retired"))

card <- function(batch) scores(points(batch) + (batch$age < 30))

loan <- function(batch) scores(points(batch) - 5 * batch$has_loan)

mortgage <- function(batch) scores(2 * points(batch) - 3 * batch$has_loan)
