# The scorecards: logistic regressions on bins and levels, their coefficients turned into integer
# points (per thousand), so that every implementation gets the same sums.

source("training/cuts.R")

# Where the bins of the numeric inputs begin, after a first one that is open below.
BINS <- list(age = c(22, 26, 30, 35, 40, 45, 50, 55, 60), family = 2:7)

SCORECARDS <- list(
  has_insurance =
    c("age", "health", "limit", "married", "selfemp", "family", "region", "education"),
  self_employed = c("age", "gender", "insurance", "married", "family", "region", "education"),
  activity_limited = c("age", "health", "insurance", "married", "region", "education"),
  nearing_retirement =
    c("health", "limit", "married", "selfemp", "family", "insurance", "education"),
  young_adult = c("health", "married", "selfemp", "family", "insurance", "education"),
  married = c("age", "gender", "insurance", "selfemp", "family", "region", "education"),
  large_family = c("age", "gender", "married", "insurance", "region", "education"),
  family_plan = c("age", "gender", "married", "selfemp", "insurance", "region"),
  lives_alone = c("age", "gender", "insurance", "selfemp", "region", "education"),
  adult_education =
    c("age", "health", "insurance", "selfemp", "family", "region", "married")
)

# Coefficients beyond 5 come of a bin in which (nearly) everybody is alike.
LARGEST_POINTS <- 5000

lines <- function(part, input = "", from = "", to = "", level = "", points) {
  data.frame(part, input, from, to, level, points = sprintf("%d", points))
}

points_of <- function(coefficients) {
  points <- as.integer(round(1000 * coefficients))
  pmax(pmin(points, LARGEST_POINTS), -LARGEST_POINTS)
}

# An input as a factor of its bins or levels.
as_factor <- function(name, values) {
  if (name %in% names(BINS)) return(cut(values, c(-Inf, BINS[[name]], Inf), right = FALSE))
  factor(values, levels = sort(unique(values)))
}

input_lines <- function(name, factor, coefficients) {
  # The first bin or level is the one that the others are compared with.
  points <- c(0L, points_of(coefficients[paste0(name, levels(factor)[-1])]))
  if (!name %in% names(BINS)) {
    return(lines("level", name, level = levels(factor), points = points))
  }
  edges <- as.character(BINS[[name]])
  lines("bin", name, from = c("", edges), to = c(edges, ""), points = points)
}

train_scorecard <- function(inputs, people, outcome, path) {
  factors <- Map(as_factor, inputs, people[inputs])
  # A bin with people of one kind only has no finite estimate; points_of bounds what comes out.
  fit <- suppressWarnings(stats::glm(outcome ~ ., stats::binomial(), data.frame(factors)))
  parts <- Map(input_lines, inputs, factors, list(stats::coef(fit)))
  points <- rbind(
    lines("base", points = points_of(stats::coef(fit)[["(Intercept)"]])),
    do.call(rbind, unname(parts))
  )
  sums <- scorecard_sums(points, people)
  table <- rbind(
    points,
    lines("cut", points = as.integer(ventiles(sums))),
    lines("threshold", points = as.integer(base_rate_threshold(sums, outcome)))
  )
  write.csv(table, path, row.names = FALSE, quote = FALSE)
}

# The scorecard's arithmetic, line by line of its parameters: whom a line is about gets its points.
scorecard_sums <- function(table, people) {
  sums <- rep(as.integer(table$points[table$part == "base"]), nrow(people))
  for (i in which(table$part %in% c("bin", "level"))) {
    line <- table[i, ]
    values <- people[[line$input]]
    about <- if (line$part == "level") {
      values == line$level
    } else {
      (line$from == "" | values >= as.numeric(line$from)) &
        (line$to == "" | values < as.numeric(line$to))
    }
    sums <- sums + as.integer(line$points) * about
  }
  sums
}

score_scorecard <- function(people, path) {
  table <- read.csv(path, colClasses = "character")
  points <- function(part) as.integer(table$points[table$part == part])
  scores_of(scorecard_sums(table, people), points("cut"), points("threshold"))
}

scorecard <- function(name) {
  inputs <- SCORECARDS[[name]]
  list(
    inputs = inputs,
    train = function(people, outcome, path) train_scorecard(inputs, people, outcome, path),
    score = score_scorecard
  )
}
