import { whereFrom } from '@shared/whereFrom';
import type { RouteRecordRaw } from 'vue-router';

/** One line a page; each is loaded when somebody goes there. */
export const routes: RouteRecordRaw[] = [
  { path: '/', name: 'home', component: () => import('./pages/HomePage.vue') },
  // The server sends everybody here who comes from the issuer, of the other entry, too.
  {
    path: '/signed-in',
    meta: { open: true },
    component: () => import('./pages/HomePage.vue'),
    beforeEnter: () => {
      location.replace(whereFrom());
      return false;
    },
  },
  { path: '/not-signed-in', meta: { open: true }, component: () => import('./pages/NotSignedInPage.vue') },
];
