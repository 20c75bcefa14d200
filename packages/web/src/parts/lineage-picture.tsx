import type { Lineage } from '../api.ts';
import { useSpeak } from '../speak.tsx';
import { Dialog } from './dialog.tsx';
import { box, type LineageLink, type LineageNode, layOutLineage } from './lineage-layout.ts';
import { ScrollBox } from './scroll-box.tsx';
import { shortId } from './short-id.ts';

const margin = 8;

/** Where a result comes from, as a picture: what was sent at the left, the result at the right. */
export function LineagePicture({ lineage, close }: { readonly lineage: Lineage; readonly close: () => void }) {
  const { t } = useSpeak();
  const { width, height, nodes, links } = layOutLineage(lineage);
  const title = t('app.lineage.where');
  return (
    <Dialog title={title} close={close} size="auto">
      <ScrollBox label={title}>
        <svg
          className="lineage-picture"
          width={width + 2 * margin}
          height={height + 2 * margin}
          role="img"
          aria-label={t('app.lineage.pictureLabel', { boxes: nodes.length })}
        >
          <g transform={`translate(${margin} ${margin})`}>
            {links.map((link) => (
              <path key={`${link.from.id} ${link.to.id}`} d={curve(link)} />
            ))}
            {nodes.map((node) => (
              <Box key={node.id} node={node} lineage={lineage} result={node.id === lineage.artefacts[0]?.id} />
            ))}
          </g>
        </svg>
      </ScrollBox>
    </Dialog>
  );
}

function curve({ from, to }: LineageLink): string {
  const [x1, y1] = [from.x + box.width, from.y + box.height / 2];
  const [x2, y2] = [to.x, to.y + box.height / 2];
  const bend = Math.max(24, (x2 - x1) / 2);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function Box({
  node,
  lineage,
  result,
}: {
  readonly node: LineageNode;
  readonly lineage: Lineage;
  readonly result: boolean;
}) {
  const { head, foot } = useWords(node, lineage);
  return (
    <g transform={`translate(${node.x} ${node.y})`} className={result ? 'result' : node.kind}>
      <title>{`${head} · ${foot}`}</title>
      <rect width={box.width} height={box.height} rx={6} />
      <text x={10} y={18} className="head-line">
        {cut(head)}
      </text>
      <text x={10} y={33} className="foot-line">
        {cut(foot)}
      </text>
    </g>
  );
}

/** What a box holds, in Latin letters; a Chinese one is 1.7 times as wide. */
const room = 21;
function cut(words: string): string {
  let used = 0;
  for (const [i, letter] of [...words].entries()) {
    used += /[⺀-￿]/.test(letter) ? 1.7 : 1;
    if (used > room) return `${[...words].slice(0, i).join('')}…`;
  }
  return words;
}

function useWords(node: LineageNode, { artefacts, snapshot, deliveries }: Lineage) {
  const { t, text, number, date } = useSpeak();
  if (node.kind === 'more') return { head: t('app.lineage.moreSources', { count: Number(node.name) }), foot: '' };
  if (node.kind === 'source') {
    const own = deliveries.filter(({ source_id }) => source_id === node.name);
    const rows = own.reduce((sum, { read }) => sum + read, 0);
    const names = own.at(-1)?.names;
    return {
      head: names ? text(names) : node.name,
      foot: t('app.lineage.sent', { count: own.length, rows: number(rows) }),
    };
  }
  if (node.kind === 'snapshot') {
    const rows = snapshot?.files.reduce((sum, file) => sum + file.rows, 0) ?? 0;
    return {
      head: t('app.lineage.snapshot'),
      foot: `${shortId(node.id)} · ${t('data.quality.unit.rows', { count: rows })}`,
    };
  }
  const artefact = artefacts.find(({ id }) => id === node.id);
  return {
    head: t(`common.stage.${node.name}.name`),
    foot: artefact ? t('app.lineage.ofVersion', { version: artefact.version, asOf: date(artefact.as_of) }) : '',
  };
}
