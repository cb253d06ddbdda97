export const Explore = () => null
