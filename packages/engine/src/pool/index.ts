export {
  type PoolDetail,
  type PoolValue,
  poolDetail,
  poolValue,
  type QuarantinedRow,
  quarantinedRow,
} from './contract.ts';
export {
  type Column,
  type ColumnType,
  lineageColumns,
  type Row,
  standardTables,
  type Table,
  type TableName,
} from './tables.ts';
