export const forecast = { figure: {}, note: {}, lack: {} } as const;
