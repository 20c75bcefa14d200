export { checkContract, checkHeader } from './check-contract.ts';
export { toAdminLevel, toFips } from './clean/admin-code.ts';
export { compileDictionary, compileNone, type Guess, plainText } from './clean/classify.ts';
export { type Datum, type Point, toGcj02, toWgs84 } from './clean/datum.ts';
export { readIcd10 } from './clean/icd10.ts';
export { convertBy, findConversion, listUnits } from './clean/units.ts';
export {
  contractSchema,
  type Delivery,
  delivery,
  mostUnknownCodes,
  type Rule,
  rule,
  type SourceContract,
  type SourceDetail,
  type SourceFormat,
  type SourceValue,
  sourceContract,
  sourceDetail,
  sourceFormat,
  sourceValue,
  type TableMapping,
  tableMapping,
} from './contract.ts';
export {
  type Cells,
  compileExpression,
  type Evaluate,
  type Found,
  type LookupSpec,
  type Surroundings,
} from './expression.ts';
export {
  adminLevels,
  creditCodeParts,
  type Dictionary,
  datums,
  dictionary,
  type Expression,
  expression,
  fipsLevels,
  icdForms,
  idCardParts,
} from './expression-contract.ts';
export { columnsOf, fieldOf, partsOf } from './expression-tree.ts';
export {
  type EncodedPerson,
  encodePerson,
  type Linkage,
  type LinkOptions,
  linkPeople,
  type PersonPair,
  type PlainPerson,
} from './linkage/index.ts';
export {
  type Breach,
  compileMapping,
  formBreach,
  type MappedRow,
  type MappedSourceRow,
  type MappingSurroundings,
  type RowCheck,
  shapeColumns,
  type TableShapes,
  turnedColumn,
} from './mapping.ts';
export { missingPeriods } from './missing-periods.ts';
export { asksForPseudonyms, namesPeople } from './names-people.ts';
export { isoDay, lengthOfMonth, readDay, readInstant, readMonthEnd } from './read-day.ts';
export { cleanName, readBoolean, readNumber, type Value } from './read-value.ts';
export { type ReadingCode, type ReadingIssue, readingCodes } from './reading.ts';
export { type BuiltInRule, type FormRule, formRules, sayRow, sayRule, sealedRow } from './sentences.ts';
