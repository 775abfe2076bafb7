# The models that are no scorecards: logistic regressions with terms of their own. Their parameters are
# name,value tables, with coefficients of six decimals.

source("training/cuts.R")

# Sums of real numbers differ in their last bits from one implementation to another. No person's sum
# may lie so near to a cut that this could matter.
LEAST_MARGIN <- 1e-9

# One column of zeros and ones for each value but the first, named as the parameters are.
indicators <- function(name, values) {
  levels <- sort(unique(values))[-1]
  columns <- vapply(levels, function(level) as.numeric(values == level), numeric(length(values)))
  colnames(columns) <- paste0(name, levels)
  columns
}

yes <- function(values) as.numeric(values == "yes")

# The terms of each model: a matrix with a column per coefficient.
terms_of_uninsured_prospect <- function(people) {
  decades <- (people$age - 40) / 10
  cbind(
    age = decades, age_squared = decades^2, family = pmin(people$family, 8),
    selfemp = yes(people$selfemp), selfemp_age = yes(people$selfemp) * decades,
    married = yes(people$married), indicators("region=", people$region),
    indicators("education=", people$education)
  )
}

terms_of_chronic_care <- function(people) {
  cbind(
    age = people$age, limit = yes(people$limit), married = yes(people$married),
    limit_age = yes(people$limit) * people$age, indicators("education_", people$education)
  )
}

terms_of_holds_degree <- function(people) {
  decades <- (people$age - 40) / 10
  cbind(
    age = decades, age_squared = decades^2, family = people$family,
    indicators("cover=", paste(people$insurance, people$health, sep = "/")),
    indicators("region=", people$region), indicators("selfemp=", people$selfemp)
  )
}

terms_of_advanced_degree <- function(people) {
  log_age <- log(people$age / 40)
  cbind(
    log_age = log_age, log_age_squared = log_age^2, insured = yes(people$insurance),
    healthy = yes(people$health), indicators("", people$region), family = people$family
  )
}

# A cut halfway between the sum it belongs to and the next lower one.
between <- function(at, sums) {
  sorted <- sort(unique(sums))
  position <- match(at, sorted)
  ifelse(position == 1, at - 1, (sorted[position] + sorted[pmax(position - 1, 1)]) / 2)
}

train_regression <- function(terms, people, outcome, path) {
  x <- terms(people)
  fit <- stats::glm.fit(cbind(intercept = 1, x), outcome, family = stats::binomial())
  coefficients <- round(fit$coefficients, 6)
  sums <- regression_sums(coefficients, x)
  cuts <- between(ventiles(sums), sums)
  threshold <- between(base_rate_threshold(sums, outcome), sums)
  table <- data.frame(
    name = c(names(coefficients), paste0("cut", seq_along(cuts)), "threshold"),
    value = c(sprintf("%.6f", coefficients), sprintf("%.9f", c(cuts, threshold)))
  )
  write.csv(table, path, row.names = FALSE, quote = FALSE)
}

regression_sums <- function(coefficients, x) {
  coefficients[["intercept"]] + as.vector(x %*% coefficients[colnames(x)])
}

score_regression <- function(terms, people, path) {
  table <- read.csv(path, stringsAsFactors = FALSE)
  values <- stats::setNames(table$value, table$name)
  cuts <- values[paste0("cut", seq_len(RANKS - 1))]
  sums <- regression_sums(values, terms(people))
  margin <- min(abs(outer(sums, c(cuts, values[["threshold"]]), `-`)))
  if (margin < LEAST_MARGIN) stop(path, ": a sum lies ", margin, " from a cut")
  scores_of(sums, cuts, values[["threshold"]])
}

regression <- function(inputs, terms) {
  list(
    inputs = inputs,
    train = function(people, outcome, path) {
      train_regression(terms, people[inputs], outcome, path)
    },
    score = function(people, path) score_regression(terms, people[inputs], path)
  )
}

REGRESSIONS <- list(
  uninsured_prospect = regression(
    c("age", "selfemp", "married", "family", "region", "education"), terms_of_uninsured_prospect
  ),
  chronic_care = regression(c("age", "limit", "married", "education"), terms_of_chronic_care),
  holds_degree = regression(
    c("age", "insurance", "health", "region", "selfemp", "family"), terms_of_holds_degree
  ),
  advanced_degree = regression(
    c("age", "insurance", "health", "region", "family"), terms_of_advanced_degree
  )
)
