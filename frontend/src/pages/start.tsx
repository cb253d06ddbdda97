export const Start = () => null
