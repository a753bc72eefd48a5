/** How many are asked at once at the most, each on a connection of its own to a server or to PostgreSQL. */
export const MOST_AT_ONCE = 16;
