# Trains the catalog's 14 models and records how they must score.
#
#   Rscript training/train.R        (in catalogs/insurance; base R only)
#
# reads   insurance.csv.bz2, training/outcomes.csv (what each model predicts)
# writes  parameters/<model>.csv, training/golden.csv.bz2, training/lift.csv
#
# The golden scores are computed here, from the parameters as written and by code of their own: none
# of it is shared with the binaries. The same input gives the same bytes.

source("training/scorecards.R")
source("training/regressions.R")

RANKS <- 20L
TRAINING_SHARE <- 0.7

people <- read.csv("insurance.csv.bz2", stringsAsFactors = FALSE)
outcomes <- read.csv("training/outcomes.csv", stringsAsFactors = FALSE)

# The split: fixed by the seed, whatever R's defaults become.
RNGkind("Mersenne-Twister", "Inversion", "Rejection")
set.seed(1996)
in_training <- seq_len(nrow(people)) %in% sample(nrow(people), TRAINING_SHARE * nrow(people))

# Who is what the model predicts.
outcome_of <- function(outcome) {
  column <- people[[outcome$column]]
  switch(outcome$operator,
    "in" = as.character(column) %in% strsplit(outcome$value, "|", fixed = TRUE)[[1]],
    ">=" = column >= as.numeric(outcome$value),
    stop("unknown operator ", outcome$operator)
  )
}

# The share of people of the best rank who are what the model predicts, over that of all people.
lift_of <- function(rank, outcome) mean(outcome[rank == 1]) / mean(outcome)

golden <- data.frame(person_id = people$person_id)
lift <- outcomes[c("mart", "number", "name")]
for (i in seq_len(nrow(outcomes))) {
  model <- outcomes[i, ]
  outcome <- outcome_of(model)
  path <- file.path("parameters", paste0(model$name, ".csv"))
  trainer <- if (model$name %in% names(SCORECARDS)) scorecard(model$name) else REGRESSIONS[[model$name]]
  stopifnot(!model$column %in% trainer$inputs)
  trainer$train(people[in_training, ], outcome[in_training], path)
  scores <- trainer$score(people, path)
  prefix <- sprintf("%s_model%d", model$mart, model$number)
  golden[[paste0(prefix, "_rank")]] <- scores$rank
  golden[[paste0(prefix, "_binary")]] <- scores$binary
  lift$base_rate[i] <- sprintf("%.4f", mean(outcome))
  lift$best_rank_people[i] <- sum(scores$rank == 1)
  lift$best_rank_lift[i] <- sprintf("%.2f", lift_of(scores$rank, outcome))
  lift$holdout_lift[i] <- sprintf("%.2f", lift_of(scores$rank[!in_training], outcome[!in_training]))
  lift$binary_share[i] <- sprintf("%.4f", mean(scores$binary))
}

file <- bzfile("training/golden.csv.bz2", "w", compression = 9)
write.csv(golden, file, row.names = FALSE, quote = FALSE)
close(file)
write.csv(lift, "training/lift.csv", row.names = FALSE, quote = FALSE)
print(lift, row.names = FALSE)
