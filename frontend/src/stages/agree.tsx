export const Agree = () => null
