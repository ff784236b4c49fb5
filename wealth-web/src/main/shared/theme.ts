/** Light or dark: as the system says until the person chooses. The tokens follow `color-scheme`. */
import { ref, watchEffect } from 'vue';

export type Theme = 'system' | 'light' | 'dark';

const KEPT = 'treasure.theme';
const kept = localStorage.getItem(KEPT);

export const theme = ref<Theme>(kept === 'light' || kept === 'dark' ? kept : 'system');

watchEffect(() => {
  if (theme.value === 'system') {
    delete document.documentElement.dataset.theme;
  } else {
    document.documentElement.dataset.theme = theme.value;
  }
});

export function chooseTheme(chosen: Theme): void {
  theme.value = chosen;
  if (chosen === 'system') {
    localStorage.removeItem(KEPT);
  } else {
    localStorage.setItem(KEPT, chosen);
  }
}

/** Whether the page is dark now. */
export function isDark(): boolean {
  return theme.value === 'dark' || (theme.value === 'system' && matchMedia('(prefers-color-scheme: dark)').matches);
}
