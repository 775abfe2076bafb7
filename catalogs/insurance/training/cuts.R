# How sums become ranks and binaries: the same for all models.

# The ventiles of the training sums, from the best down: a sum that reaches cut r has rank r at most.
ventiles <- function(sums) {
  stats::quantile(sums, probs = seq(RANKS - 1, 1) / RANKS, type = 1, names = FALSE)
}

# The training sum from which on about as many people lie as are what the model predicts.
base_rate_threshold <- function(sums, outcome) {
  candidates <- sort(unique(sums))
  shares <- 1 - findInterval(candidates, sort(sums), left.open = TRUE) / length(sums)
  candidates[which.min(abs(shares - mean(outcome)))]
}

scores_of <- function(sums, cuts, threshold) {
  list(
    rank = RANKS - findInterval(sums, rev(cuts)),
    binary = as.integer(sums >= threshold)
  )
}
