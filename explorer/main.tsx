import './page.css';
import { createRoot } from 'react-dom/client';
import { ExplorerPage } from './pages/index.ts';

const root = document.getElementById('root');
if (!root) throw new Error('The page has no element #root.');
createRoot(root).render(<ExplorerPage />);
