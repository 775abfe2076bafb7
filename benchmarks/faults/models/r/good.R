score <- function(batch) {
  list(
    rank = 1L + batch$age %/% 10L,
    binary = as.integer(!is.na(batch$region) & batch$region == "west")
  )
}
