/** The data behind the tags API: a blog with its tags, and the slugs that were used before. */

export interface Tag {
  readonly slug: string;
  label: string;
  colour: string | null;
  uses: number;
}

export interface Blog {
  tags: Tag[];
  readonly deleted: string[];
}

export function filledBlog(): Blog {
  return {
    tags: [
      { slug: 'wood-turning', label: 'Wood turning', colour: '#8a5a2b', uses: 31 },
      { slug: 'lathes', label: 'Lathes', colour: null, uses: 2 },
      { slug: 'sharpening-101', label: 'Sharpening 101', colour: '#444444', uses: 0 },
    ],
    deleted: ['old-news'],
  };
}

export function emptyBlog(): Blog {
  return { tags: [], deleted: [] };
}
