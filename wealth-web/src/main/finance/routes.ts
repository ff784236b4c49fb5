import type { RouteRecordRaw } from 'vue-router';

/** One line a page; each is loaded when somebody goes there. */
export const routes: RouteRecordRaw[] = [
  { path: '/', redirect: '/tonight' },
  { path: '/tonight', name: 'tonight', component: () => import('./pages/TonightPage.vue') },
];
