/** Bodies of Weather Stations, as documented. Made by docproof from the documentation: do not edit. */

/**
 * GET /stations{?kind,limit,offset}
 */
export type ListStations400Response = Problem;
/**
 * GET /stations{?kind,limit,offset}
 */
export type ListStations401Response = Problem1;
/**
 * POST /stations
 */
export type CreateStation201Response = Station1;
/**
 * POST /stations
 */
export type CreateStation400Response = Problem2;
/**
 * POST /stations
 */
export type CreateStation401Response = Problem3;
/**
 * POST /stations
 */
export type CreateStation409Response = Problem4;
/**
 * POST /stations
 */
export type CreateStation415Response = Problem5;
/**
 * POST /stations
 */
export type CreateStation422Response = Problem6;
/**
 * GET /stations/{stationId}
 */
export type GetStation200Response = Station2;
/**
 * GET /stations/{stationId}
 */
export type GetStation401Response = Problem7;
/**
 * GET /stations/{stationId}
 */
export type GetStation404Response = Problem8;
/**
 * PUT /stations/{stationId}
 */
export type ReplaceStation200Response = Station3;
/**
 * PUT /stations/{stationId}
 */
export type ReplaceStation404Response = Problem9;
/**
 * PUT /stations/{stationId}
 */
export type ReplaceStation422Response = Problem10;
/**
 * PUT /stations/{stationId}
 */
export type ReplaceStation400Response = Problem11;
/**
 * DELETE /stations/{stationId}
 */
export type DeleteStation401Response = Problem12;
/**
 * DELETE /stations/{stationId}
 */
export type DeleteStation404Response = Problem13;
/**
 * DELETE /stations/{stationId}
 */
export type DeleteStation409Response = Problem14;
/**
 * GET /stations/{stationId}/contact
 */
export type GetContact404Response = Problem15;
export type TemperatureReading = Taken & {
  quantity: 'temperature';
  celsius: number;
};
export type WindReading = Taken & {
  quantity: 'wind';
  /**
   * Metres in a second.
   */
  speed: number;
  /**
   * Where it blows from, `null` in a calm.
   */
  direction: 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW' | null;
};
/**
 * GET /stations/{stationId}/readings{?quantity,since,limit}
 *
 * @maxItems 50
 */
export type ListReadings200Response = (
  | (TemperatureReading & {
      quantity: 'temperature';
    })
  | (WindReading & {
      quantity: 'wind';
    })
)[];
/**
 * GET /stations/{stationId}/readings{?quantity,since,limit}
 */
export type ListReadings400Response = Problem16;
/**
 * GET /stations/{stationId}/readings{?quantity,since,limit}
 */
export type ListReadings404Response = Problem17;
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReading201Response =
  | (TemperatureReading1 & {
      quantity: 'temperature';
    })
  | (WindReading1 & {
      quantity: 'wind';
    });
export type TemperatureReading1 = Taken1 & {
  quantity: 'temperature';
  celsius: number;
};
export type WindReading1 = Taken1 & {
  quantity: 'wind';
  /**
   * Metres in a second.
   */
  speed: number;
  /**
   * Where it blows from, `null` in a calm.
   */
  direction: 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW' | null;
};
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReading400Response = Problem18;
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReading404Response = Problem19;
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReading422Response = Problem20;
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReading401Response = Problem21;
/**
 * GET /stations/{stationId}/readings/{readingId}
 */
export type GetReading200Response =
  | (TemperatureReading2 & {
      quantity: 'temperature';
    })
  | (WindReading2 & {
      quantity: 'wind';
    });
export type TemperatureReading2 = Taken2 & {
  quantity: 'temperature';
  celsius: number;
};
export type WindReading2 = Taken2 & {
  quantity: 'wind';
  /**
   * Metres in a second.
   */
  speed: number;
  /**
   * Where it blows from, `null` in a calm.
   */
  direction: 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW' | null;
};
/**
 * GET /stations/{stationId}/readings/{readingId}
 */
export type GetReading404Response = Problem22;
/**
 * GET /stations/{stationId}/readings/{readingId}
 */
export type GetReading401Response = Problem23;
/**
 * DELETE /stations/{stationId}/readings/{readingId}
 */
export type DeleteReading404Response = Problem24;
/**
 * DELETE /stations/{stationId}/readings/{readingId}
 */
export type DeleteReading401Response = Problem25;
/**
 * POST /stations
 */
