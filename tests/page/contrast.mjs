// Runs in the page: every text that can be seen, against what is painted behind it, as WCAG 2 counts contrast.
// Gives what falls short of 4.5.
export function contrast() {
  const parse = (colour) => {
    const [r, g, b, a = 1] = colour.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, under) => ({
    r: top.r * top.a + under.r * (1 - top.a),
    g: top.g * top.a + under.g * (1 - top.a),
    b: top.b * top.a + under.b * (1 - top.a),
    a: 1,
  });
  const light = ({ r, g, b }) => {
    const part = (value) => (value /= 255) <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  const behind = (node) => {
    const layers = [];
    for (let at = node; at; at = at.parentElement) layers.push(parse(getComputedStyle(at).backgroundColor));
    return layers.reverse().reduce((under, top) => over(top, under), parse(getComputedStyle(document.body).backgroundColor));
  };
  const ratio = (a, b) => (Math.max(light(a), light(b)) + 0.05) / (Math.min(light(a), light(b)) + 0.05);
  const poor = new Set();
  const weigh = (node, style, text) => {
    const fill = node instanceof SVGElement ? style.fill : style.color;
    const found = ratio(over(parse(fill), behind(node)), behind(node));
    if (found < 4.5) poor.add(`${found.toFixed(2)} ${node.tagName}.${node.getAttribute("class")}: ${text.slice(0, 40)}`);
  };
  for (const details of document.querySelectorAll("details")) details.open = true;
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent.trim();
    if (text && !["SCRIPT", "STYLE"].includes(node.tagName) && !node.closest("[hidden]")) weigh(node, getComputedStyle(node), text);
  }
  // Letters that the style puts before a node: those of the table and its key.
  for (const node of document.querySelectorAll(".c, .mx td a")) weigh(node, getComputedStyle(node, "::before"), getComputedStyle(node, "::before").content);
  return [...poor];
}
