/** The field of every fact that the API derives: its values that only sources give that were not asked for. */
export const FROM_OTHERS_FIELD = 'fromOthers';

/** The type of such a value. */
export const FROM_OTHERS_TYPE = 'ValueFromOthers';
