export const source = { figure: {}, note: {}, lack: {} } as const;
