import { texts } from './texts';

export const t = texts({
  language: { zh: '语言', en: 'Language' },
  theme: { zh: '外观', en: 'Appearance' },
  light: { zh: '浅色', en: 'Light' },
  dark: { zh: '深色', en: 'Dark' },
  system: { zh: '跟随系统', en: 'As the system' },
  toContent: { zh: '跳到内容', en: 'Skip to content' },
  failed: { zh: '没有取到数据：{reason}', en: 'This could not be loaded: {reason}' },
  again: { zh: '再试一次', en: 'Try again' },
  notFound: { zh: '没有这个页面', en: 'There is no such page' },
  toStart: { zh: '回到首页', en: 'Back to the start' },
});
