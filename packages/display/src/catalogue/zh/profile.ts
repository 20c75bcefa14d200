export const profile = {
  figure: {
    residents: { label: '常住人口', definition: '各需求单元的常住人口合计，取画像所用年份。' },
    share_65plus: {
      label: '65岁及以上人口占比',
      definition: '65岁及以上人口占常住人口的比例。跨65岁的年龄组按岁数拆分。',
    },
    zones: { label: '需求单元', definition: '规划所用的最小地域单元。' },
    facilities: { label: '医疗机构', definition: '截至数据日期存续的医疗机构。' },
    total_supply: {
      label: '供给总量',
      definition: '提供该服务的机构合计。没有报数的机构按未知处理，不作0，也不计入合计。',
    },
    unknown_facilities: {
      label: '未报数的机构',
      definition:
        '按类别应提供该服务、但数据中没有数量的机构，不参与合计。其中报送了床位和护士的，有人力床位可按护士数推算，见region.yaml的profile: staffed_beds。',
    },
    supply_per_1000: {
      label: '每千人供给',
      definition: '已知供给 ÷ 常住人口 × 1000。只说明有多少，不说明谁够得着。',
    },
    need_per_1000: {
      label: '每千人预期需要',
      definition: '按标准年龄率推算的每千人每年需要量：各年龄人口 × 该年龄的率。这是需要，不是利用。',
    },
    target_per_1000: { label: '服务对象', definition: '该服务面向的年龄段人口，每千名常住人口中的人数。' },
    occupancy: {
      label: '使用率',
      definition: '在用数量占供给的比例，只计供给和使用都已知的机构，按供给加权。',
    },
    in_use: { label: '在用数量', definition: '供给 × 使用率，对两者都已知的机构求和。' },
  },
  note: {
    ages_from_area_other: '{{n}}个需求单元没有自己的年龄构成，采用上级地区的构成（{{year}}年）。',
    zones_without_people_other: '{{n}}个需求单元没有常住人口，不参与均值和分级。',
    zones_unknown_people_other: '{{n}}个需求单元人口未知，不参与均值和分级。',
    population_unusable_other: '人口表有{{n}}行人数为负或年龄组不可能，未采用。',
    zones_without_position_other: '{{n}}个需求单元没有坐标，无法上图。',
    facilities_without_position_other: '{{n}}家医疗机构没有坐标，无法判断谁能到达。',
    coarse_positions_other: '{{n}}家医疗机构的点位只是所在乡镇、县、市的中心或总部，不是实际地址。',
    standing_by_nearest: '需求单元没有边界，机构计入所在地区中最近的单元。',
    gaps_other: '机构名单在{{n}}处不完整：{{names}}。这是名单的缺口，不是没有医疗服务。',
    gaps_unknown: '数据契约列出的缺口不是本区域的地方：{{ids}}。请核对代码。',
    years_differ: '部分需求单元没有{{year}}年人口，采用其最近一年的数据。',
    unknown_supply_other: '{{n}}家机构未报送该服务的数量，按未知处理，不作0。',
    institutions_only: '床位和人员均未知，每家机构按1计，不分大小。',
    supply_period: '供给取{{period}}，即最近一个有报送数据的时期。',
    stand_in_rates:
      '本区域没有自己的年龄率，需要按外来的率推算，属替代数据：{{reference}}。只用于各单元之间的比较，不代表本区域的实际利用。',
    births_counted: '所用的率把分娩计为0岁住院。',
    need_is_residents: '需要按人数计，不按服务人次计。',
    ages_without_rate_other: '{{n}}名居民的年龄没有对应的率，未计入需要。',
    staffed_derived_other:
      '{{n}}家机构报送了床位，未报送有人力床位：按每床{{ratio}}名护士推算，共{{beds}}张，且不超过其实有床位。',
  },
  lack: {
    no_zones: '未报送需求单元。需要各乡镇（或普查区、行政区）的代码、坐标和所属地区。',
    no_facilities: '未报送医疗机构。需要机构名单及其类别和坐标。',
    no_population: '未报送需求单元的人口。需要各单元的常住人口。',
    no_rates: '有服务缺少分年龄的率，需要量未知。可在契约中提供本区域的率，或已发表的率。',
    no_ages: '年龄构成未知，无法按年龄推算需要。需要单元或其上级地区的分年龄人口。',
    no_supply:
      '有服务没有任何机构报送数量，供给未知。床位和护士已知的，有人力床位可按护士数推算，见region.yaml的profile: staffed_beds。',
    no_use: '有服务的使用情况未知：既没有住院记录，也没有报送使用率。',
  },
} as const;
