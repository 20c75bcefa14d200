import { type Stage, stages } from '@junheng/engine';
import type { Context, ReportInput } from './context.ts';
import { makeContext } from './context.ts';
import { escapeHtml, html, type Markup, nothing, trusted } from './html.ts';
import { mapFrame } from './map/imbalance-map.ts';
import { head, table } from './section.ts';
import { balanceSection, shortSentence } from './sections/balance.ts';
import { decideSection } from './sections/decide.ts';
import { dispatchSection, dispatchSentence } from './sections/dispatch.ts';
import { feedbackSection, feedbackSentence } from './sections/feedback.ts';
import { forecastSection, forecastSentence } from './sections/forecast.ts';
import { allocationSentence, planSection } from './sections/plan.ts';
import { poolAnswer, poolSection } from './sections/pool.ts';
import { profileAnswer, profileSection } from './sections/profile.ts';
import { simulateSection, simulateSentence } from './sections/simulate.ts';
import { sourceAnswer, sourceSection } from './sections/source.ts';
import { reportCss } from './style.ts';
import { both, day, plain, type Said, say, sentence, text } from './words.ts';

const sections: Readonly<Record<Stage, (context: Context) => Markup>> = {
  source: sourceSection,
  pool: poolSection,
  profile: profileSection,
  balance: balanceSection,
  forecast: forecastSection,
  plan: planSection,
  simulate: simulateSection,
  dispatch: dispatchSection,
  decide: decideSection,
  feedback: feedbackSection,
};

/** The answer of a stage in one sentence, for the page's head. */
function briefOf(context: Context, stage: Stage): Said {
  const { artefacts } = context;
  const lacking = sentence('report.answer.lackingShort');
  switch (stage) {
    case 'source':
      return sourceAnswer(context);
    case 'pool':
      return poolAnswer(context);
    case 'profile':
      return profileAnswer(context);
    case 'balance': {
      const service = artefacts.balance.value.detail?.services[0];
      return service ? shortSentence(context, service) : lacking;
    }
    case 'forecast': {
      const { detail } = artefacts.forecast.value;
      const series = detail?.series.find(({ place_id }) => place_id === null) ?? detail?.series[0];
      return detail && series ? forecastSentence(series, detail) : lacking;
    }
    case 'plan': {
      const allocation = artefacts.plan.value.detail?.allocation;
      return allocation ? allocationSentence(context, allocation) : lacking;
    }
    case 'simulate':
      return artefacts.simulate.value.detail ? simulateSentence(context, artefacts.simulate.value.detail) : lacking;
    case 'dispatch':
      return artefacts.dispatch.value.detail ? dispatchSentence(context, artefacts.dispatch.value.detail) : lacking;
    case 'decide': {
      const { detail } = artefacts.decide.value;
      return detail ? sentence('report.answer.decide', { count: detail.proposals.length }) : lacking;
    }
    case 'feedback':
      return artefacts.feedback.value.detail ? feedbackSentence(artefacts.feedback.value.detail) : lacking;
  }
}

function countOf(context: Context, stage: Stage): number {
  if (stage === 'balance') return context.artefacts.balance.value.detail?.services[0]?.findings.length ?? 0;
  if (stage === 'forecast')
    return context.artefacts.forecast.value.detail?.warnings.filter(({ level }) => level !== 'none').length ?? 0;
  return 0;
}

function loop(context: Context): Markup {
  const items = stages.map((stage) => {
    const made = context.artefacts[stage].value.status === 'made';
    const count = countOf(context, stage);
    return html`<li><a href="#${stage}"><i class="state${made ? '' : ' none'}"></i>${say(`common.stage.${stage}.name`)}${count > 0 && html`<span class="count">${count}</span>`}</a></li>`;
  });
  return html`<nav class="loop" aria-label="${plain((speak) => speak.t('report.loop'))}"><ol>${items}<li><a href="#sources">${say('report.part.sources')}</a></li></ol></nav>`;
}

/** The first map once more, small: drawn once in the page, shown twice. */
function smallMap({ artefacts, profile, shapes }: Context): Markup {
  const service = artefacts.balance.value.detail?.services[0];
  if (!service || !profile) return nothing;
  return html`<a class="glance" href="#balance"><svg viewBox="${mapFrame({ profile, shapes })}" aria-hidden="true"><use href="#map-0"/></svg><span class="caption"><b>${text(service.names)}</b> <i class="swatch k13"></i>${say('report.balance.short')} <i class="swatch k31"></i>${say('report.balance.ample')}</span></a>`;
}

function opening(context: Context): Markup {
  const { region, summary } = context;
  return html`<h1>${text(region.names)}</h1>
<p class="meta">${say('report.meta.asOf')} ${day(summary.as_of)} · ${say('report.meta.snapshot')} <span class="code">${summary.snapshot}</span></p>
<div class="opening"><ul class="brief">${stages.map((stage) => html`<li><a href="#${stage}">${say(`common.stage.${stage}.name`)}</a><span>${both(briefOf(context, stage))}</span></li>`)}</ul>${smallMap(context)}</div>`;
}

/** Where the data come from, whose they are, and under which licence. */
function sources(context: Context): Markup {
  const { contracts = [] } = context;
  if (contracts.length === 0) return nothing;
  return html`<section id="sources" class="keep"><h2>${say('report.part.sources')}</h2>${table(
    [
      head('report.source.name'),
      head('report.source.owner'),
      head('report.source.licence'),
      head('report.source.reference'),
    ],
    contracts.map(({ names, owner, licence, reference }) => [
      text(names),
      html`${owner}`,
      licence ? html`${licence}` : html`<span class="quiet">${say('report.source.notStated')}</span>`,
      reference ? html`${reference}` : html`<span class="quiet">${say('report.source.notStated')}</span>`,
    ]),
  )}</section>`;
}

/** Tells assistive software the language that the switch shows; without scripts the switch works all the same. */
const script = trusted(
  `<script>for(const l of['zh','en']){const i=document.getElementById('lang-'+l);if(location.hash==='#'+l)i.checked=true;const s=()=>{if(i.checked)document.documentElement.lang=l==='zh'?'zh-CN':'en'};i.addEventListener('change',s);s()}</script>`,
);

const hatching = trusted(
  '<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="5" height="5" fill="var(--missing-ground)"/><path d="M0 0v5" stroke="var(--missing-line)" stroke-width="1.6"/></pattern></defs></svg>',
);

/**
 * The report of a run: one self-contained page in both languages, with maps and charts, that opens offline and prints. The
 * same run gives the same bytes. Names and other data are escaped; nothing is fetched from anywhere.
 */
export function makeReport(input: ReportInput): string {
  const context = makeContext(input);
  const { region } = context;
  const chosen = (language: string) => (region.language === language ? trusted(' checked') : nothing);
  const page = html`<body><input class="lang" type="radio" name="lang" id="lang-zh" aria-label="中文"${chosen('zh')}><input class="lang" type="radio" name="lang" id="lang-en" aria-label="English"${chosen('en')}>${hatching}
<header class="top"><b>${say('common.product')}</b><span class="quiet">${text(region.names)} · ${say('report.meta.asOf')} ${day(context.summary.as_of)}</span><span class="switch"><label for="lang-zh">中文</label><label for="lang-en">English</label></span></header>
<div class="shell">${loop(context)}<main>${opening(context)}${stages.map((stage) => sections[stage](context))}${sources(context)}</main></div>
${script}</body>`;
  const title = `${plain(({ language }) => region.names[language])} · Junheng 均衡`;
  return `<!doctype html>
<html lang="${region.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${reportCss()}</style></head>
${page.markup}</html>
`;
}
