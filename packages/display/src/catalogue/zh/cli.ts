/** 命令行说的话。 */
export const cli = {
  usage: {
    main: `均衡：把一个区域的医疗资源放到人们需要的地方。

用法：junheng <动作> [选项]

  start                     在浏览器中查看一个区域；首次启动会生成一个虚构的示例省
  run <区域文件夹>          把一个区域的数据走完整个闭环，输出报告和结果文件，不启动服务
  sample --out <文件夹>     生成虚构省份的报送数据
  source infer <文件>       根据文件草拟数据契约，供人工修改
  source check <契约>       说明文件按契约读入会怎样
  source replay <区域>      按更正后的契约重新读入已保存的交付批次
  codes import|unknown|review|decide   代码表导入、未知代码、待复核文字、复核决定
  link <区域文件夹>         判断两个来源中哪些是同一个人
  snapshot list|diff|rollback|sweep <结果文件夹>   查看和管理快照历史
  trace <结果文件夹> <指标>   追溯一项指标：数据行、交付批次、数据契约
  person erase <区域>       从数据池的全部内容中删除一个人，并留下签名记录
  person verify <区域>      验证所有已删除的人确已不在
  config                    打印可设置的各项及当前值，密码以星号代替
  method list               列出全部方法
  method describe <编号>    输出某个方法的输入和输出格式（JSON Schema）
  method run <编号> --in <文件>   对一份 JSON 文档运行某个方法

  --lang zh|en              语言；不写则随系统
  --help                    某个动作的选项和示例：junheng run --help
  --version

退出码：0 完成，1 失败，2 用法有误，3 输入不可用，130 被 Ctrl-C 中止。`,
    start: `用法：junheng start [--port 8080] [--host 127.0.0.1] [--store ./data] [--region <文件夹> [--data <文件夹>]] [--drop <文件夹>]

启动应用和接口。首次启动会生成并运行示例省；以后直接展示存储文件夹中的内容。

  --port <n>         端口，默认 8080
  --host <地址>      默认 127.0.0.1：网络上的其他人无法访问
  --store <文件夹>   结果存放处，默认 ./data
  --region <文件夹>  先运行这个区域文件夹，再展示
  --data <文件夹>    数据契约中相对路径的起点，默认为区域文件夹
  --drop <文件夹>    放入 <文件夹>/<区域>/<来源>/ 的文件会自动接收，并重新运行该区域

示例：junheng start --port 9000 --region examples/regions/tiny`,
    config: `用法：junheng config [--json]

打印可从外部设置的各项：名称、当前值、来自何处、用途。密码以星号代替。
可设为环境变量，或写入运行命令所在文件夹中的 junheng.yaml（另用文件时设 JUNHENG_CONFIG）：

  CLICKHOUSE_URL: http://reader:…@10.0.0.5:8123
  JUNHENG_SQL_SECONDS: 1800

示例：junheng config`,
    run: `用法：junheng run <区域文件夹> [--data <文件夹>] [--out <文件夹>] [--as-of <日期>] [--seed <n>] [--lang zh|en] [--json]

按数据契约读取一个区域的数据，走完整个闭环，写出 report.html、summary.json、findings.json 和各环节结果。

  --data <文件夹>  数据契约中相对路径的起点，默认为区域文件夹
  --out <文件夹>   结果文件夹，默认 ./out/<区域>
  --as-of <日期>   结果所知的最后一天，YYYY-MM-DD；不写则取 region.yaml，再不写则取数据的最后一天
  --seed <n>       随机数种子，整数，默认 1
  --json           把 summary.json 打印到标准输出

示例：junheng run examples/regions/tiny --out out/tiny`,
    sample: `用法：junheng sample --out <文件夹> [--residents 3000000] [--years 3] [--seed 1] [--dirt 0.01] [--forms many|csv] [--contacts weekly|all]

生成一个虚构省份会报送的数据、region.yaml、数据契约，以及记录预设问题的 truth.json。

  --residents <n>  2 万至 5000 万
  --dirt <占比>    被污染的行占比，0 至 0.5
  --forms          many：CSV、GeoJSON、Excel、Parquet、FHIR、HL7 v2、医保结算和设备；csv：同样的住院记录全部放在一张表里
  --contacts       all：每次门急诊单独成行（300 万人口约 1700 万行）

示例：junheng sample --out out/sample-sources --residents 300000 --years 1`,
    source: `用法：junheng source infer <文件> [--table <表名>] [--source <代码>] [--out <contract.yaml>] [--json]
      junheng source check <contract.yaml> [文件] [--data <文件夹>] [--all] [--json]
      junheng source replay <区域文件夹> [来源] [--out <文件夹>] [--as-of <日期>] [--seed <整数>] [--json]

infer根据任一格式的文件草拟数据契约：类型、日期、代码、可能对应的标准表。凡属推测之处均标“# ?”，请核对修改。
check说明文件的各列、各行按契约会怎样处理，不写入任何内容。所有行均可使用时退出码为0，否则为1。
replay按现行契约（或其中一个来源的契约）重新读入数据池中保存的交付批次，即使数据文件夹中的原文件已不在；随后重跑全部环节，并说明哪些结果变了。

  --table <表名>   按哪张标准表草拟；不写则取最可能的
  --source <代码>  来源代码；不写则取自文件名
  --out <文件>     草稿写到何处；不写则直接打印
  --data <文件夹>  契约中路径的起点；不写则取契约所在文件夹或其上一级
  --all            检查每一行；不写则检查开头若干行和其余部分的抽样
  --json           按JSON输出

示例：junheng source check examples/regions/tiny/sources/hospitals.yaml`,
    codes: `用法：junheng codes import <文件> --kind admin|icd10|plain --code <列> --name <列> [--parent <列>] [--sheet <工作表>] --out <代码表.csv>
      junheng codes unknown <结果文件夹> [--json]
      junheng codes review <结果文件夹> [--source <来源>] [--rows 50] [--json]
      junheng codes decide <词典> --term <文字> (--code <编码> | --none) [--replace]

import   把本地持有的官方代码表（CSV或Excel）转成数据契约codes_file可引用的形式
unknown  报来的、代码表里没有的代码及行数
review   词典不能确定的文字及最可能的编码
decide   把复核决定写进词典，下次运行会重新读入交付批次

示例：junheng codes import gbt2260.xlsx --kind admin --code 行政区划代码 --name 名称 --out codes/admin.csv`,
    link: `用法：junheng link <区域文件夹> --into <来源> --from <来源> --store <文件夹> --out <文件夹> --decided <日期> [--data <文件夹>] [--upper 0.95] [--lower 0.3] [--json]

按数据契约的linkage对两个来源的人员编码并比对，写出哪些是同一个人：person-links.csv供读入数据池，review.csv供人工复核。
姓名只留在报送文件中；关联库只存加密的编码。

  --store <文件夹>  关联库：请与结果和数据池分开存放
  --decided <日期>  作出判断的日期，YYYY-MM-DD
  --upper、--lower  达到多大把握即关联、达到多大把握交人工复核

示例：junheng link my-region --into residents --from stays --store /secure/linkage --out out/links --decided 2025-07-31`,
    person: `用法：junheng person erase <区域文件夹> --key <假名> | --id <标识> --by <决定人> --reason <事由> [--out <文件夹>] [--linkage <关联库>] [--json]
      junheng person verify <区域文件夹> [--out <文件夹>] [--linkage <关联库>] [--json]

erase从区域数据池的交付文件、隔离区和所有保留的快照中删除一个人，并在数据池内和区域密钥旁各存一份签名记录；
以后的交付、重新读入和备份恢复都不会使此人重新出现。删除后请重新运行该区域。
verify读取所有涉及个人的内容，指出与上述不符之处。全部删净时退出码为0。

  --key <假名>    数据池中的person_key
  --id <标识>     数据契约中生成假名所用的标识；由几部分组成时用|连接
  --by、--reason  决定人和事由，写入记录
  --out <文件夹>  结果文件夹；不写则为out/<区域>。若有服务正在使用，请先停止
  --linkage <关联库>  “junheng link”所用的关联库，此人的编码一并删除

示例：junheng person erase my-region --key 3f9a… --by "张某" --reason "本人申请"
      junheng person verify examples/regions/tiny`,
    snapshot: `用法：junheng snapshot list <结果文件夹> [--json]
      junheng snapshot diff <结果文件夹> [<较早快照> [<较晚快照>]] [--table <表名> [--rows 20] [--offset 0]] [--json]
      junheng snapshot rollback <结果文件夹> <快照> [--note <说明>] [--json]
      junheng snapshot sweep <结果文件夹> [--keep-days 90] [--afterwards month|year|nothing] [--dry-run] [--json]

快照是数据的一个完整版本。数据有变化的每次运行都会发布一个快照；仍保留的快照随时可以重新打开。
快照可写编号、编号的开头几位、newest（最新），或 ~1、~2……（最新之前的第几步）。

  diff      两个快照的差异：各表的行数和文件，各来源的交付批次；加--table 则列出具体数据行
  rollback  把较早的快照连同其结果和报告恢复为最新；历史记录不删除
  sweep     清除任何保留快照和结果都不再用到的文件；不写保留期时以 region.yaml 为准

文件夹正由服务器展示时，以上操作经由该服务器执行。

示例：junheng snapshot diff out/tiny ~1 newest --table facility`,
    trace: `用法：junheng trace <结果文件夹> <环节或结果编号>[/<指标>[@<地点>][:<服务>]] [--rows 10] [--json]

说明一个数字从哪里来：由哪些结果算得、出自哪个快照、哪些数据行、由哪些交付批次报送、按哪份数据契约读取。

  --rows <n>  显示的行数，默认 10，最多 1000
  --json      以 JSON 输出

示例：junheng trace out/tiny pool/beds`,
    method: `用法：junheng method list [--json]
      junheng method describe <环节>/<方法>
      junheng method run <环节>/<方法> --in <算例.json> [--out <结果.json>]

文档中的数列可以写成 { "csv": "文件.csv", "column": "列名" }，路径相对于该文档。

示例：junheng method describe simulate/erlang-c`,
  },
  error: {
    verb: 'junheng没有“{{verb}}”这个动作。用"junheng --help"查看全部动作。',
    part: '"junheng {{verb}}"没有“{{part}}”这个动作。可用：{{parts}}。',
    partMissing: '"junheng {{verb}}"之后须写明动作：{{parts}}。用"junheng {{verb}} --help"查看写法。',
    option: '这里没有“{{option}}”这个选项。用"junheng {{verb}} --help"查看可用选项。',
    argument: '“{{option}}”需要一个值：{{wants}}；给出的是“{{value}}”。',
    needs: '"junheng {{verb}}"需要{{what}}。用"junheng {{verb}} --help"查看写法。',
    extra: '"junheng {{verb}}"多了一个参数“{{value}}”。路径中有空格时请加引号。',
    unexpected:
      '出现了不该出现的问题：{{message}}。没有留下写了一半的文件。请设置JUNHENG_DEBUG=1后重试，以便提供报告问题所需的细节。',
    system:
      '系统拒绝读写“{{file}}”（{{why}}）。请检查磁盘是否还有空间、当前账号是否有权写入，或换一个文件夹。没有留下写了一半的文件。',
    served:
      '文件夹“{{folder}}”归正在{{address}}运行的均衡所有。它只按上一次的方式运行；要换文件夹、数据、日期或种子，请先结束它，或用--out另选文件夹。',
    stopped: '已停止。此前完成的内容保持原样，没有留下写了一半的文件。',
    port: '{{host}}的端口{{port}}已被占用。请用--port换一个，例如--port {{other}}，或结束占用它的程序。',
    portDenied: '当前账号无权监听{{host}}的端口{{port}}。请用--port选择1024以上的端口。',
    host: '“{{host}}”不是本机地址。请用127.0.0.1，或本机可以监听的地址。',
    traceTarget: '“{{value}}”不是指标的写法。请写环节或结果编号，再写指标，例如pool/beds、balance/gini:inpatient。',
    noResults: '文件夹“{{folder}}”中没有运行结果。请先运行该区域，或给出“junheng run”写入结果的文件夹。',
    methodUnknown: '没有“{{id}}”这个方法。相近的有：{{near}}。用"junheng method list"查看全部。',
    inputFile: '无法读取文件“{{file}}”：{{why}}。请检查--in后面的路径。',
    inputJson: '文件“{{file}}”不是JSON：{{why}}。',
    inputShape: '文档不符合方法“{{id}}”的格式：{{problems}}。用"junheng method describe {{id}}"查看所需格式。',
    inputColumn: '“{{file}}”的“{{column}}”列无法使用：{{why}}。',
    inputValues: '输入的数值互相矛盾：{{why}}',
    outExists: '文件夹“{{folder}}”不是空的，也不是均衡生成的。请用--out换一个文件夹，或先清空它。',
  },
  sampleError: {
    notWhole: '无法生成示例省：--{{name}}须为{{least}}到{{most}}之间的整数，给的是{{value}}。',
    notShare: '无法生成示例省：--dirt须为0到0.5之间的比例，给的是{{value}}。',
    noFolder: '无法生成示例省：请用--out指明文件夹。',
    notMade: '无法生成示例省：系统不能在此建立文件夹{{folder}}（{{why}}）。请用--out另指定一个。',
    isFile: '无法生成示例省：{{folder}}是一个文件。请换一个新的或空的文件夹。',
    otherFiles: '无法生成示例省：文件夹{{folder}}中有不属于示例省的文件。请换一个新的或空的文件夹。',
    tooFewNames: '无法生成示例省：乡镇名不够用（名表约有700个）。请减少--residents。',
  },
  progress: {
    reading: '读取{{source}}',
    rows: '{{n}}行',
    stage: '环节：{{stage}}',
    report: '写报告',
    sample: '生成示例省：{{what}}',
  },
  source: {
    head: '文件{{file}}若作为“{{source}}”的交付批次（{{form}}），结果如下',
    refused: '将被拒收：{{why}}',
    columns: '列：契约要求的{{n}}列均在。',
    missing: '缺少的列：{{columns}}',
    near: '“{{column}}”可能就是“{{near}}”，两者仅大小写、空格或标点不同。',
    extra: '契约未使用的列（仅保留在原始交付中）：{{columns}}',
    namesPeople: '数据契约要求生成假名，说明交付内容涉及个人信息，将加密保存。请在契约中注明classification: personal。',
    unmapped: '契约要求但未使用的列：{{columns}}',
    rows: '行：读入{{checked}}＝接收{{accepted}}＋合并{{merged}}＋隔离{{quarantined}}；接收的行中{{flagged}}行存疑。',
    sampled: '以上为前{{seen}}行的抽样结果。加--all检查每一行。',
    table_other: '{{table}}：{{n}}行',
    filled: '  {{field}}：{{share}}有值',
    left: '  没有来源的字段：{{fields}}',
    keptOut_other: '隔离{{n}}行（{{rule}}）：{{say}}',
    flagged_other: '存疑{{n}}行（{{rule}}）：{{say}}',
    example: '  第{{line}}行：{{say}}',
    codes: '契约代码表中没有的代码：',
    code_other: '  {{field}} = {{code}}：{{n}}行',
    lookup: '未检查（需要数据池中的数据）：{{table}}.{{match}}中是否都能找到所列名称。',
    clean: '检查过的行均可使用。',
    dirty: '并非所有内容都能使用，详见上文。',
    noFile: '找不到来源“{{source}}”的文件（{{file}}）。请写明文件，或用--data指定所在文件夹。',
    drafted: '草稿已写入{{file}}。其中{{guesses}}处标有“# ?”，使用前请核对。',
  },
  person: {
    erased:
      '已删除，记录编号{{id}}：假名{{persons}}个，重写快照{{snapshots}}个，重写交付文件{{deliveries}}个。请重新运行该区域以更新结果，并用“junheng person verify”验证。',
    checked: '已检查：删除记录{{records}}条，名单上的假名{{persons}}个，涉及个人的文件{{files}}个。',
    held: '  {{file}}中仍有名单上的人。',
    changed: '  {{file}}与数据池目录所记不一致。',
    left: '  {{file}}是中断后的遗留文件，可能含有个人信息。再次运行该区域或“junheng person erase”即可清除。',
    unfinished: '  {{file}}：删除中途中断，请重新执行。',
    gone: '名单上的人已从所有文件中删除，且所有文件与数据池目录一致。',
    notGone: '尚未删净，见上。请再次执行“junheng person erase”。',
  },
  replay: {
    same: '按现行契约重新读入已保存的交付批次，结果没有变化。',
    source_other: '“{{source}}”：{{n}}个交付批次，重新读入{{read}}行。',
    rows: '  之前：接收{{accepted}}、合并{{merged}}、隔离{{quarantined}}；现在：接收{{acceptedNow}}、合并{{mergedNow}}、隔离{{quarantinedNow}}。',
    keptOut: '  隔离行数{{before}} → {{after}}：{{say}}',
    flagged: '  存疑行数{{before}} → {{after}}：{{say}}',
  },
  codes: {
    imported_other: '{{file}}：{{n}}个代码；{{empty}}行没有代码。',
    refused_other: '{{n}}个代码不符合该类编码规则，未收入，例如{{codes}}',
    noneUnknown: '报来的代码都在代码表中。',
    unknown_other: '{{source}}（{{file}}）：{{field}}“{{code}}”，{{n}}行',
    review_zero: '没有待复核的文字。',
    review_other: '待复核文字{{n}}条，按出现次数排列：',
    sealed: '可能含个人信息，已加密，未找到本区域密钥',
    reviewText_other: '  {{source}} {{field}}：“{{text}}”，{{n}}行；可能为：{{guesses}}',
    decidedBefore: '{{file}}：“{{term}}”的决定（{{code}}）早已在词典中，没有改动。',
    decided: '{{file}}：“{{term}}”今后归入代码{{code}}。下次运行会重新读入交付批次。',
  },
  link: {
    encoded: '{{source}}：{{count}}行中有{{people}}人；{{without}}行不能确定是谁。',
    linked: '按号码关联{{by_number}}对；按姓名、出生日期和性别关联{{by_probability}}对，共比对{{count}}对。',
    written: '已写入{{out}}：person-links.csv，以及供人工复核的review.csv（{{review}}对）。',
  },
  snapshot: {
    table: '数据池没有“{{table}}”表。不加--table运行junheng snapshot diff，可看到有差异的表。',
    unreachable:
      '该文件夹归{{address}}的均衡所有，但它没有应答（{{why}}）。它首次生成结果时无法应答：请稍后再试，或先结束它。',
    refused: '{{address}}的均衡无法执行：{{why}}',
    step: '{{at}}  {{id}}  {{why}}  {{size}}',
    size_other: '{{n}}行，{{deliveries}}个交付批次，{{size}}',
    gone: '已不再保留',
    reason: {
      run: '运行',
      replay: '重新读入',
      repair: '更正',
      erasure: '删除个人数据',
      roll_back: '恢复旧版本',
      feedback: '反馈',
    },
    between: '从{{before}}到{{after}}',
    tableDiff: '{{table}}：{{before}} → {{after}}行',
    sourceDiff:
      '{{source}}：交付批次 +{{added}} −{{removed}}，变动{{changed}}；读入{{was_read}} → {{read}}，隔离{{was_held}} → {{held}}',
    same: '没有差异。',
    rowDiff: '{{table}}：新增{{added}}行，移除{{removed}}行，变动的行新旧共{{changed}}行',
    rolledBack: '快照{{id}}已恢复为最新。下次运行以届时的交付批次为准。',
    swept_other: '已清除：快照{{snapshots}}个，结果{{artefacts}}个，文件{{n}}个，{{size}}。',
    wouldSweep_other: '将清除：快照{{snapshots}}个，结果{{artefacts}}个，文件{{n}}个，{{size}}。',
  },
  trace: {
    made: '计算来源（由近及远）',
    artefact: '{{name}}：{{id}}，方法版本{{version}}，截至{{as_of}}，随机种子{{seed}}',
    snapshot_other: '快照{{id}}：{{n}}行，{{files}}个文件',
    rows_other: '{{table}}表中的{{n}}行：{{where}}',
    allRows_other: '{{table}}表的全部{{n}}行',
    and: '，',
    comma: '、',
    values_other: '{{values}}等{{n}}个',
    where: {
      eq: '{{column}}为{{value}}',
      ne: '{{column}}不为{{value}}',
      lt: '{{column}}小于{{value}}',
      le: '{{column}}不大于{{value}}',
      gt: '{{column}}大于{{value}}',
      ge: '{{column}}不小于{{value}}',
      le_day: '{{column}}不晚于{{value}}',
      ge_day: '{{column}}不早于{{value}}',
      in: '{{column}}为{{value}}之一',
      is_null: '{{column}}为空',
      is_not_null: '{{column}}不为空',
      as_of: '{{value}}当日有效',
    },
    more_other: '……另有{{n}}行',
    deliveries: '快照所含的交付批次',
    deliveriesOfRows: '报送这些行的交付批次',
    delivery:
      '{{source}}：{{file}}，批次{{id}}，契约版本{{version}}，{{owner}}；读入{{read}} = 接收{{accepted}} + 合并{{merged}} + 隔离{{quarantined}}',
    noValue: '无数据',
  },
  done: {
    run: '完成，用时{{seconds}}秒{{reused}}。报告：{{report}}',
    reused: '（{{all}}个环节中重新计算{{made}}个）',
    sample:
      '示例省已写入{{folder}}：{{residents}}人，{{facilities}}家机构，{{stays}}人次住院。下一步：junheng run {{folder}}',
    serving: '均衡正在展示{{regions}}：{{address}}',
    noApp: '应用尚未构建，目前只有接口可用。“npx pnpm start”会先构建应用。',
    stop: '按Ctrl-C结束。',
    firstStart: '首次启动：正在生成并运行示例省，约需一分钟；以后启动只需几秒。',
    key: '已生成假名密钥：{{file}}。请妥善保管，不要与结果放在一起；密钥不同，同一个人的假名就不同。',
    method: '结果：{{file}}',
  },
} as const;
