import { start } from '@shared/start';
import App from './App.vue';
import { routes } from './routes';
import './look.css';

start(App, '/finance/', routes);
