# Who has no health insurance, and so may want some: a logistic regression in which being
# self-employed weighs differently with age. `parameters` is the path of a name,value table.
coefficients <- local({
  table <- read.csv(parameters, stringsAsFactors = FALSE)
  stats::setNames(table$value, table$name)
})

cuts <- coefficients[paste0("cut", 1:19)]

# The effect of each value of a column; 0 for values without one.
effect <- function(name, values) {
  found <- coefficients[paste0(name, "=", values)]
  ifelse(is.na(found), 0, found)
}

score <- function(batch) {
  decades <- (batch$age - 40) / 10
  selfemp <- as.numeric(batch$selfemp == "yes")
  sum <- coefficients[["intercept"]] +
    coefficients[["age"]] * decades +
    coefficients[["age_squared"]] * decades^2 +
    coefficients[["family"]] * pmin(batch$family, 8) +
    coefficients[["selfemp"]] * selfemp +
    coefficients[["selfemp_age"]] * selfemp * decades +
    coefficients[["married"]] * (batch$married == "yes") +
    effect("region", batch$region) +
    effect("education", batch$education)
  # Best first: each cut that the sum does not reach is one rank down.
  rank <- 1L + as.integer(rowSums(outer(sum, cuts, `<`)))
  list(rank = rank, binary = as.integer(sum >= coefficients[["threshold"]]))
}
