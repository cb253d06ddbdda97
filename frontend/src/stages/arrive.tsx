export const Arrive = () => null
