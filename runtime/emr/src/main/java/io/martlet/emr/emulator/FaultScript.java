package io.martlet.emr.emulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What is going to go wrong, in the order in which it is looked for. */
public final class FaultScript {

  private static final Set<String> KEYS =
      Set.of("fault", "call", "cluster", "step", "skip", "times", "after-seconds", "percent");

  private final List<Pending> pending = new ArrayList<>();

  private static final class Pending {
    private final Fault fault;
    private int skip;
    private int times;

    private Pending(Fault fault) {
      this.fault = fault;
      this.skip = fault.skip();
      this.times = fault.times();
    }
  }

  public FaultScript(List<Fault> faults) {
    faults.forEach(fault -> pending.add(new Pending(fault)));
  }

  /**
   * What a script says: a JSON list of objects.
   *
   * @throws IllegalArgumentException when it is none, with what is wrong
   */
  public static FaultScript parse(String text) {
    try {
      JsonNode script = new ObjectMapper().readTree(text);
      if (!script.isArray()) {
        throw new IllegalArgumentException("a script of faults is a JSON list of objects");
      }
      List<Fault> faults = new ArrayList<>();
      script.forEach(each -> faults.add(fault(each)));
      return new FaultScript(faults);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "a script of faults is JSON, and this is none from line %s, column %s on"
              .formatted(
                  String.valueOf(e.getLocation().getLineNr()),
                  String.valueOf(e.getLocation().getColumnNr())),
          e);
    }
  }

  private static Fault fault(JsonNode says) {
    for (Iterator<String> keys = says.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException("a fault has no \"%s\"".formatted(key));
      }
    }
    String word = says.path("fault").asText();
    Fault.Kind kind =
        Arrays.stream(Fault.Kind.values())
            .filter(each -> each.keyword().equals(word))
            .findFirst()
            .orElseThrow(() -> unknown(word));
    String cluster = says.path("cluster").asText("*");
    return new Fault(
        kind,
        says.path(kind.subject()).asText("*"),
        kind.subject().equals("step") ? cluster : "*",
        says.path("skip").asInt(0),
        says.path("times").asInt(1),
        Duration.ofSeconds(says.path("after-seconds").asInt(0)),
        says.path("percent").asInt(30));
  }

  private static IllegalArgumentException unknown(String word) {
    return new IllegalArgumentException(
        "there is no fault \"%s\"; there are %s"
            .formatted(
                word,
                Arrays.stream(Fault.Kind.values())
                    .map(Fault.Kind::keyword)
                    .collect(Collectors.joining(", "))));
  }

  /** The fault of that kind that happens now to what has that name, which then has happened. */
  Optional<Fault> take(Fault.Kind kind, String name) {
    return take(kind, name, "");
  }

  /** The same for a step of a cluster. */
  synchronized Optional<Fault> take(Fault.Kind kind, String name, String cluster) {
    for (Pending each : pending) {
      if (each.times > 0 && each.fault.hits(kind, name, cluster)) {
        if (each.skip > 0) {
          each.skip--;
        } else {
          each.times--;
          return Optional.of(each.fault);
        }
      }
    }
    return Optional.empty();
  }
}
