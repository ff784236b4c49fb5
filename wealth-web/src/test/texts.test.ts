import { chooseLanguage, texts, type Text } from '@shared/texts';
import { describe, expect, it } from 'vitest';

const pages = import.meta.glob<{ t: { all: Record<string, Text> } }>('../main/**/*.texts.ts', { eager: true });
const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe('texts', () => {
  it('are found', () => {
    expect(Object.keys(pages).length).toBeGreaterThan(0);
  });

  it.each(Object.entries(pages))('of %s say the same in both languages', (_file, { t }) => {
    for (const [key, text] of Object.entries(t.all)) {
      expect(text.zh.trim(), key).not.toBe('');
      expect(text.en.trim(), key).not.toBe('');
      expect(placeholders(text.zh), key).toEqual(placeholders(text.en));
    }
  });

  it.each(Object.entries(pages))('of %s are Chinese in Chinese, and English in English', (_file, { t }) => {
    for (const [key, text] of Object.entries(t.all)) {
      expect(text.en, key).not.toMatch(/[\u4e00-\u9fff]/);
      expect(text.zh, key).toMatch(/[\u4e00-\u9fff]/);
    }
  });

  it('take values by name and change with the language', () => {
    const t = texts({ left: { zh: '还剩 {count} 份', en: '{count} units left' } });
    chooseLanguage('en');
    expect(t('left', { count: 3 })).toBe('3 units left');
    chooseLanguage('zh');
    expect(t('left', { count: 3 })).toBe('还剩 3 份');
  });
});
