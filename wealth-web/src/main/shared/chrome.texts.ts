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
  welcome: { zh: '余额理财', en: 'Balance Treasure' },
  signIn: { zh: '登录', en: 'Sign in' },
  notSignedIn: { zh: '登录没有成功，请再试一次', en: 'Signing in did not succeed; please try again' },
  signOut: { zh: '退出登录', en: 'Sign out' },
  noIssuer: { zh: '此服务器未配置登录', en: 'Sign-in is not configured on this server' },
  notYours: { zh: '您的账号不能使用此页面', en: 'Your account does not open this page' },
  toStart: { zh: '回到首页', en: 'Back to the start' },
});
