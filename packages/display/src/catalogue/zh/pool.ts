export const pool = {
  figure: {
    tables: { label: '标准表数', definition: '本快照中有数据的标准表。' },
    rows: { label: '在库行数', definition: '本快照中各标准表的总行数。' },
    zones: { label: '需求单元数', definition: '各来源列出的最小规划单元。' },
    population_zones: {
      label: '需求单元人口',
      definition: '全部需求单元的常住人口，取计算所用年份。若同时给出合计和分年龄、分性别数据，以合计为准。',
    },
    facilities: { label: '医疗机构数', definition: '各来源列出的医疗机构，不论床位是否已知。' },
    beds: {
      label: '床位数',
      definition: '已报送床位之和，口径与本区域第一项服务相同。未报床位的机构按未知处理，不计为0，也不计入合计。',
    },
  },
  note: {
    alarms_other: '数据质量告警{{n}}条，涉及{{sources}}个来源，详见告警清单。',
    population_differs:
      '需求单元人口合计{{zones}}人（{{zones_year}}年），“{{level}}”一级合计{{areas}}人（{{areas_year}}年）。两个来源口径不一，结果以需求单元人口为准。',
    population_uneven_other:
      '{{year}}年人口合计一致，但“{{level}}”一级有{{n}}个地区的人口与其需求单元之和不符，相差最大的是{{place}}：本级{{area}}人，需求单元合计{{zones}}人。',
    person_in_two_beds_other: '有{{n}}次住院开始时，同一人尚未从另一张床位出院。',
    outside_validity_other: '有{{n}}次就诊发生在医疗机构启用之前或停用之后。',
    intensive_above_hospital_other:
      '有{{n}}次填报的重症在院人数多于全院在院人数，相差最大的是{{place}}：重症{{more}}人，全院{{less}}人。两者必有一误。',
    staffed_above_physical_other:
      '有{{n}}处有人力保障的数量多于实有数量，相差最大的是{{place}}：有人力保障{{more}}，实有{{less}}。',
    physical_above_licensed_other:
      '有{{n}}处实有数量多于编制数量，相差最大的是{{place}}：实有{{more}}，编制{{less}}。加床在实际中常见，列出供核对。',
    names_unknown_other: '表“{{table}}”有{{n}}行的“{{column}}”指向各来源都没有描述的对象。',
    staffed_derived_other:
      '{{n}}家机构报送了床位，未报送有人力床位。指标计算以及与在用床位的比对，均按每床{{ratio}}名护士推算。',
  },
  /** What a detector found; who says it fills in source, place and column. */
  alarm: {
    missing_delivery: '{{source}}：缺少{{from}}至{{to}}的交付批次，数据契约要求按期报送。',
    late_delivery: '{{source}}：{{from}}至{{to}}的交付批次逾期{{days}}天送达。',
    repeated_delivery:
      '{{source}}：{{from}}至{{to}}的交付批次中，{{rows}}行有{{found}}行此前已入库，疑似换名重复报送。',
    rows_lost: '{{source}}，{{from}}至{{to}}：应有约{{expected}}行，实收{{found}}行，少{{share}}%。',
    rows_surplus: '{{source}}，{{from}}至{{to}}：应有约{{expected}}行，实收{{found}}行，多{{share}}%。',
    rule_breaches: '{{source}}，{{from}}至{{to}}：{{rows}}行中有{{found}}行违反规则{{rule}}，平时约{{expected}}行。',
    unknown_codes:
      '{{source}}{{place}}，{{from}}至{{to}}：{{found}}行出现此前没有的编码，平时约{{expected}}行，编码表可能已变更。',
    count_scaled:
      '{{source}}{{place}}，{{from}}至{{to}}，{{column}}：报送{{found}}，预期约{{expected}}（{{factor}}倍），之后恢复正常。',
    zero_run: '{{source}}{{place}}，{{from}}至{{to}}：连续{{periods}}期报0，预期约{{expected}}，疑似未报。',
    stuck_value: '{{source}}{{place}}，{{column}}：{{from}}至{{to}}连续{{periods}}期均为{{found}}。',
    day_shift: '{{source}}{{place}}，{{from}}至{{to}}：与周内和节假日规律或另一来源相差{{days}}天，日期疑似整体偏移。',
    unit_changed:
      '{{source}}{{place}}，{{column}}：{{from}}起约为{{found}}，此前约为{{expected}}（{{factor}}倍），计量单位可能已变更。',
    columns_swapped: '{{source}}{{place}}：{{from}}起{{column}}与{{other}}两列疑似互换。',
    value_spike:
      '{{source}}{{place}}，{{column}}，{{from}}至{{to}}：{{found}}行取值为{{value}}，平时约{{expected}}行，疑似默认值。',
    distribution_drift: '{{source}}{{place}}，{{column}}：{{from}}起取值分布明显改变（JS散度{{divergence}}）。',
  },
  alarmPlace: '（整体）',
  alarmColumn: '各项指标',
  alarmRows: '行数',
  /** Why a dimension of quality has no score. */
  insufficient: {
    no_rows: '历史数据不足：没有收到数据行',
    no_schedule: '历史数据不足：数据契约未约定报送周期',
    one_delivery: '历史数据不足：目前只有一个交付批次',
    no_periods: '历史数据不足：文件名未标明所属期间',
    no_arrivals: '历史数据不足：没有送达时间记录',
    no_second_source: '历史数据不足：没有可比对的其他来源',
  },
  score: {
    completeness: '完整性',
    timeliness: '时效性',
    accuracy: '准确性',
    consistency: '一致性',
    update_frequency: '更新频率',
    insufficient: '历史数据不足',
  },
  error: {
    linkageSource: '本区域没有来源{{source}}。现有：{{there}}。',
    linkageMissing: '关联库{{folder}}中没有{{source}}的人员。请先对其交付批次编码。',
    linkageSealed: '无法打开{{file}}：写入时用的是另一把密钥，或内容已被改动。请用本区域的密钥重新编码。',
    linkageUndeclared: '{{source}}的数据契约没有说明按什么关联人员。请补上linkage：person_key、name、born、sex。',
    fileGone: '数据池中的文件{{file}}不见了。请重新运行，程序会依据交付批次重新生成。',
    artefactGone: '结果{{id}}已登记，但文件{{file}}不见了。请重新运行生成。',
    artefactChanged: '结果{{id}}的文件{{file}}在写入之后被改动，不予使用。请删除后重新运行。',
    catalogueBroken: '数据池目录{{file}}无法读取（{{why}}）。请移走该文件后重新运行，交付批次仍在。',
    traceArtefact: '这里没有结果“{{name}}”。已有结果的环节：{{there}}。',
    traceFigure: '“{{name}}”不能确定唯一一项指标。可选：{{there}}。地点写在@之后，服务写在冒号之后。',
    notWritten: '{{folder}}所在的磁盘无法写入（{{why}}）。请腾出空间或检查磁盘后重新运行；原有内容保持不变。',
    databaseUnreachable:
      '无法连接数据库{{place}}（{{why}}）。请检查DATABASE_URL中的地址、用户和密码，并确认服务器已启动。',
    databaseOld: 'DATABASE_URL指向的数据库是PostgreSQL {{version}}，均衡需要15或更高版本。请升级，或不设DATABASE_URL。',
    databaseRefused: '数据库{{place}}不允许该用户建表（{{why}}）。请向管理员申请创建模式“junheng”的权限。',
    stateVersion:
      '{{folder}}中的状态数据库由PostgreSQL {{there}}建立，本版均衡自带PostgreSQL {{ours}}。请用原来的版本启动，或把该文件夹移走：快照和结果会从各区域重新登记。',
    snapshotUnknown: '这里没有保留快照“{{id}}”。现有快照：{{there}}。',
    snapshotAmbiguous: '有多个快照以“{{id}}”开头：{{there}}。请多写几位。',
    erasureBroken: '删除记录{{file}}与签名不符（{{why}}）。请用区域密钥旁的副本恢复。',
    sealedNoKey:
      '文件{{file}}涉及个人信息，已用本区域的密钥加密，但找不到密钥。请放回密钥（region.yaml旁的person.key，或JUNHENG_PERSON_KEY_FILE指定的文件）后重试。',
    sealedOtherKey: '文件{{file}}是用另一把密钥加密的。请放回建立该数据池时使用的密钥；数据没有丢失，也没有改动。',
    sealedBroken: '加密文件{{file}}与写入时不一致：内容被改动或结尾缺失。请从备份中恢复。',
    sealedRow:
      '交付批次{{delivery}}的第{{row}}行涉及个人信息，已加密保存，但找不到本区域的密钥。请放回密钥后再更正该行。',
    lockedElsewhere:
      '文件夹{{folder}}正被另一台机器{{machine}}上的均衡进程使用（进程号{{pid}}，自{{since}}起），本机无法判断它是否仍在运行。请先在那台机器上结束它；若确定它已不在运行，请删除文件{{file}}后重试。',
    noRollup: '没有按“{{by}}”保存的就诊次数汇总。已有的汇总：{{there}}。',
    snapshotSwept:
      '结果{{artefact}}所依据的快照已按保留策略清理，无法再打开其数据行。请重新运行该区域，再查看新结果的数据行。',
    folderLocked:
      '文件夹{{folder}}正被另一个均衡进程使用（进程号{{pid}}，端口{{port}}）。请先结束该进程，或换一个文件夹。',
  },
} as const;
