/** What the stand-in for the albums stores. */

export interface Photo {
  readonly id: number;
  caption: string;
}

export interface Album {
  readonly id: number;
  title: string;
  place: string;
  shared: boolean;
  photos: Photo[];
}

export interface Label {
  readonly name: string;
  colour: string;
}

export interface Account {
  albums: Album[];
  labels: Label[];
  /** Ids count on for each kind by itself, so that an album and a photo share some. */
  nextAlbum: number;
  nextPhoto: number;
}

/** An account with things that a run must not touch. */
export function filledAccount(): Account {
  return {
    albums: [
      { id: 1, title: 'Lisbon', place: 'Portugal', shared: false, photos: [{ id: 1, caption: 'The tram' }] },
      { id: 2, title: 'Oslo', place: 'Norway', shared: true, photos: [{ id: 2, caption: 'The opera' }] },
      { id: 3, title: 'Graz', place: 'Austria', shared: false, photos: [{ id: 3, caption: 'The clock' }] },
    ],
    labels: [
      { name: 'family', colour: 'red' },
      { name: 'work', colour: 'blue' },
    ],
    nextAlbum: 4,
    nextPhoto: 4,
  };
}

export function emptyAccount(): Account {
  return { albums: [], labels: [], nextAlbum: 1, nextPhoto: 1 };
}
