import { type Answer, bare, isObject, json, type Request, readJson } from '../http/messages.ts';
import type { Api } from '../http/stand-in.ts';
import { emptyStock, filledStock, type Product, type Stock } from './stock.ts';

/** The live API of `tests/apis/shop.apib`, written by hand from that document. */
export const shop: Api<Stock> = {
  prefix: '/v1',
  key: '',
  filled: filledStock,
  empty: emptyStock,
  answer: (request, stock) => {
    const [collection, id, ...more] = request.segments;
    if (collection !== 'products' || more.length > 0)
      return problem(undefined, 404, 'There is nothing here.');
    return id === undefined ? onProducts(request, stock) : onProduct(request, stock, id);
  },
};

const categories = ['tea', 'coffee', 'spices'];

function onProducts(request: Request, stock: Stock): Answer {
  if (request.method === 'GET') return listProducts(request.query, stock);
  if (request.method !== 'POST') return bare(undefined, 405, { Allow: 'GET, POST' });
  const body = readJson(request.body);
  const wrong = wrongField(body);
  if (wrong !== undefined) return problem('add 422', 422, wrong.message, wrong.field);
  const { sku, name, category, price } = body as unknown as Product;
  if (stock.products.some((product) => product.sku === sku)) {
    return problem('add 409', 409, `A product with the sku ${sku} already exists.`);
  }
  const product = { id: stock.nextId++, sku, name, category, price };
  stock.products.push(product);
  return json('add 201', 201, product);
}

/** Stricter than the document says: an sku is three capital letters, a dash and four digits. */
function wrongField(body: unknown): { readonly field: string; readonly message: string } | undefined {
  if (!isObject(body)) return { field: '', message: 'The body must be an object.' };
  const { sku, name, category, price } = body;
  if (typeof sku !== 'string' || !/^[A-Z]{3}-\d{4}$/.test(sku)) {
    return { field: 'sku', message: 'sku must look like ABC-1234.' };
  }
  if (typeof name !== 'string' || name === '') return { field: 'name', message: 'name must not be empty.' };
  if (!categories.some((known) => known === category)) {
    return { field: 'category', message: `category must be one of ${categories.join(', ')}.` };
  }
  if (typeof price !== 'number' || price < 0) {
    return { field: 'price', message: 'price must be a number and not negative.' };
  }
  return undefined;
}

function listProducts(query: URLSearchParams, { products }: Stock): Answer {
  const limit = Number(query.get('limit') ?? '10');
  const page = Number(query.get('page') ?? '1');
  const category = query.get('category');
  const least = Number(query.get('min_price') ?? '0');
  const sort = query.get('sort');
  if (!Number.isInteger(limit) || limit < 1 || limit > 100) {
    return problem('list 400', 400, 'limit must be between 1 and 100.');
  }
  if (!Number.isInteger(page) || page < 1) return problem('list 400', 400, 'page must be a number from 1.');
  if (category !== null && !categories.includes(category)) {
    return problem('list 400', 400, `category must be one of ${categories.join(', ')}.`);
  }
  if (Number.isNaN(least)) return problem('list 400', 400, 'min_price must be a number.');
  if (sort !== null && !['price', '-price'].includes(sort)) {
    return problem('list 400', 400, 'sort must be price or -price.');
  }
  const matching = products.filter(
    (product) => (category === null || product.category === category) && product.price >= least,
  );
  const factor = sort === '-price' ? -1 : 1;
  const sorted = sort === null ? matching : [...matching].sort((a, b) => factor * (a.price - b.price));
  const shown = sorted.slice((page - 1) * limit, page * limit);
  return json('list 200', 200, { products: shown, total: matching.length });
}

function onProduct(request: Request, stock: Stock, id: string): Answer {
  const operation = { GET: 'read', DELETE: 'delete' }[request.method];
  if (operation === undefined) return bare(undefined, 405, { Allow: 'GET, DELETE' });
  const product = stock.products.find((each) => String(each.id) === id);
  if (product === undefined) return problem(`${operation} 404`, 404, `Product ${id} does not exist.`);
  if (request.method === 'GET') return json('read 200', 200, product);
  stock.products = stock.products.filter((each) => each !== product);
  stock.deleted.push(product);
  return bare('delete 204', 204);
}

function problem(documented: string | undefined, status: number, message: string, field?: string): Answer {
  return json(documented, status, { error: { message, ...(field === undefined ? {} : { field }) } });
}
