import { texts } from '@shared/texts';

export const t = texts({
  total: { zh: '总资产（元）', en: 'Total (yuan)' },
  lastIncome: { zh: '{date} 的收益，{credited} 起计入份额', en: 'Income of {date}, in units from {credited}' },
  noIncome: { zh: '还没有收益', en: 'No income yet' },
  awaited: { zh: '{funds} 当日收益尚未公布', en: 'The income of {funds} for this day is not known yet' },
  totalIncome: { zh: '累计收益', en: 'Income since the first day' },
  wallet: { zh: '钱包', en: 'Wallet' },
  onItsWay: { zh: '在途', en: 'On its way' },
  SUBSCRIPTION: { zh: '申购 {fund}，{date} 确认并起息，{shown} 显示首笔收益', en: 'Subscription of {fund}: confirmed on {date}, earns from then, first income shown on {shown}' },
  REDEMPTION: { zh: '赎回 {fund}，{date} 到账', en: 'Redemption of {fund}: money on {date}' },
  PROCEEDS: { zh: '{fund} 赎回款，{date} 到账', en: 'Money from {fund}: on {date}' },
  units: { zh: '{units} 份', en: '{units} units' },
  late: { zh: '延迟，所示日期为目前预计', en: 'late; this is the day expected now' },
});
