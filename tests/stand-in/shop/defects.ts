import { queryIgnored } from '../http/changes.ts';
import { json } from '../http/messages.ts';
import type { Change, Flaw } from '../http/stand-in.ts';
import type { Product, Stock } from './stock.ts';

interface List {
  products: Product[];
  total: number;
}

/** Alters the lists whose query the condition fits. */
function listing(
  fits: (query: URLSearchParams) => boolean,
  alter: (list: List, state: Stock, query: URLSearchParams) => List,
): () => Change<Stock> {
  return () =>
    ({ request, state, sound }) => {
      const answer = sound();
      if (answer.documented !== 'list 200' || !fits(request.query)) return answer;
      return json('list 200', 200, alter(JSON.parse(answer.body.toString()), state, request.query));
    };
}

function failing(fits: (query: URLSearchParams) => boolean): () => Change<Stock> {
  return () =>
    ({ request, sound }) => {
      const answer = sound();
      const isAsked = answer.documented === 'list 200' && fits(request.query);
      return isAsked ? json('list 200', 500, { error: { message: 'Internal error.' } }) : answer;
    };
}

const page = (query: URLSearchParams) => Number(query.get('page') ?? '1');
const always = () => true;

export const defects = {
  'deleted-on-page-2': {
    says: 'A deleted product is still on the second page.',
    change: listing(
      (query) => page(query) === 2 && !query.has('limit'),
      (list, { deleted }) => ({ ...list, products: [...list.products, ...deleted] }),
    ),
  },
  'page-ignored': { says: 'Every page is the first one.', change: queryIgnored('page') },
  'page-off-by-one': {
    says: 'The second page begins with the last product of the first.',
    change: listing(
      (query) => page(query) > 1,
      (list, { products }, query) => {
        const limit = Number(query.get('limit') ?? '10');
        const start = (page(query) - 1) * limit - 1;
        return { ...list, products: products.slice(start, start + limit) };
      },
    ),
  },
  'page-2-fails': {
    says: 'The second page brings the server down.',
    change: failing((query) => page(query) > 1),
  },
  'limit-ignored': { says: 'A page has ten products, whatever is asked for.', change: queryIgnored('limit') },
  'limit-one-more': {
    says: 'A page has one product more than asked for.',
    change:
      () =>
      ({ request, sound }) => {
        const limit = request.query.get('limit');
        if (limit === null || !/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 99) return sound();
        const query = new URLSearchParams(request.query);
        query.set('limit', String(Number(limit) + 1));
        return sound({ ...request, query });
      },
  },
  'total-of-the-page': {
    says: 'The total counts the products of the page.',
    change: listing(always, (list) => ({ ...list, total: list.products.length })),
  },
  'total-too-low': { says: 'The total is 0.', change: listing(always, (list) => ({ ...list, total: 0 })) },
  'category-ignored': { says: 'All categories are shown.', change: queryIgnored('category') },
  'category-500': {
    says: 'The filter brings the server down.',
    change: failing((query) => query.has('category')),
  },
  'category-shows-nothing': {
    says: 'The filter shows nothing.',
    change: listing(
      (query) => query.has('category'),
      () => ({ products: [], total: 0 }),
    ),
  },
  'min-price-ignored': { says: 'Cheaper products are shown.', change: queryIgnored('min_price') },
  'sort-ignored': { says: 'Products are not sorted.', change: queryIgnored('sort') },
  'sort-by-text': {
    says: 'Prices are sorted as texts.',
    change: listing(
      (query) => query.has('sort'),
      (list, { products }) => ({
        ...list,
        products: [...products].sort((a, b) => (String(a.price) < String(b.price) ? -1 : 1)).slice(0, 10),
      }),
    ),
  },
  'add-any-price': {
    says: 'A negative price is taken.',
    change:
      () =>
      ({ request, state, sound }) => {
        const answer = sound();
        if (answer.documented !== 'add 422' || request.method !== 'POST') return answer;
        const product = { ...JSON.parse(request.body), id: state.nextId++ };
        if (!(product.price < 0)) return answer;
        state.products.push(product);
        return json('add 422', 201, product);
      },
  },
} satisfies Record<string, Flaw<Stock>>;
