export const Share = () => null
