import { GraphQLClient } from 'graphql-request';

export const requestClient = (url: string): GraphQLClient => new GraphQLClient(url);
