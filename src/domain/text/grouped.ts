export const grouped = (number: number): string => Math.round(number).toLocaleString('en-US');
