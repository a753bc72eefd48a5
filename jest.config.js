import { clientsInstalled } from './scripts/lib/clients.mjs';

/** @type {import('jest').Config} */
export default {
  testEnvironment: '<rootDir>/tests/support/environment.mjs',
  roots: [
    '<rootDir>/src',
    '<rootDir>/tests',
    '<rootDir>/playground',
    '<rootDir>/explorer',
    ...(clientsInstalled() ? ['<rootDir>/clients/typescript/test'] : []),
  ],
  moduleNameMapper: { '^entente-clients/(.*)$': '<rootDir>/clients/typescript/src/$1.ts' },
  testMatch: ['**/*.test.ts'],
  // Neo4j takes its time to plan what it has not seen; a test of time itself says so in its own figures.
  testTimeout: 180_000,
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': ['@swc/jest', { jsc: { target: 'es2022', parser: { syntax: 'typescript' } } }] },
};
