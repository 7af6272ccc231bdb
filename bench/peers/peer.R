# The recorded year in R: vectors, and order() at every round.
folder <- commandArgs(trailingOnly = TRUE)[1]
profiles <- read.csv(file.path(folder, "profiles.csv"))
day_seconds <- 86400
size <- 4500

run <- function(submitted, score) {
  cutoffs <- integer(0)
  is_there <- rep(TRUE, length(score))
  for (day in seq(14, 364, by = 14)) {
    end <- (day + 1) * day_seconds
    present <- which(is_there & submitted < end & submitted >= end - 365 * day_seconds)
    invited <- present[order(-score[present], submitted[present])[1:size]]
    cutoffs <- c(cutoffs, score[invited[size]])
    is_there[invited] <- FALSE
  }
  cutoffs
}

best <- Inf
for (repeated in 1:3) {
  seconds <- system.time(cutoffs <- run(profiles$submitted, profiles$score))[["elapsed"]]
  best <- min(best, seconds)
}

cat(sprintf(
  '{"way":"R, order()","holds":"profiles","version":"R %s.%s","trace":true,"microseconds":%.0f,"cutoffs":[%s]}\n',
  R.version$major, R.version$minor, best * 1e6, paste(cutoffs, collapse = ",")
))
