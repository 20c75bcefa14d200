export const pool = { figure: {}, note: {}, lack: {} } as const;
