export const Close = () => null
