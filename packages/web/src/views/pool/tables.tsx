import type { PoolDetail } from '@junheng/engine/pool';
import { Section } from '../../parts/head.tsx';
import { useSpeak } from '../../speak.tsx';

/** The standard tables that hold rows, with their size. */
export function Tables({ detail }: { readonly detail: PoolDetail }) {
  const { t, tOr, exact, size } = useSpeak();
  return (
    <Section title={t('app.pool.tables')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('app.pool.table')}</th>
            <th scope="col" className="num">
              {t('app.home.rowsRead')}
            </th>
            <th scope="col" className="num">
              {t('app.source.size')}
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.tables.map((table) => (
            <tr key={table.table}>
              <td>
                {tOr(`app.table.name.${table.table}`, table.table)}{' '}
                <span className="code faint small">{table.table}</span>
              </td>
              <td className="num">{exact(table.rows)}</td>
              <td className="num">{size(table.bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
