/**
 * The small part of a document that Plot needs to make an `svg` outside a browser: elements with attributes, children and
 * text. Nothing is parsed or laid out; text is escaped when it is written.
 */
const svgNamespace = "http://www.w3.org/2000/svg";

abstract class Node {
  parentNode: Element | null = null;
  constructor(readonly ownerDocument: SmallDocument) {}
  abstract write(): string;
  get nextSibling(): Node | null {
    const siblings = this.parentNode?.childNodes ?? [];
    return siblings[siblings.indexOf(this) + 1] ?? null;
  }
  remove(): void {
    this.parentNode?.removeChild(this);
  }
}

class Text extends Node {
  constructor(
    document: SmallDocument,
    public data: string,
  ) {
    super(document);
  }
  write(): string {
    return escape(this.data);
  }
}

class Element extends Node {
  readonly childNodes: Node[] = [];
  private readonly attributes = new Map<string, string>();
  private readonly styles = new Map<string, string>();
  constructor(
    document: SmallDocument,
    readonly tagName: string,
    readonly namespaceURI: string,
  ) {
    super(document);
  }
  /** Takes both spellings: `setProperty("font-size", …)` and `style.fontSize = …`. */
  readonly style = new Proxy(
    {
      setProperty: (name: string, value: string) => void this.styles.set(name, String(value)),
      removeProperty: (name: string) => void this.styles.delete(name),
      getPropertyValue: (name: string) => this.styles.get(name) ?? "",
    },
    {
      set: (_methods, name, value) => {
        this.styles.set(String(name).replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`), String(value));
        return true;
      },
    },
  );
  get nodeName(): string {
    return this.tagName;
  }
  get children(): Element[] {
    return this.childNodes.filter((child) => child instanceof Element);
  }
  get firstChild(): Node | null {
    return this.childNodes[0] ?? null;
  }
  get lastChild(): Node | null {
    return this.childNodes.at(-1) ?? null;
  }
  get textContent(): string {
    return this.childNodes.map((child) => (child instanceof Text ? child.data : (child as Element).textContent)).join("");
  }
  set textContent(text: string | null) {
    this.childNodes.length = 0;
    if (text) this.appendChild(new Text(this.ownerDocument, String(text)));
  }
  setAttribute(name: string, value: unknown): void {
    this.attributes.set(name, String(value));
  }
  setAttributeNS(space: string | null, name: string, value: unknown): void {
    this.attributes.set(space?.endsWith("/xlink") ? `xlink:${name.replace(/^.*:/, "")}` : name, String(value));
  }
  getAttribute(name: string): string | null {
    return this.attributes.get(name) ?? null;
  }
  hasAttribute(name: string): boolean {
    return this.attributes.has(name);
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name);
  }
  appendChild<T extends Node>(child: T): T {
    return this.insertBefore(child, null);
  }
  append(...children: (Node | string)[]): void {
    for (const child of children) this.appendChild(typeof child === "string" ? new Text(this.ownerDocument, child) : child);
  }
  insertBefore<T extends Node>(child: T, before: Node | null): T {
    child.remove();
    child.parentNode = this;
    const at = before === null ? this.childNodes.length : this.childNodes.indexOf(before);
    this.childNodes.splice(at, 0, child);
    return child;
  }
  removeChild<T extends Node>(child: T): T {
    this.childNodes.splice(this.childNodes.indexOf(child), 1);
    child.parentNode = null;
    return child;
  }
  replaceWith(...nodes: Node[]): void {
    const parent = this.parentNode;
    for (const node of nodes) parent?.insertBefore(node, this);
    this.remove();
  }
  addEventListener(): void {}
  removeEventListener(): void {}
  querySelector(): null {
    return null;
  }
  write(): string {
    const style = [...this.styles].map(([name, value]) => `${name}: ${value};`).join(" ");
    const attributes = [...this.attributes, ...(style === "" ? [] : [["style", style] as [string, string]])];
    const open = this.tagName + attributes.map(([name, value]) => ` ${name}="${escape(value).replace(/"/g, "&quot;")}"`).join("");
    return this.childNodes.length === 0
      ? `<${open}/>`
      : `<${open}>${this.childNodes.map((child) => child.write()).join("")}</${this.tagName}>`;
  }
}

class SmallDocument {
  readonly documentElement: Element = new Element(this, "html", "http://www.w3.org/1999/xhtml");
  readonly defaultView = null;
  createElementNS(space: string, name: string): Element {
    return new Element(this, name, space);
  }
  createElement(name: string): Element {
    return new Element(this, name, "http://www.w3.org/1999/xhtml");
  }
  createTextNode(text: string): Text {
    return new Text(this, text);
  }
}

function escape(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

/** A document to hand to `draw`. */
export function smallDocument(): Document {
  return new SmallDocument() as unknown as Document;
}

/** The text of an element made there. */
export function write(element: SVGElement): string {
  const written = element as unknown as Element;
  if (!written.hasAttribute("xmlns")) written.setAttribute("xmlns", svgNamespace);
  return written.write();
}
