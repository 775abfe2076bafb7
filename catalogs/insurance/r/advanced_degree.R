# Who holds a master's degree or a doctorate: a logistic regression on the logarithm of age.
# `parameters` is the path of a name,value table.
coefficients <- local({
  table <- read.csv(parameters, stringsAsFactors = FALSE)
  stats::setNames(table$value, table$name)
})

cuts <- coefficients[paste0("cut", 1:19)]

score <- function(batch) {
  log_age <- log(batch$age / 40)
  sum <- coefficients[["intercept"]] +
    coefficients[["log_age"]] * log_age +
    coefficients[["log_age_squared"]] * log_age^2 +
    coefficients[["insured"]] * (batch$insurance == "yes") +
    coefficients[["healthy"]] * (batch$health == "yes") +
    coefficients[["northeast"]] * (batch$region == "northeast") +
    coefficients[["south"]] * (batch$region == "south") +
    coefficients[["west"]] * (batch$region == "west") +
    coefficients[["family"]] * batch$family
  # Best first: each cut that the sum does not reach is one rank down.
  rank <- 1L + as.integer(rowSums(outer(sum, cuts, `<`)))
  list(rank = rank, binary = as.integer(sum >= coefficients[["threshold"]]))
}
