export const feedback = {
  column: {
    facility: '医疗机构',
    score: '效率值',
    peers: '参照机构',
    input: '投入',
    output: '产出',
    input_slack: '投入冗余',
    output_slack: '产出不足',
  },
  /** 区域没有给指标命名时的叫法。 */
  beds: '{{service}}床位',
  measure: { stays: '出院人次', bed_days: '占用床日' },
  role: { physician: '医师', doctor: '医生', nurse: '护士' },
  reason: {
    too_small: '规模小于下限',
    missing_input: '投入数据不全',
    missing_output: '产出数据不全',
  },
  figure: {
    units_compared: {
      label: '参与比较的机构',
      definition: '同一类别、达到规模下限、当年投入和产出数据齐全的机构数。',
    },
    on_frontier: {
      label: '处于效率前沿的机构',
      definition: '效率值为1的机构数：没有其他机构的组合能用更少投入得到同样产出。',
    },
    mean_score: {
      label: '平均效率值',
      definition:
        '数据包络分析（CCR，投入导向）效率值的平均：若像参比的最佳机构那样运行，用多大比例的投入即可得到同样产出。',
    },
    lower_quarter_score: {
      label: '效率值下四分位数',
      definition: '四分之一机构的效率值不高于此值。',
    },
  },
  note: {
    follows_occupancy:
      '以床位为投入、以患者为产出时，效率值随病床使用率而变（秩相关{{correlation}}）：效率值低，多半是床空，不等于办得差。',
    cannot_tell:
      '效率值不反映医疗质量，也未按病种难度校正产出；它只是与同类中的最佳者相比，最佳者本身好到什么程度并不知道。',
    few_units_other:
      '参与比较的机构只有{{n}}家，按投入产出指标数宜有{{needed}}家：不少机构显得有效，只因没有可比的同类。',
    too_small_other: '{{n}}家机构规模小于下限，未参与比较。',
    missing_input_other: '{{n}}家同类机构投入数据不全，未参与比较。',
    missing_output_other: '{{n}}家同类机构产出数据不全，未参与比较。',
    filled_periods_other: '{{n}}家机构当年有月份漏报，漏报月份按其余月份的平均值计。',
    staffed_derived_other: '{{n}}家机构未报送有人力床位，按护士数推算，口径见画像。',
  },
  lack: {
    profile: '没有画像，无从开始。',
    inputs: '数据中没有机构的投入（床位、人员），无法比较效率。',
    outputs: '数据中没有机构的产出（出院、就诊人次），无法比较效率。',
    units: '同类机构中投入、产出齐全的不足三家，无从比较。',
  },
} as const;
