// What Python told a component: it comes as the bytes of a JSON text.
export function told(bytes) {
  return JSON.parse(new TextDecoder().decode(bytes));
}
