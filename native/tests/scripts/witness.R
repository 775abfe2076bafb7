# Fails unless R is as it is for a script alone, when it is sourced and at every batch.
witness <- function() {
  stopifnot(
    getOption("digits") == 7L, getOption("OutDec") == ".", getOption("warn") == 0L,
    T, !exists("threshold"), !exists("counter"),
    identical(letters[1], "a"), pi > 3.1,
    !any(c("meddling", "package:parallel") %in% search()), "package:stats" %in% search(),
    identical(RNGkind()[1], "Mersenne-Twister"),
    identical(Sys.getenv("TZ"), "UTC"), identical(Sys.getenv("MODEL_MODE"), ""),
    format(.POSIXct(0), "%H:%M") == "00:00",
    identical(Sys.getlocale("LC_COLLATE"), "C"), l10n_info()$`UTF-8`,
    identical(sort(c("b", "a", "B")), c("B", "a", "b")),
    nchar("gr\u00f6\u00dfe") == 5L, toupper("\u00f6") == "\u00d6",
    sum(1, 2) == 3, getwd() != "/",
    is.null(getS3method("print", "numeric", optional = TRUE))
  )
}
witness()
score <- function(batch) {
  witness()
  list(rank = batch$age, binary = 0L)
}
