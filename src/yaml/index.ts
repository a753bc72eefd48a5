/** YAML files of users, with the line and column of each problem. */
export { readYaml } from './document.ts';
export { type PlacedProblem, parseYaml, type YamlFile } from './file.ts';
