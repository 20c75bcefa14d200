import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Greys of the ink in ten steps: what Mantine calls the primary colour. */
const ink: MantineColorsTuple = [
  '#f6f6f4',
  '#ebebe7',
  '#dcdcd7',
  '#b9babb',
  '#8a8c8f',
  '#62656a',
  '#55585d',
  '#3a3d41',
  '#1d1f22',
  '#121416',
];

export const mantineTheme = createTheme({
  primaryColor: 'ink',
  primaryShade: { light: 8, dark: 1 },
  colors: { ink },
  fontFamily: 'var(--font-text)',
  fontFamilyMonospace: 'var(--font-code)',
  defaultRadius: 'sm',
  radius: {
    xs: 'var(--radius-mark)',
    sm: 'var(--radius-control)',
    md: 'var(--radius-float)',
    lg: 'var(--radius-float)',
  },
  fontSizes: { xs: 'var(--size-small)', sm: 'var(--size-body)', md: 'var(--size-body)', lg: 'var(--size-read)' },
  cursorType: 'pointer',
  respectReducedMotion: true,
});

const shared = {
  '--mantine-color-body': 'var(--surface-page)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-quiet)',
  '--mantine-color-default': 'var(--surface-raised)',
  '--mantine-color-default-hover': 'var(--surface-hover)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line)',
  '--mantine-color-anchor': 'var(--text)',
  '--mantine-color-placeholder': 'var(--text-faint)',
  '--mantine-shadow-md': 'var(--shadow-menu)',
  '--mantine-shadow-xl': 'var(--shadow-menu)',
} as const;

/** Mantine's variables follow the design tokens, so that both themes come from one list. */
export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: shared, dark: shared });
