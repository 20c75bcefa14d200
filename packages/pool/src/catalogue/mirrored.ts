import type { Catalogue } from '../spi.ts';

/**
 * A catalogue whose every change is also taken in by another one of the same folder: the tables rule while `start` runs,
 * and the manifest is what `run` goes on from. A crash between the two is mended by the next taking in.
 */
export function mirrored(rules: Catalogue, follows: Catalogue): Catalogue {
  const followed = async <T>(change: Promise<T>): Promise<T> => {
    const given = await change;
    await follows.takeIn(rules);
    return given;
  };
  return {
    ...rules,
    publish: (snapshot, options) => followed(rules.publish(snapshot, options)),
    rollBack: (id, options) => followed(rules.rollBack(id, options)),
    amend: (snapshots, why) => followed(rules.amend(snapshots, why)),
    forget: (leaving) => followed(rules.forget(leaving)),
    takeIn: (other) => followed(rules.takeIn(other)),
  };
}
