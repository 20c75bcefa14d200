export const forecast = {
  method: {
    'forecast/naive': '沿用上一期',
    'forecast/seasonal-naive': '沿用上一季同期',
    'forecast/ets': '指数平滑（ETS）',
  },
  /** 扇形图上线条和区间旁的文字。 */
  chart: {
    asOf: '截至{{date}}',
    measured: '实测',
    middle: '中值{{value}}',
    upTo: '{{level}}上限{{value}}',
    from: '{{level}}下限{{value}}',
    lastSeason: '上年同期{{value}}',
    happened: '实际{{value}}',
  },
  figure: {
    peak_admission: {
      label: '预计高峰期入院人次',
      definition: '预测期内单期入院人次的最高预计值，附80%区间。',
    },
    peak_attendance: {
      label: '预计高峰期就诊人次',
      definition: '预测期内单期就诊人次的最高预计值，附80%区间。',
    },
    peak_stay: {
      label: '预计高峰期住院人次',
      definition: '预测期内单期住院人次的最高预计值，附80%区间。',
    },
    peak_bed: {
      label: '预计高峰期在用床位',
      definition: '预测期内单期在用床位的最高预计值，附80%区间。',
    },
    peak_patient: {
      label: '预计高峰期患者数',
      definition: '预测期内单期患者数的最高预计值，附80%区间。',
    },
    peak_value: {
      label: '预计高峰值',
      definition: '预测期内单期的最高预计值，附80%区间。',
    },
    coverage: {
      label: '80%区间的历史覆盖率',
      definition: '按当时已知的数据回推，承诺覆盖80%的区间实际覆盖了多少历史值。接近80%为准；偏低时应按区间上限准备。',
    },
    loss_ratio: {
      label: '相对沿用上一季同期的误差',
      definition: '所选方法在历史起点上的平均标度误差（MASE）÷ 沿用上一季同期的误差。小于1说明优于沿用同期。',
    },
    warned: {
      label: '有预警的医疗机构',
      definition: '需求超过设定使用率的可能性达到蓝色及以上级别的机构数。',
    },
    warned_red: {
      label: '红色预警的医疗机构',
      definition: '需求超过设定使用率的可能性达到红色级别的机构数。',
    },
  },
  note: {
    not_tested: '{{zh}}：历史太短，无法回推检验，区间是否可靠尚不清楚。',
    intervals_narrow_other:
      '{{zh}}：以往{{promised}}%区间只覆盖了{{held}}%的实际值（{{n}}个历史起点），请按区间上限准备。',
    intervals_wide_other: '{{zh}}：以往{{promised}}%区间覆盖了{{held}}%的实际值（{{n}}个历史起点），区间偏宽。',
    intervals_adjusted: '{{zh}}：区间按以往误差调整（分割共形法），回推检验表明这样更准。',
    no_better: '{{zh}}：在历史起点上，没有方法优于沿用上一季同期。',
    missing_periods_other: '{{zh}}：有{{n}}期未报送，按缺失处理，不按0计。',
    places_vary: '{{zh}}：近一年每期由{{least}}至{{most}}处报送汇总，升降可能部分来自报送范围变化。',
    series_too_short: '{{zh}}：已知{{has}}期，至少需要{{needs}}期才够一季，未作预测。',
    facilities_too_short_other: '{{zh}}：{{n}}家医疗机构历史太短（至少需要{{needs}}期），未纳入预测。',
    intervals_for_quality_other:
      '{{zh}}：{{n}}条序列数据质量较差（完整性 × 准确性低于90%），区间已相应放宽，最多放宽一倍。',
    capacity_by_stay:
      '{{zh}}：容量按“床位 × 天数 ÷ 近一年平均住院日”折算为入院人次，使用率为当期平均，不是最紧张的一天。',
    capacity_unknown_other: '{{zh}}：{{n}}处容量未知，不给预警级别。',
    staffed_derived_other: '{{n}}家机构未报送有人力床位，按护士数推算，口径见画像。',
  },
  lack: {
    no_profile: '缺少需求单元和医疗机构的画像，无法把序列对应到地点。',
    no_statistic: '缺少按周或按月报送的指标（statistic表），无法生成所要求的序列。',
    no_encounter: '缺少就诊和住院记录（encounter表），无法生成所要求的序列。',
    no_surveillance: '缺少法定报告病例数（surveillance表），无法生成所要求的序列。',
    no_capacity: '缺少用来对照的容量数据，无法给出预警级别。',
    too_short: '没有足够长的序列可供预测：至少需要一季再加一期。',
  },
} as const;
