export default (n) => import(n);
