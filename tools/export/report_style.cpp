#include "tools/export/report_style.h"

namespace vanthu {

std::string_view report_style() {
  return R"(:root{--ink:#1c2733;--soft:#45525f;--line:#c3ccd5;--pale:#f3f6f9;--accent:#173f68;--bad:#a3180f}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%}
body{margin:0 auto;max-width:76rem;padding:1.5rem clamp(.9rem,3vw,2.5rem) 4rem;color:var(--ink);background:#fff;
font:16px/1.5 "Noto Sans","Segoe UI","Helvetica Neue",Arial,sans-serif;overflow-wrap:anywhere}
header{border-bottom:3px solid var(--accent);margin-bottom:1.25rem;padding-bottom:.75rem}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .4rem;color:var(--accent)}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--accent);color:var(--accent)}
h3{font-size:1.06rem;margin:1.6rem 0 .5rem}
h4{font-size:1rem;margin:0 0 .4rem}
p{margin:.5rem 0}
header p{margin:.15rem 0;color:var(--soft)}
a{color:#0b4f9e}
a:focus-visible,summary:focus-visible{outline:3px solid #0b4f9e;outline-offset:2px}
code{font:.88em/1.4 "Noto Sans Mono",Consolas,monospace;background:var(--pale);padding:.05em .3em;border-radius:3px;
unicode-bidi:isolate}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.3rem 1.5rem;padding:0;margin:.75rem 0}
.figures{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;margin:1.25rem 0}
.figures div{border:1px solid var(--line);border-left:5px solid var(--accent);padding:.5rem .8rem;background:var(--pale)}
.figures dt{color:var(--soft);font-size:.9rem;line-height:1.3}
.figures dd{margin:0;font-size:1.6rem;line-height:1.3;font-weight:700}
.note{color:var(--soft);font-size:.93rem}
.place{color:var(--soft)}
time{white-space:nowrap}
table{border-collapse:collapse;width:100%;margin:.75rem 0 1.25rem;font-size:.94rem}
table.counts{width:auto;min-width:min(26rem,100%)}
caption{text-align:left;font-weight:600;padding:.3rem 0}
th,td{border:1px solid var(--line);padding:.35rem .55rem;text-align:left;vertical-align:top}
thead th{background:#e4ebf2;color:#14334f;overflow-wrap:normal}
tbody th{font-weight:600}
tbody tr.group th{background:var(--pale);font-weight:700}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
thead .number{white-space:normal}
.sum td,.sum th{font-weight:700;border-top:2px solid var(--ink)}
ul.plain{list-style:none;margin:0;padding:0}
ul.plain li+li{margin-top:.25rem}
ul.columns{columns:15rem;column-gap:2rem;padding-left:1.2rem}
ul.columns li{break-inside:avoid}
figure{margin:1rem 0;padding:.75rem 1rem 1rem;border:1px solid var(--line)}
figcaption{font-weight:600}
.legend{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.4rem;margin:.4rem 0 .8rem;padding:0;font-size:.92rem}
.legend svg{vertical-align:-2px}
.bar{display:grid;grid-template-columns:minmax(10rem,18rem) 1fr 8rem;gap:.1rem .8rem;align-items:center;padding:.14rem 0;
font-size:.94rem;line-height:1.3;break-inside:avoid}
.bar-label{text-align:right}
.bar-count{font-variant-numeric:tabular-nums}
svg{display:block;overflow:visible}
.legend svg{display:inline-block}
svg text{fill:var(--ink);font-family:inherit}
details{margin:.5rem 0}
summary{cursor:pointer;padding:.3rem 0;color:#0b4f9e}
details.document{border:1px solid var(--line);padding:.2rem .8rem;margin:.4rem 0}
details.document[open]{padding-bottom:.5rem}
.contradiction{border:1px solid var(--line);border-left:6px solid #767676;padding:.2rem 1rem .6rem;margin:1rem 0}
.contradiction.error{border-left-color:var(--bad)}
.contradiction.warning{border-left-color:#8a5a00}
.contradiction h3{margin-top:.6rem}
.sides{display:grid;grid-template-columns:1fr 1fr;gap:1rem}
.side{background:var(--pale);padding:.6rem .8rem;min-width:0}
blockquote{margin:.3rem 0;padding:.1rem 0 .1rem .8rem;border-left:3px solid var(--accent)}
.fix{margin:.5rem 0 .2rem}
img{max-width:100%;height:auto;border:1px solid var(--line);background:#fff}
footer{margin-top:3rem;border-top:1px solid var(--line);padding-top:.6rem;color:var(--soft);font-size:.9rem}
@media screen and (max-width:44rem){
body{font-size:15px}
h1{font-size:1.4rem}
.sides{grid-template-columns:1fr}
.bar{grid-template-columns:1fr 6.5rem}
.bar-label{grid-column:1/-1;text-align:left}
.crowded .number,.crowded .month:not(.quarter){display:none}
figure{padding:.6rem}
table:not(.counts),table:not(.counts) :is(tbody,tr,th,td,caption){display:block}
table:not(.counts) thead{display:none}
table:not(.counts) tr{border:1px solid var(--line);margin:.5rem 0;padding:.2rem 0}
table:not(.counts) :is(th,td){border:0;padding:.12rem .6rem}
table:not(.counts) [data-head]:not(:empty)::before{content:attr(data-head) ": ";color:var(--soft);font-weight:400}
table:not(.counts) :is(td,th):empty{display:none}
table:not(.counts) .number{text-align:left}
}
@page{size:A4;margin:15mm 14mm 16mm}
@media print{
html{font-size:9.5pt}
body{max-width:none;padding:0;font-size:1rem;line-height:1.38}
nav{display:none}
h1{font-size:17pt}
h2{font-size:13pt;margin-top:14pt;break-after:avoid}
h3,h4,caption,figcaption,summary{break-after:avoid}
a{color:inherit;text-decoration:none}
table{font-size:8.5pt}
thead{display:table-header-group}
tr,svg,.figures div{break-inside:avoid}
.figures{grid-template-columns:repeat(3,1fr)}
.contradiction{break-inside:avoid-page}
.bar{grid-template-columns:minmax(6rem,13rem) 1fr 6.5rem}
details::details-content{content-visibility:visible;display:block;height:auto}
summary{list-style:none;color:inherit;font-weight:600}
.side{border:1px solid var(--line)}
.picture img{max-height:190mm}
*{-webkit-print-color-adjust:exact;print-color-adjust:exact}
}
)";
}

}  // namespace vanthu
