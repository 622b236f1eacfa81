/** The styles of a report: light, dark and on paper. Figures are drawn on white, whatever is around them. */
export const STYLES = `
:root{color-scheme:light dark;--paper:#fff;--ink:#1c2430;--quiet:#4c5868;--line:#d5dae1;--note:#f2f5f8;--link:#1a5fb4}
@media (prefers-color-scheme:dark){:root{--paper:#14181e;--ink:#e6eaf0;--quiet:#a9b4c2;--line:#39424e;--note:#1e252e;--link:#8ab8f5}}
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--paper);color:var(--ink);font:1.0625rem/1.6 "Source Sans 3","Noto Sans SC","PingFang SC","Microsoft YaHei",system-ui,sans-serif}
main{max-width:52rem;margin:0 auto;padding:2rem 1.25rem 4rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .4rem;text-wrap:balance}
h2{font-size:1.35rem;line-height:1.3;margin:2.6rem 0 .8rem;padding-top:.9rem;border-top:1px solid var(--line)}
h3{font-size:1.08rem;margin:1.6rem 0 .4rem}
p{margin:0 0 .9rem;overflow-wrap:anywhere}
a{color:var(--link)}
.subtitle,.formats{color:var(--quiet);margin:0 0 .5rem}
.formats a{display:inline-block;padding:.35rem .1rem}
.note{background:var(--note);border-inline-start:.25rem solid var(--link);padding:.7rem .9rem}
nav ol{columns:2;column-gap:2rem;margin:1.2rem 0 0;padding-inline-start:1.4rem}
nav a{display:inline-block;padding:.2rem 0}
ul{margin:0 0 1rem;padding-inline-start:1.3rem}
li{margin:.25rem 0;overflow-wrap:anywhere}
.table{overflow-x:auto;margin:1.2rem 0}
table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.4}
caption{text-align:start;font-weight:600;padding:0 0 .4rem}
th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:start;vertical-align:top}
thead th{border-bottom:2px solid var(--line);vertical-align:bottom;font-weight:600}
tbody th{font-weight:400}
.narrow table{width:auto;min-width:min(100%,22rem)}
.number{text-align:end;font-variant-numeric:tabular-nums}
td.number{white-space:nowrap}
.figure{margin:1.4rem 0;background:#fff;border:1px solid var(--line);overflow-x:auto}
.figure svg{display:block;max-width:100%;height:auto;min-width:34rem}
@media (max-width:40rem){nav ol{columns:1}h1{font-size:1.55rem}}
@media print{
:root{--paper:#fff;--ink:#111;--quiet:#444;--line:#bbb;--note:#f4f4f4;--link:#111}
@page{size:A4;margin:18mm 16mm 20mm;@bottom-center{content:counter(page);font-size:9pt;color:#444}}
body{font-size:10pt;line-height:1.5}
main{max-width:none;padding:0}
h1{font-size:19pt}h2{font-size:13.5pt;break-after:avoid}h3{font-size:11pt;break-after:avoid}
.formats{display:none}
a{text-decoration:none}
.table{overflow:visible}
table{font-size:8.5pt}th,td{padding:.16rem .5rem}
.whole{break-inside:avoid}
tr,.figure,.note{break-inside:avoid}
thead{display:table-header-group}
caption{break-after:avoid}
.figure{overflow:hidden;border:0}
.figure svg{width:100%;min-width:0;max-height:235mm}
p{orphans:3;widows:3}
}
`.trim();
