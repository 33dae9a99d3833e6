/** The data behind the shop API. */

export interface Product {
  id: number;
  sku: string;
  name: string;
  category: string;
  price: number;
}

export interface Stock {
  products: Product[];
  nextId: number;
  /** What was deleted, in the order of the deletions. */
  deleted: Product[];
}

/** Thirteen products: more than a page shows. */
export function filledStock(): Stock {
  const products = [
    ['TEA-2001', 'Assam', 'tea', 520],
    ['COF-1001', 'Harrar', 'coffee', 890],
    ['SPI-0301', 'Sumac', 'spices', 310],
    ['TEA-2002', 'Sencha', 'tea', 740],
    ['SPI-0302', 'Mace', 'spices', 660],
    ['COF-1002', 'Huila', 'coffee', 820],
    ['TEA-2003', 'Rooibos', 'tea', 390],
    ['SPI-0303', 'Saffron', 'spices', 1990],
    ['COF-1003', 'Sidamo', 'coffee', 820],
    ['TEA-2004', 'Oolong', 'tea', 980],
    ['SPI-0304', 'Caraway', 'spices', 180],
    ['COF-1004', 'Antigua', 'coffee', 930],
    ['TEA-2005', 'Keemun', 'tea', 610],
  ].map(([sku, name, category, price], index) => ({ id: 40 + index, sku, name, category, price }) as Product);
  return { products, nextId: 60, deleted: [] };
}

export function emptyStock(): Stock {
  return { products: [], nextId: 1, deleted: [] };
}

/** All on one page. */
export function smallStock(): Stock {
  const { products, ...rest } = filledStock();
  return { ...rest, products: products.slice(0, 4) };
}
