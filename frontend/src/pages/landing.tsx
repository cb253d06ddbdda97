export const Landing = () => null
