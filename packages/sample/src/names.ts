import type { Random } from '@junheng/engine/kernel';
import { SampleError } from './sample-error.ts';

/** A name as it is sent, and how it reads in English. */
export type Name = { readonly zh: string; readonly en: string };

/** The province. Neither it nor any place in it exists. */
export const provinceName: Name = { zh: '岚川省', en: 'Lanchuan Province' };
/** The province's name as hospitals carry it. */
export const provinceStem: Name = { zh: '岚川', en: 'Lanchuan' };

/** Stems of county names, the capital's first; 市 or 县 follows. Made up. */
export const countyStems: readonly Name[] = [
  { zh: '岚阳', en: 'Lanyang' },
  { zh: '溪州', en: 'Xizhou' },
  { zh: '云汀', en: 'Yunting' },
  { zh: '临澄', en: 'Lincheng' },
  { zh: '松浦', en: 'Songpu' },
  { zh: '白渚', en: 'Baizhu' },
  { zh: '禾川', en: 'Hechuan' },
  { zh: '石岑', en: 'Shicen' },
  { zh: '鹤鸣', en: 'Heming' },
  { zh: '梅峪', en: 'Meiyu' },
  { zh: '银沙', en: 'Yinsha' },
  { zh: '碧津', en: 'Bijin' },
];

const syllables = (list: string): readonly Name[] =>
  list.split(' ').map((pair) => {
    const [zh = '', en = ''] = pair.split(':');
    return { zh, en };
  });

/** First and second halves of township names. No two syllables of one list sound alike, so that English names differ too. */
const firsts = syllables(
  '青:qing 白:bai 龙:long 凤:feng 金:jin 松:song 柳:liu 梅:mei 竹:zhu 荷:he 桃:tao 杏:xing 梧:wu 云:yun 鹿:lu 马:ma 平:ping 永:yong 安:an ' +
    '玉:yu 燕:yan 双:shuang 大:da 小:xiao 上:shang 下:xia 东:dong 南:nan 北:bei 长:chang 新:xin 古:gu 石:shi 茶:cha 红:hong 兰:lan',
);
const seconds = syllables(
  '溪:xi 桥:qiao 塘:tang 岭:ling 坪:ping 湾:wan 沟:gou 坝:ba 洲:zhou 滩:tan 山:shan 泉:quan 店:dian 集:ji 铺:pu 寨:zhai 川:chuan 田:tian 口:kou 林:lin 源:yuan 井:jing',
);
/** Halves of the names of subdistricts inside towns. */
const urbanFirsts = syllables(
  '城:cheng 文:wen 解:jie 建:jian 中:zhong 朝:chao 望:wang 滨:bin 学:xue 鼓:gu 花:hua 翠:cui 迎:ying 湖:hu 江:jiang',
);
const urbanSeconds = syllables(
  '关:guan 昌:chang 放:fang 设:she 华:hua 阳:yang 江:jiang 河:he 府:fu 楼:lou 园:yuan 屏:ping 春:chun 滨:bin',
);

const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

function joined(first: Name, second: Name): Name {
  const apart = /[aeiou]$|n$|g$/.test(first.en) && /^[aeo]/.test(second.en) ? "'" : '';
  return { zh: first.zh + second.zh, en: capital(first.en + apart + second.en) };
}

/**
 * A source of names that never gives the same one twice, neither in characters nor in letters.
 *
 * @returns `next(urban)` gives the stem of a township's name
 */
export function nameSource(chance: Random): { next(urban: boolean): Name } {
  const used = new Set<string>(countyStems.flatMap((stem) => [stem.zh, stem.en]));
  const pick = (list: readonly Name[]): Name => list[chance.below(list.length)] as Name;
  return {
    next(urban) {
      for (let tries = 0; tries < 10_000; tries++) {
        const name =
          urban && tries < 200 ? joined(pick(urbanFirsts), pick(urbanSeconds)) : joined(pick(firsts), pick(seconds));
        if (name.zh[0] === name.zh[1] || used.has(name.zh) || used.has(name.en)) continue;
        used.add(name.zh).add(name.en);
        return name;
      }
      const said = 'More townships were asked for than there are names: the list holds about 700.';
      throw new SampleError('tooFewNames', {}, said);
    },
  };
}

/** Joins a stem with what kind of place or house it is. */
export const named = (stem: Name, zh: string, en: string): Name => ({ zh: stem.zh + zh, en: `${stem.en} ${en}` });
