# Runs after a snippet of docs/formats.md: prints what its frame holds, with the type of every column, as JSON.
quoted <- function(text) {
  text <- gsub("\\", "\\\\", enc2utf8(text), fixed = TRUE)
  text <- gsub("\"", "\\\"", text, fixed = TRUE)
  text <- gsub("\n", "\\n", gsub("\t", "\\t", gsub("\r", "\\r", text, fixed = TRUE), fixed = TRUE), fixed = TRUE)
  paste0("\"", text, "\"")
}
plain <- function(column) {
  text <- if (is.numeric(column)) sprintf("%.17g", column)
          else if (is.logical(column)) tolower(as.character(column))
          else quoted(as.character(column))
  ifelse(is.na(column), "null", text)
}
object <- function(names, values) paste0("{", paste0(quoted(names), ":", values, collapse = ","), "}")
cells <- vapply(frame, plain, character(nrow(frame)))
types <- vapply(frame, function(column) class(column)[1], "")
rows <- apply(cells, 1, function(row) object(names(frame), row))
connection <- file("frame.json", "wb")
writeLines(paste0("{\"types\":", object(names(types), quoted(types)), ",\"rows\":[", paste(rows, collapse = ","), "]}"), connection, useBytes = TRUE)
close(connection)
