import type { Delivery } from '@junheng/engine/source';
import { Link } from '@tanstack/react-router';
import { useRef } from 'react';
import { useAddress } from '../../address.ts';
import type { RegionAnswer } from '../../api.ts';
import { Section } from '../../parts/head.tsx';
import { Refused } from '../../parts/refused.tsx';
import { RunBar } from '../../parts/run-bar.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';
import { useSendDelivery } from '../../steward.ts';
import type { SentSource } from './sources.ts';

/** One source: whose it is, its deliveries, the rules that its rows broke, and what a steward can do about it. */
export function SourceSide({ region, source }: { readonly region: RegionAnswer; readonly source: SentSource }) {
  const { t, tOr, text, exact, size, period } = useSpeak();
  const [, change] = useAddress();
  const { newest } = source;
  return (
    <>
      <Section title={text(newest.names)}>
        <dl className="made">
          <dt>{t('app.source.owner')}</dt>
          <dd>{newest.owner}</dd>
          <dt>{t('app.source.contract')}</dt>
          <dd>
            {newest.contract_version}{' '}
            <button
              type="button"
              className="button plain"
              onClick={() => change({ source: source.source_id, view: 'contract' }, false)}
            >
              {t('app.source.openContract')}
            </button>
          </dd>
          <dt>{t('app.source.describes')}</dt>
          <dd>{newest.describes ? period(newest.describes) : t('app.home.notSaid')}</dd>
          <dt>{t('app.source.form')}</dt>
          <dd className="code">
            {newest.format} · {newest.encoding}
          </dd>
          <dt>{t('app.source.feeds')}</dt>
          <dd>
            {newest.tables
              .map((table) => `${tOr(`app.table.name.${table.table}`, table.table)} ${exact(table.rows)}`)
              .join(' · ')}
          </dd>
          <dt>{t('app.source.size')}</dt>
          <dd>{size(newest.bytes)}</dd>
        </dl>
        {newest.stand_in && <p className="quiet">{text(newest.stand_in)}</p>}
        <SendFile key={source.source_id} region={region.card.id} source={source.source_id} />
      </Section>
      {source.deliveries.length > 1 && <DeliveryList source={source} />}
      <BrokenRules region={region} source={source} />
      <UnknownCodes deliveries={source.deliveries} />
    </>
  );
}

/** Each delivery of a series: its period, when it came, its rows. The newest first. */
function DeliveryList({ source }: { readonly source: SentSource }) {
  const { t, exact, date } = useSpeak();
  return (
    <Section title={t('app.source.list', { count: source.deliveries.length })}>
      <ScrollBox label={t('app.source.list', { count: source.deliveries.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('app.source.period')}</th>
              <th scope="col">{t('app.source.arrived')}</th>
              <th scope="col" className="num">
                {t('app.source.read')}
              </th>
              <th scope="col" className="num">
                {t('app.source.quarantined')}
              </th>
            </tr>
          </thead>
          <tbody>
            {source.deliveries.toReversed().map((delivery) => (
              <tr key={delivery.delivery_id + delivery.file} title={delivery.file}>
                <td>
                  {delivery.period ?? <span className="code small">{delivery.file}</span>}
                  {delivery.merged === delivery.read && delivery.read > 0 && (
                    <div className="faint small">{t('app.source.again')}</div>
                  )}
                </td>
                <td className="nowrap">
                  {delivery.arrived_at ? date(delivery.arrived_at.slice(0, 10)) : t('common.noData')}
                </td>
                <td className="num">{exact(delivery.read)}</td>
                <td className="num">
                  {delivery.quarantined === 0 ? <span className="faint">0</span> : exact(delivery.quarantined)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
    </Section>
  );
}

type Broken = Delivery['rules'][number];

function BrokenRules({ region, source }: { readonly region: RegionAnswer; readonly source: SentSource }) {
  const { t, text, exact } = useSpeak();
  const rules = new Map<string, Broken>();
  for (const rule of source.deliveries.flatMap((delivery) => delivery.rules)) {
    const key = `${rule.rule} ${rule.kept_out}`;
    rules.set(key, { ...rule, rows: rule.rows + (rules.get(key)?.rows ?? 0) });
  }
  return (
    <Section title={t('app.source.rules')}>
      {rules.size === 0 ? (
        <p className="quiet">{t('app.source.noRules')}</p>
      ) : (
        <table>
          <tbody>
            {[...rules].map(([key, rule]) => (
              <tr key={key}>
                <td>
                  {text(rule.say)}
                  <div className="faint small">
                    <span className="code">{rule.rule}</span> ·{' '}
                    {t(rule.kept_out ? 'app.source.keptOut' : 'app.source.marked')}
                  </div>
                </td>
                <td className="num">
                  {rule.kept_out ? (
                    <Link
                      to="/$region/$stage"
                      params={{ region: region.card.id, stage: 'pool' }}
                      search={{ source: source.source_id, rule: rule.rule }}
                    >
                      {exact(rule.rows)}
                    </Link>
                  ) : (
                    exact(rule.rows)
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Section>
  );
}

/** Codes that no map of the contract knows: what to add, with how many rows wait for it. */
function UnknownCodes({ deliveries }: { readonly deliveries: readonly Delivery[] }) {
  const { t, exact } = useSpeak();
  const codes = new Map<string, { field: string; code: string; rows: number }>();
  for (const { field, code, rows } of deliveries.flatMap((delivery) => delivery.unknown_codes)) {
    const key = `${field}\n${code}`;
    codes.set(key, { field, code, rows: rows + (codes.get(key)?.rows ?? 0) });
  }
  if (codes.size === 0) return null;
  return (
    <Section title={t('app.source.unknownCodes')}>
      <table>
        <tbody>
          {[...codes.values()]
            .sort((a, b) => b.rows - a.rows)
            .slice(0, 20)
            .map(({ field, code, rows }) => (
              <tr key={`${field} ${code}`}>
                <td className="code">{field}</td>
                <td className="code">{code}</td>
                <td className="num">{exact(rows)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </Section>
  );
}

/** Sends a file as a delivery; its receipt says that it is on disk, the next run reads it. */
function SendFile({ region, source }: { readonly region: string; readonly source: string }) {
  const { t, size } = useSpeak();
  const chooser = useRef<HTMLInputElement>(null);
  const send = useSendDelivery(region, source);
  return (
    <div className="send-file">
      <input
        ref={chooser}
        type="file"
        hidden
        aria-label={t('app.source.send')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) send.mutate(file);
          event.target.value = '';
        }}
      />
      {send.isSuccess ? (
        <>
          <p className="quiet small">
            {t('app.source.received', { size: size(send.data.bytes), receipt: send.data.receipt })}
          </p>
          <RunBar region={region} hint={t('app.quarantine.runHint')} />
        </>
      ) : (
        <button type="button" className="button" disabled={send.isPending} onClick={() => chooser.current?.click()}>
          {t(send.isPending ? 'app.source.sending' : 'app.source.send')}
        </button>
      )}
      {send.error && <Refused error={send.error} />}
    </div>
  );
}
