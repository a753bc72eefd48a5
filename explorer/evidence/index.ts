/** Evidence: what the sources say of what is selected, and how it was asked. */
export { EvidencePanel } from './evidence-panel.tsx';
