package io.martlet.emr.emulator;

/** What the API answers to a request that it does not do. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  private ApiException(int status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** The request is not such as the service takes. */
  static ApiException validation(String message) {
    return new ApiException(400, "ValidationException", message);
  }

  /** The request asks for what is not there, or cannot be done with it. */
  static ApiException invalid(String message) {
    return new ApiException(400, "InvalidRequestException", message);
  }

  /** The body is no JSON of the request's shape. */
  static ApiException unreadable(String message) {
    return new ApiException(400, "SerializationException", message);
  }

  static ApiException unknownOperation() {
    return new ApiException(400, "UnknownOperationException", "");
  }

  /** The request is not signed as clients of AWS sign. */
  static ApiException unsigned(String message) {
    return new ApiException(403, "IncompleteSignatureException", message);
  }

  static ApiException throttled() {
    return new ApiException(400, "ThrottlingException", "Rate exceeded");
  }

  static ApiException unavailable() {
    return new ApiException(
        500, "InternalServerException", "The service is not available; try again.");
  }

  int status() {
    return status;
  }

  String type() {
    return type;
  }
}
