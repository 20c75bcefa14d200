import { darkColours, lightColours, measures } from '@junheng/display/tokens';

const declare = (values: Readonly<Record<string, string>>) =>
  Object.entries(values)
    .map(([name, value]) => `--${name}:${value}`)
    .join(';');

const classes = ['11', '12', '13', '21', '22', '23', '31', '32', '33'];
const onClass = (code: string) =>
  ['13', '33'].includes(code) ? 'strong' : ['31', '32', '23'].includes(code) ? 'mid' : 'quiet';
const warnings = ['blue', 'yellow', 'orange', 'red'];

const imbalanceRules = classes
  .map(
    (code) =>
      `.k${code}{fill:var(--imbalance-${code})}.dots .k${code}{stroke:var(--imbalance-${code})}i.k${code}{background:var(--imbalance-${code})}.diamond .on${code}{fill:var(--on-imbalance-${onClass(code)})}`,
  )
  .join('');
const warningRules = warnings
  .map((level) => `.w-${level}{fill:var(--warning-${level})}.t-${level}{color:var(--warning-${level}-text)}`)
  .join('');

const page = `
*{box-sizing:border-box;margin:0;padding:0}
body{font:var(--size-body)/var(--leading) var(--font-text);color:var(--text);background:var(--surface-page);-webkit-text-size-adjust:100%}
#lang-zh:checked~* .en,#lang-en:checked~* .zh{display:none}
.lang{position:absolute;opacity:0;pointer-events:none}
#lang-zh:focus-visible~.top .switch,#lang-en:focus-visible~.top .switch{box-shadow:var(--focus-ring)}
.top{position:sticky;top:0;z-index:30;display:flex;align-items:center;gap:var(--space-5);min-height:var(--bar-height);padding:0 var(--space-5);background:var(--surface-frame);border-bottom:1px solid var(--line)}
.top b{font-size:var(--size-read)}.top .quiet{flex:1}
.switch{display:inline-flex;border:1px solid var(--line);border-radius:var(--radius-control);overflow:hidden;background:var(--surface-frame)}
.switch label{padding:.28rem .7rem;cursor:pointer;color:var(--text-quiet)}
#lang-zh:checked~.top label[for=lang-zh],#lang-en:checked~.top label[for=lang-en]{background:var(--surface-page);color:var(--text);font-weight:600}
.shell{display:grid;grid-template-columns:var(--loop-width) minmax(0,72rem)}
.loop{padding:var(--space-5) var(--space-4);position:sticky;top:var(--bar-height);align-self:start;border-right:1px solid var(--line);min-height:calc(100vh - var(--bar-height))}
.loop ol{list-style:none}.loop a{display:flex;align-items:center;gap:var(--space-3);padding:.42rem var(--space-2);border-radius:var(--radius-control);color:var(--text);text-decoration:none}
.loop a:hover{background:var(--surface-hover)}.loop a:focus-visible{outline:0;box-shadow:var(--focus-ring)}
.state{flex:none;width:9px;height:9px;border-radius:50%;background:var(--text)}.state.none{background:none;border:1.5px dashed var(--line-strong)}
.loop .count{margin-left:auto;color:var(--text-quiet);font-size:var(--size-small)}
main{padding:var(--space-6) var(--space-6) var(--space-7);min-width:0}
h1{font-size:var(--size-figure);line-height:var(--leading-tight)}h2{font-size:var(--size-question);line-height:var(--leading-tight)}
h3{font-size:var(--size-body);margin:var(--space-5) 0 var(--space-2)}
.meta{color:var(--text-quiet);margin:var(--space-1) 0 var(--space-5)}
.answer{font-size:var(--size-read);line-height:var(--leading-read);max-width:var(--measure);margin:var(--space-2) 0 var(--space-4)}
.answer span+p,.answer p+p{margin-top:var(--space-2)}
section{border-top:1px solid var(--line);padding-top:var(--space-5);margin-top:var(--space-6);scroll-margin-top:calc(var(--bar-height) + .5rem)}
.opening{display:grid;grid-template-columns:minmax(0,1fr) minmax(0,23rem);gap:var(--space-6);align-items:start}.glance{display:block;background:var(--surface-map);border-radius:var(--radius-float);padding:var(--space-3);color:var(--text);text-decoration:none}.glance svg{width:100%;max-height:30rem;display:block}.glance .caption{display:block;margin-top:var(--space-2)}.glance .swatch{margin-left:.5rem}.glance:focus-visible{outline:0;box-shadow:var(--focus-ring)}.brief{list-style:none;font-size:var(--size-read);line-height:var(--leading-read)}
.brief li{display:grid;grid-template-columns:4.8rem minmax(0,1fr);gap:var(--space-3);padding:var(--space-2) 0;border-bottom:1px solid var(--line-faint)}
.brief a{color:var(--text-quiet);text-decoration-color:var(--line-strong);text-underline-offset:.2em}
.quiet,.caption{color:var(--text-quiet);font-weight:400}.caption{font-size:var(--size-small)}p.caption{margin-top:var(--space-2)}section>p.caption:first-child{margin-top:0}.small{font-size:var(--size-small)}
.code{font-family:var(--font-code);font-size:var(--size-small);overflow-wrap:anywhere}
table{border-collapse:collapse;width:100%;font-variant-numeric:var(--figures)}
th,td{text-align:left;vertical-align:baseline;padding:.36rem .9rem .36rem 0;border-bottom:1px solid var(--line-faint);font-weight:400}
thead th{color:var(--text-quiet);font-size:var(--size-small);border-bottom-color:var(--line);white-space:nowrap;vertical-align:bottom}
.num,.value{text-align:right;white-space:nowrap}.figures .value{font-weight:600;padding-right:1.4rem}.figures th{width:30%}.figures .value .quiet{font-weight:400}
tr>:last-child{padding-right:0}
.scroll{overflow-x:auto}.scroll td:first-child{min-width:10rem}
.missing{color:var(--text-quiet);padding:0 .3em;background:repeating-linear-gradient(45deg,var(--missing-ground) 0 4px,var(--surface-selected) 4px 5px)}
.notes{list-style:none;max-width:52rem}.notes li{padding:.3rem 0 .3rem var(--space-4);border-left:2px solid var(--line-strong);margin-bottom:var(--space-2)}
.notes.lacks li{border-left-style:dashed}
.mapped{display:grid;grid-template-columns:minmax(0,1fr) 20rem;gap:var(--space-5);align-items:end;background:var(--surface-map);border-radius:var(--radius-float);padding:var(--space-3)}
.map{width:100%;height:auto;max-height:46rem;display:block}
.legend{background:var(--surface-raised);border-radius:var(--radius-float);box-shadow:var(--shadow-float);padding:var(--space-3)}
.diamond{width:100%;height:auto;display:block}.diamond text{font-size:11.5px;fill:var(--text)}.diamond path{stroke:var(--surface-raised);stroke-width:1.5}.corner text{fill:var(--text-quiet)}.corner [font-weight]{fill:var(--text)}
.keys{list-style:none;border-top:1px solid var(--line-faint);padding-top:var(--space-2);margin-top:var(--space-2);color:var(--text-quiet);font-size:var(--size-small)}
.keys li{display:flex;gap:var(--space-2);align-items:center;padding:.12rem 0}.key{width:30px;height:14px;flex:none}
.zones path{stroke:var(--line-map);stroke-width:.7;stroke-linejoin:round}.zones circle{stroke:var(--line-strong);stroke-width:.6}.place{font-size:12.5px;fill:var(--text);paint-order:stroke;stroke:var(--surface-map);stroke-width:3px;stroke-linejoin:round}
.zones path:hover,.zones circle:hover{stroke:var(--line-map-hover);stroke-width:1.6}
.areas path{fill:var(--surface-page);stroke:var(--line);stroke-width:.8;stroke-linejoin:round}
.dots path{fill:none;stroke-linecap:round}.dots .nd{stroke:var(--missing-line)}
.nd{fill:url(#hatch)}
.fac{fill:var(--facility-fill);stroke:var(--facility-line);stroke-width:.8}.unknown{fill:none;stroke:var(--facility-line);stroke-width:1.2}.edged{fill:none;stroke:var(--text-quiet);stroke-width:.7;stroke-dasharray:1.6 1.2}.facilities,.edged{pointer-events:none}
.chart{width:100%;max-width:46rem;height:auto;display:block}.chart.small{max-width:17rem}
.chart text{font-size:11.5px;fill:var(--text-quiet)}.chart .strong{fill:var(--text);font-weight:600}
.grid{stroke:var(--line-grid);fill:none}.edge{stroke:var(--line-strong);stroke-dasharray:2 3}.even{stroke:var(--baseline);stroke-dasharray:4 3}
.measured{fill:none;stroke:var(--observed);stroke-width:1.6}.middle{fill:none;stroke:var(--estimate);stroke-width:2}
.band{fill:var(--interval-95)}.band80{fill:var(--interval-80)}.band50{fill:var(--interval-50)}
.happened{fill:var(--surface-page);stroke:var(--observed);stroke-width:1.4}
.pair{display:grid;grid-template-columns:minmax(0,17rem) minmax(0,1fr);gap:var(--space-6);align-items:start}
.bars{max-width:46rem}.bars th{width:34%;border:0;padding-block:.16rem}.bars td{border:0;padding-block:.16rem}.bar{width:50%}.bar i{display:block;height:.72rem;background:var(--interval-50);border-radius:var(--radius-mark)}.bar i.strong{background:var(--estimate)}
.range{width:9rem;height:12px;display:inline-block;vertical-align:-1px}.range .ground{stroke:var(--line)}.range .span{stroke:var(--interval-50);stroke-width:4}.range .limit{stroke:var(--text-quiet);stroke-dasharray:2 2}.range circle{fill:var(--estimate)}
.mark{width:12px;height:12px;stroke:var(--text);stroke-width:.6;vertical-align:-1px}.level{white-space:nowrap}
i.swatch{display:inline-block;width:11px;height:11px;border-radius:var(--radius-mark);margin-right:.45rem;vertical-align:-1px}
details{margin-top:var(--space-4);border-top:1px solid var(--line-faint);padding-top:var(--space-2)}
summary{cursor:pointer;color:var(--text-quiet);text-decoration:underline;text-decoration-color:var(--line-strong);text-underline-offset:.2em;width:fit-content}
summary:focus-visible{outline:0;box-shadow:var(--focus-ring)}
.made{display:grid;grid-template-columns:max-content minmax(0,1fr);gap:.2rem var(--space-4);margin-top:var(--space-2)}.made dt{color:var(--text-quiet)}
pre{white-space:pre-wrap;font:var(--size-small)/1.5 var(--font-code);background:var(--surface-frame);padding:var(--space-3);border-radius:var(--radius-control);max-height:22rem;overflow:auto}
@media screen and (max-width:1100px){.opening{grid-template-columns:minmax(0,1fr)}.glance{max-width:34rem}.shell{grid-template-columns:minmax(0,1fr)}.loop{display:none}main{padding:var(--space-5)}.mapped{grid-template-columns:minmax(0,1fr)}.legend{max-width:22rem}}
@media screen and (max-width:700px){main{padding:var(--space-4)}.made{grid-template-columns:minmax(0,1fr)}.bars th{width:40%}.bar{width:34%}.figures,.figures tbody,.figures tr,.figures td,.figures th{display:block;width:auto;text-align:left}.figures tr{border-bottom:1px solid var(--line-faint);padding:.4rem 0}.figures th,.figures td{border:0;padding:0}.pair{grid-template-columns:minmax(0,1fr)}.brief li{grid-template-columns:minmax(0,1fr);gap:0}.figures th{width:auto}.top .quiet{display:none}.top{justify-content:space-between}}
@page{margin:16mm 14mm}
@media print{html{font-size:12px}.opening{grid-template-columns:minmax(0,1fr) 17rem;gap:var(--space-4)}.shell,.scroll{display:block;overflow:visible}thead th,thead .num{white-space:normal}.level{white-space:normal}.mapped{grid-template-columns:minmax(0,1fr) 16rem}a{color:inherit}.loop,.switch{display:none}.top{position:static;background:none;border:0;padding:0}.shell{display:block;max-width:none}main{padding:0}section{break-before:page;border-top:0;margin-top:0;padding-top:0}section.keep{break-before:auto;border-top:1px solid var(--line);margin-top:var(--space-5);padding-top:var(--space-4)}h2,h3{break-after:avoid}tr,svg,.mapped,.notes li{break-inside:avoid}pre{max-height:none}.map{max-height:200mm}}
@page{@bottom-right{content:counter(page) " / " counter(pages);font-size:9pt}}
`;

/** The whole style of the report, light and dark, on screen and on paper (which is always light). */
export function reportCss(): string {
  return [
    `:root{color-scheme:light;${declare(lightColours)};${declare(measures)}}`,
    `@media screen and (prefers-color-scheme:dark){:root{color-scheme:dark;${declare(darkColours)}}}`,
    ':root[lang^=zh]{--size-caption:.75rem;--leading:1.5;--leading-read:1.7}',
    page.replaceAll('\n', ''),
    imbalanceRules,
    warningRules,
  ].join('\n');
}
