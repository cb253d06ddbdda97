export const Join = () => null
