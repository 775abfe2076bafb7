score <- function(batch) list(rank = 1,
