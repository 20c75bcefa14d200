export { openState, type StateDatabase, type StateOptions } from './open-state.ts';
export { stateCatalogue } from './state-catalogue.ts';
export { prepareTemplate } from './template.ts';
