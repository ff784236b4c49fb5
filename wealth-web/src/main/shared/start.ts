/** What both entries do to begin. */
import './base.css';
import { createPinia } from 'pinia';
import { createApp, type Component } from 'vue';
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router';
import './theme';

/** @param base the path under which the server gives this entry for every address, like `/wallet/` */
export function start(app: Component, base: string, routes: RouteRecordRaw[]): void {
  const router = createRouter({
    history: createWebHistory(base),
    routes: [...routes, { path: '/:rest(.*)*', component: () => import('./NotFoundPage.vue') }],
    scrollBehavior: (_to, _from, saved) => saved ?? { top: 0 },
  });
  createApp(app).use(createPinia()).use(router).mount('#app');
}
