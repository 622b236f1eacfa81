/** A piece of code to copy, in a language or by a tool. */
export interface CodeExample {
  readonly name: 'curl' | 'Python' | 'R' | 'JavaScript';
  readonly source: string;
}

const FILE = '/exports/distribution.csv?set=hlab7&asOf=2024-09-30&presence=CUMULATIVE';
const QUERY =
  '{ distribution(selection: { set: "hlab7" }, asOf: "2024-09-30", counting: { presence: CUMULATIVE }) { universeSize buckets { k size } provenance { cite } } }';

/** How the published figure is asked for, of the server at an address; each prints how many states take part in how many. */
export function codeExamples(base: string): CodeExample[] {
  return [
    { name: 'curl', source: `curl '${base}${FILE}'` },
    {
      name: 'Python',
      source: `import csv, io, urllib.request

url = "${base}${FILE}"
with urllib.request.urlopen(url) as answer:
    rows = list(csv.DictReader(io.TextIOWrapper(answer, encoding="utf-8", newline="")))
for row in rows:
    print(row["k"], row["size"])`,
    },
    {
      name: 'R',
      source: `url <- "${base}${FILE}"
rows <- read.csv(url, encoding = "UTF-8", na.strings = "")
print(rows[, c("k", "size")])`,
    },
    {
      name: 'JavaScript',
      source: `const query = \`${QUERY}\`;
const answer = await fetch("${base}/graphql", {
  method: "POST",
  headers: { "content-type": "application/json" },
  body: JSON.stringify({ query }),
});
const { data } = await answer.json();
for (const { k, size } of data.distribution.buckets) console.log(k, size);
console.log(data.distribution.provenance.cite);`,
    },
  ];
}
