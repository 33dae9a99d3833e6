/** Bodies of Sending IPs, as documented. Made by docproof from the documentation: do not edit. */

/**
 * GET /sending-ips/{external_ip}
 */
export type GetASendingIp400Response = ErrorResponse;
/**
 * GET /sending-ips/{external_ip}
 */
export type GetASendingIp404Response = ErrorResponse;
/**
 * PUT /sending-ips/{external_ip}
 */
export type UpdateASendingIp400Response = ErrorResponse;
/**
 * PUT /sending-ips/{external_ip}
 */
export type UpdateASendingIp404Response = ErrorResponse;

/**
 * Every documented body by the id of its response or request, and the parameters of each operation.
 */
export interface SendingIpsBodies {
  'sending-ips/get-all-sending-ips/200': GetAllSendingIps200Response;
  'sending-ips/get-a-sending-ip/200': GetASendingIp200Response;
  'sending-ips/get-a-sending-ip/400': GetASendingIp400Response;
  'sending-ips/get-a-sending-ip/404': GetASendingIp404Response;
  'sending-ips/update-a-sending-ip/200': UpdateASendingIp200Response;
  'sending-ips/update-a-sending-ip/400': UpdateASendingIp400Response;
  'sending-ips/update-a-sending-ip/404': UpdateASendingIp404Response;
  'sending-ips/update-a-sending-ip/request': UpdateASendingIpRequest;
  'sending-ips/get-a-sending-ip/parameters': GetASendingIpParameters;
  'sending-ips/update-a-sending-ip/parameters': UpdateASendingIpParameters;
}
/**
 * GET /sending-ips
 */
export interface GetAllSendingIps200Response {
  results: SendingIp[];
}
export interface SendingIp {
  /**
   * The public address of this sending IP
   */
  external_ip: string;
  /**
   * The host name to which reverse DNS resolves this address
   */
  hostname: string;
  /**
   * The IP pool that holds this sending IP
   */
  ip_pool: string;
  /**
   * `true` if the sending IP belongs to the customer
   */
  customer_provided: boolean;
}
/**
 * GET /sending-ips/{external_ip}
 */
export interface GetASendingIp200Response {
  results: SendingIp;
}
export interface ErrorResponse {
  /**
   * @minItems 1
   */
  errors: {
    message: string;
  }[];
}
/**
 * PUT /sending-ips/{external_ip}
 */
export interface UpdateASendingIp200Response {
  results: {
    message: string;
  };
}
/**
 * PUT /sending-ips/{external_ip}
 */
export interface UpdateASendingIpRequest {
  /**
   * The IP pool that is to hold this sending IP
   */
  ip_pool: string;
}
/**
 * GET /sending-ips/{external_ip}
 */
export interface GetASendingIpParameters {
  path: {
    /**
     * The external IP of the sending IP to show
     */
    external_ip: string;
  };
}
/**
 * PUT /sending-ips/{external_ip}
 */
export interface UpdateASendingIpParameters {
  path: {
    /**
     * The external IP of the sending IP to move
     */
    external_ip: string;
  };
}
