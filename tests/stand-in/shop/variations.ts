import { json } from '../http/messages.ts';
import type { Change, Manners } from '../http/stand-in.ts';
import { emptyStock, filledStock, type Product, type Stock, smallStock } from './stock.ts';

interface List {
  products: Product[];
  total: number;
}

function listing(alter: (list: List, query: URLSearchParams) => unknown): () => Change<Stock> {
  return () =>
    ({ request, sound }) => {
      const answer = sound();
      if (answer.documented !== 'list 200') return answer;
      return json('list 200', 200, alter(JSON.parse(answer.body.toString()), request.query));
    };
}

export const variations = {
  empty: { says: 'The shop sells nothing yet.', state: emptyStock },
  'one-page': { says: 'All products are on one page.', state: smallStock },
  'equal-prices': {
    says: 'All prices are the same.',
    state: () => {
      const stock = filledStock();
      for (const product of stock.products) product.price = 500;
      return stock;
    },
  },
  'equal-categories': {
    says: 'All products are of one category.',
    state: () => {
      const stock = filledStock();
      for (const product of stock.products) product.category = 'tea';
      return stock;
    },
  },
  'newest-first-where-equal': {
    says: 'Among equal prices the newest comes first.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        if (answer.documented !== 'list 200' || request.query.get('sort') !== 'price') return answer;
        const list = JSON.parse(answer.body.toString()) as List;
        const products = [...list.products].sort((a, b) => a.price - b.price || b.id - a.id);
        return json('list 200', 200, { ...list, products });
      },
  },
  'extra-fields': {
    says: 'Lists tell more than documented.',
    change: listing((list, query) => ({ ...list, page: Number(query.get('page') ?? 1), has_more: false })),
  },
  'busy-shop': {
    says: 'Each read of the list finds another product sold out, and a new one in its place.',
    change: () => {
      let reads = 0;
      return listing((list) => {
        reads += 1;
        return {
          ...list,
          products: list.products.map((each) => ({ ...each, name: `${each.name} ${reads}` })),
        };
      })();
    },
  },
  'page-beyond-the-end': {
    says: 'A page beyond the end is refused.',
    change:
      () =>
      ({ request, sound }) => {
        const answer = sound();
        const isBeyond =
          Number(request.query.get('page') ?? '1') > 1 && /"products":\[\]/.test(String(answer.body));
        return isBeyond ? json('list 400', 400, { error: { message: 'There is no such page.' } }) : answer;
      },
  },
  'other-prefix': { says: 'The API stands at the root.', prefix: '' },
} satisfies Record<string, Manners<Stock>>;