export type CreateStationRequest = Station4;
/**
 * POST /stations
 */
export type CreateStationRequest2 = Station5;
/**
 * PUT /stations/{stationId}
 */
export type ReplaceStationRequest = Station6;
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReadingRequest =
  | (TemperatureReading3 & {
      quantity: 'temperature';
    })
  | (WindReading3 & {
      quantity: 'wind';
    });
export type TemperatureReading3 = Taken3 & {
  quantity: 'temperature';
  celsius: number;
};
export type WindReading3 = Taken3 & {
  quantity: 'wind';
  /**
   * Metres in a second.
   */
  speed: number;
  /**
   * Where it blows from, `null` in a calm.
   */
  direction: 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW' | null;
};
/**
 * POST /stations/{stationId}/readings
 */
export type RecordReadingRequest2 =
  | (TemperatureReading4 & {
      quantity: 'temperature';
    })
  | (WindReading4 & {
      quantity: 'wind';
    });
export type TemperatureReading4 = Taken4 & {
  quantity: 'temperature';
  celsius: number;
};
export type WindReading4 = Taken4 & {
  quantity: 'wind';
  /**
   * Metres in a second.
   */
  speed: number;
  /**
   * Where it blows from, `null` in a calm.
   */
  direction: 'N' | 'NE' | 'E' | 'SE' | 'S' | 'SW' | 'W' | 'NW' | null;
};

/**
 * Every documented body by the id of its response or request, and the parameters of each operation.
 */
export interface WeatherStationsBodies {
  'weather-stations/get-status/200': GetStatus200Response;
  'weather-stations/list-stations/200': ListStations200Response;
  'weather-stations/list-stations/400': ListStations400Response;
  'weather-stations/list-stations/401': ListStations401Response;
  'weather-stations/create-station/201': CreateStation201Response;
  'weather-stations/create-station/400': CreateStation400Response;
  'weather-stations/create-station/401': CreateStation401Response;
  'weather-stations/create-station/409': CreateStation409Response;
  'weather-stations/create-station/415': CreateStation415Response;
  'weather-stations/create-station/422': CreateStation422Response;
  'weather-stations/get-station/200': GetStation200Response;
  'weather-stations/get-station/401': GetStation401Response;
  'weather-stations/get-station/404': GetStation404Response;
  'weather-stations/replace-station/200': ReplaceStation200Response;
  'weather-stations/replace-station/404': ReplaceStation404Response;
  'weather-stations/replace-station/422': ReplaceStation422Response;
  'weather-stations/replace-station/4xx': ReplaceStation400Response;
  'weather-stations/delete-station/401': DeleteStation401Response;
  'weather-stations/delete-station/404': DeleteStation404Response;
  'weather-stations/delete-station/409': DeleteStation409Response;
  'weather-stations/get-contact/200': GetContact200Response;
  'weather-stations/get-contact/404': GetContact404Response;
  'weather-stations/list-readings/200': ListReadings200Response;
  'weather-stations/list-readings/400': ListReadings400Response;
  'weather-stations/list-readings/404': ListReadings404Response;
  'weather-stations/record-reading/201': RecordReading201Response;
  'weather-stations/record-reading/400': RecordReading400Response;
  'weather-stations/record-reading/404': RecordReading404Response;
  'weather-stations/record-reading/422': RecordReading422Response;
  'weather-stations/record-reading/default': RecordReading401Response;
  'weather-stations/get-reading/200': GetReading200Response;
  'weather-stations/get-reading/404': GetReading404Response;
  'weather-stations/get-reading/4xx': GetReading401Response;
  'weather-stations/delete-reading/404': DeleteReading404Response;
  'weather-stations/delete-reading/default': DeleteReading401Response;
  'weather-stations/create-station/request': CreateStationRequest;
  'weather-stations/create-station/request-2': CreateStationRequest2;
  'weather-stations/replace-station/request': ReplaceStationRequest;
  'weather-stations/record-reading/request': RecordReadingRequest;
  'weather-stations/record-reading/request-2': RecordReadingRequest2;
  'weather-stations/station-silent/request': StationSilentRequest;
  'weather-stations/list-stations/parameters': ListStationsParameters;
  'weather-stations/get-station/parameters': GetStationParameters;
  'weather-stations/replace-station/parameters': ReplaceStationParameters;
  'weather-stations/delete-station/parameters': DeleteStationParameters;
  'weather-stations/get-contact/parameters': GetContactParameters;
  'weather-stations/list-readings/parameters': ListReadingsParameters;
  'weather-stations/record-reading/parameters': RecordReadingParameters;
  'weather-stations/get-reading/parameters': GetReadingParameters;
  'weather-stations/delete-reading/parameters': DeleteReadingParameters;
}
/**
 * GET /status
 */
