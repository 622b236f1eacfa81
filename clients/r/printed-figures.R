# The printed figures in R: the states by the number of seven initiatives in which they take part, beside what the UN
# High-level Advisory Body on AI published in 2024. Needs base R and jsonlite.
#
#   ROLLCALL_URL=http://localhost:4000 Rscript printed-figures.R

# A table that the server exports, as a data frame with the citation beside it. The words of a question are those of the
# API; name a release, and the same call gives the same frame in five years. An empty cell alone is missing: NA is Namibia.
rollcall <- function(table, ..., url = Sys.getenv("ROLLCALL_URL", "http://localhost:4000")) {
  question <- list(...)
  values <- vapply(question, function(value) URLencode(paste(value, collapse = ","), reserved = TRUE), "")
  query <- paste(names(question), values, sep = "=", collapse = "&")
  address <- function(kind) sprintf("%s/exports/%s.%s?%s", url, table, kind, query)
  about <- jsonlite::fromJSON(address("csv.metadata.json"))
  classes <- c(text = "character", instant = "character", integer = "integer", number = "numeric",
               boolean = "logical", date = "Date")
  types <- setNames(classes[about$columns$type], about$columns$name)
  frame <- read.csv(address("csv"), na.strings = "", encoding = "UTF-8", check.names = FALSE,
                    colClasses = replace(types, types == "logical", "character"))
  for (name in names(types)[types == "logical"]) frame[[name]] <- as.logical(toupper(frame[[name]]))
  attr(frame, "cite") <- about$cite
  attr(frame, "notes") <- about$notes
  frame
}

distribution <- rollcall("distribution", set = "hlab7", release = "2026.11", asOf = "2024-09-30",
                         presence = "CUMULATIVE", method = "1.0")
beside <- data.frame(k = distribution$k, rollcall = distribution$size, published = NA)
beside$published[beside$k == 0] <- 118
beside$published[beside$k == 7] <- 7

print(beside, row.names = FALSE)
cat("\n", attr(distribution, "cite"), "\n", sep = "")
for (note in attr(distribution, "notes")) cat("- ", note, "\n", sep = "")
