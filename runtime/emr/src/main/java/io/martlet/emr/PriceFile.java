package io.martlet.emr;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * What things cost, as its user has found out: Martlet knows no prices. A JSON object; prices are
 * numbers, or two of them, the least and the most, in one currency.
 */
public final class PriceFile {

  private static final Set<String> KEYS =
      Set.of(
          "currency",
          "on-demand-hour",
          "spot-hour",
          "emr-hour",
          "ebs-gigabytes",
          "ebs-gigabyte-hour",
          "s3-requests");

  private final JsonNode prices;

  private PriceFile(JsonNode prices) {
    this.prices = prices;
  }

  /**
   * What a file says.
   *
   * @throws IllegalArgumentException when it is no such file, with what is wrong
   */
  public static PriceFile parse(String text) {
    try {
      JsonNode prices = new ObjectMapper().readTree(text);
      if (!prices.isObject() || !prices.path("currency").isTextual()) {
        throw new IllegalArgumentException("a price file is a JSON object with a \"currency\"");
      }
      for (Iterator<String> keys = prices.fieldNames(); keys.hasNext(); ) {
        String key = keys.next();
        if (!KEYS.contains(key)) {
          throw new IllegalArgumentException("a price file has no \"%s\"".formatted(key));
        }
      }
      return new PriceFile(prices);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a price file is JSON, and this is none from line %s, column %s on"
              .formatted(
                  String.valueOf(e.getLocation().getLineNr()),
                  String.valueOf(e.getLocation().getColumnNr())),
          e);
    }
  }

  String currency() {
    return prices.path("currency").asText();
  }

  /** An hour of a machine that stays. */
  Interval onDemandHour(String type) {
    return of("on-demand-hour", type);
  }

  /** An hour of a machine that may be taken away. */
  Interval spotHour(String type) {
    return of("spot-hour", type);
  }

  /** What Amazon EMR takes for an hour of a machine. */
  Interval emrHour(String type) {
    return of("emr-hour", type);
  }

  /** An hour of a machine's disks. */
  Interval ebsHour() {
    return interval("ebs-gigabytes", prices.path("ebs-gigabytes"))
        .times(interval("ebs-gigabyte-hour", prices.path("ebs-gigabyte-hour")));
  }

  /** All of a run's requests to S3. */
  Interval s3Requests() {
    return interval("s3-requests", prices.path("s3-requests"));
  }

  private Interval of(String key, String type) {
    return Optional.ofNullable(prices.path(key).get(type))
        .map(price -> interval(key, price))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "the price file has no \"%s\" of %s".formatted(key, type)));
  }

  /** What is left out costs nothing. */
  private static Interval interval(String key, JsonNode price) {
    if (price.isMissingNode()) {
      return Interval.NOTHING;
    }
    Interval interval =
        price.isNumber()
            ? new Interval(price.asDouble(), price.asDouble())
            : new Interval(price.path(0).asDouble(-1), price.path(1).asDouble(-1));
    if (interval.least() < 0 || interval.most() < interval.least()) {
      throw new IllegalArgumentException(
          "\"%s\" has a price that is neither a number nor two, the least and the most"
              .formatted(key));
    }
    return interval;
  }
}
