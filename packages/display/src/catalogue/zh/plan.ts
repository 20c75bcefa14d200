export const plan = {
  figure: {
    placed: { label: '新增数量', definition: '方案在各机构新增的总量。' },
    places: { label: '涉及机构', definition: '方案中有新增的机构数。' },
    worst_before: {
      label: '最薄弱人群：现状',
      definition: '在候选机构够得着的需求单元里，取可及资源最少的那部分人口，其每千人可及资源的平均值。',
    },
    worst_after: { label: '最薄弱人群：方案', definition: '方案实施后的同一平均值；谁最薄弱按方案后的结果重新认定。' },
    worst_bound: {
      label: '任何方案不超过',
      definition: '在同样的数量、预算和机构上限下（允许不取整数）经证明的上界。',
    },
    gap: { label: '最优差距', definition: '（上界 − 方案）÷ 方案：最多还能好多少。' },
    people_helped: { label: '受益人口', definition: '可及资源提高一成以上的需求单元的常住人口。' },
    short_before: { label: '短缺单元：现状', definition: '低资源高需求的需求单元。' },
    short_after: { label: '短缺单元：方案', definition: '按方案重新判定；作为比较基准的均值也随之提高。' },
    cost: { label: '费用', definition: '新增数量 × 单价。' },
    site_minutes_before: { label: '平均路程：现状', definition: '居民到最近的已知供给机构的平均分钟数。' },
    site_minutes_after: {
      label: '平均路程：增设新址',
      definition: '在省时最多的单元增设一家机构后的平均分钟数；逐一试过所有单元（p-中位）。',
    },
  },
  binding: {
    number_other:
      '本次只安排{{n}}$t(common.unit.{{unit}}, {"count": 2})。再多1个，最薄弱人群每百万人最多可再增加{{worth}}$t(common.unit.{{unit}}, {"count": 2})。',
    number_and_budget_other:
      '本次只安排{{n}}$t(common.unit.{{unit}}, {"count": 2})，预算也只够这么多。再多1个，最薄弱人群每百万人最多可再增加{{worth}}$t(common.unit.{{unit}}, {"count": 2})。',
    budget_other:
      '预算只够{{n}}$t(common.unit.{{unit}}, {"count": 2})。再多1个的钱，最薄弱人群每百万人最多可再增加{{worth}}$t(common.unit.{{unit}}, {"count": 2})。',
    caps_other: '各机构合计只容得下{{n}}$t(common.unit.{{unit}}, {"count": 2})，不提高上限就无法再安排。',
    cap_other:
      '{{name}}新增{{n}}$t(common.unit.{{unit}}, {"count": 2})后已到上限。若能再放1个，与次优去处相比，最薄弱人群每百万人最多可再增加{{worth}}$t(common.unit.{{unit}}, {"count": 2})。',
    other_caps_other: '另有{{n}}家机构已到上限。',
    budget_below_price: '无法安排：单价{{price}}，预算只有{{budget}}。',
    no_candidate: '无法安排：没有一家供给已知、居民可及的机构还能新增一个整数单位。',
  },
  void: {
    every_distance_zero:
      '每个需求单元的中心点上都已有机构，距离全为0，选址问题无从谈起。需要更小的单元或机构的真实位置。',
    nothing_nearer: '任何新址都不能缩短居民的路程。',
    nobody_reaches: '没有需求单元能到达供给已知的机构。',
  },
  note: {
    price_unknown: '单价未知：方案不显示费用，也不受预算约束。',
    budget_unknown: '有单价但没有预算：只显示费用，不作约束。',
    beyond_candidates_other: '有{{n}}人所在的单元够不着任何候选机构，扩充现有机构帮不到他们，增设新址或许可以。',
    unknown_not_candidates_other: '{{n}}家机构没有报送供给数量，未列为候选。',
    institutions_only: '只知道机构数：方案安排的是同等权重的机构，不是床位或人员。',
    variants: '换用其他绕行系数、车速和服务范围检验，{{variants}}种设定中有{{held}}种方案仍能改善最薄弱人群。',
    more_short: '方案实施后判为短缺的单元反而增多（{{after}}个，现状{{before}}个）：作为比较基准的均值提高了。',
    void_every_distance_zero: '选址问题无从谈起：每个需求单元的中心点上都已有机构，距离全为0。',
    void_nothing_nearer: '任何新址都不能缩短居民的路程。',
    void_nobody_reaches: '未作选址：没有需求单元能到达供给已知的机构。',
    site_beyond_other: '有{{n}}人到任何机构的路程都未知，选址时未计入。',
    site_mostly_zero: '{{share}}的人口所在单元的中心点上就有机构，路程计为0：选址只看得到其余人口。',
    site_past_facilities:
      '行程时间只给到机构：单元之间按途经某机构的最快路线计。这样算出的路程只会偏长，新址的实际效果可能更好。',
    staffed_derived_other: '{{n}}家机构未报送有人力床位，按护士数推算，口径见画像。',
  },
  lack: {
    no_profile: '没有需求单元和医疗机构，无从规划。',
    no_balance: '均衡未能计算，无从知道谁最薄弱。',
    no_supply: '没有任何机构报送该服务的供给数量。',
  },
} as const;
