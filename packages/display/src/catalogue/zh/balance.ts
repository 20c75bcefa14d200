export const balance = {
  figure: {
    short_zones: {
      label: '短缺单元',
      definition:
        '低资源高需求的需求单元：居民能到达的资源低于全区域均值，而按年龄推算的需要高于均值。界限见区域设定。',
    },
    short_people: { label: '短缺单元人口', definition: '低资源高需求单元的常住人口。' },
    short_zones_firm: { label: '各种设定下都短缺', definition: '改变绕行系数、车速和服务范围后仍属短缺的单元。' },
    ample_zones: { label: '冗余单元', definition: '高资源低需求的需求单元。' },
    ample_people: { label: '冗余单元人口', definition: '高资源低需求单元的常住人口。' },
    people_without_reach: { label: '够不着服务的人口', definition: '在限定时间内到不了任何已知供给的单元的常住人口。' },
    people_within_30: { label: '30分钟内可达人口', definition: '到最近已知供给不超过30分钟的常住人口占比。' },
    mean_score: {
      label: '每千人可及资源',
      definition:
        '居民在限定时间内能到达的资源，由所有能到达的人分享，越近权重越大（增强型两步移动搜索法）。按人口平均。',
    },
    supply_out_of_reach: { label: '无人可及的供给', definition: '任何单元都到不了的供给占已知供给的比例。' },
    areas_without_facility: {
      label: '没有机构的地区',
      definition: '辖区内没有任何机构提供该服务的地区。这是结论，不是名单的缺口。',
    },
    gini: { label: '基尼系数', definition: '居民分享可及资源的不均程度：0为完全均等，1为全归一人。' },
    theil: { label: '泰尔指数', definition: '可及资源在居民间的泰尔T指数，0为均等，等于地区间与地区内两部分之和。' },
    theil_between: { label: '泰尔指数：地区间', definition: '假定同一地区内人人均等时仍然存在的那部分差异。' },
    theil_within: { label: '泰尔指数：地区内', definition: '各地区内部的差异。' },
  },
  note: {
    straight_line: '没有路网数据：路程按直线距离 × {{detour}}、时速{{speed}}公里估算，不含江河、山岭和拥堵的影响。',
    given_times: '行程时间采用区域提供的数据（{{mode}}）。',
    variants_skipped_other: '{{n}}种设定只改变绕行系数或车速；行程时间既已给定，重算不会有变化，故略去。',
    no_groups: '没有需求单元属于“{{level}}”一级的地区，无法区分地区间与地区内的差异。',
    spread_settlements:
      '从各单元中心出发，{{share}}的供给无人可及：单元大于服务范围。其人口已平均分散到单元内的乡镇点。',
    spread_grid:
      '从各单元中心出发，{{share}}的供给无人可及：单元大于服务范围。其人口已平均分散到单元内{{km}}公里的网格点。',
    spread_impossible:
      '从各单元中心出发，{{share}}的供给无人可及：单元大于服务范围。区域没有提供居民点或边界，无法分散人口，面积大的单元看起来会比实际更缺。',
    edge_other:
      '{{n}}个需求单元的服务范围越过区域边界。界外的医疗服务不在数据中；除界外是水面的以外，这些单元的实际情况可能好于图示。',
    edge_unknown: '区域没有提供边界，无法标出靠近边界的单元。',
    gaps_left_out_other: '{{n}}个需求单元属于名单缺口：人口计入需求，但不分级，也不下结论。',
    unknown_near_other: '{{n}}家机构没有该服务的数量，不参与计算；其可达范围内的{{zones}}个单元已标出。',
    supply_without_position_other: '{{n}}家有供给的机构没有坐标，无法判断谁能到达。',
    areas_without_facility_other:
      '{{of}}个地区中有{{n}}个没有机构提供该服务（{{persons}}人）：{{names}}。这是结论，不是名单的缺口。',
    areas_without_facility_many:
      '{{of}}个地区中有{{n}}个没有机构提供该服务（{{persons}}人），包括{{names}}等。这是结论，不是名单的缺口。',
    institutions_only: '供给按机构数计，不分大小：床位和人员均未知。',
    stand_in_rates: '需要按外来的年龄率推算，属替代数据，只按年龄构成比较各单元。',
    need_is_residents: '需要按人数计，不按服务人次计。',
    need_flat: '各单元人均需要相同，分不出短缺或冗余：年龄构成只有全区域的数据。',
    need_unknown: '需要未知，只能比较供给，各单元不分级。',
    staffed_derived_other: '{{n}}家机构未报送有人力床位，按护士数推算，口径见画像。',
  },
  lack: {
    no_profile: '没有需求单元和医疗机构，无从计算均衡。',
    no_travel: '未报送所指定方式的行程时间。需要单元到机构的分钟数，或在region.yaml中改用直线距离。',
    no_positions: '需求单元都没有坐标，无法推算路程。',
    no_supply: '有服务的供给未知，无法与需要对照。',
  },
  class: {
    11: '低资源低需求',
    12: '低资源中需求',
    13: '低资源高需求',
    21: '中资源低需求',
    22: '资源与需求均居中',
    23: '中资源高需求',
    31: '高资源低需求',
    32: '高资源中需求',
    33: '高资源高需求',
  },
  kind: { short: '短缺', ample: '冗余' },
  finding: {
    place: '{{above}}{{name}}',
    place_apart: '{{name}}（{{above}}）',
    place_code: '{{above}} {{name}}号单元',
    short:
      '{{place}}{{service}}短缺：{{persons}}人能到达的资源只有均值的{{supply}}%，按年龄推算的需要为均值的{{need}}%。',
    none: '{{place}}在可达范围内没有{{service}}：{{persons}}人，按年龄推算的需要为均值的{{need}}%。',
    ample:
      '{{place}}{{service}}冗余：{{persons}}人能到达的资源为均值的{{supply}}%，按年龄推算的需要只有均值的{{need}}%。',
    held_all: '{{variants}}种设定下重算，{{held}}种结论不变。',
    held_some: '{{variants}}种设定下重算，只有{{held}}种结论不变。',
    unknown: '可达范围内有机构未报数，实际供给可能更高。',
    edge: '服务范围越过区域边界，界外的服务未计入。',
  },
  error: {
    journeysReversed:
      'travel表全部{{n}}行都是从医疗机构到需求单元（第一行从“{{from}}”到“{{to}}”）。应当从需求单元（from_id）到医疗机构（to_id）：请在数据契约或文件中把两列对调。',
    journeysUnknown:
      'travel表的{{n}}行没有一行对得上已知的需求单元和医疗机构：第一行从“{{from}}”到“{{to}}”，而第一个需求单元是“{{zone}}”，第一家机构是“{{facility}}”。请让各文件使用同一套代码。',
    noReach:
      '在region.yaml的balance.decay规定的{{minutes}}分钟内，没有任何需求单元能到达任何医疗机构。请检查行程是否以分钟计、经纬度是否颠倒、衰减权重是否大于0。',
  },
} as const;
