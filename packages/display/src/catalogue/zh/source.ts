export const source = {
  figure: {
    sources: { label: '来源数', definition: '至少读入一个交付批次的来源。' },
    deliveries: { label: '交付批次数', definition: '已读入的文件，包括数据文件夹中的和收件箱收到的。' },
    rows_read: { label: '读入行数', definition: '各交付批次文件中的行数。读入＝接收＋合并＋隔离。' },
    rows_accepted: { label: '接收行数', definition: '已使用的行。一行可以生成标准表中的多行，也可以不生成。' },
    rows_merged: { label: '合并行数', definition: '主键与前面某行相同、内容重复的行。合并到哪一行均有记录。' },
    rows_quarantined: { label: '隔离行数', definition: '违反强制规则的行。按报送原样保留在隔离区，并注明原因。' },
    rows_flagged: { label: '存疑行数', definition: '已接收，但违反提示性规则或取值异常的行。' },
  },
  note: {
    source_absent: '来源“{{source}}”没有报送文件。数据契约允许缺报，但依赖它的结果将缺失。',
    rows_quarantined_other: '“{{source}}”有{{n}}行无法使用，已放入隔离区并注明原因。',
    rows_merged_other: '“{{source}}”有{{n}}行与其他行重复，已合并。',
    rows_below_expected_other: '“{{source}}”的{{file}}只有{{n}}行，少于数据契约预期的{{expected}}行。',
    rows_above_expected_other: '“{{source}}”的{{file}}有{{n}}行，多于数据契约预期的{{expected}}行。',
    delivery_repeated: '“{{source}}”的{{file}}与先前的{{earlier}}内容相同，可能是重复报送。',
    delivery_repairs_other: '“{{source}}”有{{n}}行经更正后移出隔离区并重新读入。',
    period_missing_other: '“{{source}}”应连续报送，缺报{{n}}期：{{periods}}。',
    stand_in: '“{{source}}”为替代数据：本地没有这项数据，暂用外部资料。',
    read_as: '“{{source}}”不是UTF-8编码，已按{{encoding}}读取。',
    extra_columns_other: '“{{source}}”有{{n}}列未被数据契约使用，仅保留在原始交付中：{{columns}}。',
    passed_over_other: '“{{source}}”的文件另有{{n}}条其他类型的记录，由其他来源读取或未使用：{{kinds}}。',
  },
  error: {
    fileMissing:
      '找不到文件{{file}}（来源“{{source}}”的数据契约所指）。请把文件放到该处，或用--data指定所在文件夹，或在契约中把该来源设为可缺。',
    configMissing: '找不到文件{{file}}。请检查路径以及region.yaml中的来源清单。',
    notThere: '文件{{file}}不存在，请检查路径。',
    fileUnreadable:
      '{{file}}存在，但无法读取（{{why}}）。它必须是当前账号有权读取的文件：请检查权限，并确认该处不是文件夹。',
    packed:
      '文件{{file}}是ZIP压缩包、Excel工作簿或gzip文件，不是文本。请先解压或另存为CSV；如果是gzip，文件名应以.gz结尾。',
    formatUnknown: '数据契约要求按{{format}}读取文件{{file}}，本版本尚不支持。',
    noLines: '文件{{file}}没有正常长度的行，不是表格。请检查放在该处的是什么文件。',
    emptyFile: '文件{{file}}是空的。请让报送方重新提供。',
    headerOnly: '文件{{file}}只有表头，没有数据。请让报送方重新提供。',
    wrongColumns:
      '文件{{file}}（来源“{{source}}”）缺少数据契约要求的列：{{missing}}。文件现有的列：{{there}}。请修改文件，或修改契约中的列名。',
    wrongFile:
      '文件{{file}}不像是来源“{{source}}”应报的文件。缺少的列：{{missing}}。文件现有的列：{{there}}。请核对放入的是哪个文件。',
    transposed:
      '文件{{file}}（来源“{{source}}”）的表格行列颠倒：列名（{{missing}}）排在了第一列。请转置，使列名位于首行。',
    repeatedColumn: '文件{{file}}中的列“{{column}}”出现了不止一次。请让每一列的名称唯一。',
    encodingUnknown:
      '文件{{file}}既不是UTF-8也不是GB18030编码：第{{line}}行无法读取。请另存为UTF-8，或在数据契约中注明编码。',
    encodingUnreadable: '文件{{file}}第{{line}}行无法按{{encoding}}读取。请另存为UTF-8，或更正数据契约中的编码。',
    brokenQuote: '文件{{file}}第{{line}}行的引号没有闭合。请补上引号，或让报送方重新提供。',
    gzipBroken: '文件{{file}}无法解压，可能不完整。请让报送方重新提供。',
    jsonBroken: '文件{{file}}不是有效的JSON（{{why}}）。请让报送方重新提供。',
    // Forms of files
    tooManyColumns:
      '文件{{file}}中的表有{{columns}}列以上，最多允许{{limit}}列。请核对放入的文件，或改为纵向长表报送。',
    unpacksTooFar:
      '文件{{file}}解压后超过原大小的{{limit}}倍，正常表格不会如此，未予读取。请让报送方提供未压缩的文件。',
    excelBroken: '文件{{file}}不是可读取的Excel工作簿（{{why}}）。请用表格软件打开，另存为.xlsx后重新报送。',
    excelOld: '文件{{file}}是旧版（.xls）或加密的工作簿。请去掉密码另存为.xlsx，或另存为CSV。',
    excelSheet: '工作簿{{file}}中没有工作表{{sheet}}。现有工作表：{{there}}。请更正数据契约中的sheet。',
    excelTooLarge: '工作簿{{file}}的文字过多，超出内存允许范围。请把该工作表另存为CSV后报送。',
    parquetBroken: '文件{{file}}不是可读取的Parquet文件（{{why}}）。请让报送方重新提供。',
    jsonTooLong: '文件{{file}}是一整份JSON，超过{{limit}}百万字符，无法整体读入内存。请改用每行一条记录的NDJSON。',
    jsonRows: '文件{{file}}的{{path}}处没有记录数组。请在数据契约的format.rows中写明数组的位置。',
    jsonPath:
      '列“{{column}}”的路径“{{path}}”无效。路径形如name、address.city、ids[0].value或["含点的名称"]。请更正数据契约。',
    topologyBroken: '文件{{file}}不是可读取的TopoJSON（{{why}}）。请重新导出，或导出为GeoJSON。',
    topologyObject: '文件{{file}}中没有对象“{{object}}”。现有对象：{{there}}。请在数据契约的format.object中写明其一。',
    inferForm: '文件{{file}}是{{form}}，各列为路径，无法推测。请以examples/contracts或examples/sources中的契约为起点。',
    inferTable: '没有名为“{{table}}”的标准表。可用的表：{{tables}}。',
    // FHIR and HL7
    fhirResource: 'FHIR R4没有名为“{{resource}}”的资源。请更正数据契约中的resource。',
    fhirPathBroken: '列“{{column}}”的路径“{{path}}”不符合FHIRPath写法（{{why}}）。请更正数据契约。',
    fhirPathUnknown:
      '列“{{column}}”的路径“{{path}}”有误：FHIR R4的{{at}}下没有“{{name}}”。可用的有：{{there}}。请更正数据契约。',
    fhirPathPart:
      '列“{{column}}”的路径“{{path}}”用到了不支持的部分：{{part}}。支持的写法见packages/pool/src/read/fhir/README.md。',
    fhirPathObject: '列“{{column}}”的路径“{{path}}”指向对象，而不是单个值。请在其后写明取{{at}}的哪一项：{{there}}。',
    hl7Path:
      '列“{{column}}”的路径“{{path}}”无效。写法如PV1-3.4、PID-3[2].1、PID-3[5=MR].1、DG1[2]-3.1、PV1-44.day()。请更正数据契约。',
    notHl7: '文件{{file}}不是HL7 v2消息：第一行应为MSH段，如MSH|^~\\&|。请确认放在该处的是什么文件。',
    notFhir: '文件{{file}}不是FHIR资源：没有resourceType。请确认报送的是FHIR R4的Bundle、资源或NDJSON。',
    fhirTooLong: '文件{{file}}是一整份过大的JSON。请改用FHIR批量导出的NDJSON格式（每行一个资源）报送。',
    notFeatureCollection:
      '文件{{file}}不是GeoJSON的FeatureCollection（其类型为“{{type}}”）。请按FeatureCollection重新导出。',
    yamlBroken: '文件{{file}}第{{line}}行不是有效的YAML：{{why}}。请修改该行。',
    yamlUnfit: '文件{{file}}第{{line}}行的字段“{{field}}”不符合要求：{{zh}}。可填内容见docs/your-own-region.zh-CN.md。',
    arrivalsBroken:
      '{{file}}第{{line}}行无法读取：应有file和arrived_at两列，到达时间形如2025-08-02T06:30:00Z。该行内容：{{value}}。',
    deliveryTooLarge: '交付文件{{file}}超过{{limit}} MB，未予接收。请分批报送，或调高上限。',
    inboxFull:
      '未接收“{{file}}”：本区域的收件箱将超过{{limit}} MB。请在数据契约中设置retention_days以清理旧批次，或调高JUNHENG_INBOX_BYTES。',
    deliveryName: '“{{file}}”不能用作交付文件名。请只用文字、数字、空格、点、-和_，不超过80个字符，不含文件夹。',
    unknownSource: '没有来源“{{source}}”。现有来源：{{sources}}。',
    notInQuarantine:
      '交付批次{{delivery}}的第{{row}}行不在隔离区：可能已经更正，或该批次已被新的交付取代。请刷新清单。',
    rawGone:
      '来源“{{source}}”的交付文件{{file}}（{{delivery}}）已不在数据池的原始层，或已被改动。请重新报送，然后运行（不要用source replay）。',
    nothingToReplay: '{{folder}}中没有可重新读入的内容：该处还没有完成过运行。请先运行该区域。',
    receiptBroken: '收件回执{{file}}无法读取（{{why}}）。请从备份恢复，或删除其所在文件夹。',
    fileChanged:
      '文件{{file}}在读取期间发生变化，本次未从中读入任何内容。请先以其他文件名写入，写完后再改名，然后重新运行。',
    inboxChanged: '收件箱文件{{file}}与收件时不一致：校验和不符。请从备份恢复。',
    sealKeyMissing:
      '来源“{{source}}”的数据契约注明含个人信息，须加密保存，但没有提供密钥。请指定本区域的密钥文件，或让程序生成一个。',
    keyMissing: '来源“{{source}}”的数据契约要求生成假名，但没有提供密钥。请指定本区域的密钥文件，或让程序生成一个。',
    codeListTooLong: '{{file}}超过{{count}}行，不像代码表。请检查文件是否正确。',
    codeListBroken: '{{file}}第{{line}}行无法读取。请更正引号。',
    codeTwice: '{{file}}：代码{{code}}出现两次，分别为“{{one}}”和“{{other}}”。请只保留一个。',
    codeListEmpty: '{{file}}：没有一行是{{kind}}类代码。请检查类别和代码所在的列。',
    decidedOtherwise: '{{file}}中“{{term}}”已定为{{code}}。请先核对；确要更改时用--replace。',
    decisionIdle: '把“{{term}}”定为{{code}}之后，“{{text}}”仍不会得到该代码。请用整句作为词，或从句中另选一个词。',
    noDictionary: '来源“{{source}}”的字段“{{field}}”不使用词典，无从登记决定。',
    dictionaryInside:
      '来源“{{source}}”的字段“{{field}}”的词典写在数据契约里。请在契约中修改，或把词典移到单独的文件并用dictionary_file指明。',
    dictionaries: '字段“{{field}}”使用多个词典：{{files}}。请指明是哪一个。',
    dictionaryRow:
      '{{file}}：“{{term}}”一行（代码“{{code}}”，权重“{{weight}}”，类型“{{kind}}”）无效。症状词须有词和代码，权重大于0且不超过1，类型为absent、unsure、ends或none。',
    fileOutside: '{{file}}不在数据契约所在的文件夹内。请放在数据契约旁边或相邻的文件夹里。',
    contract: {
      unknown_table: '{{at}}：没有名为“{{table}}”的标准表。可用的表：{{tables}}。',
      unknown_field: '{{at}}：标准表“{{table}}”没有字段“{{field}}”。可用的字段：{{fields}}。',
      required_field: '{{at}}：表“{{table}}”的必填字段“{{field}}”没有来源。请在fields中补上。',
      unknown_column: '{{at}}：用到的列“{{column}}”不在columns清单中。请补上，或更正列名。',
      repeats_differ: '{{at}}：表“{{table}}”有多处映射，而key或repeat不一致。请改为一致。',
      rule_without_condition: '{{at}}：规则“{{rule}}”既没有must也没有should。请补上其中之一。',
      bad_pattern: '{{at}}：正则表达式{{value}}无效：{{why}}。请更正。',
      bad_day_format: '{{at}}：日期格式{{value}}无效：{{why}}请更正。',
      bad_unit: '{{at}}：{{value}}无法换算：{{why}}请更正。',
      bad_range: '{{at}}：编码范围{{value}}无效：{{why}}请更正。',
      bad_level: '{{at}}：{{given}}级代码不能得出{{level}}级。请写同级或上级。',
      no_codes: '{{at}}：map缺少代码表：请写在codes下，或在codes_file下指明文件。',
      no_dictionary: '{{at}}：classify缺少词典：请写在dictionary下，或在dictionary_file下指明文件。',
    },
  },
} as const;
