export const CheckIn = () => null
