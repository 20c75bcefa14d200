import { expect, test } from 'vitest';
import { both, contract } from './quick/two-ways.ts';

const mark = '\ufeff';

test('a byte order mark at the beginning of a text that is looked up, or of a key, stays a part of it', async () => {
  const places = contract(
    'places',
    ['place', 'name'],
    [
      {
        table: 'facility',
        fields: { facility_id: 'place', name: 'name', kind: { const: 'general' } },
        key: ['facility_id'],
      },
    ],
  );
  const devices = (source: string) =>
    contract(
      source,
      ['id', 'place', 'price'],
      [
        {
          table: 'equipment',
          fields: {
            equipment_id: 'id',
            facility_id: { lookup: 'place', table: 'facility', match: 'name', give: 'facility_id' },
            type_code: { const: 'ct' },
            price: 'price',
          },
          key: ['facility_id', 'price'],
        },
      ],
    );
  const files = {
    'places.csv': `place,name\n${mark}w1,North\nw1,South\n`,
    'first.csv': 'id,place,price\na,North,1.5\n',
    'second.csv': 'id,place,price\nb,North,1.5\nc,South,1.5\n',
  };
  const { slow, fast } = await both(files, [places, devices('first'), devices('second')]);
  expect(fast).toEqual(slow);
  expect(slow).toMatchObject({ deliveries: [{ accepted: 2 }, { accepted: 1 }, { accepted: 1, merged: 1 }] });
});
