export const balance = { figure: {}, note: {}, lack: {} } as const;
