export const simulate = {
  scenario: { baseline: '现状', plan: '实施方案后', observed: '实际观测' },
  figure: {
    baseline_occupancy: {
      label: '病床使用率（现状仿真）',
      definition: '现状仿真中平均在院人数 ÷ 有人力保障的床位数；超过100%说明有患者住加床。',
    },
    baseline_wait: {
      label: '平均候床时间（现状仿真）',
      definition: '现状仿真中，收治患者从要求入院到住上床的平均天数。',
    },
    baseline_refused: {
      label: '转往别处的患者（现状仿真）',
      definition: '现状仿真中，等不到床而转往别处的患者所占比例。',
    },
    baseline_in_extra_beds: {
      label: '住加床的患者（现状仿真）',
      definition: '现状仿真中，超出有人力床位、住在加床上的平均人数。',
    },
    baseline_admissions: {
      label: '日均收治（现状仿真）',
      definition: '现状仿真中，所有参与仿真的机构每天合计收治人数。',
    },
    plan_occupancy: {
      label: '病床使用率（实施方案后）',
      definition: '按方案增加床位后，平均在院人数 ÷ 有人力保障的床位数；就诊患者与现状相同。',
    },
    plan_wait: {
      label: '平均候床时间（实施方案后）',
      definition: '按方案增加床位后，收治患者从要求入院到住上床的平均天数。',
    },
    plan_refused: {
      label: '转往别处的患者（实施方案后）',
      definition: '按方案增加床位后，等不到床而转往别处的患者所占比例。',
    },
    plan_in_extra_beds: {
      label: '住加床的患者（实施方案后）',
      definition: '按方案增加床位后，超出有人力床位、住在加床上的平均人数。',
    },
    plan_admissions: {
      label: '日均收治（实施方案后）',
      definition: '按方案增加床位后，所有参与仿真的机构每天合计收治人数。',
    },
    wait_change: {
      label: '方案带来的候床时间变化',
      definition: '同一批患者在方案下与现状下候床时间之差，按重复逐对计算；负值表示缩短。',
    },
    observed_occupancy: {
      label: '病床使用率（实际）',
      definition: '参与仿真的机构一年内出院患者的床日 ÷（有人力保障的床位数 × 天数）。',
    },
    observed_wait: {
      label: '平均等候时间（实际）',
      definition: '各机构随住院记录报送的平均等候时间，其中包含并非因缺床的等候。',
    },
    observed_admissions: {
      label: '日均收治（实际）',
      definition: '参与仿真的机构一年内出院人次 ÷ 天数。',
    },
  },
  note: {
    same_demand: '两种情景面对同一批患者。现在因床满而没来的人不在数据里；他们若来，缓解会小一些。',
    baseline_only: '方案没有给参与仿真的机构增加这项服务的床位，这里只展示现状。',
    extra_beds_other:
      '有{{n}}家机构仅凭有人力床位，不可能在实际等候时间内收下这些患者；仿真按加床{{beds}}张计，两种情景相同。',
    occupancy_off: '现状仿真的病床使用率为{{simulated}}%，数据为{{observed}}%：请看差值，不看绝对水平。',
    admissions_off: '现状仿真日均收治{{simulated}}人，数据为{{observed}}人：请看差值，不看绝对水平。',
    wait_off: '仿真候床{{simulated}}天，报送的等候为{{observed}}天。仿真只计等床，不计预约安排的等候。',
    wait_unknown: '数据没有等候时间，仿真的候床时间无从对照。',
    plan_not_full_other: '增加床位的{{of}}家机构中，{{n}}家现在几乎不用等床：方案让那里的人看病更近，而不是更快。',
    beyond_limit_other: '仿真了最要紧的{{kept}}家机构，另有{{n}}家较小的机构没有仿真。',
    no_beds_other: '{{n}}家机构有住院记录而没有床位数，未参与仿真。',
    no_stays_other: '{{n}}家机构提供这项服务，但一年内没有住院记录，未参与仿真。',
    implausible_other:
      '{{n}}家机构的住院人次或住院日，按有人力保障床位的八倍也容纳不下，未参与仿真。请核对其床位数、入院人次和出入院日期。',
    short_history_other: '住院记录只有{{n}}天，未覆盖全年各季。',
    staffed_derived_other: '{{n}}家机构未报送有人力床位，按护士数推算，口径见画像。',
  },
  lack: {
    profile: '没有画像，无从开始。',
    beds: '这项服务的资源不是按床位计的，谈不上等床。',
    stays: '数据中没有住院记录和住院日，无法仿真候床。',
    plausible_stays: '各机构的住院人次或住院日，按有人力保障床位的八倍也容纳不下。请核对床位数、入院人次和出入院日期。',
  },
} as const;
