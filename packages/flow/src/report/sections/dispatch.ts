import type { DispatchDetail } from '@junheng/engine/dispatch';
import { bars } from '../charts/bars.ts';
import type { Context } from '../context.ts';
import { html, type Markup, nothing } from '../html.ts';
import { type Body, cut, head, numbers, section, table } from '../section.ts';
import { both, number, type Said, sentence, together } from '../words.ts';

/** Who can take patients now. */
export function dispatchSection(context: Context): Markup {
  const artefact = context.artefacts.dispatch;
  const { value } = artefact;
  if (value.status !== 'made') return section(context, 'dispatch', artefact, null);
  const { detail } = value;
  const busy = detail.facilities.filter(({ received }) => received > 0);
  const { shown, rest } = cut(
    [...busy].sort((a, b) => b.received - a.received || a.minutes - b.minutes),
    25,
    'artefacts/dispatch',
  );
  const body: Body = {
    answer: html`<p>${both(dispatchSentence(context, detail))}</p>`,
    picture:
      shown.length < 4
        ? nothing
        : bars(
            shown.map((one) => ({
              label: context.facilityName(one.facility_id),
              value: one.received,
              written: number(one.received),
              strong: true,
            })),
          ),
    tables: html`${table(
      [
        head('report.plan.facility'),
        numbers('report.dispatch.minutes'),
        numbers('report.dispatch.supply'),
        numbers('report.dispatch.occupied'),
        numbers('report.dispatch.free'),
        numbers('report.dispatch.received'),
      ],
      shown.map((one) => [
        context.facilityName(one.facility_id),
        number(Math.round(one.minutes)),
        number(Math.round(one.supply)),
        number(Math.round(one.occupied)),
        number(Math.floor(one.free)),
        number(one.received),
      ]),
    )}${rest}`,
  };
  return section(context, 'dispatch', artefact, body);
}

/** The surge and where it goes, in one sentence. */
export function dispatchSentence(context: Context, detail: DispatchDetail): Said {
  const moved = detail.transfers.reduce((sum, { patients }) => sum + patients, 0);
  return together(
    sentence('report.answer.dispatch', {
      place: context.placeText(detail.origin_id),
      patients: detail.patients,
      stay: detail.stay_at_origin,
      moved,
      count: new Set(detail.transfers.map(({ to_id }) => to_id)).size,
      minutes: moved > 0 ? Math.round(detail.patient_minutes / moved) : 0,
    }),
    detail.unplaced > 0 && sentence('report.answer.dispatchUnplaced', { count: detail.unplaced }),
  );
}
