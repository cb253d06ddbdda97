export const Gather = () => null