export interface GetStatus200Response {
  state: 'up';
  version: string;
}
/**
 * GET /stations{?kind,limit,offset}
 */
export interface ListStations200Response {
  /**
   * The offset of the next page, `null` on the last one.
   */
  nextOffset: number | null;
  /**
   * @maxItems 50
   */
  items: Station[];
}
export interface Station {
  id: string;
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  createdAt: string;
}
export interface Problem {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem1 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Station1 {
  id: string;
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  createdAt: string;
}
export interface Problem2 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem3 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem4 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem5 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem6 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Station2 {
  id: string;
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  createdAt: string;
}
export interface Problem7 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem8 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Station3 {
  id: string;
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  createdAt: string;
}
export interface Problem9 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem10 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem11 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem12 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem13 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem14 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
/**
 * GET /stations/{stationId}/contact
 */
export interface GetContact200Response {
  contact: string | null;
}
export interface Problem15 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Taken {
  id: string;
  takenAt: string;
}
export interface Problem16 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem17 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Taken1 {
  id: string;
  takenAt: string;
}
export interface Problem18 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem19 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem20 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem21 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Taken2 {
  id: string;
  takenAt: string;
}
export interface Problem22 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem23 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem24 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Problem25 {
  title: string;
  status: number;
  /**
   * The field that the problem is about.
   */
  pointer?: string;
}
export interface Station4 {
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  /**
   * Opens the case. It is never shown.
   */
  accessCode: string;
}
export interface Station5 {
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  /**
   * Opens the case. It is never shown.
   */
  accessCode: string;
}
export interface Station6 {
  /**
   * The serial number on the case, unique among all stations.
   */
  serial: string;
  name: string;
  kind: 'indoor' | 'rooftop' | 'buoy';
  /**
   * Metres above the sea, `null` where it floats.
   */
  elevation: number | null;
  contact?: string;
  installedOn?: string;
  /**
   * Opens the case. It is never shown.
   */
  accessCode: string;
}
export interface Taken3 {
  takenAt: string;
}
export interface Taken4 {
  takenAt: string;
}
/**
 * POST stationSilent
 */
export interface StationSilentRequest {
  stationId: string;
  lastTakenAt: string | null;
}
/**
 * GET /stations{?kind,limit,offset}
 */
export interface ListStationsParameters {
  query?: {
    /**
     * Only stations of this kind.
     */
    kind?: 'indoor' | 'rooftop' | 'buoy';
    /**
     * The largest number of entries to return.
     */
    limit?: number;
    /**
     * The number of stations to leave out at the start.
     */
    offset?: number;
  };
}
/**
 * GET /stations/{stationId}
 */
export interface GetStationParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
  };
}
/**
 * PUT /stations/{stationId}
 */
export interface ReplaceStationParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
  };
}
/**
 * DELETE /stations/{stationId}
 */
export interface DeleteStationParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
  };
}
/**
 * GET /stations/{stationId}/contact
 */
export interface GetContactParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
  };
}
/**
 * GET /stations/{stationId}/readings{?quantity,since,limit}
 */
export interface ListReadingsParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
  };
  query?: {
    /**
     * Only readings of this quantity.
     */
    quantity?: 'temperature' | 'wind';
    /**
     * Only readings that were taken at this time or later.
     */
    since?: string;
    /**
     * The largest number of entries to return.
     */
    limit?: number;
  };
}
/**
 * POST /stations/{stationId}/readings
 */
export interface RecordReadingParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
  };
  header: {
    /**
     * The device that took the reading.
     */
    'X-Recorder': string;
  };
}
/**
 * GET /stations/{stationId}/readings/{readingId}
 */
export interface GetReadingParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
    /**
     * The id of the reading.
     */
    readingId: string;
  };
}
/**
 * DELETE /stations/{stationId}/readings/{readingId}
 */
export interface DeleteReadingParameters {
  path: {
    /**
     * The id of the station.
     */
    stationId: string;
    /**
     * The id of the reading.
     */
    readingId: string;
  };
}
