/**
 * The part of GitHub's public schema that inventories ask for, with its types, nullability and descriptions of what is
 * refused: https://docs.github.com/graphql/overview/public-schema
 */
import { buildSchema } from 'graphql';

export const schema = buildSchema(/* GraphQL */ `
  scalar DateTime
  scalar URI

  interface Node {
    id: ID!
  }
  enum RepositoryVisibility {
    PRIVATE
    PUBLIC
    INTERNAL
  }
  enum RepositoryPrivacy {
    PUBLIC
    PRIVATE
  }
  enum OrderDirection {
    ASC
    DESC
  }
  enum RepositoryOrderField {
    CREATED_AT
    UPDATED_AT
    PUSHED_AT
    NAME
    STARGAZERS
  }
  input RepositoryOrder {
    field: RepositoryOrderField!
    direction: OrderDirection!
  }
  type PageInfo {
    endCursor: String
    hasNextPage: Boolean!
    hasPreviousPage: Boolean!
    startCursor: String
  }
  type DeployKey implements Node {
    id: ID!
    createdAt: DateTime!
    enabled: Boolean!
    key: String!
    readOnly: Boolean!
    title: String!
    verified: Boolean!
  }
  type DeployKeyConnection {
    nodes: [DeployKey]
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type Environment implements Node {
    id: ID!
    databaseId: Int
    name: String!
  }
  type EnvironmentConnection {
    nodes: [Environment]
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type Repository implements Node {
    id: ID!
    createdAt: DateTime!
    databaseId: Int
    deployKeys(after: String, before: String, first: Int, last: Int): DeployKeyConnection!
    environments(after: String, before: String, first: Int, last: Int, names: [String!]): EnvironmentConnection!
    isArchived: Boolean!
    isDisabled: Boolean!
    isFork: Boolean!
    isPrivate: Boolean!
    name: String!
    nameWithOwner: String!
    pushedAt: DateTime
    updatedAt: DateTime!
    url: URI!
    visibility: RepositoryVisibility!
  }
  type RepositoryConnection {
    nodes: [Repository]
    pageInfo: PageInfo!
    totalCount: Int!
  }
  type Organization implements Node {
    id: ID!
    createdAt: DateTime!
    databaseId: Int
    login: String!
    name: String
    repositories(
      after: String
      before: String
      first: Int
      last: Int
      isArchived: Boolean
      isFork: Boolean
      privacy: RepositoryPrivacy
      visibility: RepositoryVisibility
      orderBy: RepositoryOrder
    ): RepositoryConnection!
    repository(name: String!, followRenames: Boolean = true): Repository
  }
  type User implements Node {
    id: ID!
    databaseId: Int
    login: String!
    name: String
  }
  type RateLimit {
    cost: Int!
    limit: Int!
    nodeCount: Int!
    remaining: Int!
    resetAt: DateTime!
    used: Int!
  }
  type Query {
    organization(login: String!): Organization
    rateLimit(dryRun: Boolean = false): RateLimit
    viewer: User!
  }
`);
