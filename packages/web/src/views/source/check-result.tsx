import { standardTables, type TableName } from '@junheng/engine/pool';
import { Section } from '../../parts/head.tsx';
import { ScrollBox } from '../../parts/scroll-box.tsx';
import { useSpeak } from '../../speak.tsx';
import type { CheckAnswer } from '../../steward.ts';

type Check = NonNullable<CheckAnswer['check']>;

/** What would happen to the newest delivery: why the contract cannot be used, or what becomes of each row. */
export function CheckResult({ answer: { findings, check } }: { readonly answer: CheckAnswer }) {
  const { t, text } = useSpeak();
  if (findings.length > 0) {
    return (
      <Section title={t('app.contract.broken')}>
        <ul className="notes">
          {findings.map((finding) => (
            <li key={finding.code + finding.at} className="error">
              {text(finding.title)}
            </li>
          ))}
        </ul>
      </Section>
    );
  }
  if (!check) return <p className="quiet">{t('app.contract.nothingSent')}</p>;
  return (
    <>
      <Outcome check={check} />
      {check.rules.length > 0 && <Rules check={check} />}
      {check.unknown_codes.length > 0 && <Codes check={check} />}
      {check.tables.map((table) => (
        <Table key={table.table} table={table} />
      ))}
    </>
  );
}

const kinds = ['accepted', 'merged', 'quarantined'] as const;

/** Counts as one bar, and what is wrong with the columns. */
function Outcome({ check }: { readonly check: Check }) {
  const { t, text, exact } = useSpeak();
  const { columns, refused, checked, whole, seen } = check;
  const looked = t(whole ? 'app.contract.lookedAll' : 'app.contract.looked', {
    count: checked,
    checked: exact(checked),
    seen: exact(seen),
  });
  return (
    <Section title={t('app.contract.outcome')} aside={looked}>
      {refused && <p className="error">{text(refused.title)}</p>}
      {checked > 0 && (
        <>
          <div className="outcome-bar" aria-hidden="true">
            {kinds.map((kind) => (
              <span key={kind} className={kind} style={{ flexGrow: check[kind] }} />
            ))}
          </div>
          <dl className="outcome">
            {([...kinds, 'flagged'] as const).map((kind) => (
              <div key={kind}>
                <dt>
                  <i className={kind} /> {t(`app.source.${kind}`)}
                </dt>
                <dd>{exact(check[kind])}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <ul className="notes">
        {columns.missing.map(({ column, near }) => (
          <li key={column} className="error">
            {t(near ? 'app.contract.missingNear' : 'app.contract.missing', { column, near: near ?? '' })}
          </li>
        ))}
        {columns.extra.length > 0 && (
          <li className="info">{t('app.contract.extra', { columns: columns.extra.join(', ') })}</li>
        )}
        {columns.unmapped.length > 0 && (
          <li className="info">{t('app.contract.unmapped', { columns: columns.unmapped.join(', ') })}</li>
        )}
        {check.lookups.map(({ table, match }) => (
          <li key={`${table} ${match}`} className="info">
            {t('app.contract.lookup', { table, match })}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Rules({ check }: { readonly check: Check }) {
  const { t, text, exact } = useSpeak();
  return (
    <Section title={t('app.source.rules')}>
      <table>
        <tbody>
          {check.rules.map((rule) => (
            <tr key={`${rule.rule} ${rule.kept_out}`}>
              <td>
                {text(rule.say)}
                <div className="faint small">
                  <span className="code">{rule.rule}</span> ·{' '}
                  {t(rule.kept_out ? 'app.source.keptOut' : 'app.source.marked')}
                </div>
                {rule.examples.map((example) => (
                  <div key={example.row_no} className="quiet small">
                    {t('app.contract.example', {
                      line: exact(example.line),
                      field: example.field ?? '',
                      value: example.value ?? '–',
                    })}
                  </div>
                ))}
              </td>
              <td className="num">{exact(rule.rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Codes({ check }: { readonly check: Check }) {
  const { t, exact } = useSpeak();
  return (
    <Section title={t('app.source.unknownCodes')}>
      <table>
        <tbody>
          {check.unknown_codes.slice(0, 30).map(({ field, code, rows }) => (
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

/** The first rows of a standard table as they would be, only the fields that the contract fills. */
function Table({ table }: { readonly table: Check['tables'][number] }) {
  const { t, tOr, exact } = useSpeak();
  const columns = Object.keys(standardTables[table.table as TableName] ?? {});
  const filled = columns.flatMap((name, at) => {
    const field = table.fields.find((one) => one.field === name);
    return field && field.filled > 0 ? [{ name, at }] : [];
  });
  const title = t('app.contract.table', { table: tOr(`app.table.name.${table.table}`, table.table) });
  return (
    <Section title={title} aside={t('app.contract.rows', { count: table.rows })}>
      <ScrollBox label={title}>
        <table className="small">
          <thead>
            <tr>
              {filled.map(({ name }) => (
                <th key={name} scope="col" className="code">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.preview.slice(0, 6).map((row) => (
              <tr key={JSON.stringify(row)}>
                {filled.map(({ name, at }) => (
                  <td key={name} className="code">
                    {row[at] === null ? <span className="faint">–</span> : String(row[at]).slice(0, 40)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollBox>
      {table.left_empty.length > 0 && (
        <p className="faint small">
          {t('app.contract.leftEmpty', { fields: table.left_empty.join(', '), n: exact(table.left_empty.length) })}
        </p>
      )}
    </Section>
  );
}
