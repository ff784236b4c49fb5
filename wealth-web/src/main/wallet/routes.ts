import type { RouteRecordRaw } from 'vue-router';

/** One line a page; each is loaded when somebody goes there. */
export const routes: RouteRecordRaw[] = [{ path: '/', name: 'home', component: () => import('./pages/HomePage.vue') }];
