export const dispatch = {
  figure: {
    patients: { label: '突增患者', definition: '需要立即安排床位的患者数。' },
    stay: { label: '就地收治', definition: '在突增发生的机构仍有空位可收的患者。' },
    transferred: { label: '转出患者', definition: '转到其他机构的患者。' },
    unplaced: { label: '未能安置', definition: '在路程限度内已无空位可收的患者。' },
    receivers: { label: '接收机构', definition: '至少接收一名患者的机构数。' },
    mean_minutes: { label: '平均转运时间', definition: '从突增机构出发，转出患者的平均分钟数。' },
    farthest_minutes: { label: '最长转运时间', definition: '到最远接收机构的分钟数。' },
    patient_minutes: {
      label: '转运总时间',
      definition: '患者数 × 分钟数之和；在安置人数最多的前提下已是最小（最小费用流）。',
    },
  },
  reason: {
    nearest_with_room: '有空位的机构中最近。',
    next_with_room_other: '更近的{{n}}家也有空位，已先行安排。',
    nearer_full_other: '更近的{{n}}家没有空位。',
    filled: '接收后使用率达到{{share}}，不再接收。',
  },
  note: {
    fullest_chosen: '没有指定突增地点，按床位使用率最高的机构计。',
    straight_line: '机构之间的路程按直线距离推算，绕行系数和车速与均衡一致。',
    past_zones: '行程时间只有需求单元到机构的：机构之间按途经某单元的最快路线计，只会偏长。',
    unknown_left_out_other: '{{n}}家机构的供给或使用率未知，未列入。',
    occupancy_is_past: '空位按数据中最近的使用率推算，不是此刻的实况。',
    severity_not_weighed: '没有区分病情轻重和机构级别：小机构也按能收治计。',
    unplaced_other: '各机构最多用到{{share}}时，{{limit}}分钟内仍有{{n}}名患者无处安置。',
    limit_that_would_do: '若允许转运{{minutes}}分钟，全部患者都能安置。',
    staffed_derived_other: '{{n}}家机构未报送有人力床位，按护士数推算，口径见画像。',
  },
  lack: {
    no_profile: '没有医疗机构，无从转运。',
    no_supply: '没有任何机构报送该服务的供给数量。',
    no_occupancy: '不知道各机构有多满：住院记录和床位使用率都没有报送。',
    no_travel: '没有设定路程的计算方式（region.yaml的balance: travel）。',
    no_origin: '指定的地点没有供给和使用率都已知的机构。',
  },
} as const;
